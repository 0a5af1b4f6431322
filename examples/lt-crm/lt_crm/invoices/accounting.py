"""The accounting system.

GET  /whoami      Authorization: Bearer TOKEN -> {"account": …, "mode": "live"|"test"}
POST /invoices    {"number", "total_cents", "currency", "buyer"} -> {"id": …}; a number twice is one
its webhook       POST /webhooks/accounting {"event": "invoice.booked", "number": …}
                  X-Signature: hex of HMAC-SHA256(ACCOUNTING_WEBHOOK_SECRET, body)
"""

import hashlib
import hmac

import requests
from flask import current_app

from ..models import Invoice

SECONDS = (2, 3)


class Unavailable(Exception):  # noqa: N818
    """No answer, or none that we can use."""


def whoami() -> dict:
    answer = _call("GET", "/whoami")
    try:
        return {"account": answer["account"], "mode": answer["mode"]}
    except KeyError:
        raise Unavailable from None


def send_invoice(invoice: Invoice) -> str | None:
    body = {
        "number": invoice.number,
        "total_cents": invoice.total_cents,
        "currency": invoice.currency,
        "buyer": invoice.buyer_name,
    }
    reference = _call("POST", "/invoices", body).get("id")
    return None if reference is None else str(reference)


def signed_by_accounting(body: bytes, signature: str) -> bool:
    secret = current_app.config["SETTINGS"].accounting_webhook_secret
    expected = hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(signature.encode(), expected.encode())


def _call(method: str, path: str, body: dict | None = None) -> dict:
    settings = current_app.config["SETTINGS"]
    headers = {"Authorization": f"Bearer {settings.accounting_token}"}
    url = settings.accounting_url.rstrip("/") + path
    try:
        answer = requests.request(method, url, json=body, headers=headers, timeout=SECONDS)
        answer.raise_for_status()
        content = answer.json()
    except (requests.RequestException, ValueError):
        raise Unavailable from None
    if not isinstance(content, dict):
        raise Unavailable
    return content
