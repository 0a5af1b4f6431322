from sqlalchemy import BigInteger, ForeignKey, Text, text
from sqlalchemy.dialects.postgresql import INET, JSONB
from sqlalchemy.orm import Mapped, mapped_column, relationship

from ..extensions import db
from .columns import CreatedAt, Moment, PrimaryKey, user_key
from .user import User


class UserSession(db.Model):
    """A browser's session; before the log-in nobody's. Only the hash of its id is kept."""

    __tablename__ = "user_sessions"

    id: Mapped[PrimaryKey]
    token_hash: Mapped[str] = mapped_column(Text, unique=True)
    user_id: Mapped[int | None] = mapped_column(
        BigInteger, ForeignKey("users.id", ondelete="CASCADE"), index=True
    )
    data: Mapped[dict] = mapped_column(JSONB, server_default=text("'{}'::jsonb"))
    ip: Mapped[str | None] = mapped_column(INET)
    user_agent: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[CreatedAt]
    last_seen_at: Mapped[CreatedAt]
    expires_at: Mapped[Moment]


class ApiToken(db.Model):
    __tablename__ = "api_tokens"

    id: Mapped[PrimaryKey]
    user_id: Mapped[int] = user_key("CASCADE")
    token_hash: Mapped[str] = mapped_column(Text, unique=True)
    name: Mapped[str] = mapped_column(Text)
    created_at: Mapped[CreatedAt]
    last_used_at: Mapped[Moment | None]
    expires_at: Mapped[Moment]

    user: Mapped[User] = relationship()
