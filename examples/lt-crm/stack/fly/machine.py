"""The one Machine of an app: gunicorn, started from an image with the app's environment."""

import dataclasses
import os
import secrets
import shutil
import signal
import socket
import subprocess
from pathlib import Path

from stack import processes, waiting
from stack.fly import health, manifest, store
from stack.fly import secrets as vault
from stack.fly.images import Image
from stack.fly.manifest import Manifest
from stack.fly.store import App
from stack.layout import CACHE, VENV
from stack.problem import Problem

REGION = "arn"
HEALTH_PATIENCE = 20.0
STOP_PATIENCE = 10.0
# Old and new share the port for a moment. The control socket has one path for a whole user.
SWITCHES = ("--reuse-port", "--no-control-socket")


def replace(app: App, image: Image, release: int) -> None:
    """Start the new gunicorn beside the old one, which ends only when the new one is healthy."""
    settings = manifest.read(image.tree, app.environment)
    environment = variables(app, image, settings, release)
    old = processes.find(app.layout.pids, app.process)
    new, private = _start(app, image, environment)
    try:
        _wait_until_healthy(app, settings, new, private)
    except Problem:
        processes.end([new])
        (app.layout.pids / f"{new.name}.json").unlink()
        raise
    _switch(app, image, environment)
    _record(app, image, release)
    _take_over(app, old, new)


def variables(app: App, image: Image, settings: Manifest, release: int) -> dict[str, str]:
    """Secrets win over [env] in fly.toml, as on Fly; the platform's own names win over both."""
    return {
        **platform(app, image, release),
        **_paths_inside(app, settings, release),
        "APP_RELEASE": image.release,
        **vault.values(app),
        "PORT": str(app.layout.port(app.process)),
    }


def platform(app: App, image: Image, release: int) -> dict[str, str]:
    return {
        "PATH": f"{VENV / 'bin'}:/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONUNBUFFERED": "1",
        "PYTHONPYCACHEPREFIX": str(CACHE / "pycache"),
        "FLY_APP_NAME": app.name,
        "FLY_MACHINE_ID": identifier(app),
        "FLY_REGION": REGION,
        "FLY_IMAGE_REF": image.ref,
        "FLY_RELEASE_VERSION": str(release),
    }


def _paths_inside(app: App, settings: Manifest, release: int) -> dict[str, str]:
    """A Machine has its own file system: only what is mounted outlives a release."""
    root = app.folder / "machines" / str(release)
    return {name: _inside(app, value, settings, root) for name, value in settings.env.items()}


def _inside(app: App, value: str, settings: Manifest, root: Path) -> str:
    if not value.startswith("/"):
        return value
    mounted = any(Path(value).is_relative_to(mount) for mount in settings.mounts)
    path = (app.volume if mounted else root) / value.lstrip("/")
    path.mkdir(parents=True, exist_ok=True)
    return str(path)


def identifier(app: App) -> str:
    known = app.read("identity", None)
    if known is None:
        known = {"id": secrets.token_hex(7), "createdAt": store.now()}
        app.write("identity", known)
    return known["id"]


def run(app: App, image: Image, argv: list[str], environment: dict[str, str]) -> str:
    """Run a command to its end in the image; its output goes to the app's log as well."""
    program = shutil.which(argv[0], path=environment["PATH"])
    if program is None:
        raise Problem(f"the image has no program {argv[0]!r}")
    done = subprocess.run(
        [program, *argv[1:]],
        cwd=image.tree,
        env={"FLASK_APP": "wsgi", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    with app.layout.log(app.process).open("a") as output:
        output.write(done.stdout)
    if done.returncode:
        sentence = f"`{' '.join(argv)}` exited with non-zero status of {done.returncode}"
        raise Problem(sentence, output=done.stdout)
    return done.stdout


def _start(app: App, image: Image, environment: dict[str, str]) -> tuple[processes.Running, int]:
    private = _free_port()
    ports = [int(environment["PORT"]), private]
    binds = [word for port in ports for word in ("--bind", f"127.0.0.1:{port}")]
    argv = [VENV / "bin" / "gunicorn", "--config", "gunicorn.conf.py", *SWITCHES, *binds]
    return processes.start(
        app.layout.pids,
        f"{app.process}.next",
        [*argv, "wsgi:app"],
        log=app.layout.log(app.process),
        environment=environment,
        folder=image.tree,
        stop=signal.SIGQUIT,
    ), private


def _free_port() -> int:
    """The health check needs a door where only the new process answers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def _wait_until_healthy(app: App, settings: Manifest, new: processes.Running, private: int) -> None:
    log = app.layout.log(app.process)
    for check in settings.checks or [manifest.Check("/", {}, 5, 2)]:
        try:
            waiting.until(
                lambda c=check: health.passes(c, private), new, log, check.grace + HEALTH_PATIENCE
            )
        except Problem as problem:
            raise Problem(f"health check on {check.path} failed: {problem}", log) from None


def _switch(app: App, image: Image, environment: dict[str, str]) -> None:
    link = app.folder / f".current.{os.getpid()}"
    link.symlink_to(image.tree)
    link.replace(app.current)
    lines = "".join(f"{name}={value}\n" for name, value in sorted(environment.items()))
    store.write_private(app.environment_file, lines)


def _record(app: App, image: Image, release: int) -> None:
    app.write(
        "machine",
        {
            "release": release,
            "image": image.ref,
            "instance": secrets.token_hex(13).upper(),
            "updatedAt": store.now(),
        },
    )


def _take_over(app: App, old: processes.Running | None, new: processes.Running) -> None:
    processes.record(app.layout.pids, dataclasses.replace(new, name=app.process))
    (app.layout.pids / f"{new.name}.json").unlink()
    if old is not None:
        # Quick is for `crm down`; here requests are still under way.
        processes.end([dataclasses.replace(old, stop=signal.SIGTERM)], patience=STOP_PATIENCE)
