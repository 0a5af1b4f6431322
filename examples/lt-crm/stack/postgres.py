"""Three PostgreSQL clusters, copied from one template, each with its own system identifier."""

import os
import pwd
import re
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from stack import processes, waiting
from stack.layout import CACHE, Layout
from stack.problem import Problem

SUPERUSER = "postgres"
HBA = "local all all trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "shared_preload_libraries": "pg_stat_statements",
    "password_encryption": "scram-sha-256",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "60",
    "shared_buffers": "32MB",
    "timezone": "UTC",
}


def programs() -> Path | None:
    """The newest installed version's folder; Debian keeps it off PATH."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if folders:
        return max(folders, key=lambda folder: int(folder.parent.name))
    found = shutil.which("initdb")
    return Path(found).parent if found else None


def program(name: str) -> Path:
    folder = programs()
    if folder is None:
        raise Problem("PostgreSQL is not installed")
    return folder / name


def copy(source: Path, layout: Layout, cluster: str) -> Path:
    data = _data(layout, cluster)
    data.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(["cp", "-a", "--reflink=auto", source, data], check=True)
    _new_system_identifier(data)
    return data


def start(layout: Layout, cluster: str) -> processes.Running:
    settings = {
        **SETTINGS,
        "port": str(layout.port(f"postgres-{cluster}")),
        "unix_socket_directories": str(layout.sockets),
        "cluster_name": cluster,
    }
    options = [word for item in settings.items() for word in ("-c", "=".join(item))]
    log = layout.log(f"postgres-{cluster}")
    running = processes.start(
        layout.pids,
        f"postgres-{cluster}",
        as_postgres([program("postgres"), "-D", _data(layout, cluster), *options]),
        log=log,
        stop=signal.SIGINT,
    )
    waiting.until(lambda: _ready(_data(layout, cluster)), running, log)
    return running


def _data(layout: Layout, cluster: str) -> Path:
    return layout.state / "postgres" / cluster


def template() -> Path:
    folder = CACHE / f"template-{version()}-{os.geteuid()}"
    if folder.is_dir():
        return folder
    making = folder.with_name(f"{folder.name}.{os.getpid()}")
    _owned_folder(making)
    # Segments of 1 MB: a cluster is copied three times at every `up`.
    options = ["--no-sync", "--wal-segsize=1", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
    run([program("initdb"), "-D", making, "-U", SUPERUSER, *options])
    (making / "pg_hba.conf").write_text(HBA)
    try:
        making.rename(folder)
    except OSError:  # another `crm up` was quicker
        shutil.rmtree(making)
    return folder


def version() -> str:
    text = subprocess.check_output([program("postgres"), "--version"], text=True)
    return re.search(r"[\d.]+", text)[0]


def _new_system_identifier(data: Path) -> None:
    """A copied cluster keeps its identifier, and initdb costs a second.

    The identifier is the first field of pg_control. pg_resetwal takes the edited file, because
    of -f, although its checksum is wrong now, and writes it again with a matching WAL.
    """
    identifier = int(time.time()) << 32 | secrets.randbits(32)
    with (data / "global" / "pg_control").open("r+b") as control:
        control.write(identifier.to_bytes(8, sys.byteorder))
    run([program("pg_resetwal"), "-f", data])


def prepare_sockets(layout: Layout) -> None:
    """Only this user's processes and PostgreSQL's may enter: local connections are trusted."""
    _owned_folder(layout.sockets)


def _owned_folder(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True)
    if os.geteuid() == 0:
        account = pwd.getpwnam(SUPERUSER)
        os.chown(folder, account.pw_uid, account.pw_gid)


def as_postgres(argv: Sequence[str | Path]) -> list[str | Path]:
    """PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return list(argv)
    user = f"--reuid={SUPERUSER}"
    return ["setpriv", user, f"--regid={SUPERUSER}", "--clear-groups", *argv]


def run(argv: Sequence[str | Path]) -> None:
    done = subprocess.run(as_postgres(argv), capture_output=True, text=True, cwd="/")
    if done.returncode:
        raise Problem(f"{Path(argv[0]).name} failed: {done.stderr.strip()[-400:]}")


def _ready(data: Path) -> bool:
    """The postmaster writes its state on the eighth line of its pid file, which asks nobody."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
    except FileNotFoundError:
        return False
    return len(lines) >= 8 and lines[7].strip() == "ready"
