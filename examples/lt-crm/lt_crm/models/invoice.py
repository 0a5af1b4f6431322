from sqlalchemy import BigInteger, CheckConstraint, ForeignKey, Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..extensions import db
from .columns import CreatedAt, Moment, PrimaryKey, tenant_key, user_key
from .order import Order


class Invoice(db.Model):
    __tablename__ = "invoices"
    __table_args__ = (CheckConstraint("total_cents >= 0", name="total"),)

    id: Mapped[PrimaryKey]
    tenant_id: Mapped[int] = tenant_key()
    order_id: Mapped[int] = mapped_column(
        BigInteger, ForeignKey("orders.id", ondelete="RESTRICT"), unique=True
    )
    issued_by: Mapped[int | None] = user_key("SET NULL")
    number: Mapped[str] = mapped_column(Text, unique=True)
    buyer_name: Mapped[str] = mapped_column(Text)
    buyer_contact: Mapped[str | None] = mapped_column(Text)
    total_cents: Mapped[int] = mapped_column(Integer)
    currency: Mapped[str] = mapped_column(Text, server_default=text("'EUR'"))
    accounting_reference: Mapped[str | None] = mapped_column(Text)
    sent_at: Mapped[Moment | None]
    booked_at: Mapped[Moment | None]
    issued_at: Mapped[CreatedAt]

    order: Mapped[Order] = relationship()
