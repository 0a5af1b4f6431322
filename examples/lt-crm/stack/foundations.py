"""What the applications stand on: images, certificates, databases with data, Redis."""

from dataclasses import dataclass
from functools import partial

from stack import certificates, database, postgres, redis_server, snapshot, trees
from stack.defects import Defect
from stack.fly.images import Image
from stack.layout import CLUSTERS, ENVIRONMENTS, Layout
from stack.together import together


@dataclass(frozen=True)
class Foundations:
    passwords: dict[str, database.Passwords]
    images: dict[str, Image]
    demo_password: str


def lay(layout: Layout, defect: Defect) -> Foundations:
    postgres.prepare_sockets(layout)
    candidate, previous, *_ = together(
        partial(trees.candidate, layout, defect),
        partial(trees.previous, layout, defect),
        postgres.template,
        partial(certificates.make, layout),
        *(partial(redis_server.start, layout, environment) for environment in ENVIRONMENTS),
    )
    filled = snapshot.find_or_make(layout, previous)
    passwords = together(
        *(partial(_copy, layout, environment, filled) for environment in ENVIRONMENTS),
        partial(_scratch, layout),
    )
    return Foundations(
        dict(zip(CLUSTERS, passwords, strict=True)),
        {"candidate": candidate, "previous": previous},
        filled.demo_password,
    )


def _copy(layout: Layout, environment: str, filled: snapshot.Snapshot) -> database.Passwords:
    postgres.copy(filled.data, layout, environment)
    postgres.start(layout, environment)
    database.sql(layout, environment, "SELECT pg_stat_statements_reset()")
    return database.set_passwords(layout, environment)


def _scratch(layout: Layout) -> database.Passwords:
    postgres.copy(postgres.template(), layout, "scratch")
    postgres.start(layout, "scratch")
    return database.create(layout, "scratch")
