import pytest
from conftest import settings_for
from sqlalchemy import text

from lt_crm import create_app
from lt_crm.extensions import db
from lt_crm.health import _compare


def test_live(client):
    answer = client.get("/health/live")
    assert answer.status_code == 200
    assert answer.json == {"status": "ok"}
    assert answer.headers["Cache-Control"] == "no-store"


def test_ready(client):
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json["status"]) == (200, "ready")
    assert answer.json["checks"] == {"database": "ok", "schema": "ok"}
    assert answer.headers["Cache-Control"] == "no-store"


def test_not_ready_without_database(tmp_path):
    app = create_app(settings_for("postgresql://crm@127.0.0.1:9/none", tmp_path))
    client = app.test_client()
    assert client.get("/health/ready").status_code == 503
    assert client.get("/health/live").status_code == 200
    assert client.get("/version").json["schema"] is None


def test_not_ready_on_an_older_schema(app, client):
    with app.app_context():
        db.session.execute(text("UPDATE alembic_version SET version_num = '0007'"))
        db.session.commit()
    answer = client.get("/health/ready")
    assert (answer.status_code, answer.json["checks"]["schema"]) == (503, "behind")


@pytest.mark.parametrize(
    ("revisions", "expected"),
    [({"0008"}, "ok"), ({"0009"}, "ahead"), ({"0007"}, "behind"), (set(), "behind")],
)
def test_schema_comparison(revisions, expected):
    assert _compare(frozenset({"0008"}), frozenset(revisions)) == expected


def test_version(client):
    answer = client.get("/version").json
    assert answer == {"commit": "a" * 40, "environment": "test", "schema": "0008"}


def test_sibling_of_health_is_not_found(client):
    assert client.get("/health/none").status_code == 404


def test_metrics_want_the_token(client):
    assert client.get("/metrics").status_code == 401
    assert client.get("/metrics", headers={"Authorization": "Bearer x"}).status_code == 401
    client.get("/health/live")
    answer = client.get("/metrics", headers={"Authorization": "Bearer metrics-token"})
    assert answer.status_code == 200
    assert 'http_requests_total{method="GET",route="/health/live",status="200"}' in answer.text


def test_without_database_people_are_asked_to_come_back(tmp_path):
    app = create_app(settings_for("postgresql://crm@127.0.0.1:9/none", tmp_path))
    client = app.test_client()
    client.set_cookie("__Host-session", "x" * 43)
    for path in ("/orders", "/api/v1/me", "/login"):
        assert client.get(path).status_code == 503, path
