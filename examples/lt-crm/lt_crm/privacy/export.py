"""Everything that is held about one person (GDPR art. 15 and 20), as plain JSON values."""

import base64
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum

from sqlalchemy import select

from ..extensions import db
from ..models import Upload
from ..uploads.service import content_of
from .places import KEYS, SECRET_COLUMNS, table


def export(user_id: int) -> dict | None:
    person = _rows("users", "id", user_id)
    if not person:
        return None
    document = {"exported_at": datetime.now(UTC).isoformat(), "users": person}
    for name, key in KEYS:
        rows = document.setdefault(name, [])
        rows += [row for row in _rows(name, key, user_id) if row not in rows]
    document["files"] = _files(user_id)
    document["order_lines"] = _lines(user_id)
    return document


def _rows(name: str, key: str, user_id: int) -> list[dict]:
    source = table(name)
    hidden = SECRET_COLUMNS.get(name, set())
    columns = [column for column in source.columns if column.name not in hidden]
    query = select(*columns).where(source.c[key] == user_id).order_by(*source.primary_key)
    return [_plain(row._mapping) for row in db.session.execute(query)]


def _lines(user_id: int) -> list[dict]:
    lines, orders = table("order_lines"), table("orders")
    query = select(lines).join(orders).where(orders.c.created_by == user_id).order_by(lines.c.id)
    return [_plain(row._mapping) for row in db.session.execute(query)]


def _files(user_id: int) -> list[dict]:
    """Files that lie outside of the database; those inside are in the rows."""
    query = select(Upload).where(Upload.user_id == user_id, Upload.stored_as.is_not(None))
    return [
        {"upload_id": upload.id, "content": _value(_content(upload))}
        for upload in db.session.scalars(query)
    ]


def _content(upload: Upload) -> bytes | None:
    try:
        return content_of(upload)
    except FileNotFoundError:
        return None


def _plain(row) -> dict:
    return {str(name): _value(value) for name, value in row.items()}


def _value(value):
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, (bool, int, float, str, list, dict)):
        return value
    return float(value) if isinstance(value, Decimal) else str(value)
