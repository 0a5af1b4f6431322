"""Reading orders. Every query names the tenant, and loads what the answer shows at once."""

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from ..extensions import db
from ..models import Order, OrderLine


def page_of_orders(tenant_id: int, page: int, per_page: int) -> tuple[list[Order], int]:
    query = (
        select(Order)
        .where(Order.tenant_id == tenant_id)
        .order_by(Order.created_at.desc(), Order.id.desc())
        .limit(per_page)
        .offset((page - 1) * per_page)
        .options(
            selectinload(Order.customer),
            selectinload(Order.lines).selectinload(OrderLine.product),
        )
    )
    total = select(func.count()).select_from(Order).where(Order.tenant_id == tenant_id)
    return list(db.session.scalars(query)), db.session.scalar(total)


def find_order(tenant_id: int, order_id: int) -> Order | None:
    query = (
        select(Order)
        .where(Order.tenant_id == tenant_id, Order.id == order_id)
        .options(
            joinedload(Order.customer),
            selectinload(Order.lines).joinedload(OrderLine.product),
        )
    )
    return db.session.scalar(query)


def find_by_key(tenant_id: int, key: str) -> Order | None:
    query = select(Order).where(Order.tenant_id == tenant_id, Order.idempotency_key == key)
    return db.session.scalar(query)


def lock_order(tenant_id: int, order_id: int) -> Order | None:
    """The row is ours until the transaction ends: nobody else cancels or invoices it meanwhile."""
    query = (
        select(Order)
        .where(Order.tenant_id == tenant_id, Order.id == order_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return db.session.scalar(query)
