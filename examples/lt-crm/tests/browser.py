"""A browser for the tests: keeps cookies, finds the CSRF token, logs in."""

import re
from dataclasses import dataclass

from conftest import PASSWORD
from flask import Flask

HTTPS = "https://localhost"
FORM_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
PAGE_TOKEN = re.compile(r'name="csrf-token" content="([^"]+)"')


class Browser:
    def __init__(self, app: Flask):
        self.client = app.test_client()

    def get(self, path: str, **options):
        return self.client.get(path, base_url=HTTPS, **options)

    def post(self, path: str, **options):
        return self.client.post(path, base_url=HTTPS, **options)

    def cookie(self) -> str | None:
        found = self.client.get_cookie("__Host-session")
        return found.value if found else None

    def form_token(self, path: str) -> str:
        return FORM_TOKEN.search(self.get(path).text)[1]

    def page_token(self) -> str:
        return PAGE_TOKEN.search(self.get("/orders/new").text)[1]

    def submit_login(self, email: str, password: str = PASSWORD, path: str = "/login"):
        form = {"csrf_token": self.form_token("/login"), "email": email, "password": password}
        return self.post(path, data=form)

    def log_in(self, email: str) -> "Browser":
        answer = self.submit_login(email)
        assert answer.status_code == 302, answer.text
        return self


@dataclass
class Api:
    """Calls the JSON API with a token."""

    app: Flask
    token: str

    def call(self, method: str, path: str, **options):
        headers = {"Authorization": f"Bearer {self.token}", **options.pop("headers", {})}
        return self.app.test_client().open(
            f"/api/v1{path}", method=method, headers=headers, **options
        )

    def get(self, path: str, **options):
        return self.call("GET", path, **options)

    def post(self, path: str, body=None, **options):
        return self.call("POST", path, json=body, **options)


def api_of(app: Flask, email: str) -> Api:
    result = app.test_cli_runner().invoke(args=["create-token", email])
    assert result.exit_code == 0, result.output
    return Api(app, result.output.strip())
