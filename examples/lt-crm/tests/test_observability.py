import io
import json
import logging

import pytest
import sentry_sdk
from browser import Browser
from conftest import settings_for

from lt_crm import create_app
from lt_crm.observability import errors, logs

SECRET = "Ona-Canary"
REQUEST = "0123456789abcdef" * 2


@pytest.fixture
def lines(app, monkeypatch):
    stream = io.StringIO()
    monkeypatch.setattr(logging.getLogger().handlers[0], "stream", stream)
    return lambda: [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.fixture
def broken(app, monkeypatch):
    def fail():
        raise ValueError(f"cannot greet {SECRET}")

    monkeypatch.setitem(app.config, "PROPAGATE_EXCEPTIONS", False)
    monkeypatch.setitem(app.view_functions, "web.products", fail)
    return Browser(app).log_in("admin@baltic.example")


def test_a_request_is_a_line(client, lines):
    answer = client.get("/health/live", headers={"X-Request-ID": REQUEST})
    assert answer.headers["X-Request-ID"] == REQUEST
    line = lines()[-1]
    assert line["request_id"] == REQUEST
    assert (line["route"], line["status"], line["level"]) == ("/health/live", 200, "info")


def test_strange_request_ids_are_replaced(client):
    answer = client.get("/health/live", headers={"X-Request-ID": SECRET})
    assert answer.headers["X-Request-ID"] != SECRET


def test_logs_hold_no_personal_data(broken, lines):
    broken.get(f"/products?name={SECRET}", headers={"User-Agent": SECRET})
    broken.get(f"/{SECRET}")
    broken.client.delete_cookie("__Host-session", domain="localhost")
    broken.submit_login(f"{SECRET}@baltic.example", SECRET)
    text = json.dumps(lines())
    assert SECRET not in text
    assert "unhandled exception" in text
    assert "ValueError" in text


def test_failure_shows_no_stack(broken):
    answer = broken.get("/products")
    assert answer.status_code == 500
    assert "Traceback" not in answer.text
    assert SECRET not in answer.text


def test_error_reports_are_scrubbed(tmp_path):
    sent = []
    settings = settings_for("postgresql://crm@127.0.0.1:9/none", tmp_path)
    create_app(settings)
    sentry_sdk.init(
        dsn="http://key@127.0.0.1:9/1",
        before_send=lambda event, hint: sent.append(errors.scrub(event, hint)),
    )
    try:
        raise ValueError(f"cannot greet {SECRET}")
    except ValueError:
        sentry_sdk.capture_exception()
    finally:
        sentry_sdk.get_client().close()
        sentry_sdk.init()
    assert SECRET not in json.dumps(sent, default=str)
    assert sent[0]["exception"]["values"][0]["type"] == "ValueError"


def test_formatter_drops_messages_of_exceptions():
    try:
        raise KeyError(SECRET)
    except KeyError as error:
        details = (KeyError, error, error.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, "f", 1, SECRET, (), details)
    assert SECRET not in logs.JsonFormatter().format(record)
