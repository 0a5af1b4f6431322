"""The tables. Importing this package registers all of them with SQLAlchemy."""

from .access import ApiToken, UserSession
from .audit import AuditEvent, Erasure
from .customer import Customer
from .invoice import Invoice
from .order import Order, OrderLine, OrderState
from .product import Product, Unit
from .tenant import Tenant
from .upload import Upload
from .user import ROLES, User

__all__ = [
    "ROLES",
    "ApiToken",
    "AuditEvent",
    "Customer",
    "Erasure",
    "Invoice",
    "Order",
    "OrderLine",
    "OrderState",
    "Product",
    "Tenant",
    "Unit",
    "Upload",
    "User",
    "UserSession",
]
