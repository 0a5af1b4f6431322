"""Placing and cancelling orders. Stock and order change in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from ..accounts import audit
from ..customers.queries import find_customer
from ..errors import Conflict
from ..extensions import db
from ..models import Order, OrderLine, OrderState, Product, User
from ..observability import metrics
from ..products.queries import lock_products
from .queries import find_by_key, lock_order


@dataclass(frozen=True)
class Wanted:
    customer_id: int
    quantities: dict[int, int]
    notes: str | None = None
    key: str | None = None


def place(actor: User, wanted: Wanted) -> tuple[Order, bool] | None:
    """The order and whether it is new; None when the customer or a product is not there."""
    if wanted.key and (earlier := find_by_key(actor.tenant_id, wanted.key)):
        return _same(earlier, wanted), False
    try:
        order = _place(actor, wanted)
        db.session.commit()
    except IntegrityError:
        db.session.rollback()
        earlier = find_by_key(actor.tenant_id, wanted.key) if wanted.key else None
        if earlier is None:
            raise
        return _same(earlier, wanted), False
    if order is None:
        return None
    metrics.orders.labels("placed").inc()
    return order, True


def _place(actor: User, wanted: Wanted) -> Order | None:
    customer = find_customer(actor.tenant_id, wanted.customer_id)
    products = lock_products(actor.tenant_id, wanted.quantities)
    if customer is None or len(products) != len(wanted.quantities):
        return None
    lines = list(_take(products, wanted.quantities))
    order = Order(
        tenant_id=actor.tenant_id,
        customer=customer,
        created_by=actor.id,
        idempotency_key=wanted.key,
        notes=wanted.notes,
        lines=lines,
        total_cents=sum(line.quantity * line.unit_price_cents for line in lines),
    )
    db.session.add(order)
    db.session.flush()
    audit.record(actor, "order.placed", order_id=order.id)
    return order


def _take(products: Iterable[Product], quantities: dict[int, int]) -> Iterable[OrderLine]:
    for product in products:
        quantity = quantities[product.id]
        if product.stock < quantity:
            raise Conflict(
                "out_of_stock",
                "There is not enough in stock",
                product_id=product.id,
                available=product.stock,
            )
        product.stock -= quantity
        yield OrderLine(product=product, quantity=quantity, unit_price_cents=product.price_cents)


def _same(earlier: Order, wanted: Wanted) -> Order:
    quantities = {line.product_id: line.quantity for line in earlier.lines}
    if earlier.customer_id != wanted.customer_id or quantities != wanted.quantities:
        raise Conflict("key_reused", "This Idempotency-Key belongs to another order")
    return earlier


def cancel(actor: User, order_id: int) -> Order | None:
    order = lock_order(actor.tenant_id, order_id)
    if order is None or order.state is OrderState.CANCELLED:
        return order
    if order.state is OrderState.INVOICED:
        raise Conflict("invoiced", "An invoiced order can not be cancelled")
    _give_back(order)
    order.state = OrderState.CANCELLED
    audit.record(actor, "order.cancelled", order_id=order.id)
    db.session.commit()
    metrics.orders.labels("cancelled").inc()
    return order


def _give_back(order: Order) -> None:
    quantities = {line.product_id: line.quantity for line in order.lines}
    for product in lock_products(order.tenant_id, quantities):
        product.stock += quantities[product.id]
