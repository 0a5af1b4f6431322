"""A cluster as the previous release left it: its schema, and the demo data in it.

Both environments begin with a copy. So the candidate's migrations run on tables with rows, as they
will in production, and `up` does not make the same rows twice. It is kept for a few hours: some
checks ask how old the newest rows are.
"""

import fcntl
import hashlib
import json
import os
import secrets
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from stack import database, postgres, processes
from stack.fly import images, machine, store
from stack.fly.images import Image
from stack.layout import CACHE, EXAMPLE, FLY_APPS, Layout

FOLDER = CACHE / "snapshots"
KEPT_SECONDS = 6 * 3600
KEPT = 6
ORDERS = "500"  # of each tenant: enough that a dump is mostly rows, as a real one is
HISTORY = EXAMPLE / "stack" / "templates" / "history.sql"
CLUSTER = "production"  # its place and port are free until the environments start


@dataclass(frozen=True)
class Snapshot:
    data: Path
    demo_password: str


def find_or_make(layout: Layout, image: Image) -> Snapshot:
    FOLDER.mkdir(parents=True, exist_ok=True)
    key = _key(image)
    with (FOLDER / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        _forget_old()
        if not (FOLDER / key / "demo.json").is_file():
            _make(layout, image, FOLDER / key)
        os.utime(FOLDER / key)
    facts = json.loads((FOLDER / key / "demo.json").read_text())
    return Snapshot(FOLDER / key / "data", facts["password"])


def _key(image: Image) -> str:
    """The commit and the documents of a release leave no trace in its database."""
    parts = [images.digest_of(image.tree / name, "") for name in ("lt_crm", "migrations")]
    total = hashlib.sha256("".join([*parts, ORDERS, HISTORY.read_text()]).encode()).hexdigest()
    return f"{total[:16]}-{postgres.version()}-{os.geteuid()}"


def _forget_old() -> None:
    """Those of long ago, unfinished ones, and all but the few that were used last."""
    folders = sorted(FOLDER.glob("[!.]*"), key=lambda one: one.stat().st_mtime, reverse=True)
    for rank, folder in enumerate(folders):
        facts = folder / "demo.json"
        made = facts.stat().st_mtime if facts.is_file() else 0
        if rank >= KEPT or time.time() - made > KEPT_SECONDS:
            shutil.rmtree(folder)


def _make(layout: Layout, image: Image, folder: Path) -> None:
    password = f"demo-{secrets.token_hex(8)}"
    data = postgres.copy(postgres.template(), layout, CLUSTER)
    running = postgres.start(layout, CLUSTER)
    _fill(layout, image, password)
    processes.end([running])
    folder.mkdir()
    shutil.move(data, folder / "data")
    store.write_private(folder / "demo.json", json.dumps({"password": password}))


def _fill(layout: Layout, image: Image, password: str) -> None:
    passwords = database.create(layout, CLUSTER)
    app = store.app(layout, FLY_APPS[CLUSTER])
    environment = {
        **machine.platform(app, image, 0),
        "APP_ENV": CLUSTER,
        "APP_RELEASE": image.release,
        "DATABASE_URL": database.url(layout, CLUSTER, "crm_owner", passwords),
        "DEMO_PASSWORD": password,
        "RATELIMIT_STORAGE_URI": "memory://",
        "UPLOAD_DIR": str(app.volume),
        **dict.fromkeys(("SECRET_KEY", "METRICS_TOKEN", "ACCOUNTING_TOKEN"), secrets.token_hex(32)),
        **dict.fromkeys(("ACCOUNTING_URL", "ACCOUNTING_WEBHOOK_SECRET", "SENTRY_DSN"), ""),
    }
    machine.run(app, image, ["flask", "db", "upgrade"], environment)
    machine.run(app, image, ["flask", "seed-demo", "--orders", ORDERS], environment)
    database.sql(layout, CLUSTER, HISTORY.read_text())
    database.sql(layout, CLUSTER, "VACUUM ANALYZE")
