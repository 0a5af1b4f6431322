"""The commands of flyctl that a deployment pipeline uses."""

import argparse
import json
import sys
from collections.abc import Sequence
from typing import Any

from stack import layout
from stack.fly import deploy, logs, releases, store, views
from stack.fly import secrets as vault
from stack.problem import Problem, tell


def main(argv: Sequence[str]) -> int:
    options = parser().parse_args(argv)
    try:
        options.command(options)
    except Problem as problem:
        tell(problem, "Error")
        return 1
    except (BrokenPipeError, KeyboardInterrupt):
        return 1
    return 0


def parser() -> argparse.ArgumentParser:
    top = _Parser(prog="flyctl", allow_abbrev=False)
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    _reading(commands)
    _secrets(commands)
    _deploying(commands)
    return top


def _reading(commands: Any) -> None:
    _command(commands, "releases", _releases, "--image")
    _command(commands, "status", _status)
    _command(_group(commands, "image"), "show", _image)
    _command(_group(commands, "machine", "machines"), "list", _machines)
    listing = _command(commands, "logs", _logs)
    listing.add_argument("-n", "--no-tail", action="store_true")
    version = commands.add_parser("version", allow_abbrev=False)
    version.add_argument("-j", "--json", action="store_true")
    version.set_defaults(command=_version)


def _secrets(commands: Any) -> None:
    group = _group(commands, "secrets")
    _command(group, "list", _secrets_list)
    _command(group, "set", _secrets_set, "--stage").add_argument("pairs", nargs="+")
    _command(group, "unset", _secrets_unset, "--stage").add_argument("names", nargs="+")
    _command(group, "import", _secrets_import, "--stage")
    _command(group, "deploy", _secrets_deploy)


def _deploying(commands: Any) -> None:
    command = _command(commands, "deploy", _deploy, "--skip-release-command")
    command.add_argument("-i", "--image")


def _group(commands: Any, name: str, *aliases: str) -> Any:
    group = commands.add_parser(name, aliases=aliases, allow_abbrev=False)
    return group.add_subparsers(required=True, metavar="COMMAND")


def _command(commands: Any, name: str, command: Any, *switches: str) -> argparse.ArgumentParser:
    made = commands.add_parser(name, allow_abbrev=False)
    made.add_argument("-a", "--app")
    made.add_argument("-c", "--config")
    made.add_argument("-j", "--json", action="store_true")
    for switch in switches:
        made.add_argument(switch, action="store_true")
    made.set_defaults(command=command)
    return made


class _Parser(argparse.ArgumentParser):
    """flyctl answers a wrong command line with exit 1."""

    def error(self, message: str) -> Any:
        self.exit(1, f"Error: {message}\n")


def _app(options: argparse.Namespace) -> store.App:
    if not options.app:
        raise Problem("the config for your app is missing an app name, add an app field to the "
                      "fly.toml file or specify with the -a flag")  # fmt: skip
    return store.app(layout.running(), options.app)


def _show(options: argparse.Namespace, value: Any, rows: list[list[str]]) -> None:
    if options.json:
        print(json.dumps(value, indent=4))
        return
    for row in rows:
        print("\t".join(row))


def _releases(options: argparse.Namespace) -> None:
    found = releases.newest(_app(options))
    columns = ["Status", "Description", "CreatedAt"] + ["ImageRef"] * options.image
    rows = [[f"v{one['Version']}", *(one[column] for column in columns)] for one in found]
    _show(options, found, rows)


def _status(options: argparse.Namespace) -> None:
    found = views.status(_app(options))
    _show(options, found, [[found["Name"], found["Status"], found["Hostname"]]])


def _image(options: argparse.Namespace) -> None:
    found = views.image_details(_app(options))
    _show(options, found, [list(one.values()) for one in found])


def _machines(options: argparse.Namespace) -> None:
    found = views.machines(_app(options))
    _show(options, found, [[one["id"], one["state"], one["region"]] for one in found])


def _logs(options: argparse.Namespace) -> None:
    app = _app(options)
    for entry in logs.buffered(app):
        _print_entry(options, entry)
    if not options.no_tail:
        for entry in logs.follow(app):
            _print_entry(options, entry)


def _print_entry(options: argparse.Namespace, entry: dict[str, Any]) -> None:
    line = f"{entry['timestamp']} app[{entry['instance']}] [{entry['level']}]{entry['message']}"
    print(json.dumps(entry, indent=4) if options.json else line, flush=True)


def _version(options: argparse.Namespace) -> None:
    known = views.VERSION
    text = f"flyctl v{known['Version']} linux/amd64 Commit: {known['Commit']} (stand-in of LT CRM)"
    print(json.dumps(known) if options.json else text)


def _secrets_list(options: argparse.Namespace) -> None:
    found = vault.listing(_app(options))
    _show(options, found, [list(one.values()) for one in found])


def _secrets_set(options: argparse.Namespace) -> None:
    pairs = vault.parse_pairs(options.pairs)
    new = {name: sys.stdin.read() if value == "-" else value for name, value in pairs.items()}
    deploy.change_secrets(_app(options), new, [], options.stage, print)


def _secrets_unset(options: argparse.Namespace) -> None:
    deploy.change_secrets(_app(options), {}, options.names, options.stage, print)


def _secrets_import(options: argparse.Namespace) -> None:
    new = vault.parse_lines(sys.stdin.read())
    if not new:
        raise Problem("requires at least one SECRET=VALUE pair")
    deploy.change_secrets(_app(options), new, [], options.stage, print)


def _secrets_deploy(options: argparse.Namespace) -> None:
    app = _app(options)
    if releases.serving(app) is None:
        raise Problem("no machines available to deploy")
    with app.locked():
        deploy.restart(app, print)


def _deploy(options: argparse.Namespace) -> None:
    if not options.image:
        raise Problem("this stand-in builds nothing: give it --image")
    deploy.deploy(
        _app(options),
        options.image,
        skip_release_command=options.skip_release_command,
        say=print,
    )
