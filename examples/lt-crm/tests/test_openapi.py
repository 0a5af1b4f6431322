import re
from pathlib import Path

import pytest
import yaml
from openapi_spec_validator import validate

from lt_crm.api import bodies

DOCUMENT = yaml.safe_load((Path(__file__).parent.parent / "docs/openapi.yaml").read_text())
METHODS = {"get", "post", "put", "patch", "delete"}


def documented() -> set[tuple[str, str]]:
    return {
        (method, path)
        for path, item in DOCUMENT["paths"].items()
        for method in item
        if method in METHODS
    }


def served(app) -> set[tuple[str, str]]:
    return {
        (method.lower(), re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule.removeprefix("/api/v1")))
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith("/api/v1/")
        for method in rule.methods & {name.upper() for name in METHODS}
    }


def test_document_is_valid():
    validate(DOCUMENT)


def test_document_and_routes_agree(app):
    assert documented() == served(app)


def test_nobody_is_served_without_logging_in(app, client):
    for method, path in sorted(served(app)):
        address = "/api/v1" + re.sub(r"{\w+}", "1", path)
        for headers in ({}, {"Authorization": "Bearer crm_wrong"}, {"Authorization": "Basic eA=="}):
            answer = client.open(address, method=method.upper(), json={}, headers=headers)
            assert answer.status_code == 401, (method, path, headers)


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ("/customers", bodies.CustomerBody),
        ("/products", bodies.ProductBody),
        ("/orders", bodies.OrderBody),
        ("/tokens", bodies.TokenBody),
    ],
)
def test_bodies_agree(path, model):
    body = DOCUMENT["paths"][path]["post"]["requestBody"]
    if "$ref" in body:
        body = DOCUMENT["components"]["requestBodies"][body["$ref"].rsplit("/", 1)[1]]
    schema = body["content"]["application/json"]["schema"]
    fields = model.model_fields
    assert set(schema["properties"]) == set(fields)
    required = {name for name, field in fields.items() if field.is_required()}
    assert set(schema["required"]) == required
