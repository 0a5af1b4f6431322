"""What machines ask: is it alive, is it ready, which version is it, what does it measure."""

import hmac
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as TooLate
from functools import cache

import psycopg
from alembic.script import ScriptDirectory
from flask import Blueprint, Response, current_app, jsonify, request
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from .extensions import db, limiter
from .observability import metrics

blueprint = Blueprint("health", __name__)
limiter.exempt(blueprint)
SECONDS = 0.8
# A server that hangs can not be interrupted, only left alone: hence a thread for the question.
_threads = ThreadPoolExecutor(max_workers=2, thread_name_prefix="ready")


@blueprint.get("/health/live")
def live():
    return jsonify(status="ok")


@blueprint.get("/health/ready")
def ready():
    checks = _checks(current_app.config["SETTINGS"].database_url)
    if all(value in ("ok", "ahead") for value in checks.values()):
        return jsonify(status="ready", checks=checks)
    return jsonify(status="unavailable", checks=checks), 503


@blueprint.get("/version")
def version():
    settings = current_app.config["SETTINGS"]
    try:
        revisions = db.session.scalars(text("SELECT version_num FROM alembic_version")).all()
    except SQLAlchemyError:
        revisions = []
    return jsonify(
        commit=settings.app_release,
        environment=settings.app_env,
        schema=",".join(sorted(revisions)) or None,
    )


@blueprint.get("/metrics")
def measurements():
    settings = current_app.config["SETTINGS"]
    expected = f"Bearer {settings.metrics_token}"
    given = request.headers.get("Authorization", "")
    if not hmac.compare_digest(given.encode(), expected.encode()):
        return Response("unauthorized\n", 401, {"WWW-Authenticate": "Bearer"}, "text/plain")
    return Response(metrics.exposition(settings.app_release), content_type=metrics.CONTENT_TYPE)


def _checks(database_url: str) -> dict[str, str]:
    try:
        revisions = _threads.submit(_revisions, database_url).result(timeout=SECONDS)
    except psycopg.errors.UndefinedTable:
        revisions = frozenset()
    except (psycopg.Error, TooLate):
        return {"database": "unreachable", "schema": "unknown"}
    return {"database": "ok", "schema": _compare(expected_heads(), revisions)}


def _revisions(database_url: str) -> frozenset[str]:
    """A connection of its own: the pool may be busy without the database being away."""
    limits = {"connect_timeout": 2, "tcp_user_timeout": 1000, "application_name": "lt-crm ready"}
    with psycopg.connect(database_url, options="-c statement_timeout=500", **limits) as connection:
        rows = connection.execute("SELECT version_num FROM alembic_version").fetchall()
    return frozenset(row[0] for row in rows)


@cache
def expected_heads() -> frozenset[str]:
    return frozenset(ScriptDirectory(current_app.extensions["migrate"].directory).get_heads())


def _compare(heads: frozenset[str], revisions: frozenset[str]) -> str:
    """Ahead is fine: migrations only expand, so the release before runs on the newer schema."""
    if revisions == heads:
        return "ok"
    if revisions and min(revisions) > max(heads):
        return "ahead"
    return "behind"
