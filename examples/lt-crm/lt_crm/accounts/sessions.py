"""Sessions as rows of PostgreSQL: deleting the row ends the session, whoever has the cookie."""

import logging
from datetime import UTC, datetime, timedelta

from flask import Flask, Request, Response, abort, session
from flask import request as current_request
from flask.sessions import SessionInterface, SessionMixin
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import OperationalError
from werkzeug.datastructures import CallbackDict

from ..extensions import db
from ..models import UserSession
from .secrets import fingerprint, new_token

log = logging.getLogger(__name__)
IDLE = timedelta(hours=1)
ABSOLUTE = timedelta(hours=12)
TOUCH_EVERY = timedelta(minutes=1)
STATELESS = ("/health/", "/metrics", "/version", "/static/", "/webhooks/")


class DatabaseSession(CallbackDict, SessionMixin):
    def __init__(self, data: dict | None = None, token: str | None = None):
        super().__init__(data, on_update=lambda session: setattr(session, "modified", True))
        self.modified = False
        self.new = token is None
        self.token = token
        self.replaces: str | None = None
        self.unreadable = False

    def rotate(self) -> None:
        """A new id when the person changes, so that an id known before is worth nothing."""
        self.replaces, self.token, self.modified = self.token, None, True

    def destroy(self) -> None:
        self.clear()
        self.rotate()


class DatabaseSessions(SessionInterface):
    session_class = DatabaseSession

    def open_session(self, app: Flask, request: Request) -> DatabaseSession:
        token = request.cookies.get(self.get_cookie_name(app))
        if not token or request.path.startswith(STATELESS):
            return DatabaseSession()
        try:
            data = _load(fingerprint(token))
        except OperationalError:
            log.exception("sessions can not be read")
            return _unreadable()
        return DatabaseSession() if data is None else DatabaseSession(data, token)

    def save_session(self, app: Flask, session: DatabaseSession, response: Response) -> None:
        response.vary.add("Cookie")
        if not session.modified:
            return
        if session.replaces:
            _remove(fingerprint(session.replaces))
        if session:
            self._write(app, session, response)
        elif session.token or session.replaces:
            response.delete_cookie(self.get_cookie_name(app), **self._attributes(app))

    def _write(self, app: Flask, session: DatabaseSession, response: Response) -> None:
        if session.token:
            _update(fingerprint(session.token), dict(session))
            return
        session.token = new_token()
        _insert(fingerprint(session.token), dict(session))
        response.set_cookie(
            self.get_cookie_name(app), session.token, max_age=ABSOLUTE, **self._attributes(app)
        )

    def _attributes(self, app: Flask) -> dict:
        return {
            "path": "/",
            "secure": self.get_cookie_secure(app),
            "httponly": self.get_cookie_httponly(app),
            "samesite": self.get_cookie_samesite(app),
        }


def refuse_without_sessions() -> None:
    """Without the database nobody is logged out: they are asked to come back."""
    if session.unreadable:
        abort(503)


def _unreadable() -> DatabaseSession:
    made = DatabaseSession()
    made.unreadable = True
    return made


def _load(token_hash: str) -> dict | None:
    now = datetime.now(UTC)
    query = select(UserSession.data, UserSession.last_seen_at).where(
        UserSession.token_hash == token_hash,
        UserSession.expires_at > now,
        UserSession.last_seen_at > now - IDLE,
    )
    with db.engine.begin() as connection:
        row = connection.execute(query).first()
        if row and row.last_seen_at < now - TOUCH_EVERY:
            connection.execute(_of(token_hash).values(last_seen_at=now))
    return dict(row.data) if row else None


def _of(token_hash: str):
    return update(UserSession).where(UserSession.token_hash == token_hash)


def _user_id(data: dict) -> int | None:
    return int(data["_user_id"]) if "_user_id" in data else None


def _update(token_hash: str, data: dict) -> None:
    with db.engine.begin() as connection:
        connection.execute(_of(token_hash).values(data=data, user_id=_user_id(data)))


def _insert(token_hash: str, data: dict) -> None:
    values = {
        "token_hash": token_hash,
        "user_id": _user_id(data),
        "data": data,
        "ip": current_request.remote_addr,
        "user_agent": current_request.user_agent.string[:200] or None,
        "expires_at": datetime.now(UTC) + ABSOLUTE,
    }
    with db.engine.begin() as connection:
        connection.execute(delete(UserSession).where(UserSession.expires_at < datetime.now(UTC)))
        connection.execute(insert(UserSession).values(values))


def _remove(token_hash: str) -> None:
    with db.engine.begin() as connection:
        connection.execute(delete(UserSession).where(UserSession.token_hash == token_hash))
