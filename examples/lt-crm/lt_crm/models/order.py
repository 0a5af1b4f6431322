import enum

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Enum,
    ForeignKey,
    Index,
    Integer,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..extensions import db
from .columns import CreatedAt, PrimaryKey, tenant_key, user_key
from .customer import Customer
from .product import Product


class OrderState(enum.StrEnum):
    PLACED = "placed"
    INVOICED = "invoiced"
    CANCELLED = "cancelled"


STATE_TYPE = Enum(
    OrderState, name="order_state", values_callable=lambda states: [state.value for state in states]
)


class Order(db.Model):
    __tablename__ = "orders"
    __table_args__ = (
        UniqueConstraint("tenant_id", "idempotency_key"),
        CheckConstraint("total_cents >= 0", name="total"),
        Index("ix_orders_tenant_id_created_at", "tenant_id", "created_at"),
    )

    id: Mapped[PrimaryKey]
    tenant_id: Mapped[int] = tenant_key(index=False)
    customer_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("customers.id", ondelete="RESTRICT"), index=True
    )
    created_by: Mapped[int | None] = user_key("SET NULL")
    idempotency_key: Mapped[str | None] = mapped_column(Text)
    notes: Mapped[str | None] = mapped_column(Text)
    total_cents: Mapped[int] = mapped_column(Integer)
    created_at: Mapped[CreatedAt]
    state: Mapped[OrderState] = mapped_column(STATE_TYPE, server_default=text("'placed'"))

    customer: Mapped[Customer] = relationship()
    lines: Mapped[list["OrderLine"]] = relationship(
        order_by="OrderLine.id", cascade="all, delete-orphan", passive_deletes=True
    )


class OrderLine(db.Model):
    __tablename__ = "order_lines"
    __table_args__ = (
        UniqueConstraint("order_id", "product_id"),
        CheckConstraint("quantity > 0", name="quantity"),
    )

    id: Mapped[PrimaryKey]
    order_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("orders.id", ondelete="CASCADE"))
    product_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("products.id", ondelete="RESTRICT"), index=True
    )
    quantity: Mapped[int] = mapped_column(Integer)
    unit_price_cents: Mapped[int] = mapped_column(Integer)

    product: Mapped[Product] = relationship()
