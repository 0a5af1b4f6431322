"""The state folder: one stack in it at a time, and never a folder that is somebody else's."""

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stack import processes, waiting
from stack.layout import FACTS, PORTS, Layout
from stack.problem import Problem


@contextmanager
def locked(layout: Layout) -> Iterator[None]:
    """`up` and `down` of one stack never overlap."""
    layout.state.parent.mkdir(parents=True, exist_ok=True)
    path = layout.state.parent / f".{layout.state.name}.lock"
    with path.open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Problem(f"another `crm` command is at work on {layout.state}") from None
        yield


def claim(layout: Layout) -> None:
    """An empty state folder for a new stack."""
    if alive(layout):
        raise Problem(f"already up in {layout.state}; `crm status` shows it, `crm down` ends it")
    _remove_old(layout.state)
    _require_free_ports(layout)
    for folder in (layout.state, layout.logs, layout.config, layout.sink, layout.pids):
        folder.mkdir(parents=True, exist_ok=True)
    # PostgreSQL and nginx's workers are other users, and must get through to their files.
    layout.state.chmod(0o711)
    _require_reachable(layout.state)
    (layout.state / FACTS).write_text(json.dumps({"base": layout.base}))


def alive(layout: Layout) -> list[processes.Running]:
    return [one for one in processes.recorded(layout.pids) if one.alive()]


def _remove_old(state: Path) -> None:
    if not state.is_dir():
        return
    if any(state.iterdir()) and not (state / FACTS).is_file():
        raise Problem(f"{state} holds files that are not of a stack; name another CRM_STATE")
    for path in state.iterdir():
        shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


def _require_free_ports(layout: Layout) -> None:
    taken = [str(layout.port(name)) for name in PORTS if waiting.listens(layout.port(name))]
    if taken:
        raise Problem(f"in use: port {', '.join(taken)}; set CRM_PORT_BASE to another number")


def _require_reachable(state: Path) -> None:
    if os.geteuid() != 0:
        return
    closed = [path for path in state.parents if not path.stat().st_mode & 0o001]
    if closed:
        raise Problem(f"PostgreSQL's user may not enter {closed[0]}; name another CRM_STATE")
