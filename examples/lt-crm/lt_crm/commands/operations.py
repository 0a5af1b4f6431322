"""What an operator needs now and then."""

import click
import sentry_sdk
from flask.cli import with_appcontext
from sqlalchemy import select

from ..accounts import tokens
from ..extensions import db
from ..invoices import service
from ..models import User


@click.command()
@click.argument("email")
@click.option("--name", default="command line", help="What the token is for.")
@with_appcontext
def create_token(email: str, name: str) -> None:
    """Make an API token for a user and print it."""
    user = db.session.scalar(select(User).where(User.email == email.lower()))
    if user is None:
        raise click.ClickException("there is no such user")
    _, secret = tokens.issue(user, name)
    db.session.commit()
    click.echo(secret)


@click.command()
@with_appcontext
def send_invoices() -> None:
    """Send the invoices that the accounting system has not got yet."""
    waiting = service.unsent()
    sent = sum(service.send(invoice) for invoice in waiting)
    click.echo(f"{sent} of {len(waiting)} invoices sent")


class TestError(Exception):
    """Raised on purpose, to see that reports arrive."""


@click.command()
@with_appcontext
def report_test_error() -> None:
    """Send a real exception to Sentry and print the id of its event."""
    try:
        raise TestError
    except TestError:
        event = sentry_sdk.capture_exception()
    sentry_sdk.flush(timeout=5)
    if event is None:
        raise click.ClickException("no report was sent: is SENTRY_DSN set?")
    click.echo(event)
