"""API tokens for four users of the demo data."""

import hashlib
import secrets

from stack import database
from stack.layout import Layout
from stack.problem import Problem

PEOPLE = {
    "BALTIC_ADMIN": "admin@baltic.example",
    "BALTIC_MEMBER": "member@baltic.example",
    "NORDIC_ADMIN": "admin@nordic.example",
    "NORDIC_MEMBER": "member@nordic.example",
}


def issue(layout: Layout, environment: str) -> dict[str, str]:
    """The application shows a token once and keeps its SHA-256, so we may write that ourselves."""
    tokens = {name: f"crm_{secrets.token_urlsafe(32)}" for name in PEOPLE}
    rows = ", ".join(
        f"('{PEOPLE[name]}', '{hashlib.sha256(token.encode()).hexdigest()}')"
        for name, token in tokens.items()
    )
    statement = f"""
        INSERT INTO api_tokens (user_id, token_hash, name, expires_at)
        SELECT users.id, given.hash, 'crm up', now() + interval '90 days'
        FROM (VALUES {rows}) AS given (email, hash) JOIN users USING (email)
        RETURNING 1"""  # noqa: S608 (e-mail addresses and hashes of ours)
    made = database.sql(layout, environment, statement).splitlines()
    if len(made) != len(tokens):
        raise Problem(f"seed-demo left {len(made)} of {len(tokens)} expected users")
    return tokens
