from sqlalchemy import Text, text
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.orm import Mapped, mapped_column

from ..extensions import db
from .columns import CreatedAt, PrimaryKey, tenant_key, user_key


class Customer(db.Model):
    __tablename__ = "customers"

    id: Mapped[PrimaryKey]
    tenant_id: Mapped[int] = tenant_key()
    owner_id: Mapped[int | None] = user_key("SET NULL")
    name: Mapped[str] = mapped_column(Text)
    contact_name: Mapped[str | None] = mapped_column(Text)
    contact_email: Mapped[str | None] = mapped_column(Text)
    contact_phone: Mapped[str | None] = mapped_column(Text)
    tags: Mapped[list[str]] = mapped_column(ARRAY(Text), server_default=text("'{}'::text[]"))
    created_at: Mapped[CreatedAt]
