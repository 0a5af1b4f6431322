"""Prometheus with the rules of LT CRM, and Alertmanager that tells the sink."""

import subprocess
from pathlib import Path
from string import Template

from stack import processes, waiting
from stack.fly import store
from stack.layout import ENVIRONMENTS, Layout
from stack.problem import Problem

TEMPLATES = Path(__file__).parent / "templates"
LOOPBACK = "127.0.0.1"


def configure(layout: Layout, tokens: dict[str, str], receiver_token: str) -> None:
    """`tokens` are what each environment's /metrics wants to see."""
    for environment, token in tokens.items():
        store.write_private(layout.config / f"metrics-{environment}.token", token)
    store.write_private(layout.config / "receiver.token", receiver_token)
    names = {
        "config": str(layout.config),
        "alertmanager": f"{LOOPBACK}:{layout.port('alertmanager')}",
        "sink": layout.url("sink"),
        **{one: f"{LOOPBACK}:{layout.port(f'app-{one}')}" for one in ENVIRONMENTS},
    }
    for name in ("prometheus.yml", "alertmanager.yml"):
        text = Template((TEMPLATES / name).read_text()).substitute(names)
        (layout.config / name).write_text(text)
    (layout.config / "alerts.yml").write_text((TEMPLATES / "alerts.yml").read_text())
    _check(layout)


def start_prometheus(layout: Layout) -> None:
    _start(layout, "prometheus", [
        "prometheus",
        f"--config.file={layout.config / 'prometheus.yml'}",
        f"--storage.tsdb.path={layout.state / 'prometheus'}",
        "--storage.tsdb.retention.time=1d",
    ])  # fmt: skip


def start_alertmanager(layout: Layout) -> None:
    _start(layout, "alertmanager", [
        "prometheus-alertmanager",
        f"--config.file={layout.config / 'alertmanager.yml'}",
        f"--storage.path={layout.state / 'alertmanager'}",
        "--cluster.listen-address=",
    ])  # fmt: skip


def _start(layout: Layout, name: str, argv: list[str]) -> None:
    log = layout.log(name)
    address = f"--web.listen-address={LOOPBACK}:{layout.port(name)}"
    running = processes.start(layout.pids, name, [*argv, address], log=log)
    waiting.until(lambda: waiting.answers(f"{layout.url(name)}/-/ready"), running, log)


def _check(layout: Layout) -> None:
    argv = ["promtool", "check", "config", layout.config / "prometheus.yml"]
    done = subprocess.run(argv, capture_output=True, text=True)
    if done.returncode:
        raise Problem(f"promtool refuses the configuration: {done.stderr.strip()[-300:]}")
