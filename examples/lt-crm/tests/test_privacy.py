import base64
import io
import json
import re

import psycopg
import pytest
from browser import Browser, api_of
from sqlalchemy import select

from lt_crm.extensions import db
from lt_crm.models import Customer, Order, User
from lt_crm.privacy.places import KEYS

EMAIL = "member@baltic.example"
NAME = "Rūta Jankauskaitė"
MARKER = "canary-7f3a"
BIG = b"x" * 70_000 + MARKER.encode()


def run(app, *args):
    return app.test_cli_runner().invoke(args=list(args))


def id_of(app, email: str) -> str:
    with app.app_context():
        return str(db.session.scalar(select(User.id).where(User.email == email)))


@pytest.fixture
def person(app):
    """Somebody who left traces everywhere."""
    user_id = id_of(app, EMAIL)
    Browser(app).log_in(EMAIL)
    api = api_of(app, EMAIL)
    for content in (MARKER.encode(), BIG):
        file = {"file": (io.BytesIO(content), f"{MARKER}.txt", "text/plain")}
        assert api.call("POST", "/uploads", data=file).status_code == 201
    body = {"name": MARKER, "contact_name": MARKER, "tags": [MARKER]}
    customer = api.post("/customers", body).json
    product = api.get("/products").json["items"][0]["id"]
    order = {
        "customer_id": customer["id"],
        "lines": [{"product_id": product, "quantity": 1}],
        "notes": MARKER,
    }
    made = api.post("/orders", order, headers={"Idempotency-Key": MARKER}).json
    api.post(f"/orders/{made['id']}/invoice")
    with app.app_context():
        user = db.session.get(User, int(user_id))
        user.preferences = {"signature": MARKER}
        user.avatar = MARKER.encode()
        other = db.session.scalar(
            select(Order)
            .join(User, Order.created_by == User.id)
            .where(User.email == "admin@baltic.example")
        )
        other.notes = f"Ask {NAME} ({EMAIL}), not Rūtas"
        db.session.commit()
    return user_id


def residue(app, *words: str) -> set[str]:
    """Tables in which a word is left, as text or as bytes in hexadecimal."""
    found = set()
    url = app.config["SETTINGS"].database_url
    with psycopg.connect(url) as connection:
        tables = connection.execute(
            "SELECT relname FROM pg_class WHERE relkind = 'r'"
            " AND relnamespace = 'public'::regnamespace"
        ).fetchall()
        for (table,) in tables:
            rows = connection.execute(f'SELECT t::text FROM "{table}" t').fetchall()
            text = "\n".join(row[0] for row in rows).lower()
            for word in words:
                if word.lower() in text or word.encode().hex() in text:
                    found.add(table)
    return found


def totals(app) -> list[tuple]:
    with psycopg.connect(app.config["SETTINGS"].database_url) as connection:
        return connection.execute("SELECT count(*), sum(total_cents) FROM invoices").fetchall()


def test_every_key_to_users_is_known(app):
    keys = {
        (table.name, key.parent.name)
        for table in db.metadata.tables.values()
        for key in table.foreign_keys
        if key.column.table.name == "users"
    }
    assert keys == set(KEYS)


def test_export_has_everything(app, person):
    result = run(app, "export-user-data", person)
    document = json.loads(result.output)
    for name in ("users", "customers", "orders", "order_lines", "invoices", "uploads"):
        assert document[name], name
    for name in ("user_sessions", "api_tokens", "audit_events"):
        assert document[name], name
    assert document["users"][0]["preferences"] == {"signature": MARKER}
    assert base64.b64decode(document["users"][0]["avatar"]["base64"]).decode() == MARKER
    assert base64.b64decode(document["files"][0]["content"]["base64"]) == BIG


def test_export_has_nothing_of_others_and_no_secrets(app, person):
    output = run(app, "export-user-data", person).output
    for foreign in ("admin@", "manager@", "Kazlauskait", "nordic.example", "scrypt:", "_hash"):
        assert foreign not in re.sub(r"customer\d+@\S+", "", output), foreign


def test_export_to_a_file(app, person, tmp_path):
    path = tmp_path / "export.json"
    assert run(app, "export-user-data", person, "--output", str(path)).exit_code == 0
    assert json.loads(path.read_text())["users"][0]["email"] == EMAIL
    assert path.stat().st_mode & 0o077 == 0


def test_export_of_nobody(app, tmp_path):
    path = tmp_path / "export.json"
    assert run(app, "export-user-data", "99999", "--output", str(path)).exit_code == 1
    assert not path.exists()


def test_erasure_leaves_nothing(app, person, tmp_path):
    assert residue(app, MARKER, EMAIL, NAME)
    assert list(tmp_path.glob("*"))
    result = run(app, "delete-user-data", person)
    assert result.exit_code == 0, result.output
    assert residue(app, MARKER, EMAIL, NAME, "600 00003") == set()
    assert not [path for path in tmp_path.glob("*") if MARKER.encode() in path.read_bytes()]


def test_erasure_keeps_the_business(app, person):
    """Totals of invoices, notes of others, and customers for their orders."""
    before = totals(app)
    run(app, "delete-user-data", person)
    assert totals(app) == before
    with app.app_context():
        notes = db.session.scalars(select(Order.notes)).all()
        erased = db.session.scalars(select(Customer).where(Customer.name == "[erased]")).all()
    assert "Ask [erased] ([erased]), not Rūtas" in notes
    assert erased
    assert all(customer.contact_email is None for customer in erased)


def test_erasure_spares_others(app, person):
    control = id_of(app, "manager@baltic.example")

    def held():
        document = json.loads(run(app, "export-user-data", control).output)
        document.pop("exported_at")
        return document

    before = held()
    run(app, "delete-user-data", person)
    assert held() == before


def test_erased_person_is_locked_out(app, person):
    api, browser = api_of(app, EMAIL), Browser(app).log_in(EMAIL)
    run(app, "delete-user-data", person)
    assert api.get("/me").status_code == 401
    assert browser.get("/api/v1/me").status_code == 401
    assert browser.submit_login(EMAIL).status_code == 401


def test_erasure_twice_and_of_nobody(app, person):
    assert run(app, "delete-user-data", person).exit_code == 0
    again = run(app, "delete-user-data", person)
    assert (again.exit_code, "before" in again.output) == (0, True)
    assert run(app, "delete-user-data", "99999").exit_code == 1
    assert run(app, "export-user-data", person).exit_code == 1
