"""A defect: one named file that says how the tree, the settings or the data become wrong."""

import difflib
import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stack import defect_schema
from stack.layout import EXAMPLE
from stack.problem import Problem

FOLDER = EXAMPLE / "defects"
REFERENCE = re.compile(r"\$\{(production|staging)\.([A-Z0-9_]+)\}")


@dataclass(frozen=True)
class Replacement:
    before: str
    after: str
    file: str = ""


@dataclass(frozen=True)
class Defect:
    name: str
    content: Mapping[str, Any]

    @property
    def nginx(self) -> list[Replacement]:
        return [Replacement(one["from"], one["to"]) for one in self.content.get("nginx", [])]

    @property
    def tree(self) -> str:
        return self.content.get("tree", "candidate")

    @property
    def run(self) -> str | None:
        return self.content.get("run")

    def sql(self, cluster: str) -> str | None:
        return self.content.get("sql", {}).get(cluster)

    def change_tree(self, folder: Path) -> None:
        for one in self.content.get("replace", []):
            _replace(folder, Replacement(one["from"], one["to"], one["file"]))
        for name, text in self.content.get("add", {}).items():
            _add(folder / name, text)
        for name in self.content.get("remove", []):
            _existing(folder, name).unlink()

    def change_secrets(self, secrets: Mapping[str, dict[str, str]]) -> None:
        """`${staging.NAME}` in a value is what staging has: environments that are not separate."""
        known = {environment: dict(values) for environment, values in secrets.items()}
        for environment, values in self.content.get("env", {}).items():
            for name, value in values.items():
                secrets[environment][name] = _resolve(str(value), known)
        for environment, names in self.content.get("unset", {}).items():
            for name in names:
                if secrets[environment].pop(name, None) is None:
                    raise Problem(f"unset: {environment} has no secret {name}")


HEALTHY = Defect("", {})


def from_environment() -> Defect:
    names = re.split(r"[\s,]+", os.environ.get("DEFECT", "").strip())
    if names == [""]:
        return HEALTHY
    if len(names) > 1:
        raise Problem(f"one DEFECT at a time, not {len(names)}: {' '.join(names)}")
    return load(names[0])


def load(name: str, folder: Path = FOLDER) -> Defect:
    known = sorted(path.stem for path in folder.glob("*.yml"))
    if name not in known:
        near = difflib.get_close_matches(name, known, 1)
        hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known)}"
        raise Problem(f"there is no defect {name!r}{hint}")
    return Defect(name, defect_schema.read(folder / f"{name}.yml"))


def replace_once(text: str, changes: Iterable[Replacement], where: str) -> str:
    for change in changes:
        count = text.count(change.before)
        if count != 1:
            first = change.before.strip().splitlines()[0]
            raise Problem(f"`from` must occur once in {where}, not {count} times: {first!r}")
        text = text.replace(change.before, change.after)
    return text


def _replace(folder: Path, change: Replacement) -> None:
    path = _existing(folder, change.file)
    path.write_text(replace_once(path.read_text(), [change], change.file))


def _add(path: Path, text: str) -> None:
    if path.exists():
        raise Problem(f"add: {path.name} is there already; use replace")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def _existing(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_file():
        raise Problem(f"the tree has no file {name}")
    return path


def _resolve(value: str, known: Mapping[str, Mapping[str, str]]) -> str:
    def lookup(match: re.Match) -> str:
        environment, name = match.groups()
        if name not in known[environment]:
            raise Problem(f"env: {environment} has no secret {name}")
        return known[environment][name]

    return REFERENCE.sub(lookup, value)
