import hashlib
import hmac
import json
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest


class Accounting(BaseHTTPRequestHandler):
    def do_GET(self):
        mode = "test" if self.headers["Authorization"] == "Bearer test_token" else "live"
        self._answer({"account": "lt-crm", "mode": mode})

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.invoices[body["number"]] = body
        self._answer({"id": f"A-{body['number']}"})

    def _answer(self, body):
        content = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *args):
        pass


@pytest.fixture
def accounting(app):
    server = HTTPServer(("127.0.0.1", 0), Accounting)
    server.invoices = {}
    Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], accounting_url=url)
    yield server
    server.shutdown()
    server.server_close()


def free_order(api) -> int:
    items = api.get("/orders").json["items"]
    return next(item["id"] for item in items if item["state"] == "placed")


def signed(client, body: bytes, secret: bytes = b"webhook-secret"):
    signature = hmac.new(secret, body, hashlib.sha256).hexdigest()
    return client.post(
        "/webhooks/accounting",
        data=body,
        headers={"X-Signature": signature, "Content-Type": "application/json"},
    )


def test_whoami(accounting, admin):
    answer = admin.get("/integrations/accounting")
    assert answer.json == {"account": "lt-crm", "mode": "test"}


def test_whoami_without_answer(admin):
    assert admin.get("/integrations/accounting").status_code == 502


def test_invoice_arrives(accounting, admin):
    invoice = admin.post(f"/orders/{free_order(admin)}/invoice").json
    assert invoice["sent_at"]
    assert accounting.invoices[invoice["number"]]["total_cents"] == invoice["total_cents"]


def test_unsent_invoices_are_sent_later(admin, app, request):
    invoice = admin.post(f"/orders/{free_order(admin)}/invoice").json
    assert invoice["sent_at"] is None
    request.getfixturevalue("accounting")
    result = app.test_cli_runner().invoke(args=["send-invoices"])
    assert "1 of 1" in result.output
    assert admin.get(f"/invoices/{invoice['id']}").json["sent_at"]


def test_webhook(client, admin):
    invoice = admin.post(f"/orders/{free_order(admin)}/invoice").json
    body = json.dumps({"event": "invoice.booked", "number": invoice["number"]}).encode()
    assert signed(client, body, b"wrong").status_code == 401
    assert client.post("/webhooks/accounting", data=body).status_code == 401
    assert admin.get(f"/invoices/{invoice['id']}").json["booked_at"] is None
    assert signed(client, body).json == {"received": True, "booked": True}
    assert admin.get(f"/invoices/{invoice['id']}").json["booked_at"]


def test_signed_nonsense(client):
    assert signed(client, b"[]").status_code == 400
    assert signed(client, b"{").status_code == 400
