import os
from dataclasses import replace
from pathlib import Path

import pytest
import snapshot
from cluster import BINARIES, Cluster
from flask_migrate import upgrade
from sqlalchemy import update
from werkzeug.security import generate_password_hash

from lt_crm import create_app
from lt_crm.config import Settings
from lt_crm.extensions import db, limiter
from lt_crm.models import User
from lt_crm.observability import logs

os.environ["DEMO_PASSWORD"] = "correct horse battery staple"
PASSWORD = os.environ["DEMO_PASSWORD"]


@pytest.fixture(scope="session")
def cluster():
    if not (BINARIES / "postgres").exists():
        pytest.skip(f"there is no PostgreSQL in {BINARIES}; PG_BIN names another folder")
    running = Cluster()
    try:
        running.start()
        yield running
    finally:
        running.stop()


def settings_for(url: str, folder: Path) -> Settings:
    return Settings(
        app_env="test",
        app_release="a" * 40,
        secret_key="b" * 64,
        database_url=url,
        ratelimit_storage_uri="memory://",
        upload_dir=str(folder),
        metrics_token="metrics-token",
        sentry_dsn="",
        accounting_url="http://127.0.0.1:9",
        accounting_token="test_token",
        accounting_webhook_secret="webhook-secret",
    )


@pytest.fixture(scope="session")
def seeded(cluster, tmp_path_factory):
    """The application on a migrated and seeded database, and how to make that new again."""
    url = cluster.create("seeded")
    made = create_app(settings_for(url, tmp_path_factory.mktemp("files")))
    with made.app_context():
        upgrade()
        result = made.test_cli_runner().invoke(args=["seed-demo", "--orders", "12"])
        assert result.exit_code == 0, result.output
        # The real hash is slow on purpose; forty log-ins of the tests need not be.
        quick = generate_password_hash(PASSWORD, method="pbkdf2:sha256:1")
        db.session.execute(update(User).values(password_hash=quick))
        db.session.commit()
        db.engine.dispose()
    return made, snapshot.save(url)


@pytest.fixture
def app(seeded, tmp_path):
    made, statements = seeded
    settings = made.config["SETTINGS"]
    made.config["SETTINGS"] = replace(settings, upload_dir=str(tmp_path))
    logs.write_to_stdout(settings.log_level)
    snapshot.restore(settings.database_url, statements)
    yield made
    made.config["SETTINGS"] = settings
    with made.app_context():
        limiter.reset()
        db.session.remove()


@pytest.fixture
def client(app):
    return app.test_client()


@pytest.fixture
def browser(app):
    from browser import Browser

    return Browser(app)


@pytest.fixture
def admin(app):
    from browser import api_of

    return api_of(app, "admin@baltic.example")


@pytest.fixture
def stranger(app):
    """Somebody of the other tenant."""
    from browser import api_of

    return api_of(app, "admin@nordic.example")
