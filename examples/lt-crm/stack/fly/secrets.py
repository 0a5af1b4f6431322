"""Secrets of an app: kept for its Machine, shown to people only as digests."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping

from stack.fly import releases, store
from stack.fly.store import App
from stack.problem import Problem


def values(app: App) -> dict[str, str]:
    return {name: secret["value"] for name, secret in app.read("secrets", {}).items()}


def update(app: App, new: Mapping[str, str], gone: Iterable[str] = ()) -> None:
    """Stage a change; it reaches the application at its next start."""
    kept = app.read("secrets", {})
    for name in gone:
        kept.pop(name, None)
    for name, value in new.items():
        kept[name] = {"value": value, "digest": _digest(app, value), "updatedAt": store.now()}
    app.write("secrets", kept)


def listing(app: App) -> list[dict[str, str]]:
    serving = releases.serving(app)
    return [
        {"name": name, "digest": secret["digest"], "status": _status(secret, serving)}
        for name, secret in sorted(app.read("secrets", {}).items())
    ]


def _status(secret: dict[str, str], serving: dict | None) -> str:
    """flyctl compares times only, and so do we: a removed secret is simply not listed."""
    if serving is None:
        return "Staged"
    return "Deployed" if secret["updatedAt"] <= serving["CreatedAt"] else "Staged"


def _digest(app: App, value: str) -> str:
    return hmac.new(app.name.encode(), value.encode(), hashlib.sha256).hexdigest()[:16]


def parse_pairs(words: Iterable[str]) -> dict[str, str]:
    pairs = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals or not name:
            raise Problem(f"could not parse secrets: '{word}': must be in the format NAME=VALUE")
        pairs[name] = value
    return pairs


def parse_lines(text: str) -> dict[str, str]:
    """What `flyctl secrets import` reads: NAME=VALUE lines, quoted or not, with comments."""
    pairs = {}
    for line in text.splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals:
            raise Problem(f"Secrets must be provided as NAME=VALUE pairs ({line} is invalid)")
        pairs[name.strip()] = _unquote(_without_comment(value.lstrip(" ")))
    return pairs


def _without_comment(value: str) -> str:
    before, comment, _ = value.partition("#")
    return before.rstrip(" ") if comment and before.count('"') % 2 == 0 else value


def _unquote(value: str) -> str:
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value
