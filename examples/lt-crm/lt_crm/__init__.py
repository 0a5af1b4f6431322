"""LT CRM: a small customer relationship system. create_app is the only wiring."""

from pathlib import Path

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from . import api, commands, errors, health, models, observability, security, web, webhooks
from .accounts import login, sessions
from .config import Settings, flask_config, from_environment
from .extensions import csrf, db, limiter, login_manager, migrate

MIGRATIONS = Path(__file__).parent.parent / "migrations"

__all__ = ["create_app", "models"]


def create_app(settings: Settings | None = None) -> Flask:
    settings = settings or from_environment()
    observability.start_error_reports(settings)
    app = Flask(__name__)
    app.config.from_mapping(flask_config(settings))
    # One hop: nginx (or Fly's edge) is the only one whose X-Forwarded-* we believe.
    app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1, x_host=1)
    app.session_interface = sessions.DatabaseSessions()
    _bind_extensions(app)
    _register(app)
    return app


def _bind_extensions(app: Flask) -> None:
    db.init_app(app)
    migrate.init_app(app, db, directory=str(MIGRATIONS))
    observability.init_app(app)
    app.before_request(sessions.refuse_without_sessions)
    login_manager.init_app(app)
    csrf.init_app(app)
    limiter.init_app(app)
    security.init_app(app)


def _register(app: Flask) -> None:
    app.register_blueprint(health.blueprint)
    app.register_blueprint(login.blueprint)
    app.register_blueprint(api.blueprint)
    app.register_blueprint(web.blueprint)
    app.register_blueprint(webhooks.blueprint)
    errors.init_app(app)
    commands.init_app(app)
