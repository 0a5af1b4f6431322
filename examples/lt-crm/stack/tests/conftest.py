"""A small application in place of LT CRM: deployments of it take a second, and need no database."""

import signal
import socket
import textwrap
from pathlib import Path

import pytest

from stack import processes
from stack.fly import images, store
from stack.layout import PORTS, Layout

WSGI = """
import json, os

def app(environ, start_response):
    healthy = environ["PATH_INFO"] != "/health/ready" or {healthy}
    start_response("200 OK" if healthy else "503 Unavailable", [])
    wanted = ("APP_RELEASE", "GREETING", "UPLOAD_DIR", "SCRATCH_DIR", "FLY_RELEASE_VERSION")
    return [json.dumps({{name: os.environ.get(name) for name in wanted}}).encode()]
"""
MANIFEST = """
app = "lt-crm"
[env]
GREETING = "from fly.toml"
UPLOAD_DIR = "/data/uploads"
SCRATCH_DIR = "/tmp/scratch"
[deploy]
release_command = "{command}"
[[mounts]]
source = "data"
destination = "/data"
[[http_service.checks]]
path = "/health/ready"
grace_period = "1s"
"""


@pytest.fixture
def layout(tmp_path):
    made = Layout(tmp_path / "state", _free_base())
    for folder in (made.logs, made.pids, made.fly):
        folder.mkdir(parents=True)
    yield made
    for one in processes.recorded(made.pids):
        processes.end([processes.Running(one.name, one.pid, one.started, signal.SIGKILL)])


@pytest.fixture
def app(layout):
    return store.app(layout, "lt-crm")


@pytest.fixture
def push(layout, tmp_path):
    def make(release: str, healthy: bool = True, command: str = "true") -> images.Image:
        tree = tmp_path / f"tree-{release}"
        tree.mkdir()
        (tree / "wsgi.py").write_text(textwrap.dedent(WSGI.format(healthy=healthy)))
        (tree / "fly.toml").write_text(MANIFEST.format(command=command))
        (tree / "gunicorn.conf.py").write_text("workers = 1\n")
        return images.push(layout, tree, release)

    return make


def _free_base() -> int:
    """Ports below the ephemeral range, so that no outgoing connection takes one meanwhile."""
    for base in range(20000, 30000, len(PORTS)):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", base + PORTS.index("app-production"))):
                return base
    raise RuntimeError(f"no free ports for {Path(__file__).name}")
