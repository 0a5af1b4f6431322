"""The JSON API. Every route of this blueprint wants a caller: there is none to forget."""

from flask import Blueprint

from ..accounts.identity import require_caller
from ..extensions import limiter

blueprint = Blueprint("api", __name__, url_prefix="/api/v1")
blueprint.before_request(require_caller)
limiter.limit("3000 per minute")(blueprint)

from . import account, customers, integrations, invoices, orders, products, uploads  # noqa: E402

__all__ = [
    "account",
    "blueprint",
    "customers",
    "integrations",
    "invoices",
    "orders",
    "products",
    "uploads",
]
