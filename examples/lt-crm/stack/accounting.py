"""The accounting system that LT CRM talks to, small but with its rules.

python -m stack.accounting CONFIG     {"port", "caFile", "accounts": {token: account}}

GET  /whoami                  which account a token opens, and in which mode
POST /invoices                books an invoice; the same number again is the same invoice
GET  /invoices/NUMBER         reads it back
POST /invoices/NUMBER/notify  sends the signed webhook `invoice.booked`, says what it got
"""

import hashlib
import hmac
import json
import ssl
import sys
import threading
import urllib.error
import urllib.request
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from stack.answers import Handler, serve

CONFIG: dict[str, Any] = {}
FIELDS = {"number": str, "total_cents": int, "currency": str, "buyer": str}
MODES = {"live_": "live", "test_": "test"}

_lock = threading.Lock()
_invoices: dict[tuple[str, str], dict[str, Any]] = {}


class Accounting(Handler):
    def do_GET(self) -> None:
        account = self._account()
        if account is None:
            return
        if self.path == "/whoami":
            self.answer(200, {"account": account["name"], "mode": mode(self.bearer())})
            return
        invoice = _invoices.get((account["name"], self._number() or ""))
        self.answer(200, invoice) if invoice else self.answer(404, {"error": "not found"})

    def do_POST(self) -> None:
        body = self.body()
        account = self._account()
        if account is None:
            return
        if self.path == "/invoices":
            self.answer(*book(account["name"], body))
        elif self.path.endswith("/notify"):
            self._notify(account)
        else:
            self.answer(404, {"error": "not found"})

    def _account(self) -> dict[str, Any] | None:
        if self.path == "/health":
            self.answer(200, {"status": "ok"})
            return None
        account = CONFIG["accounts"].get(self.bearer())
        if account is None:
            self.answer(401, {"error": "unknown token"})
        return account

    def _number(self) -> str | None:
        parts = self.path.split("/")
        return unquote(parts[2]) if len(parts) >= 3 and parts[1] == "invoices" else None

    def _notify(self, account: dict[str, Any]) -> None:
        number = self._number()
        if (account["name"], number) not in _invoices:
            self.answer(404, {"error": "not found"})
            return
        event = json.dumps({"event": "invoice.booked", "number": number}).encode()
        status, text = send_webhook(account, event)
        self.answer(200, {"delivered": 200 <= status < 300, "status": status, "body": text})


def mode(token: str) -> str:
    return next(name for prefix, name in MODES.items() if token.startswith(prefix))


def book(account: str, body: bytes) -> tuple[int, dict[str, Any]]:
    try:
        invoice = json.loads(body)
        valid = all(isinstance(invoice[name], kind) for name, kind in FIELDS.items())
    except (ValueError, KeyError, TypeError):
        valid = False
    if not valid:
        return 422, {"error": f"wanted: {', '.join(FIELDS)}"}
    wanted = {name: invoice[name] for name in FIELDS}
    with _lock:
        known = _invoices.get((account, wanted["number"]))
        if known is None:
            known = {"id": uuid.uuid4().hex, **wanted}
            _invoices[account, wanted["number"]] = known
            return 201, known
    same = all(known[name] == wanted[name] for name in FIELDS)
    return (200, known) if same else (409, {"error": "the number is taken by another invoice"})


def send_webhook(account: dict[str, Any], body: bytes) -> tuple[int, str]:
    signature = hmac.new(account["webhookSecret"].encode(), body, hashlib.sha256).hexdigest()
    headers = {"Content-Type": "application/json", "X-Signature": signature}
    request = urllib.request.Request(account["webhookUrl"], body, headers, method="POST")
    context = ssl.create_default_context(cafile=CONFIG["caFile"])
    try:
        with urllib.request.urlopen(request, timeout=5, context=context) as response:
            return response.status, response.read(2000).decode(errors="replace")
    except urllib.error.HTTPError as error:
        return error.code, error.read(2000).decode(errors="replace")
    except OSError as error:
        return 0, str(error)


if __name__ == "__main__":
    CONFIG.update(json.loads(Path(sys.argv[1]).read_text()))
    serve(CONFIG["port"], Accounting)
