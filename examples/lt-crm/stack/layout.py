"""Where a running stack keeps its files, and which ports it listens on."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from stack.problem import Problem

EXAMPLE = Path(__file__).resolve().parent.parent
REPOSITORY = EXAMPLE.parent.parent
CACHE = REPOSITORY / ".cache" / "lt-crm"
VENV = CACHE / "venv"

ENVIRONMENTS = ("production", "staging")
CLUSTERS = (*ENVIRONMENTS, "scratch")
FLY_APPS = {"production": "lt-crm", "staging": "lt-crm-staging"}

PORTS = (
    "https-production",
    "https-staging",
    "app-production",
    "app-staging",
    "postgres-production",
    "postgres-staging",
    "postgres-scratch",
    "redis-production",
    "redis-staging",
    "prometheus",
    "alertmanager",
    "sink",
    "accounting",
)

FACTS = "stack.json"

# sockaddr_un.sun_path holds 108 bytes, and PostgreSQL adds "/.s.PGSQL.65535.lock".
LONGEST_SOCKET_FOLDER = 86


@dataclass(frozen=True)
class Layout:
    state: Path
    base: int

    def port(self, service: str) -> int:
        return self.base + PORTS.index(service)

    def url(self, service: str) -> str:
        return f"http://127.0.0.1:{self.port(service)}"

    def site(self, environment: str) -> str:
        return f"https://localhost:{self.port(f'https-{environment}')}"

    def log(self, service: str) -> Path:
        return self.logs / f"{service}.log"

    @property
    def logs(self) -> Path:
        return self.state / "logs"

    @property
    def sockets(self) -> Path:
        return self.state / "run"

    @property
    def pids(self) -> Path:
        return self.state / "pids"

    @property
    def fly(self) -> Path:
        return self.state / "fly"

    @property
    def backups(self) -> Path:
        return self.state / "backups"

    @property
    def config(self) -> Path:
        return self.state / "config"

    @property
    def certificates(self) -> Path:
        return self.state / "tls"

    @property
    def sink(self) -> Path:
        return self.state / "sink"


def running() -> Layout:
    """The stack that is up in this state folder, whatever ports it was given."""
    state = _state()
    facts = state / FACTS
    if not facts.is_file():
        raise Problem(f"no stack is up in {state}: run `crm up` first")
    return Layout(state, json.loads(facts.read_text())["base"])


def from_environment() -> Layout:
    state = _state()
    layout = Layout(state, _base_port(os.environ.get("CRM_PORT_BASE") or "4600"))
    if len(os.fsencode(layout.sockets)) > LONGEST_SOCKET_FOLDER:
        raise Problem(f"CRM_STATE is too long for a Unix socket inside it: {state}")
    return layout


def _state() -> Path:
    return Path(os.environ.get("CRM_STATE") or CACHE / "state").absolute()


def _base_port(text: str) -> int:
    if not text.isdigit() or not 1024 <= int(text) <= 65535 - len(PORTS):
        raise Problem(f"CRM_PORT_BASE must be a port between 1024 and 65500, not {text!r}")
    return int(text)
