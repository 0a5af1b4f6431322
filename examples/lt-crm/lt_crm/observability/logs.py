"""One JSON object a line on stdout. Lines name routes, never paths, bodies or messages of
exceptions: those quote what people typed."""

import json
import logging
import re
import sys
import time
import traceback
import uuid
from datetime import UTC, datetime

from flask import Flask, g, has_request_context, request

EXTRA = ("method", "route", "status", "duration_ms", "user_id", "event", "order_id", "invoice_id")
# Only random numbers: a free text here would be a way into the logs.
REQUEST_ID = re.compile(r"[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
access = logging.getLogger("lt_crm.access")


class JsonFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": "unhandled exception" if record.exc_info else record.getMessage(),
            "request_id": g.get("request_id") if has_request_context() else None,
        }
        line |= {name: getattr(record, name) for name in EXTRA if hasattr(record, name)}
        if record.exc_info and record.exc_info[0]:
            line |= _exception(*record.exc_info)
        return json.dumps({key: value for key, value in line.items() if value is not None})


def _exception(kind, error, trace) -> dict:
    frames = traceback.extract_tb(trace)
    stack = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return {"exception": kind.__name__, "stack": stack}


def init_app(app: Flask) -> None:
    write_to_stdout(app.config["SETTINGS"].log_level)
    app.before_request(_start)
    app.after_request(_finish)


def write_to_stdout(level: str) -> None:
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonFormatter())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for talkative in ("alembic", "urllib3", "werkzeug"):
        logging.getLogger(talkative).setLevel(logging.WARNING)


def _start() -> None:
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if REQUEST_ID.fullmatch(given) else str(uuid.uuid4())
    g.started = time.perf_counter()


def _finish(response):
    started = g.get("started")
    if started is None:
        return response
    response.headers["X-Request-ID"] = g.request_id
    details = {
        "method": request.method,
        "route": request.url_rule.rule if request.url_rule else "unmatched",
        "status": response.status_code,
        "duration_ms": round((time.perf_counter() - started) * 1000, 1),
        "user_id": g.actor.id if g.get("actor") else None,
    }
    access.info("request", extra=details)
    return response
