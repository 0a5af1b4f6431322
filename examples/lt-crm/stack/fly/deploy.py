"""A deployment: release command, then the Machine, then the record of what became of it."""

from collections.abc import Callable

from stack.fly import images, machine, manifest, releases
from stack.fly import secrets as vault
from stack.fly.images import Image
from stack.fly.store import App
from stack.problem import Problem

Say = Callable[[str], None]


def deploy(app: App, ref: str, *, skip_release_command: bool, say: Say) -> None:
    with app.locked():
        image = images.find(app.layout, ref)
        release = releases.begin(app, image, "Release")
        say(f"image: {image.ref}")
        _guarded(app, release, lambda: _roll(app, image, release, skip_release_command, say))


def restart(app: App, say: Say) -> None:
    """Give the Machine its new secrets: the image and the schema stay as they are."""
    serving = releases.serving(app)
    if serving is None:
        say("Secrets are staged for the first deployment")
        return
    image = images.find(app.layout, serving["ImageRef"])
    release = releases.begin(app, image, "Secrets update")
    _guarded(app, release, lambda: _update(app, image, release, say))


def change_secrets(app: App, new: dict[str, str], gone: list[str], stage: bool, say: Say) -> None:
    with app.locked():
        vault.update(app, new, gone)
        if stage:
            say(
                "Secrets have been staged, but not set on VMs. "
                "Deploy or update machines in this app for the secrets to take effect."
            )
        else:
            restart(app, say)


def _guarded(app: App, release: releases.Release, work: Callable[[], None]) -> None:
    """A release never stays `running`: whatever stops the work is a failed release."""
    try:
        work()
    except BaseException:
        releases.finish(app, release, "failed")
        raise
    releases.finish(app, release, "complete")


def _roll(
    app: App, image: Image, release: releases.Release, skip_release_command: bool, say: Say
) -> None:
    settings = manifest.read(image.tree, app.environment)
    if settings.release_command and not skip_release_command:
        _release_command(app, image, settings, release["Version"], say)
    _update(app, image, release, say)


def _release_command(
    app: App, image: Image, settings: manifest.Manifest, version: int, say: Say
) -> None:
    say(f"Running {app.name} release_command: {' '.join(settings.release_command)}")
    owner = app.read("release-environment", {})
    environment = {**machine.variables(app, image, settings, version), **owner}
    try:
        machine.run(app, image, settings.release_command, environment)
    except Problem as problem:
        sentence = f"release command failed - aborting deployment. {problem}"
        raise Problem(sentence, output=problem.output) from None
    say("  release_command completed successfully")


def _update(app: App, image: Image, release: releases.Release, say: Say) -> None:
    say(f"Updating existing machines in '{app.name}' with rolling strategy")
    machine.replace(app, image, release["Version"])
    say(f"  Machine {machine.identifier(app)} [app] update succeeded")
