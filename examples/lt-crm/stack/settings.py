"""What the applications are given as secrets; every environment has its own of everything."""

import secrets

from stack import database, neighbours, redis_server
from stack.layout import ENVIRONMENTS, Layout

MODE = {"production": "live", "staging": "test"}


def make(layout: Layout, passwords: dict[str, database.Passwords]) -> dict[str, dict[str, str]]:
    secrets_of = {one: _of(layout, one, passwords[one]) for one in ENVIRONMENTS}
    # fly.toml says production; on Fly, too, a secret of the same name wins over [env].
    secrets_of["staging"]["APP_ENV"] = "staging"
    return secrets_of


def _of(layout: Layout, environment: str, passwords: database.Passwords) -> dict[str, str]:
    return {
        "SECRET_KEY": secrets.token_hex(32),
        "DATABASE_URL": database.url(layout, environment, "crm_app", passwords),
        "RATELIMIT_STORAGE_URI": redis_server.url(layout, environment),
        "METRICS_TOKEN": secrets.token_urlsafe(24),
        "SENTRY_DSN": neighbours.sentry_dsn(layout, environment),
        "ACCOUNTING_URL": layout.url("accounting"),
        "ACCOUNTING_TOKEN": f"{MODE[environment]}_{secrets.token_hex(16)}",
        "ACCOUNTING_WEBHOOK_SECRET": secrets.token_hex(32),
    }
