from flask_login import UserMixin
from sqlalchemy import Boolean, CheckConstraint, LargeBinary, Text, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..extensions import db
from .columns import CreatedAt, PrimaryKey, tenant_key
from .tenant import Tenant

ROLES = ("admin", "manager", "member")


class User(UserMixin, db.Model):
    __tablename__ = "users"
    __table_args__ = (CheckConstraint("role IN ('admin', 'manager', 'member')", name="role"),)

    id: Mapped[PrimaryKey]
    tenant_id: Mapped[int] = tenant_key()
    email: Mapped[str] = mapped_column(Text, unique=True)
    password_hash: Mapped[str] = mapped_column(Text)
    full_name: Mapped[str] = mapped_column(Text)
    phone: Mapped[str | None] = mapped_column(Text)
    role: Mapped[str] = mapped_column(Text, server_default=text("'member'"))
    active: Mapped[bool] = mapped_column(Boolean, server_default=text("true"))
    preferences: Mapped[dict] = mapped_column(JSONB, server_default=text("'{}'::jsonb"))
    avatar: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    created_at: Mapped[CreatedAt]

    tenant: Mapped[Tenant] = relationship()

    @property
    def is_active(self) -> bool:
        return self.active
