"""Configuration: everything comes from the environment, and what is missing stops the start."""

import os
from dataclasses import dataclass

ENVIRONMENTS = ("production", "staging", "development", "test")


class ConfigError(RuntimeError):
    """A variable is missing or has a value that can not be used."""


@dataclass(frozen=True)
class Settings:
    app_env: str
    app_release: str
    secret_key: str
    database_url: str
    ratelimit_storage_uri: str
    upload_dir: str
    metrics_token: str
    sentry_dsn: str
    accounting_url: str
    accounting_token: str
    accounting_webhook_secret: str
    log_level: str = "INFO"


def from_environment() -> Settings:
    try:
        settings = _read()
    except KeyError as missing:
        raise ConfigError(f"the environment variable {missing.args[0]} is not set") from None
    if settings.app_env not in ENVIRONMENTS:
        raise ConfigError(f"APP_ENV must be one of {', '.join(ENVIRONMENTS)}")
    return settings


def _read() -> Settings:
    return Settings(
        app_env=os.environ["APP_ENV"],
        app_release=os.environ["APP_RELEASE"],
        secret_key=os.environ["SECRET_KEY"],
        database_url=os.environ["DATABASE_URL"],
        ratelimit_storage_uri=os.environ["RATELIMIT_STORAGE_URI"],
        upload_dir=os.environ["UPLOAD_DIR"],
        metrics_token=os.environ["METRICS_TOKEN"],
        sentry_dsn=os.environ["SENTRY_DSN"],
        accounting_url=os.environ["ACCOUNTING_URL"],
        accounting_token=os.environ["ACCOUNTING_TOKEN"],
        accounting_webhook_secret=os.environ["ACCOUNTING_WEBHOOK_SECRET"],
        log_level=os.environ.get("LOG_LEVEL", "INFO"),
    )


def psycopg_url(url: str) -> str:
    """Hosting platforms say postgres:// or postgresql://; SQLAlchemy wants the driver's name."""
    _, separator, rest = url.partition("://")
    if not separator or not url.startswith(("postgres://", "postgresql://", "postgresql+psycopg:")):
        raise ConfigError("DATABASE_URL must start with postgres:// or postgresql://")
    return f"postgresql+psycopg://{rest}"


def flask_config(settings: Settings) -> dict:
    """The settings in the words of Flask and its extensions."""
    return {
        "SETTINGS": settings,
        "TESTING": settings.app_env == "test",
        "SECRET_KEY": settings.secret_key,
        "SQLALCHEMY_DATABASE_URI": psycopg_url(settings.database_url),
        "SQLALCHEMY_ENGINE_OPTIONS": _engine_options(),
        "RATELIMIT_STORAGE_URI": settings.ratelimit_storage_uri,
        "RATELIMIT_HEADERS_ENABLED": True,
        "RATELIMIT_IN_MEMORY_FALLBACK_ENABLED": True,
        "MAX_CONTENT_LENGTH": 5 * 1024 * 1024,
        "SESSION_COOKIE_NAME": "__Host-session",
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "WTF_CSRF_CHECK_DEFAULT": False,
        # API clients with a session send no Referer; the token and SameSite already protect them.
        "WTF_CSRF_SSL_STRICT": False,
    }


def _engine_options() -> dict:
    limits = {
        "statement_timeout": "5s",
        "lock_timeout": "2s",
        "idle_in_transaction_session_timeout": "15s",
    }
    options = " ".join(f"-c {name}={value}" for name, value in limits.items())
    return {
        "pool_size": 5,
        "max_overflow": 5,
        "pool_timeout": 5,
        "pool_pre_ping": True,
        "hide_parameters": True,
        "connect_args": {"connect_timeout": 3, "options": options, "application_name": "lt-crm"},
    }
