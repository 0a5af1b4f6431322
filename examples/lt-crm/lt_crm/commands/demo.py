"""flask seed-demo: two tenants with people, customers, products, orders and invoices."""

import os
from datetime import UTC, datetime, timedelta

import click
from flask.cli import with_appcontext
from sqlalchemy import select

from ..accounts.passwords import generate_password_hash
from ..extensions import db
from ..invoices.queries import next_number
from ..models import (
    AuditEvent,
    Customer,
    Invoice,
    Order,
    OrderLine,
    OrderState,
    Product,
    Tenant,
    Upload,
    User,
)
from . import demo_data

STOCK = 10_000
INVOICED_EVERY = 5


@click.command()
@click.option("--orders", default=40, show_default=True, help="Orders of each tenant.")
@with_appcontext
def seed_demo(orders: int) -> None:
    """Fill the database with demo data; what is there already stays."""
    password = os.environ.get("DEMO_PASSWORD")
    if not password:
        raise click.ClickException("the environment variable DEMO_PASSWORD is not set")
    password_hash = generate_password_hash(password)
    for cast in demo_data.TENANTS:
        tenant = _tenant(cast)
        people = _people(tenant, cast["domain"], password_hash)
        products = _products(tenant)
        made = _orders(tenant, cast["domain"], people, products, orders)
        _upload(tenant, people[-1])
        db.session.commit()
        click.echo(f"{tenant.name}: {len(people)} users, {len(products)} products, {made} orders")


def _tenant(cast: dict) -> Tenant:
    tenant = db.session.scalar(select(Tenant).where(Tenant.name == cast["name"]))
    if tenant is None:
        tenant = Tenant(name=cast["name"], invoice_prefix=cast["invoice_prefix"])
        db.session.add(tenant)
        db.session.flush()
    return tenant


def _people(tenant: Tenant, domain: str, password_hash: str) -> list[User]:
    known = {user.role: user for user in db.session.scalars(_of(User, tenant))}
    return [
        known.get(role) or _person(tenant, f"{role}@{domain}", password_hash, (role, name, phone))
        for role, name, phone in demo_data.PEOPLE[domain]
    ]


def _person(tenant: Tenant, email: str, password_hash: str, about: tuple[str, str, str]) -> User:
    role, name, phone = about
    user = User(
        tenant_id=tenant.id,
        email=email,
        password_hash=password_hash,
        full_name=name,
        phone=phone,
        role=role,
        preferences={"language": "lt", "signature": f"{name}, {phone}"},
        avatar=demo_data.AVATAR,
    )
    db.session.add(user)
    db.session.flush()
    details = {"email": email, "name": name}
    db.session.add(
        AuditEvent(
            tenant_id=tenant.id, subject_id=user.id, action="user.registered", details=details
        )
    )
    return user


def _products(tenant: Tenant) -> list[Product]:
    known = {product.sku: product for product in db.session.scalars(_of(Product, tenant))}
    for sku, name, unit, price in demo_data.PRODUCTS:
        if sku not in known:
            known[sku] = Product(
                tenant_id=tenant.id, sku=sku, name=name, unit=unit, price_cents=price, stock=STOCK
            )
            db.session.add(known[sku])
    db.session.flush()
    return [known[sku] for sku, *_ in demo_data.PRODUCTS]


def _orders(
    tenant: Tenant, domain: str, people: list[User], products: list[Product], wanted: int
) -> int:
    """Each order has a customer of its own, so that lists are as expensive as in real life."""
    known = _known_orders(tenant)
    for number in range(known, wanted):
        person = people[number % len(people)]
        customer = Customer(
            tenant_id=tenant.id, owner_id=person.id, **demo_data.customer(number, domain)
        )
        order = _order(tenant, person, customer, _lines(products, number), number)
        if number % INVOICED_EVERY == 0:
            _invoice(tenant, person, order)
    db.session.flush()
    return max(known, wanted)


def _known_orders(tenant: Tenant) -> int:
    keys = select(Order.idempotency_key).where(
        Order.tenant_id == tenant.id, Order.idempotency_key.regexp_match("^demo-[0-9]+$")
    )
    return max((int(key[5:]) + 1 for key in db.session.scalars(keys)), default=0)


def _lines(products: list[Product], number: int) -> list[OrderLine]:
    lines = []
    for step in range(1 + number % 3):
        product = products[(number + 3 * step) % len(products)]
        quantity = 1 + (number + step) % 4
        product.stock -= quantity
        lines.append(
            OrderLine(product=product, quantity=quantity, unit_price_cents=product.price_cents)
        )
    return lines


def _order(
    tenant: Tenant, person: User, customer: Customer, lines: list[OrderLine], number: int
) -> Order:
    order = Order(
        tenant_id=tenant.id,
        customer=customer,
        created_by=person.id,
        idempotency_key=f"demo-{number}",
        notes=f"Taken by {person.full_name}, call {customer.contact_name} before delivery",
        lines=lines,
        total_cents=sum(line.quantity * line.unit_price_cents for line in lines),
        created_at=datetime.now(UTC) - timedelta(hours=6 * number),
    )
    db.session.add(order)
    return order


def _invoice(tenant: Tenant, person: User, order: Order) -> None:
    order.state = OrderState.INVOICED
    db.session.flush()
    invoice = Invoice(
        tenant_id=tenant.id,
        order=order,
        issued_by=person.id,
        number=next_number(tenant.id),
        buyer_name=order.customer.name,
        buyer_contact=order.customer.contact_name,
        total_cents=order.total_cents,
        sent_at=datetime.now(UTC),
    )
    db.session.add(invoice)


def _upload(tenant: Tenant, person: User) -> None:
    if db.session.scalar(_of(Upload, tenant).limit(1)):
        return
    content = f"Delivery terms, agreed with {person.full_name}\n".encode()
    db.session.add(
        Upload(
            tenant_id=tenant.id,
            user_id=person.id,
            filename="terms.txt",
            content_type="text/plain",
            size=len(content),
            content=content,
        )
    )


def _of(model: type, tenant: Tenant):
    return select(model).where(model.tenant_id == tenant.id)
