"""What a running stack tells its users: `env` for shells, `env.json` for programs."""

import json
import shlex
from dataclasses import dataclass
from pathlib import Path

from stack import database
from stack.fly import store
from stack.fly.images import Image
from stack.layout import CLUSTERS, ENVIRONMENTS, FLY_APPS, Layout


@dataclass(frozen=True)
class Facts:
    layout: Layout
    passwords: dict[str, database.Passwords]
    secrets: dict[str, dict[str, str]]
    images: dict[str, Image]
    tokens: dict[str, dict[str, str]]
    runs: dict[str, str]  # environment: the role of the image that serves there
    demo_password: str
    sentry_token: str
    receiver_token: str
    defect: str


def write(facts: Facts) -> None:
    values = {**_services(facts), **_databases(facts), **_applications(facts)}
    folder = facts.layout.state
    lines = "".join(f"export {name}={shlex.quote(value)}\n" for name, value in values.items())
    store.write_private(folder / "env", lines)
    store.write_private(folder / "env.json", json.dumps(values, indent=2) + "\n")


def read(layout: Layout) -> dict[str, str]:
    path = layout.state / "env.json"
    return json.loads(path.read_text()) if path.is_file() else {}


def _services(facts: Facts) -> dict[str, str]:
    layout = facts.layout
    sink = layout.url("sink")
    commands = layout.state / "bin"
    return {
        "CRM_STATE": str(layout.state),
        "CRM_PORT_BASE": str(layout.base),
        "CRM_DEFECT": facts.defect,
        "CA_FILE": str(layout.certificates / "ca.pem"),
        "BACKUPS": str(layout.backups),
        "BACKUP": str(commands / "backup"),
        "FLYCTL": str(commands / "flyctl"),
        "PROMETHEUS_URL": layout.url("prometheus"),
        "ALERTMANAGER_URL": layout.url("alertmanager"),
        "ALERTS_URL": f"{sink}/alerts",
        "SENTRY_SINK_URL": sink,
        "SENTRY_AUTH_TOKEN": facts.sentry_token,
        "CHAT_URL": f"{sink}/chat/deployments",
        "ACCOUNTING_URL": layout.url("accounting"),
        "SINK_FOLDER": str(layout.sink),
        "LOGS": str(layout.logs),
    }


def _databases(facts: Facts) -> dict[str, str]:
    layout, passwords = facts.layout, facts.passwords

    def url(cluster: str, role: str, name: str = database.NAME) -> str:
        return database.url(layout, cluster, role, passwords[cluster], name)

    values = {
        "PRODUCTION_DATABASE_URL": url("production", "crm_probe"),
        "STAGING_DATABASE_URL": url("staging", "crm_probe"),
        "PRODUCTION_OWNER_URL": url("production", "crm_owner"),
        "STAGING_OWNER_URL": url("staging", "crm_owner"),
        "SCRATCH_DATABASE_URL": url("scratch", "crm_admin", "postgres"),
    }
    for cluster in CLUSTERS:
        values[f"{cluster.upper()}_SYSTEM"] = database.system_identifier(layout, cluster)
    return values


def _applications(facts: Facts) -> dict[str, str]:
    values = {"DEMO_PASSWORD": facts.demo_password}
    for role, image in facts.images.items():
        values[f"{role.upper()}_IMAGE"] = image.ref
        values[f"{role.upper()}_RELEASE"] = image.release
        values[f"{role.upper()}_TREE"] = str(image.tree)
        values[f"{role.upper()}_REVISION"] = _revision(image.tree)
    for environment in ENVIRONMENTS:
        for name, value in _application(facts, environment).items():
            values[f"{environment.upper()}_{name}"] = value
    return values


def _revision(tree: Path) -> str:
    """The schema that a release expects: its last migration, by number."""
    return max(path.name[:4] for path in (tree / "migrations" / "versions").glob("0*.py"))


def _application(facts: Facts, environment: str) -> dict[str, str]:
    layout = facts.layout
    app = store.app(layout, FLY_APPS[environment])
    secrets = facts.secrets[environment]
    tokens = {f"{who}_TOKEN": token for who, token in facts.tokens[environment].items()}
    return {
        "URL": layout.site(environment),
        "APP_URL": layout.url(f"app-{environment}"),
        "FLY_APP": app.name,
        "RUNS": facts.runs[environment],
        "ENV_FILE": str(app.environment_file),
        "LOG": str(layout.log(app.process)),
        "METRICS_TOKEN": secrets.get("METRICS_TOKEN", ""),
        "ACCOUNTING_TOKEN": secrets.get("ACCOUNTING_TOKEN", ""),
        "REDIS_URL": secrets.get("RATELIMIT_STORAGE_URI", ""),
        **tokens,
    }


def write_commands(layout: Layout, example: Path) -> None:
    """The commands of this very stack, wherever they are called from."""
    folder = layout.state / "bin"
    folder.mkdir()
    for name, program in (("flyctl", "flyctl"), ("fly", "flyctl"), ("backup", "backup")):
        script = folder / name
        state = shlex.quote(str(layout.state))
        target = shlex.quote(str(example / "stack" / "bin" / program))
        script.write_text(f'#!/bin/sh\nCRM_STATE={state} exec {target} "$@"\n')
        script.chmod(0o755)
