"""Reading customers."""

from sqlalchemy import select

from ..extensions import db
from ..models import Customer


def list_customers(tenant_id: int) -> list[Customer]:
    query = (
        select(Customer)
        .where(Customer.tenant_id == tenant_id)
        .order_by(Customer.name, Customer.id)
        .limit(500)
    )
    return list(db.session.scalars(query))


def find_customer(tenant_id: int, customer_id: int) -> Customer | None:
    query = select(Customer).where(Customer.tenant_id == tenant_id, Customer.id == customer_id)
    return db.session.scalar(query)
