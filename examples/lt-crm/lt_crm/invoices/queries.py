"""Reading invoices."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from ..extensions import db
from ..models import Invoice, Order, OrderLine, Tenant


def find_invoice(tenant_id: int, invoice_id: int) -> Invoice | None:
    lines = joinedload(Invoice.order).selectinload(Order.lines).joinedload(OrderLine.product)
    query = (
        select(Invoice)
        .where(Invoice.tenant_id == tenant_id, Invoice.id == invoice_id)
        .options(lines)
    )
    return db.session.scalar(query)


def invoice_of(order: Order) -> Invoice | None:
    return db.session.scalar(select(Invoice).where(Invoice.order_id == order.id))


def next_number(tenant_id: int) -> str:
    """Numbers have no gaps: the tenant's row is locked until the invoice is written."""
    query = (
        select(Tenant)
        .where(Tenant.id == tenant_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    tenant = db.session.scalar(query)
    tenant.last_invoice += 1
    return f"{tenant.invoice_prefix}-{tenant.last_invoice:06d}"
