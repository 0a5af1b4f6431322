"""Reading products."""

from collections.abc import Iterable

from sqlalchemy import select

from ..extensions import db
from ..models import Product


def list_products(tenant_id: int) -> list[Product]:
    query = select(Product).where(Product.tenant_id == tenant_id).order_by(Product.sku).limit(500)
    return list(db.session.scalars(query))


def lock_products(tenant_id: int, ids: Iterable[int]) -> list[Product]:
    """Always in the order of their ids, so that two orders can not wait for each other."""
    query = (
        select(Product)
        .where(Product.tenant_id == tenant_id, Product.id.in_(list(ids)))
        .order_by(Product.id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    return list(db.session.scalars(query))
