"""Logs, metrics and error reports: what leaves the application about itself."""

from flask import Flask

from . import logs, metrics
from .errors import start_error_reports

__all__ = ["init_app", "start_error_reports"]


def init_app(app: Flask) -> None:
    logs.init_app(app)
    metrics.init_app(app)
