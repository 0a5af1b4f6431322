"""What PostgreSQL itself says about a schema, so that two schemas can be compared by meaning."""

import psycopg

COLUMNS = """
    SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,
           a.attidentity, pg_get_expr(d.adbin, d.adrelid)
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0
      AND NOT a.attisdropped
"""
CONSTRAINTS = """
    SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace
"""
INDEXES = """
    SELECT indrelid::regclass::text, pg_get_indexdef(indexrelid), indisvalid
    FROM pg_index JOIN pg_class c ON c.oid = indrelid
    WHERE c.relnamespace = 'public'::regnamespace
"""
ENUMS = """
    SELECT t.typname, e.enumsortorder, e.enumlabel
    FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid
"""
FUNCTIONS = """
    SELECT proname, pg_get_functiondef(oid)
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace
"""
TRIGGERS = "SELECT tgname, pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal"
QUERIES = (COLUMNS, CONSTRAINTS, INDEXES, ENUMS, FUNCTIONS, TRIGGERS)


def read(url: str) -> set[tuple]:
    with psycopg.connect(url) as connection:
        rows = [row for query in QUERIES for row in connection.execute(query).fetchall()]
    return {row for row in rows if row[0] != "alembic_version"}
