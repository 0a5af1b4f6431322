"""A PostgreSQL of our own for the tests, in a temporary folder, ended by its id."""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

BINARIES = Path(os.environ.get("PG_BIN", "/usr/lib/postgresql/15/bin"))


class Cluster:
    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="lt-crm-pg-"))
        self.port = _free_port()
        self.process = None

    def url(self, database: str) -> str:
        return f"postgresql://crm@127.0.0.1:{self.port}/{database}"

    def start(self) -> None:
        data = str(self.folder / "data")
        shutil.chown(self.folder, *_owner())
        initdb = [BINARIES / "initdb", "-D", data, "-U", "crm", "-A", "trust", "--no-sync"]
        subprocess.run([*_as_owner(), *initdb], check=True, capture_output=True)
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": self.port,
            "unix_socket_directories": "",
            "fsync": "off",
            "synchronous_commit": "off",
            "full_page_writes": "off",
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        log = (self.folder / "log").open("wb")
        command = [*_as_owner(), BINARIES / "postgres", "-D", data, *options]
        self.process = subprocess.Popen(command, stdout=log, stderr=log)
        self._wait()

    def stop(self) -> None:
        if self.process:
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait(timeout=10)
        shutil.rmtree(self.folder, ignore_errors=True)

    def create(self, name: str) -> str:
        """An empty database; one that is there is emptied, which is quicker than a new one."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            known = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
            if known.fetchone() is None:
                connection.execute(f'CREATE DATABASE "{name}"')
        with psycopg.connect(self.url(name), autocommit=True) as connection:
            connection.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        return self.url(name)

    def _wait(self) -> None:
        for _ in range(100):
            with contextlib.suppress(psycopg.OperationalError):
                psycopg.connect(self.url("postgres")).close()
                return
            time.sleep(0.05)
        raise RuntimeError((self.folder / "log").read_text())


def _owner() -> tuple:
    return ("postgres", "postgres") if os.geteuid() == 0 else (os.geteuid(), os.getegid())


def _as_owner() -> list[str]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return []
    return ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"]


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
