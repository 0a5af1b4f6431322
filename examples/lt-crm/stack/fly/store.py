"""The state of one app: JSON files in a folder, written whole, behind a file lock."""

import fcntl
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from stack.layout import FLY_APPS, Layout
from stack.problem import Problem


@dataclass(frozen=True)
class App:
    name: str
    environment: str
    layout: Layout

    @property
    def folder(self) -> Path:
        return self.layout.fly / "apps" / self.name

    @property
    def current(self) -> Path:
        """A link to the tree of the image that serves; nginx reads static files there."""
        return self.folder / "current"

    @property
    def volume(self) -> Path:
        return self.folder / "volume"

    @property
    def environment_file(self) -> Path:
        return self.folder / "environment"

    @property
    def process(self) -> str:
        return f"app-{self.environment}"

    def read(self, name: str, default: Any) -> Any:
        path = self.folder / f"{name}.json"
        return json.loads(path.read_text()) if path.is_file() else default

    def write(self, name: str, value: Any) -> None:
        write_private(self.folder / f"{name}.json", json.dumps(value, indent=2) + "\n")

    @contextmanager
    def locked(self) -> Iterator[None]:
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def app(layout: Layout, name: str) -> App:
    for environment, known in FLY_APPS.items():
        if known == name:
            return App(name, environment, layout)
    raise Problem(f'Could not find App "{name}"')


def write_private(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    partial.replace(path)


def now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
