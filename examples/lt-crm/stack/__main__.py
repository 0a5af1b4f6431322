"""`crm up`, `crm down`, `crm status`: reached through ../crm, which makes the environment."""

import sys
import time

from stack import defects, exports, layout, processes, state, up
from stack.fly import releases, store
from stack.layout import ENVIRONMENTS, FLY_APPS, Layout
from stack.problem import Problem, tell

USAGE = "usage: crm up | down | status"


def main(words: list[str]) -> int:
    commands = {"up": _up, "down": _down, "status": _status}
    if len(words) != 1 or words[0] not in commands:
        print(USAGE, file=sys.stderr)
        return 2
    try:
        return commands[words[0]]()
    except Problem as problem:
        tell(problem, f"crm {words[0]}")
        return 1
    except BrokenPipeError:
        return 1
    except KeyboardInterrupt:
        return 130


def _up() -> int:
    started = time.monotonic()
    defect = defects.from_environment()
    where = layout.from_environment()
    up.up(where, defect)
    with_defect = f", with the defect {defect.name}" if defect.name else ""
    print(f"up after {time.monotonic() - started:.1f} s{with_defect}")
    _print_addresses(where)
    return 0


def _down() -> int:
    started = time.monotonic()
    where = layout.from_environment()
    with state.locked(where):
        living, killed = processes.end_all(where.pids)
    if not living:
        print("nothing was up")
        return 0
    print(f"ended {living} processes after {time.monotonic() - started:.1f} s")
    if killed:
        print(f"had to kill {', '.join(killed)}")
    return 0


def _status() -> int:
    where = layout.running()
    found = processes.recorded(where.pids)
    for one in found:
        print(f"{one.name:<22} {'up' if one.alive() else 'GONE':<5} pid {one.pid}")
    for environment in ENVIRONMENTS:
        serving = releases.serving(store.app(where, FLY_APPS[environment]))
        if serving:
            print(f"{environment:<22} v{serving['Version']:<4} {serving['ImageRef']}")
    if not found:
        print("down")
        return 1
    _print_addresses(where)
    return 0 if all(one.alive() for one in found) else 1


def _print_addresses(where: Layout) -> None:
    known = exports.read(where)
    for name in ("PRODUCTION_URL", "STAGING_URL", "CA_FILE", "PROMETHEUS_URL", "CRM_DEFECT"):
        if known.get(name):
            print(f"{name.lower().replace('_', ' '):<22} {known[name]}")
    print(f"{'everything else':<22} . {where.state / 'env'}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
