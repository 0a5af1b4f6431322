"""Keeps the rows of a database beside it, and puts them back before each test."""

import psycopg

TABLES = """
    SELECT relname FROM pg_class
    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY oid
"""
IDENTITIES = """
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = 'public' AND is_identity = 'YES'
"""


def save(url: str) -> str:
    """The statements that put the rows back: one text, sent in one go."""
    with psycopg.connect(url) as connection:
        names = [row[0] for row in connection.execute(TABLES).fetchall()]
        identities = [row[0] for row in connection.execute(IDENTITIES).fetchall()]
        connection.execute("CREATE SCHEMA saved")
        for name in names:
            connection.execute(f"CREATE TABLE saved.{name} AS TABLE public.{name}")
    # Without triggers the order of the tables does not matter; deleting few rows is quicker
    # than TRUNCATE, which makes new files.
    statements = ["SET session_replication_role = replica"]
    statements += [_put_back(name) for name in names]
    statements += [_next_id(name) for name in identities]
    return ";".join(statements)


def restore(url: str, statements: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(statements)


def _put_back(name: str) -> str:
    rows = f"SELECT * FROM saved.{name}"
    return f"DELETE FROM {name}; INSERT INTO {name} OVERRIDING SYSTEM VALUE {rows}"


def _next_id(name: str) -> str:
    sequence = f"pg_get_serial_sequence('{name}', 'id')"
    return f"SELECT setval({sequence}, coalesce((SELECT max(id) FROM {name}), 0) + 1, false)"
