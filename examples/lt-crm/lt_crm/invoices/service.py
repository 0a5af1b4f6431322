"""Invoicing an order, once, and telling the accounting system."""

import logging
from datetime import UTC, datetime

from sqlalchemy import select

from ..accounts import audit
from ..errors import Conflict
from ..extensions import db
from ..models import Invoice, Order, OrderState, User
from ..observability import metrics
from ..orders.queries import lock_order
from . import accounting
from .queries import invoice_of, next_number

log = logging.getLogger(__name__)


def invoice(actor: User, order_id: int) -> tuple[Invoice, bool] | None:
    """The invoice and whether it is new; None when there is no such order."""
    order = lock_order(actor.tenant_id, order_id)
    if order is None:
        return None
    if order.state is OrderState.CANCELLED:
        raise Conflict("cancelled", "A cancelled order can not be invoiced")
    if existing := invoice_of(order):
        return existing, False
    made = _write(actor, order)
    db.session.commit()
    metrics.orders.labels("invoiced").inc()
    send(made)
    return made, True


def _write(actor: User, order: Order) -> Invoice:
    made = Invoice(
        tenant_id=order.tenant_id,
        order=order,
        issued_by=actor.id,
        number=next_number(order.tenant_id),
        buyer_name=order.customer.name,
        buyer_contact=order.customer.contact_name,
        total_cents=order.total_cents,
    )
    order.state = OrderState.INVOICED
    db.session.add(made)
    audit.record(actor, "order.invoiced", order_id=order.id)
    return made


def send(made: Invoice) -> bool:
    """An accounting system that is away stops no invoice: `flask send-invoices` tries again."""
    try:
        made.accounting_reference = accounting.send_invoice(made)
    except accounting.Unavailable:
        log.warning("invoice not sent to accounting", extra={"invoice_id": made.id})
        return False
    made.sent_at = datetime.now(UTC)
    db.session.commit()
    return True


def unsent() -> list[Invoice]:
    return list(db.session.scalars(select(Invoice).where(Invoice.sent_at.is_(None))))


def mark_booked(number: str) -> bool:
    found = db.session.scalar(select(Invoice).where(Invoice.number == number))
    if found is None:
        return False
    found.booked_at = found.booked_at or datetime.now(UTC)
    db.session.commit()
    return True
