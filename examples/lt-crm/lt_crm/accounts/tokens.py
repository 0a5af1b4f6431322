"""API tokens: shown once, kept as a hash, dead after ninety days."""

from datetime import UTC, datetime, timedelta

from ..extensions import db
from ..models import ApiToken, User
from .secrets import fingerprint, new_token

LIFETIME = timedelta(days=90)


def issue(user: User, name: str) -> tuple[ApiToken, str]:
    secret = new_token("crm_")
    token = ApiToken(
        user_id=user.id,
        name=name,
        token_hash=fingerprint(secret),
        expires_at=datetime.now(UTC) + LIFETIME,
    )
    db.session.add(token)
    db.session.flush()
    return token, secret
