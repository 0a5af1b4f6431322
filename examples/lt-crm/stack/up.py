"""`crm up`: everything in the order that it needs, and side by side where it can be."""

import json
import os
import secrets
import subprocess
from functools import partial

from stack import (
    backups,
    database,
    exports,
    foundations,
    monitoring,
    neighbours,
    nginx,
    processes,
    settings,
    state,
    tokens,
)
from stack.defects import Defect
from stack.fly import store
from stack.layout import CLUSTERS, ENVIRONMENTS, EXAMPLE, FLY_APPS, Layout
from stack.problem import Problem
from stack.rollout import Rollout
from stack.together import together


def up(layout: Layout, defect: Defect) -> exports.Facts:
    with state.locked(layout):
        state.claim(layout)
        try:
            return _start(layout, defect)
        except BaseException:
            processes.end_all(layout.pids)
            raise


def _start(layout: Layout, defect: Defect) -> exports.Facts:
    base = foundations.lay(layout, defect)
    facts = exports.Facts(
        layout=layout,
        passwords=base.passwords,
        secrets=settings.make(layout, base.passwords),
        images=base.images,
        tokens={},
        runs={},
        demo_password=base.demo_password,
        sentry_token=secrets.token_hex(16),
        receiver_token=secrets.token_hex(16),
        defect=defect.name,
    )
    rollout = _rollout(facts, defect)
    together(
        partial(neighbours.start_sink, layout, facts.sentry_token, facts.receiver_token),
        partial(neighbours.start_accounting, layout, facts.secrets),
        partial(_monitor, facts),
        partial(nginx.start, layout, defect.nginx),
        *(partial(_release, facts, rollout, environment) for environment in ENVIRONMENTS),
        *(partial(_issue_tokens, facts, environment) for environment in ENVIRONMENTS),
    )
    _finish(facts, defect)
    return facts


def _rollout(facts: exports.Facts, defect: Defect) -> Rollout:
    given = {environment: dict(values) for environment, values in facts.secrets.items()}
    defect.change_secrets(given)
    for environment in ENVIRONMENTS:
        owner = database.url(facts.layout, environment, "crm_owner", facts.passwords[environment])
        app = store.app(facts.layout, FLY_APPS[environment])
        app.write("release-environment", {"DATABASE_URL": owner})
    return Rollout(facts.layout, facts.images, facts.secrets, given, bool(defect.name))


def _monitor(facts: exports.Facts) -> None:
    layout = facts.layout
    tokens = {one: facts.secrets[one]["METRICS_TOKEN"] for one in ENVIRONMENTS}
    monitoring.configure(layout, tokens, facts.receiver_token)
    monitoring.start_alertmanager(layout)


def _release(facts: exports.Facts, rollout: Rollout, environment: str) -> None:
    facts.runs[environment] = rollout.start(environment)


def _issue_tokens(facts: exports.Facts, environment: str) -> None:
    facts.tokens[environment] = tokens.issue(facts.layout, environment)


def _finish(facts: exports.Facts, defect: Defect) -> None:
    layout = facts.layout
    for cluster in CLUSTERS:
        if text := defect.sql(cluster):
            database.sql(layout, cluster, text, database.home(cluster))
    together(
        # Earlier it would see applications that are down, and say so.
        partial(monitoring.start_prometheus, layout),
        partial(backups.leave_a_week, layout),
        partial(exports.write_commands, layout, EXAMPLE),
        partial(exports.write, facts),
    )
    if defect.run:
        _run(facts, defect.run)


def _run(facts: exports.Facts, line: str) -> None:
    environment = {**os.environ, **exports.read(facts.layout)}
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", line],
        cwd=facts.layout.state,
        env=environment,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        output = json.dumps(done.stderr.strip()[-300:])
        raise Problem(f"the defect's `run` ended with {done.returncode}: {output}")
