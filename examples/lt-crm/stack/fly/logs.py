"""The newest lines of an app's log, in the shape of `flyctl logs --json`."""

import json
import time
from collections import deque
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from stack.fly import machine
from stack.fly.store import App

BUFFER = 100  # what Fly's own API returns at most
POLL = 0.3


def buffered(app: App) -> list[dict[str, Any]]:
    path = app.layout.log(app.process)
    if not path.is_file():
        return []
    lines = deque(path.read_text(errors="replace").splitlines(), BUFFER)
    return list(_entries(app, lines, path))


def follow(app: App) -> Iterator[dict[str, Any]]:
    """Entries as they are written, until the reader goes away."""
    path = app.layout.log(app.process)
    with path.open(errors="replace") as log:
        log.seek(0, 2)
        while True:
            lines = log.readlines()
            yield from _entries(app, lines, path)
            time.sleep(POLL)


def _entries(app: App, lines, path: Path) -> Iterator[dict[str, Any]]:
    moment = datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat()
    instance = machine.identifier(app)
    for line in lines:
        level, moment = _facts(line, moment)
        yield {
            "level": level,
            "instance": instance,
            "message": line.rstrip("\n"),
            "region": machine.REGION,
            "timestamp": moment,
            "meta": _meta(instance),
        }


def _facts(line: str, moment: str) -> tuple[str, str]:
    """A line that says no time of its own has that of the line before it."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError:
        return "info", moment
    if not isinstance(record, dict):
        return "info", moment
    said = record.get("timestamp") or record.get("time") or moment
    return str(record.get("level", "info")).lower(), str(said)


def _meta(instance: str) -> dict[str, Any]:
    response = {"status_code": 0}
    return {
        "Instance": instance,
        "Region": machine.REGION,
        "Event": {"Provider": "app"},
        "HTTP": {"Request": {"ID": "", "Method": "", "Version": ""}, "Response": response},
        "Error": {"Code": 0, "Message": ""},
        "URL": {"Full": ""},
    }
