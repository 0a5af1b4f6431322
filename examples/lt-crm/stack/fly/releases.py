"""The releases of an app, as `flyctl releases` shows them: newest first, 25 at most."""

import secrets
from typing import Any

from stack.fly import store
from stack.fly.images import Image
from stack.fly.store import App

SHOWN = 25
USER = {"ID": "", "Name": "", "Email": "deploy@crm.example", "EnablePaidHobby": False}

Release = dict[str, Any]


def begin(app: App, image: Image, description: str) -> Release:
    known = app.read("releases", [])
    release = {
        "ID": secrets.token_urlsafe(12),
        "Version": len(known) + 1,
        "Stable": False,
        "InProgress": True,
        "Reason": "",
        "Description": description,
        "Status": "running",
        "DeploymentStrategy": "ROLLING",
        "Metadata": None,
        "User": USER,
        "EvaluationID": "",
        "CreatedAt": store.now(),
        "ImageRef": image.ref,
    }
    app.write("releases", [*known, release])
    return release


def finish(app: App, release: Release, status: str) -> None:
    done = {**release, "Status": status, "InProgress": False, "Stable": status == "complete"}
    known = app.read("releases", [])
    app.write("releases", [done if one["ID"] == done["ID"] else one for one in known])


def newest(app: App) -> list[Release]:
    return app.read("releases", [])[::-1][:SHOWN]


def serving(app: App) -> Release | None:
    """The release that the Machine runs: a failed one left its predecessor in place."""
    machine = app.read("machine", None)
    if machine is None:
        return None
    known = app.read("releases", [])
    return next((one for one in known if one["Version"] == machine["release"]), None)
