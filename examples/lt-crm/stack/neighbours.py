"""The stack's own servers: the sink, and the accounting system."""

import json
import sys
from typing import Any

from stack import processes, waiting
from stack.fly import store
from stack.layout import ENVIRONMENTS, EXAMPLE, FLY_APPS, Layout

SENTRY_PROJECTS = {"lt-crm": "1", "lt-crm-staging": "2"}
ACCOUNTS = {"production": "LT CRM", "staging": "LT CRM (sandbox)"}

Secrets = dict[str, dict[str, str]]


def start_sink(layout: Layout, sentry_token: str, receiver_token: str) -> None:
    config = {
        "folder": str(layout.sink),
        "sentryToken": sentry_token,
        "receiverToken": receiver_token,
        "projects": SENTRY_PROJECTS,
    }
    _start(layout, "sink", config)


def start_accounting(layout: Layout, secrets: Secrets) -> None:
    config = {
        "caFile": str(layout.certificates / "ca.pem"),
        "accounts": {secrets[one]["ACCOUNTING_TOKEN"]: _account(layout, secrets, one)
                     for one in ENVIRONMENTS},
    }  # fmt: skip
    _start(layout, "accounting", config)


def _account(layout: Layout, secrets: Secrets, environment: str) -> dict[str, str]:
    return {
        "name": ACCOUNTS[environment],
        "webhookUrl": f"{layout.site(environment)}/webhooks/accounting",
        "webhookSecret": secrets[environment]["ACCOUNTING_WEBHOOK_SECRET"],
    }


def sentry_dsn(layout: Layout, environment: str) -> str:
    project = SENTRY_PROJECTS[FLY_APPS[environment]]
    return f"http://{'0123456789abcdef' * 2}@127.0.0.1:{layout.port('sink')}/{project}"


def _start(layout: Layout, name: str, config: dict[str, Any]) -> None:
    path = layout.config / f"{name}.json"
    store.write_private(path, json.dumps({"port": layout.port(name), **config}))
    log = layout.log(name)
    argv = [sys.executable, "-m", f"stack.{name}", path]
    running = processes.start(
        layout.pids,
        name,
        argv,
        log=log,
        folder=EXAMPLE,
    )
    waiting.until(lambda: waiting.answers(f"{layout.url(name)}/health"), running, log)
