"""A registry of images: an image is a copy of the tree, named by its digest."""

import hashlib
import json
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from stack.fly import store
from stack.layout import Layout
from stack.problem import Problem

REGISTRY = "registry.local"
REPOSITORY = "lt-crm"
IGNORED = shutil.ignore_patterns("__pycache__", ".pytest_cache", ".ruff_cache", "*.pyc")


@dataclass(frozen=True)
class Image:
    digest: str
    release: str
    created: str
    folder: Path

    @property
    def ref(self) -> str:
        return f"{REGISTRY}/{REPOSITORY}@{self.digest}"

    @property
    def tree(self) -> Path:
        return self.folder / "tree"

    @property
    def labels(self) -> dict[str, str]:
        return {"org.opencontainers.image.revision": self.release}


def push(layout: Layout, tree: Path, release: str) -> Image:
    registry = layout.fly / "registry"
    registry.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=".push-", dir=registry))
    making.chmod(0o755)
    shutil.copytree(tree, making / "tree", ignore=IGNORED, symlinks=True)
    digest = digest_of(making / "tree", release)
    facts = {"digest": digest, "release": release, "created": store.now()}
    (making / "image.json").write_text(json.dumps(facts))
    folder = registry / digest.replace(":", "-")
    if folder.exists():
        shutil.rmtree(making)
    else:
        making.rename(folder)
    return _load(folder)


def find(layout: Layout, ref: str) -> Image:
    pattern = rf"{re.escape(REGISTRY)}/{REPOSITORY}@sha256:([0-9a-f]{{64}})"
    match = re.fullmatch(pattern, ref)
    folder = layout.fly / "registry" / f"sha256-{match[1]}" if match else None
    if folder is None or not folder.is_dir():
        raise Problem(f"could not find image {json.dumps(ref)}")
    return _load(folder)


def _load(folder: Path) -> Image:
    return Image(**json.loads((folder / "image.json").read_text()), folder=folder)


def digest_of(tree: Path, release: str) -> str:
    total = hashlib.sha256(release.encode())
    for path in sorted(path for path in tree.rglob("*") if path.is_file()):
        mode = "x" if path.stat().st_mode & 0o100 else "-"
        total.update(f"\0{path.relative_to(tree)}\0{mode}\0".encode())
        total.update(hashlib.sha256(path.read_bytes()).digest())
    return f"sha256:{total.hexdigest()}"
