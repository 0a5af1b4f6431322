"""What the stand-in reads in fly.toml: environment, release command, mounts and checks."""

import re
import shlex
import tomllib
from dataclasses import dataclass
from pathlib import Path

from stack.problem import Problem

UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0}


@dataclass(frozen=True)
class Check:
    path: str
    headers: dict[str, str]
    grace: float
    timeout: float


@dataclass(frozen=True)
class Manifest:
    env: dict[str, str]
    release_command: list[str]
    mounts: list[str]
    checks: list[Check]


def read(tree: Path, environment: str) -> Manifest:
    path = tree / f"fly.{environment}.toml"
    path = path if path.is_file() else tree / "fly.toml"
    if not path.is_file():
        raise Problem("the image has no fly.toml")
    try:
        content = tomllib.loads(path.read_text())
    except tomllib.TOMLDecodeError as error:
        raise Problem(f"{path.name} is not valid TOML: {error}") from None
    checks = content.get("http_service", {}).get("checks", [])
    return Manifest(
        {name: str(value) for name, value in content.get("env", {}).items()},
        shlex.split(content.get("deploy", {}).get("release_command", "")),
        [mount["destination"] for mount in _mounts(content)],
        [_check(check) for check in checks],
    )


def _mounts(content: dict) -> list[dict]:
    mounts = content.get("mounts", [])
    return [mounts] if isinstance(mounts, dict) else mounts


def _check(check: dict) -> Check:
    return Check(
        check.get("path", "/"),
        check.get("headers", {}),
        seconds(check.get("grace_period", "5s")),
        seconds(check.get("timeout", "2s")),
    )


def seconds(text: str) -> float:
    match = re.fullmatch(r"(\d+(?:\.\d+)?)(ms|s|m)", text)
    if not match:
        raise Problem(f"fly.toml has a duration that is none: {text!r}")
    return float(match[1]) * UNITS[match[2]]
