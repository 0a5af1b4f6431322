"""SQL as the superuser of a cluster, and the roles that every environment has."""

import secrets
import subprocess

from stack import postgres
from stack.layout import ENVIRONMENTS, Layout
from stack.problem import Problem

ROLES = {
    "crm_owner": "LOGIN",
    "crm_app": "LOGIN",
    "crm_probe": "LOGIN IN ROLE pg_read_all_data, pg_monitor",
    "crm_admin": "LOGIN SUPERUSER",
}
NAME = "crm"
DATABASE = """
CREATE DATABASE crm OWNER crm_owner;
\\c crm
REVOKE ALL ON DATABASE crm FROM PUBLIC;
GRANT CONNECT ON DATABASE crm TO crm_app, crm_probe;
GRANT USAGE ON SCHEMA public TO crm_app;
ALTER DEFAULT PRIVILEGES FOR ROLE crm_owner IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO crm_app;
ALTER DEFAULT PRIVILEGES FOR ROLE crm_owner IN SCHEMA public
  GRANT USAGE, SELECT ON SEQUENCES TO crm_app;
"""
EXTENSION = "CREATE EXTENSION pg_stat_statements;\n"

Passwords = dict[str, str]


def connection(layout: Layout, cluster: str, database: str) -> list[str]:
    port = str(layout.port(f"postgres-{cluster}"))
    return ["-h", str(layout.sockets), "-p", port, "-U", postgres.SUPERUSER, "-d", database]


def sql(layout: Layout, cluster: str, text: str, database: str = NAME) -> str:
    """Run statements as the superuser, through the socket; returns what they print."""
    argv = [postgres.program("psql"), "-XqAt", "-v", "ON_ERROR_STOP=1"]
    done = subprocess.run(
        [*argv, *connection(layout, cluster, database)],
        input=text,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise Problem(f"SQL failed in {cluster}: {done.stderr.strip()[:400]}")
    return done.stdout.strip()


def create(layout: Layout, cluster: str) -> Passwords:
    """The roles, and an empty database `crm` where an application runs."""
    roles = "".join(f"CREATE ROLE {role} {options};\n" for role, options in ROLES.items())
    crm = DATABASE + EXTENSION if cluster in ENVIRONMENTS else ""
    sql(layout, cluster, roles + EXTENSION + crm, "postgres")
    return set_passwords(layout, cluster)


def set_passwords(layout: Layout, cluster: str) -> Passwords:
    """Every cluster has its own, also where the roles came with a copy."""
    passwords = {role: secrets.token_hex(16) for role in ROLES}
    changes = (f"ALTER ROLE {role} PASSWORD '{word}';\n" for role, word in passwords.items())
    sql(layout, cluster, "".join(changes), "postgres")
    return passwords


def url(layout: Layout, cluster: str, role: str, passwords: Passwords, name: str = NAME) -> str:
    port = layout.port(f"postgres-{cluster}")
    return f"postgresql://{role}:{passwords[role]}@127.0.0.1:{port}/{name}"


def home(cluster: str) -> str:
    return NAME if cluster in ENVIRONMENTS else "postgres"


def system_identifier(layout: Layout, cluster: str) -> str:
    return sql(layout, cluster, "SELECT system_identifier FROM pg_control_system()", "postgres")
