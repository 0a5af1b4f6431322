"""The shape of a defect's file. It is strict: a defect that is not applied proves nothing."""

import difflib
import re
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from stack.layout import CLUSTERS, ENVIRONMENTS
from stack.problem import Problem

OUTCOMES = ("pass", "skip", "waived", "warn", "pending", "inconclusive", "error", "fail")
# What becomes of a reason to go back.
TRIGGERS = ("clear", "fired", "unknown")
TREES = ("candidate", "previous", "both")
CHANGES = ("replace", "add", "remove", "env", "unset", "sql", "nginx", "run", "github", "plan")

Check = Callable[[Any, str], None]


def read(path: Path) -> dict[str, Any]:
    try:
        content = yaml.load(path.read_text(), Loader=_NoDuplicates)  # noqa: S506 (a SafeLoader)
    except yaml.YAMLError as error:
        raise Problem(f"{path.name} is not valid YAML: {' '.join(str(error).split())}") from None
    try:
        _fields(FIELDS, ("item", "shows", "expect"))(content, "")
        if not any(change in content for change in CHANGES):
            raise Problem(f"it changes nothing; give it one of {', '.join(CHANGES)}")
    except Problem as problem:
        raise Problem(f"{path.name}: {problem}") from None
    return content


class _NoDuplicates(yaml.SafeLoader):
    """Of two equal keys YAML keeps the last, and the first change would be lost in silence."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        names = [self.construct_object(key, deep=True) for key, _ in node.value]
        for name in names:
            if names.count(name) > 1:
                raise Problem(f"the key {name!r} occurs twice")
        return super().construct_mapping(node, deep)


def _fields(fields: dict[str, Check], required: tuple[str, ...] = ()) -> Check:
    def check(value: Any, at: str) -> None:
        _mapping(value, at)
        for name in value:
            if name not in fields:
                near = difflib.get_close_matches(str(name), fields, 1)
                hint = f"; did you mean {near[0]}?" if near else ""
                raise Problem(f"unknown key {_join(at, name)}{hint}")
            fields[name](value[name], _join(at, name))
        for name in required:
            if name not in value:
                raise Problem(f"{_join(at, name)} is missing")

    return check


def _each(check: Check) -> Check:
    def check_all(value: Any, at: str) -> None:
        if not isinstance(value, list) or not value:
            raise Problem(f"{at} must be a list that is not empty")
        for index, one in enumerate(value):
            check(one, f"{at}[{index}]")

    return check_all


def _values(check_name: Check, check: Check) -> Check:
    def check_all(value: Any, at: str) -> None:
        _mapping(value, at)
        for name, one in value.items():
            check_name(name, f"the key {_join(at, name)}")
            check(one, _join(at, name))

    return check_all


def _join(at: str, name: Any) -> str:
    return f"{at}.{name}" if at else str(name)


def _mapping(value: Any, at: str) -> None:
    if not isinstance(value, dict) or not value:
        raise Problem(f"{at or 'the file'} must be a mapping that is not empty")


def _text(value: Any, at: str) -> None:
    if not isinstance(value, str) or not value.strip():
        raise Problem(f"{at} must be text")


def _any_text(value: Any, at: str) -> None:
    if not isinstance(value, str):
        raise Problem(f"{at} must be text (quote it)")


def _file(value: Any, at: str) -> None:
    _text(value, at)
    if PurePosixPath(value).is_absolute() or ".." in PurePosixPath(value).parts:
        raise Problem(f"{at} must be a path inside the tree, not {value!r}")


def _item(value: Any, at: str) -> None:
    if not str(value).isdigit() or isinstance(value, bool) or not 1 <= int(value) <= 48:
        raise Problem(f"{at} must be the number of an item, 1 to 48")


def _number(value: Any, at: str) -> None:
    if not isinstance(value, int):
        raise Problem(f"{at} must be a number")
    _item(value, at)


def _flag(value: Any, at: str) -> None:
    if not isinstance(value, bool):
        raise Problem(f"{at} must be true or false")


def _pattern(value: Any, at: str) -> None:
    _text(value, at)
    try:
        re.compile(value)
    except re.error as error:
        raise Problem(f"{at} is not a regular expression: {error}") from None


def _one_of(*words: str) -> Check:
    def check(value: Any, at: str) -> None:
        if value not in words:
            raise Problem(f"{at} must be one of {', '.join(words)}, not {value!r}")

    return check


_change = {"from": _text, "to": _any_text}
_environment = _one_of(*ENVIRONMENTS)
_expectation = {"outcome": _one_of(*OUTCOMES), "reason": _text, "says": _pattern}

FIELDS: dict[str, Check] = {
    "item": _number,
    "shows": _text,
    "subtle": _flag,
    "tree": _one_of(*TREES),
    "expect": _fields(_expectation, tuple(_expectation)),
    "others": _values(_item, _one_of(*OUTCOMES, *TRIGGERS)),
    "replace": _each(_fields({"file": _file, **_change}, ("file", "from", "to"))),
    "add": _values(_file, _any_text),
    "remove": _each(_file),
    "env": _values(_environment, _values(_text, _any_text)),
    "unset": _values(_environment, _each(_text)),
    "sql": _values(_one_of(*CLUSTERS), _text),
    "nginx": _each(_fields(_change, ("from", "to"))),
    "run": _text,
    "github": _mapping,
    "plan": _each(_fields(_change, ("from", "to"))),
}
