from sqlalchemy import CheckConstraint, Integer, LargeBinary, Text
from sqlalchemy.orm import Mapped, mapped_column

from ..extensions import db
from .columns import CreatedAt, PrimaryKey, tenant_key, user_key


class Upload(db.Model):
    """A small file lies in `content`, a larger one in UPLOAD_DIR under `stored_as`."""

    __tablename__ = "uploads"
    __table_args__ = (CheckConstraint("num_nonnulls(content, stored_as) = 1", name="place"),)

    id: Mapped[PrimaryKey]
    tenant_id: Mapped[int] = tenant_key()
    user_id: Mapped[int] = user_key("CASCADE")
    filename: Mapped[str] = mapped_column(Text)
    content_type: Mapped[str] = mapped_column(Text)
    size: Mapped[int] = mapped_column(Integer)
    content: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True)
    stored_as: Mapped[str | None] = mapped_column(Text)
    created_at: Mapped[CreatedAt]
