"""Keeping files: small ones in the database, others in UPLOAD_DIR under a random name."""

import secrets
from pathlib import Path

from flask import current_app
from sqlalchemy import select
from sqlalchemy.orm import undefer
from werkzeug.datastructures import FileStorage
from werkzeug.utils import secure_filename

from ..extensions import db
from ..models import Upload, User

IN_DATABASE = 64 * 1024
TYPES = {"application/pdf", "image/png", "image/jpeg", "text/plain", "text/csv"}


def keep(actor: User, file: FileStorage) -> Upload | None:
    """None when files of this type are not taken."""
    if file.mimetype not in TYPES:
        return None
    content = file.read()
    upload = Upload(
        tenant_id=actor.tenant_id,
        user_id=actor.id,
        filename=secure_filename(file.filename or "") or "file",
        content_type=file.mimetype,
        size=len(content),
    )
    if len(content) <= IN_DATABASE:
        upload.content = content
    else:
        upload.stored_as = _store(content)
    db.session.add(upload)
    db.session.commit()
    return upload


def list_uploads(tenant_id: int) -> list[Upload]:
    query = select(Upload).where(Upload.tenant_id == tenant_id).order_by(Upload.id.desc())
    return list(db.session.scalars(query.limit(100)))


def find_upload(tenant_id: int, upload_id: int) -> Upload | None:
    query = select(Upload).where(Upload.tenant_id == tenant_id, Upload.id == upload_id)
    return db.session.scalar(query.options(undefer(Upload.content)))


def content_of(upload: Upload) -> bytes:
    if upload.content is not None:
        return upload.content
    return path_of(upload.stored_as).read_bytes()


def path_of(stored_as: str) -> Path:
    return Path(current_app.config["SETTINGS"].upload_dir) / stored_as


def _store(content: bytes) -> str:
    name = secrets.token_hex(16)
    path = path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return name
