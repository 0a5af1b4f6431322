"""Backups of production: custom-format dumps, and a listing that says what each of them is."""

import fcntl
import hashlib
import json
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from stack import database, postgres
from stack.layout import Layout
from stack.problem import Problem

LISTING = "backups.json"
DAYS = 7
NIGHTLY_HOUR = 2

Entry = dict[str, Any]


def take(layout: Layout) -> Entry:
    started = datetime.now(UTC)
    lsn = database.sql(layout, "production", "SELECT pg_current_wal_lsn()")
    with _listing(layout) as entries:
        path = layout.backups / f"production-{started:%Y%m%dT%H%M%S.%f}.dump"
        _dump(layout, path)
        entry = _entry(path, started, datetime.now(UTC), lsn)
        entries.append(entry)
    return entry


def leave_a_week(layout: Layout) -> None:
    """A stack is minutes old: its first dump, dated back, stands for the nights before it."""
    newest = take(layout)
    source = layout.backups / newest["file"]
    nights = _nights_before(datetime.now(UTC))
    with _listing(layout) as entries:
        entries[:0] = [_night(layout, source, night, newest["lsn"]) for night in nights]


def _nights_before(now: datetime) -> list[datetime]:
    last = now.replace(hour=NIGHTLY_HOUR, minute=0, second=0, microsecond=0)
    last -= timedelta(days=last > now)
    return [last - timedelta(days=day) for day in reversed(range(DAYS))]


def _night(layout: Layout, source: Path, started: datetime, lsn: str) -> Entry:
    path = layout.backups / f"production-{started:%Y%m%dT%H%M%S.%f}.dump"
    path.write_bytes(_dated(source.read_bytes(), started))
    finished = started + timedelta(seconds=4)
    os.utime(path, (finished.timestamp(), finished.timestamp()))
    return _entry(path, started, finished, lsn)


def _dated(dump: bytes, moment: datetime) -> bytes:
    """The same rows, in a dump that says that it was made then: else it would be one file, copied.

    The head of a custom-format archive (pg_backup_archiver.c, WriteHead): PGDMP, three bytes of
    version, the sizes of an int and of an offset, the format, the compression (an int before 1.15,
    a byte since), then second, minute, hour, day, month and year, each with a byte for its sign.
    """
    minor, size = dump[6], dump[8]
    place = 11 + (1 if minor >= 15 else 1 + size)
    local = moment.astimezone()
    parts = (local.second, local.minute, local.hour, local.day, local.month - 1, local.year - 1900)
    written = b"".join(b"\0" + part.to_bytes(size, "little") for part in parts)
    return dump[:place] + written + dump[place + len(written) :]


def _dump(layout: Layout, path: Path) -> None:
    partial = path.with_suffix(".partial")
    connection = database.connection(layout, "production", database.NAME)
    with partial.open("wb") as output:
        argv = [postgres.program("pg_dump"), "-Fc", *connection]
        done = subprocess.run(argv, stdout=output, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        partial.unlink()
        raise Problem(f"pg_dump failed: {done.stderr.strip()[-300:]}")
    partial.rename(path)


def _entry(path: Path, started: datetime, finished: datetime, lsn: str) -> Entry:
    content = path.read_bytes()
    return {
        "id": path.stem,
        "file": path.name,
        "startedAt": _text(started),
        "finishedAt": _text(finished),
        "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
        "lsn": lsn,
    }


def _text(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


@contextmanager
def _listing(layout: Layout) -> Iterator[list[Entry]]:
    layout.backups.mkdir(parents=True, exist_ok=True)
    path = layout.backups / LISTING
    with (layout.backups / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        entries = json.loads(path.read_text()) if path.is_file() else []
        yield entries
        partial = path.with_suffix(".partial")
        partial.write_text(json.dumps(entries, indent=2) + "\n")
        partial.rename(path)
