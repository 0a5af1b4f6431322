"""Wait until something answers, and give up early when its process is gone."""

import http.client
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

from stack.problem import Problem
from stack.processes import Running

POLL = 0.03


def until(ready: Callable[[], bool], running: Running, log: Path, seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not ready():
        if not running.alive():
            raise Problem(f"{running.name} ended while it started", log)
        if time.monotonic() > deadline:
            raise Problem(f"{running.name} was not ready after {seconds:g} s", log)
        time.sleep(POLL)


def answers(url: str, status: int = 200) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2) as response:
            return response.status == status
    except urllib.error.HTTPError as error:
        return error.code == status
    except (OSError, http.client.HTTPException):
        return False


def listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0
