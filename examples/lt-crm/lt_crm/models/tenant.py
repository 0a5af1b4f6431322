from sqlalchemy import Integer, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from ..extensions import db
from .columns import CreatedAt, PrimaryKey


class Tenant(db.Model):
    __tablename__ = "tenants"

    id: Mapped[PrimaryKey]
    name: Mapped[str] = mapped_column(Text, unique=True)
    invoice_prefix: Mapped[str] = mapped_column(Text, unique=True)
    last_invoice: Mapped[int] = mapped_column(Integer, server_default=text("0"))
    created_at: Mapped[CreatedAt]
