"""Where a person is. Every foreign key to users has a line here; a test compares."""

from sqlalchemy import Table

from ..extensions import db

# Hashes of secrets say nothing about a person, and handing them out would be a danger.
SECRET_COLUMNS = {
    "users": {"password_hash"},
    "user_sessions": {"token_hash"},
    "api_tokens": {"token_hash"},
}

KEYS = [
    ("user_sessions", "user_id"),
    ("api_tokens", "user_id"),
    ("uploads", "user_id"),
    ("customers", "owner_id"),
    ("orders", "created_by"),
    ("invoices", "issued_by"),
    ("audit_events", "actor_id"),
    ("audit_events", "subject_id"),
]


def table(name: str) -> Table:
    return db.metadata.tables[name]
