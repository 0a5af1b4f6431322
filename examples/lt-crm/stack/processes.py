"""Start and end processes by id; an id counts only with the start time of its process."""

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

POLL = 0.02


@dataclass(frozen=True)
class Running:
    name: str
    pid: int
    started: int  # clock ticks since boot: a reused id has another value
    stop: int

    def alive(self) -> bool:
        return start_time(self.pid) == self.started


def start_time(pid: int) -> int | None:
    """The start time of a process that lives; None for one that is gone or a zombie."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    fields = stat.rpartition(")")[2].split()
    return None if fields[0] in "ZX" else int(fields[19])


def start(
    pids: Path,
    name: str,
    argv: Sequence[str | Path],
    *,
    log: Path,
    environment: Mapping[str, str] | None = None,
    folder: Path | None = None,
    stop: int = signal.SIGTERM,
) -> Running:
    with log.open("ab") as output:
        child = subprocess.Popen(
            [str(word) for word in argv],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
            cwd=folder,
            start_new_session=True,
        )
    running = Running(name, child.pid, start_time(child.pid) or 0, stop)
    record(pids, running)
    return running


def record(pids: Path, running: Running) -> None:
    pids.mkdir(parents=True, exist_ok=True)
    partial = pids / f".{running.name}.{os.getpid()}"
    partial.write_text(json.dumps(asdict(running)))
    partial.replace(pids / f"{running.name}.json")


def recorded(pids: Path) -> list[Running]:
    return [Running(**json.loads(path.read_text())) for path in sorted(pids.glob("*.json"))]


def find(pids: Path, name: str) -> Running | None:
    path = pids / f"{name}.json"
    return Running(**json.loads(path.read_text())) if path.is_file() else None


def end(targets: Iterable[Running], patience: float = 3.0) -> list[str]:
    """Ask all of them to stop at once, and kill what is left. Returns the names of the killed."""
    waiting = [target for target in targets if _signal(target, target.stop)]
    deadline = time.monotonic() + patience
    while (waiting := [one for one in waiting if one.alive()]) and time.monotonic() < deadline:
        time.sleep(POLL)
    for target in waiting:
        _kill_session(target)
    return [target.name for target in waiting]


def end_all(pids: Path) -> tuple[int, list[str]]:
    """End what is recorded and forget it: how many lived, and which of them had to be killed."""
    found = recorded(pids)
    living = sum(one.alive() for one in found)
    killed = end(found)
    for one in found:
        (pids / f"{one.name}.json").unlink(missing_ok=True)
    return living, killed


def _signal(target: Running, number: int) -> bool:
    if not target.alive():
        return False
    try:
        os.kill(target.pid, number)
    except ProcessLookupError:
        return False
    return True


def _kill_session(target: Running) -> None:
    if target.alive():
        os.killpg(target.pid, signal.SIGKILL)
