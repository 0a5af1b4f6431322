"""What flyctl prints as JSON, in its own field names (flyctl ad0172f, fly-go types)."""

from typing import Any

from stack import processes
from stack.fly import images, machine, releases
from stack.fly.store import App

# The build that the shapes were read from.
VERSION = {
    "Name": "flyctl",
    "Version": "0.3.200",
    "Commit": "ad0172face303b77584eea95b46fa3ddc61d5ddd",
    "BranchName": "",
    "BuildDate": "2025-11-01T00:00:00Z",
    "OS": "linux",
    "Architecture": "amd64",
    "Environment": "production",
}


def machines(app: App) -> list[dict[str, Any]]:
    state = app.read("machine", None)
    if state is None:
        return []
    running = processes.find(app.layout.pids, app.process)
    alive = running is not None and running.alive()
    identity = app.read("identity", {})
    return [
        {
            "id": identity["id"],
            "name": f"{app.name}-{identity['id'][:4]}",
            "state": "started" if alive else "stopped",
            "region": machine.REGION,
            "image_ref": _image_ref(app, state["image"]),
            "instance_id": state["instance"],
            "private_ip": "fdaa:0:1::2",
            "created_at": identity["createdAt"],
            "updated_at": state["updatedAt"],
            "config": _config(app, state),
            "checks": [_check(state, alive)],
            "host_status": "ok",
            "cordoned": False,
        }
    ]


def _image_ref(app: App, ref: str) -> dict[str, Any]:
    return {
        "registry": images.REGISTRY,
        "repository": images.REPOSITORY,
        "digest": ref.partition("@")[2],
        "labels": images.find(app.layout, ref).labels,
    }


def _config(app: App, state: dict[str, Any]) -> dict[str, Any]:
    return {
        "image": state["image"],
        "env": {"FLY_PROCESS_GROUP": "app"},
        "metadata": {
            "fly_platform_version": "v2",
            "fly_process_group": "app",
            "fly_release_version": str(state["release"]),
        },
        "guest": {"cpu_kind": "shared", "cpus": 1, "memory_mb": 512},
    }


def _check(state: dict[str, Any], alive: bool) -> dict[str, Any]:
    status = "passing" if alive else "critical"
    return {"name": "servicecheck-00-http", "status": status, "updated_at": state["updatedAt"]}


def status(app: App) -> dict[str, Any]:
    found = machines(app)
    serving = releases.serving(app)
    return {
        "ID": app.name,
        "Name": app.name,
        "Deployed": bool(found),
        "Status": "deployed" if found else "pending",
        "Hostname": app.layout.site(app.environment).removeprefix("https://"),
        "Version": serving["Version"] if serving else 0,
        "AppURL": app.layout.site(app.environment),
        "Organization": {"Slug": f"crm-{app.environment}"},
        "PlatformVersion": "machines",
        "Machines": found,
    }


def image_details(app: App) -> list[dict[str, str]]:
    return [
        {
            "MachineID": one["id"],
            "Registry": one["image_ref"]["registry"],
            "Repository": one["image_ref"]["repository"],
            "Tag": "",
            "Version": "N/A",
            "Digest": one["image_ref"]["digest"],
            "Labels": "".join(f"{k}={v}" for k, v in one["image_ref"]["labels"].items()),
        }
        for one in machines(app)
    ]
