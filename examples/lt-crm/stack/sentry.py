"""Sentry's wire format (envelopes) and the part of its events API that is read back."""

import gzip
import json
import zlib
from typing import Any

# The order in which Sentry shows the interfaces of an event.
ENTRIES = {"exception": "exception", "message": "logentry", "breadcrumbs": "breadcrumbs",
           "request": "request"}  # fmt: skip


def envelope(body: bytes, encoding: str) -> tuple[dict, list[tuple[str, bytes]]]:
    """A header line, then items: a header line each, and a payload of a stated length or a line."""
    rest = _decode(body, encoding)
    line, _, rest = rest.partition(b"\n")
    header = json.loads(line)
    items = []
    while rest.strip():
        line, _, rest = rest.partition(b"\n")
        item = json.loads(line)
        length = item.get("length", rest.find(b"\n") if b"\n" in rest else len(rest))
        items.append((str(item["type"]), rest[:length]))
        rest = rest[length:].removeprefix(b"\n")
    return header, items


def _decode(body: bytes, encoding: str) -> bytes:
    try:
        if encoding == "gzip":
            return gzip.decompress(body)
        if encoding == "deflate":
            return zlib.decompress(body)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(str(error)) from None
    if encoding not in ("", "identity"):
        raise ValueError(f"unknown encoding {encoding}")
    return body


def event_view(event: dict[str, Any]) -> dict[str, Any]:
    """What GET …/events/{id}/ says about an event that was stored."""
    return {
        "id": event["event_id"],
        "eventID": event["event_id"],
        "type": "error" if event.get("exception") else "default",
        "title": _title(event),
        "message": event.get("logentry", {}).get("formatted") or event.get("message") or "",
        "platform": event.get("platform"),
        "culprit": event.get("transaction"),
        "dateCreated": event.get("timestamp"),
        "dateReceived": event["_received"],
        "release": {"version": event["release"]} if event.get("release") else None,
        "environment": event.get("environment"),
        "tags": _tags(event),
        "user": event.get("user"),
        "contexts": event.get("contexts", {}),
        "context": event.get("extra", {}),
        "sdk": event.get("sdk"),
        "entries": [
            {"type": kind, "data": event[name]} for kind, name in ENTRIES.items() if event.get(name)
        ],
    }


def _title(event: dict[str, Any]) -> str:
    values = (event.get("exception") or {}).get("values") or []
    if not values:
        return event.get("message") or "<unlabeled event>"
    return f"{values[-1].get('type')}: {values[-1].get('value')}"


def _tags(event: dict[str, Any]) -> list[dict[str, Any]]:
    own = event.get("tags") or {}
    pairs = own.items() if isinstance(own, dict) else own
    known = [(key, event.get(key)) for key in ("environment", "level", "release", "transaction")]
    return [{"key": key, "value": value} for key, value in [*known, *pairs] if value is not None]
