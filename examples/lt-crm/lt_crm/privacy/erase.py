"""Erasing a person (GDPR art. 17). Orders and invoices stay, as the law on accounts wants, with
their amounts and without the person. The customers that a person kept are that person's
address book: the cards stay for their orders, without what was written on them."""

from sqlalchemy import ColumnElement, Connection, delete, insert, or_, select, text, update

from ..extensions import db
from ..models import Upload
from ..uploads.service import path_of
from .mentions import remove_mentions
from .places import table

ERASED = "[erased]"


def erase(user_id: int) -> bool | None:
    """True: erased now. False: had been erased before. None: there is no such person."""
    files = list(db.session.scalars(_stored_files(user_id)))
    db.session.rollback()
    with db.engine.begin() as connection:
        person = connection.execute(_person(user_id)).mappings().first()
        if person is None:
            return False if _in_ledger(connection, user_id) else None
        _anonymise_invoices(connection, user_id)
        _anonymise_customers(connection, user_id)
        _anonymise_orders(connection, user_id)
        _empty_audit(connection, user_id)
        remove_mentions(connection, person)
        connection.execute(delete(table("users")).where(table("users").c.id == user_id))
        connection.execute(insert(table("erasures")).values(user_id=user_id))
    for name in files:
        path_of(name).unlink(missing_ok=True)
    _forget_statistics()
    return True


def _stored_files(user_id: int):
    return select(Upload.stored_as).where(Upload.user_id == user_id, Upload.stored_as.is_not(None))


def _person(user_id: int):
    users = table("users")
    return select(users).where(users.c.id == user_id).with_for_update()


def _in_ledger(connection: Connection, user_id: int) -> bool:
    ledger = table("erasures")
    return (
        connection.scalar(select(ledger.c.user_id).where(ledger.c.user_id == user_id)) is not None
    )


def _anonymise_invoices(connection: Connection, user_id: int) -> None:
    invoices, orders, customers = table("invoices"), table("orders"), table("customers")
    kept = select(customers.c.id).where(customers.c.owner_id == user_id)
    theirs = select(orders.c.id).where(
        or_(orders.c.created_by == user_id, orders.c.customer_id.in_(kept))
    )
    mine: ColumnElement = or_(invoices.c.issued_by == user_id, invoices.c.order_id.in_(theirs))
    values = {"buyer_name": ERASED, "buyer_contact": None, "accounting_reference": None}
    connection.execute(update(invoices).where(mine).values(values))


def _anonymise_customers(connection: Connection, user_id: int) -> None:
    customers = table("customers")
    values = {
        "name": ERASED,
        "contact_name": None,
        "contact_email": None,
        "contact_phone": None,
        "tags": [],
    }
    connection.execute(update(customers).where(customers.c.owner_id == user_id).values(values))


def _anonymise_orders(connection: Connection, user_id: int) -> None:
    orders = table("orders")
    values = {"notes": None, "idempotency_key": None}
    connection.execute(update(orders).where(orders.c.created_by == user_id).values(values))


def _empty_audit(connection: Connection, user_id: int) -> None:
    """That something was done at that time remains; what, by and to whom does not."""
    events = table("audit_events")
    theirs = or_(events.c.actor_id == user_id, events.c.subject_id == user_id)
    values = {"action": ERASED, "details": {}, "ip": None}
    connection.execute(update(events).where(theirs).values(values))


def _forget_statistics() -> None:
    """The planner keeps frequent values of columns until it looks again."""
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for name in ("users", "customers", "orders", "invoices", "uploads", "audit_events"):
            connection.execute(text(f"ANALYZE {name}"))
