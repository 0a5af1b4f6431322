"""People are also mentioned: in notes that others wrote and in details of audit events."""

import json
import re
from collections.abc import Callable, Mapping

from sqlalchemy import Connection, Table, Text, cast, func, or_, select, update

from .places import table

ERASED = "[erased]"


def remove_mentions(connection: Connection, person: Mapping) -> None:
    words = [word for word in (person["email"], person["phone"], person["full_name"]) if word]
    pattern = re.compile("|".join(rf"(?<!\w){re.escape(word)}(?!\w)" for word in words), re.I)
    _rewrite(connection, table("orders"), "notes", words, lambda notes: pattern.sub(ERASED, notes))
    _rewrite(
        connection,
        table("audit_events"),
        "details",
        words,
        lambda details: _in_json(details, pattern),
    )


def _in_json(value, pattern: re.Pattern):
    """Through the values and not through the text: escapes would hide a name."""
    if isinstance(value, str):
        return pattern.sub(ERASED, value)
    if isinstance(value, list):
        return [_in_json(item, pattern) for item in value]
    if isinstance(value, dict):
        return {_in_json(key, pattern): _in_json(item, pattern) for key, item in value.items()}
    return value


def _rewrite(
    connection: Connection, source: Table, column: str, words: list[str], change: Callable
) -> None:
    """PostgreSQL finds the rows, Python changes whole words only."""
    as_text = func.lower(cast(source.c[column], Text))
    found = or_(
        *(as_text.contains(_shown(word, source, column), autoescape=True) for word in words)
    )
    query = select(source.c.id, source.c[column]).where(found).with_for_update()
    for row in connection.execute(query).all():
        changed = change(row[1])
        if changed != row[1]:
            connection.execute(
                update(source).where(source.c.id == row.id).values({column: changed})
            )


def _shown(word: str, source: Table, column: str) -> str:
    """How PostgreSQL prints the word: in jsonb quotes and backslashes are escaped."""
    if source.c[column].type.python_type is dict:
        return json.dumps(word, ensure_ascii=False)[1:-1].lower()
    return word.lower()
