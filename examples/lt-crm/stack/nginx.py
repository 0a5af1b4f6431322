"""nginx with TLS in front of both environments."""

import os
import subprocess
from pathlib import Path
from string import Template

from stack import processes, waiting
from stack.defects import Replacement, replace_once
from stack.fly import store
from stack.layout import ENVIRONMENTS, FLY_APPS, Layout
from stack.problem import Problem

TEMPLATES = Path(__file__).parent / "templates"


def start(layout: Layout, changes: list[Replacement]) -> None:
    path = layout.config / "nginx.conf"
    path.write_text(replace_once(render(layout), changes, "the nginx configuration"))
    for name in ("body", "proxy", "fastcgi", "uwsgi", "scgi"):
        (layout.config / "nginx" / name).mkdir(parents=True)
    log = layout.log("nginx")
    argv = ["nginx", "-p", layout.config, "-c", path, "-e", log]
    _check([str(word) for word in argv])
    running = processes.start(layout.pids, "nginx", argv, log=log)
    ports = [layout.port(f"https-{environment}") for environment in ENVIRONMENTS]
    waiting.until(lambda: all(map(waiting.listens, ports)), running, log)


def render(layout: Layout) -> str:
    server = Template((TEMPLATES / "nginx-server.conf").read_text())
    servers = "\n".join(server.substitute(_names(layout, one)) for one in ENVIRONMENTS)
    # Workers of a master that is root give up root; another master could not.
    user = "user www-data;" if os.geteuid() == 0 else ""
    main = Template((TEMPLATES / "nginx.conf").read_text())
    return main.substitute(
        user=user, temporary=layout.config / "nginx", logs=layout.logs, servers=servers
    )


def _names(layout: Layout, environment: str) -> dict[str, str]:
    return {
        "environment": environment,
        "port": str(layout.port(f"https-{environment}")),
        "upstream": f"127.0.0.1:{layout.port(f'app-{environment}')}",
        "tls": str(layout.certificates),
        "logs": str(layout.logs),
        "package": str(store.app(layout, FLY_APPS[environment]).current / "lt_crm"),
    }


def _check(argv: list[str]) -> None:
    done = subprocess.run([*argv, "-t", "-q"], capture_output=True, text=True)
    if done.returncode:
        raise Problem(f"nginx refuses its configuration: {done.stderr.strip()[-300:]}")
