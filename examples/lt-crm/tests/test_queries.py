"""Lists cost the same number of statements, however long they are."""

import pytest
from browser import Browser, api_of
from sqlalchemy import event

from lt_crm.extensions import db

PAGES = ("/", "/customers", "/products", "/uploads", "/orders/new")


@pytest.fixture
def statements(app):
    seen = []

    def note(connection, cursor, statement, parameters, context, many):
        seen.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    yield seen
    event.remove(engine, "before_cursor_execute", note)


def count(statements: list, call) -> int:
    call()
    statements.clear()
    assert call().status_code == 200
    return len(statements)


def test_order_list(app, statements):
    api = api_of(app, "admin@baltic.example")
    counts = [
        count(statements, lambda size=size: api.get(f"/orders?per_page={size}"))
        for size in (1, 5, 12)
    ]
    assert counts[0] == counts[1] == counts[2] <= 7


def test_pages(app, statements):
    browser = Browser(app).log_in("admin@baltic.example")

    def measure():
        return {path: count(statements, lambda path=path: browser.get(path)) for path in PAGES}

    before = measure()
    more = app.test_cli_runner().invoke(args=["seed-demo", "--orders", "20"])
    assert more.exit_code == 0
    assert measure() == before
