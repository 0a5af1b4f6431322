"""Who is asking: `g.actor`, from an API token or from the session."""

import functools
from datetime import UTC, datetime, timedelta

from flask import abort, g, request
from flask_login import current_user
from sqlalchemy import select, update
from sqlalchemy.orm import joinedload

from ..extensions import csrf, db, login_manager
from ..models import ApiToken, User
from .secrets import fingerprint

SAFE = ("GET", "HEAD", "OPTIONS")


@login_manager.user_loader
def load_user(user_id: str) -> User | None:
    user = db.session.get(User, int(user_id))
    return user if user and user.active else None


def require_person() -> None:
    """For pages: the session's user, else to the log-in page; forms carry a CSRF token."""
    if not current_user.is_authenticated:
        return login_manager.unauthorized()
    g.actor = current_user._get_current_object()
    if request.method not in SAFE:
        csrf.protect()
    return None


def require_caller() -> None:
    """For the API: a bearer token, or the session together with a CSRF token."""
    header = request.headers.get("Authorization")
    if header is not None:
        g.actor = _user_of(header) or abort(401)
        return
    if not current_user.is_authenticated:
        abort(401)
    g.actor = current_user._get_current_object()
    if request.method not in SAFE:
        csrf.protect()


def requires_role(*roles: str):
    def decorate(view):
        @functools.wraps(view)
        def guarded(*args, **kwargs):
            if g.actor.role not in roles:
                abort(403)
            return view(*args, **kwargs)

        return guarded

    return decorate


def _user_of(header: str) -> User | None:
    scheme, _, token = header.partition(" ")
    if scheme.lower() != "bearer" or not token:
        return None
    now = datetime.now(UTC)
    query = (
        select(ApiToken)
        .where(ApiToken.token_hash == fingerprint(token), ApiToken.expires_at > now)
        .options(joinedload(ApiToken.user))
    )
    found = db.session.scalar(query)
    if found is None or not found.user.active:
        return None
    _note_use(found, now)
    return found.user


def _note_use(token: ApiToken, now: datetime) -> None:
    """Once a minute is exact enough, and spares a write in every request."""
    if token.last_used_at and token.last_used_at > now - timedelta(minutes=1):
        return
    with db.engine.begin() as connection:
        connection.execute(update(ApiToken).where(ApiToken.id == token.id).values(last_used_at=now))
