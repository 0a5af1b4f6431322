"""The two trees of a stack: the candidate, and the release before it."""

import os
import re
import shutil
import subprocess
from pathlib import Path

from stack.defects import Defect
from stack.fly import images
from stack.fly.images import Image
from stack.layout import EXAMPLE, REPOSITORY, Layout
from stack.problem import Problem

OURS = ("stack", "defects", "report", "crm", ".venv")
CACHES = ("__pycache__", ".pytest_cache", ".ruff_cache")
NEW_IN_CANDIDATE = "migrations/versions/0008*.py"
COMMIT = re.compile(r"[0-9a-f]{40}")


def candidate(layout: Layout, defect: Defect) -> Image:
    tree = _copy(layout, "candidate")
    if defect.tree in ("candidate", "both"):
        defect.change_tree(tree)
    return images.push(layout, tree, candidate_release())


def previous(layout: Layout, defect: Defect) -> Image:
    """The release before: this tree without the migration that the candidate brings."""
    tree = _copy(layout, "previous")
    migrations = list(tree.glob(NEW_IN_CANDIDATE))
    if len(migrations) != 1:
        raise Problem(f"expected one file {NEW_IN_CANDIDATE}, found {len(migrations)}")
    migrations[0].unlink()
    if defect.tree in ("previous", "both"):
        defect.change_tree(tree)
    return images.push(layout, tree, previous_release())


def candidate_release() -> str:
    return _given("CRM_CANDIDATE_RELEASE") or _commit("HEAD") or "c" * 40


def previous_release() -> str:
    return _given("CRM_PREVIOUS_RELEASE") or _commit("HEAD~1") or "b" * 40


def _given(name: str) -> str | None:
    value = os.environ.get(name)
    if value and not COMMIT.fullmatch(value):
        raise Problem(f"{name} must be a commit of 40 hex digits, not {value!r}")
    return value


def _commit(name: str) -> str | None:
    argv = ["git", "-C", REPOSITORY, "rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"]
    done = subprocess.run(argv, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else None


def _copy(layout: Layout, name: str) -> Path:
    tree = layout.state / "trees" / name
    shutil.copytree(EXAMPLE, tree, ignore=_ignored)
    return tree


def _ignored(folder: str, names: list[str]) -> set[str]:
    top = Path(folder) == EXAMPLE
    return {name for name in names if name in CACHES or (top and name in OURS)}
