from datetime import datetime

from sqlalchemy import BigInteger, DateTime, Text, text
from sqlalchemy.dialects.postgresql import INET, JSONB
from sqlalchemy.orm import Mapped, mapped_column

from ..extensions import db
from .columns import CreatedAt, PrimaryKey, tenant_key, user_key


class AuditEvent(db.Model):
    """Who (actor) did what to whom (subject)."""

    __tablename__ = "audit_events"

    id: Mapped[PrimaryKey]
    tenant_id: Mapped[int] = tenant_key()
    actor_id: Mapped[int | None] = user_key("SET NULL")
    subject_id: Mapped[int | None] = user_key("SET NULL")
    action: Mapped[str] = mapped_column(Text)
    details: Mapped[dict] = mapped_column(JSONB, server_default=text("'{}'::jsonb"))
    ip: Mapped[str | None] = mapped_column(INET)
    created_at: Mapped[CreatedAt]


class Erasure(db.Model):
    """The numbers of erased people, so that a restored backup can be cleaned again."""

    __tablename__ = "erasures"

    user_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    erased_at: Mapped[datetime] = mapped_column(
        DateTime(timezone=True), server_default=text("now()")
    )
