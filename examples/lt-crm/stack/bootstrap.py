"""What must be there before anything starts: Debian packages and the virtual environment.

Runs on the system's Python, so it uses nothing but the standard library.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from stack import postgres
from stack.layout import CACHE, EXAMPLE, VENV
from stack.problem import Problem

PROGRAMS = {
    "nginx": "nginx-light",
    "redis-server": "redis-server",
    "prometheus": "prometheus",
    "promtool": "prometheus",
    "prometheus-alertmanager": "prometheus-alertmanager",
    "openssl": "openssl",
}
REQUIREMENTS = ("requirements.txt", "requirements-dev.txt")
OLDEST = (3, 11)


def require_packages() -> None:
    missing = {package for name, package in PROGRAMS.items() if _missing(name)}
    if postgres.programs() is None:
        missing.add("postgresql")
    if missing:
        words = " ".join(sorted(missing))
        raise Problem(f"missing: {words}; run: apt-get install -y --no-install-recommends {words}")


def _missing(program: str) -> bool:
    return shutil.which(program, path="/usr/bin:/usr/sbin:/bin:/sbin:/usr/local/bin") is None


def python() -> Path:
    """The virtual environment's Python; made, or brought up to date, when that is needed."""
    if sys.version_info < OLDEST:
        raise Problem("Python 3.11 or newer is needed")
    stamp = VENV / ".requirements.sha256"
    wanted = _fingerprint()
    _require_writable()
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "venv.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not stamp.is_file() or stamp.read_text() != wanted:
            _install()
            stamp.write_text(wanted)
    return VENV / "bin" / "python"


def _require_writable() -> None:
    near = next(folder for folder in (VENV, *VENV.parents) if folder.exists())
    if not os.access(near, os.W_OK):
        raise Problem(f"{near} is not writable for you")


def _fingerprint() -> str:
    missing = [name for name in REQUIREMENTS if not (EXAMPLE / name).is_file()]
    if missing:
        raise Problem(f"{EXAMPLE} has no {missing[0]}")
    content = b"".join((EXAMPLE / name).read_bytes() for name in REQUIREMENTS)
    return hashlib.sha256(sys.version.encode() + content).hexdigest()


def _install() -> None:
    print(f"installing the requirements into {VENV} (once)", file=sys.stderr, flush=True)
    if not (VENV / "bin" / "python").exists():
        _run([sys.executable, "-m", "venv", VENV])
    files = [word for name in REQUIREMENTS for word in ("-r", EXAMPLE / name)]
    _run([VENV / "bin" / "python", "-m", "pip", "install", "-q", *files])


def _run(argv: list[str | Path]) -> None:
    done = subprocess.run(argv, capture_output=True, text=True)
    if done.returncode:
        raise Problem(f"{Path(argv[0]).name} failed: {done.stderr.strip()[-400:]}")
