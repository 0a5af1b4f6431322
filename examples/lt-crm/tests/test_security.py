import re

import pytest
from browser import Browser

NONCE = re.compile(r"'nonce-([^']+)'")


@pytest.mark.parametrize("path", ["/login", "/orders", "/nothing", "/api/v1/nothing", "/version"])
def test_policy_is_everywhere(browser, path):
    policy = browser.get(path).headers["Content-Security-Policy"]
    for rule in ("object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert rule in policy
    assert "unsafe" not in policy


def test_nonces_are_fresh(browser):
    nonces = {
        NONCE.search(browser.get("/login").headers["Content-Security-Policy"])[1] for _ in range(3)
    }
    assert len(nonces) == 3


def test_pages_have_no_inline_script_and_versioned_assets(app):
    browser = Browser(app).log_in("admin@baltic.example")
    for path in ("/", "/orders", "/orders/new", "/customers", "/products", "/uploads"):
        html = browser.get(path).text
        assert not re.search(r"<script(?![^>]*\bsrc=)", html), path
        assert not re.search(r"\son\w+=|style=", html), path
        for asset in re.findall(r'(?:src|href)="(/static/[^"]+)"', html):
            assert re.search(r"\?v=[0-9a-f]{12}$", asset), asset
            answer = browser.get(asset)
            assert answer.status_code == 200
            assert "immutable" in answer.headers["Cache-Control"]


def test_scripts_have_the_nonce_of_the_policy(app):
    answer = Browser(app).log_in("admin@baltic.example").get("/orders")
    nonce = NONCE.search(answer.headers["Content-Security-Policy"])[1]
    assert answer.text.count(f'nonce="{nonce}"') == 2


def test_headers(browser):
    headers = browser.get("/login").headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"
    assert headers["Cache-Control"] == "no-store"


def test_unknown_paths(browser):
    assert browser.get("/api/v1/nothing").json["error"] == "not_found"
    page = browser.get("/nothing")
    assert page.status_code == 404
    assert page.content_type.startswith("text/html")


def test_wrong_method_is_json_under_api(browser):
    answer = browser.client.delete("/api/v1/orders")
    assert (answer.status_code, answer.json["error"]) == (405, "method_not_allowed")
