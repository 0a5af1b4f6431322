import catalog
import psycopg
import pytest
from alembic.script import ScriptDirectory
from conftest import settings_for
from flask_migrate import downgrade, upgrade

from lt_crm import MIGRATIONS, create_app
from lt_crm.extensions import db

STATUS = """
    SELECT o.id, o.status FROM orders o ORDER BY o.id
"""
OLD_ROWS = """
    INSERT INTO tenants (name, invoice_prefix) VALUES ('Old', 'OLD');
    INSERT INTO customers (tenant_id, name) SELECT id, 'Mill' FROM tenants;
    INSERT INTO orders (tenant_id, customer_id, total_cents, status)
    SELECT c.tenant_id, c.id, 100, s
    FROM customers c, unnest(ARRAY['new', 'billed', 'void', 'new']) s;
"""


@pytest.fixture
def empty(cluster, tmp_path):
    made = create_app(settings_for(cluster.create("empty"), tmp_path))
    with made.app_context():
        yield made
        db.session.remove()
        db.engine.dispose()


def url_of(app) -> str:
    return app.config["SETTINGS"].database_url


def query(app, sql: str) -> list[tuple]:
    with psycopg.connect(url_of(app), autocommit=True) as connection:
        cursor = connection.execute(sql)
        return cursor.fetchall() if cursor.description else []


def test_models_and_migrations_agree(empty, cluster, tmp_path):
    upgrade()
    by_models = create_app(settings_for(cluster.create("by_models"), tmp_path))
    with by_models.app_context():
        db.create_all()
        db.engine.dispose()
    assert catalog.read(url_of(empty)) == catalog.read(url_of(by_models))


def test_flask_db_check(app):
    result = app.test_cli_runner().invoke(args=["db", "check"])
    assert result.exit_code == 0, result.output


def test_one_head():
    assert ScriptDirectory(str(MIGRATIONS)).get_heads() == ["0008"]


def test_every_step_goes_back(empty):
    revisions = [f"{number:04d}" for number in range(1, 9)]
    catalogs = [catalog.read(url_of(empty))]
    for revision in revisions:
        upgrade(revision=revision)
        catalogs.append(catalog.read(url_of(empty)))
    for expected in reversed(catalogs[:-1]):
        downgrade(revision="-1")
        assert catalog.read(url_of(empty)) == expected


def test_no_schema_object_is_left(empty):
    upgrade()
    downgrade(revision="base")
    assert catalog.read(url_of(empty)) == set()


def test_states_survive_there_and_back(empty):
    upgrade(revision="0005")
    query(empty, OLD_ROWS)
    before = query(empty, STATUS)
    upgrade(revision="0008")
    states = [row[0] for row in query(empty, "SELECT state::text FROM orders ORDER BY id")]
    assert states == ["placed", "invoiced", "cancelled", "placed"]
    downgrade(revision="0005")
    assert query(empty, STATUS) == before


def test_both_releases_write_while_the_schema_is_expanded(empty):
    upgrade(revision="0005")
    query(empty, OLD_ROWS)
    upgrade(revision="0006")
    query(empty, "UPDATE orders SET status = 'billed' WHERE status = 'void'")
    query(empty, "UPDATE orders SET state = 'cancelled' WHERE state = 'placed'")
    pairs = set(query(empty, "SELECT status, state::text FROM orders"))
    assert pairs == {("billed", "invoiced"), ("void", "cancelled")}


def test_billed_orders_get_invoices(empty):
    upgrade(revision="0003")
    query(empty, OLD_ROWS.replace(", invoice_prefix", "").replace(", 'OLD'", ""))
    upgrade(revision="0004")
    assert query(empty, "SELECT number, total_cents FROM invoices") == [("T1-000001", 100)]
    assert query(empty, "SELECT last_invoice FROM tenants") == [(1,)]


def test_data_survives_the_newest_step(app):
    count = "SELECT (SELECT count(*) FROM orders), (SELECT sum(total_cents) FROM invoices)"
    before = query(app, count)
    with app.app_context():
        db.engine.dispose()
        downgrade(revision="0007")
        assert query(app, count) == before
        upgrade()
        db.engine.dispose()
    assert query(app, count) == before
