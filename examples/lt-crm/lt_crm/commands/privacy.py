"""flask export-user-data and flask delete-user-data."""

import json
from pathlib import Path

import click
from flask.cli import with_appcontext

from ..privacy.erase import erase
from ..privacy.export import export


@click.command()
@click.argument("user_id", type=int)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path))
@with_appcontext
def export_user_data(user_id: int, output: Path | None) -> None:
    """Write everything that is held about a user, as JSON."""
    document = export(user_id)
    if document is None:
        raise click.ClickException(f"there is no user {user_id}")
    content = json.dumps(document, ensure_ascii=False, indent=2)
    if output is None:
        click.echo(content)
        return
    output.touch(mode=0o600)
    output.write_text(content + "\n", encoding="utf-8")


@click.command()
@click.argument("user_id", type=int)
@with_appcontext
def delete_user_data(user_id: int) -> None:
    """Erase a user everywhere; invoices stay, without the person."""
    erased = erase(user_id)
    if erased is None:
        raise click.ClickException(f"there is no user {user_id}")
    click.echo(f"user {user_id} erased" if erased else f"user {user_id} had been erased before")
