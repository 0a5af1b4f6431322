"""The first deployment of both environments, also where a defect leaves no healthy application.

No team keeps a system that does not start: they would be on the release before, or would have
secrets that wait for the next deployment. So that is what such a defect looks like here.
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass

from stack.fly import deploy, store
from stack.fly import secrets as vault
from stack.fly.images import Image
from stack.fly.store import App
from stack.layout import FLY_APPS, Layout
from stack.problem import Problem


@dataclass(frozen=True)
class Way:
    role: str
    release_command: bool
    good_secrets: bool
    says: str = ""


WAYS = {
    "production": (
        Way("previous", False, False),
        Way("previous", False, True, "its secrets are only staged"),
    ),
    "staging": (
        Way("candidate", True, False),
        Way("previous", False, False, "it keeps the previous release"),
        Way("candidate", True, True, "its secrets are only staged"),
    ),
}


@dataclass(frozen=True)
class Rollout:
    layout: Layout
    images: Mapping[str, Image]
    good: Mapping[str, dict[str, str]]
    given: Mapping[str, dict[str, str]]
    with_defect: bool

    def start(self, environment: str) -> str:
        """Deploys the first way that works, and returns the role of the image that serves."""
        ways = self._ways(environment)
        app = store.app(self.layout, FLY_APPS[environment])
        for way, last in zip(ways, [False] * (len(ways) - 1) + [True], strict=True):
            try:
                self._deploy(app, way)
            except Problem as problem:
                if last:
                    raise
                print(f"{environment}: {problem}", file=sys.stderr)
            else:
                if way.says:
                    print(f"{environment}: {way.says}", file=sys.stderr)
                return way.role
        raise AssertionError("there is always a last way")

    def _ways(self, environment: str) -> tuple[Way, ...]:
        if not self.with_defect:
            return WAYS[environment][:1]
        same = self.given[environment] == self.good[environment]
        return tuple(way for way in WAYS[environment] if not (way.good_secrets and same))

    def _deploy(self, app: App, way: Way) -> None:
        secrets = self.good if way.good_secrets else self.given
        _set(app, secrets[app.environment])
        ref = self.images[way.role].ref
        deploy.deploy(app, ref, skip_release_command=not way.release_command, say=_quiet)
        if way.good_secrets:
            _set(app, self.given[app.environment])


def _set(app: App, wanted: Mapping[str, str]) -> None:
    """Only what differs is set: the others stay deployed."""
    known = vault.values(app)
    new = {name: value for name, value in wanted.items() if known.get(name) != value}
    gone = [name for name in known if name not in wanted]
    deploy.change_secrets(app, new, gone, stage=True, say=_quiet)


def _quiet(_: str) -> None:
    pass
