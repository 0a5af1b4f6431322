"""One process that keeps what the system sends away: error reports, alerts, chat messages.

    python -m stack.sink CONFIG     {"port", "folder", "sentryToken", "receiverToken", "projects"}

Everything is a file, so a test can look without asking.
"""

import json
import re
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from stack import sentry
from stack.answers import Handler, serve

CONFIG: dict = {}
CHANNELS = {"deployments"}
CHANNEL = re.compile(r"/chat/([a-z0-9][a-z0-9-]{0,60})")
MESSAGE = re.compile(r"/chat/([a-z0-9][a-z0-9-]{0,60})/([0-9a-f]{32})")
ENVELOPE = re.compile(r"/api/(\d+)/envelope/")
EVENT = re.compile(r"/api/0/projects/([^/]+)/([^/]+)/events/([0-9a-f]{32})/")
EVENTS = re.compile(r"/api/0/projects/([^/]+)/([^/]+)/events/")


class Sink(Handler):
    def do_POST(self) -> None:
        path = urlsplit(self.path).path
        body = self.body()
        if match := ENVELOPE.fullmatch(path):
            self._envelope(match[1], body)
        elif path == "/alerts":
            self._alerts(body)
        elif (match := CHANNEL.fullmatch(path)) and match[1] in CHANNELS:
            self._chat(match[1], body)
        else:
            self.answer(404, {"detail": "not found"})

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path == "/health":
            self.answer(200, {"status": "ok"})
        elif path == "/alerts":
            self.answer(200, [json.loads(one.read_text()) for one in _files("alerts")])
        elif match := MESSAGE.fullmatch(path):
            self._message(match[1], match[2])
        elif match := EVENT.fullmatch(path):
            self._event(match[2], match[3])
        elif match := EVENTS.fullmatch(path):
            self._events(match[2])
        else:
            self.answer(404, {"detail": "not found"})

    def _envelope(self, project: str, body: bytes) -> None:
        if project not in CONFIG["projects"].values():
            self.answer(403, {"detail": "event submission rejected with_reason: ProjectId"})
            return
        try:
            header, items = sentry.envelope(body, self.headers.get("Content-Encoding", ""))
        except ValueError as error:
            self.answer(400, {"detail": f"bad envelope: {error}"})
            return
        for kind, payload in items:
            _keep_report(project, kind, payload)
        self.answer(200, {"id": header.get("event_id", "")})

    def _alerts(self, body: bytes) -> None:
        if self.bearer() != CONFIG["receiverToken"]:
            self.answer(401, {"detail": "wrong token"})
            return
        _keep("alerts", json.loads(body))
        self.answer(200, {"status": "ok"})

    def _chat(self, channel: str, body: bytes) -> None:
        try:
            message = json.loads(body)
        except json.JSONDecodeError:
            self.answer(400, {"ok": False, "error": "invalid_payload"})
            return
        identifier = _keep(f"chat/{channel}", message)
        self.answer(200, {"ok": True, "channel": channel, "id": identifier})

    def _message(self, channel: str, identifier: str) -> None:
        found = next((one for one in _files(f"chat/{channel}") if identifier in one.name), None)
        self.answer(200, json.loads(found.read_text())) if found else self.answer(404, {})

    def _event(self, slug: str, identifier: str) -> None:
        path = _project(slug) / f"event-{identifier}.json"
        if self._may_read_reports():
            known = path.is_file()
            content = sentry.event_view(json.loads(path.read_text())) if known else {}
            self.answer(200 if known else 404, content or {"detail": "Event not found"})

    def _events(self, slug: str) -> None:
        if self._may_read_reports():
            files = sorted(
                _project(slug).glob("event-*.json"), key=lambda one: -one.stat().st_mtime
            )
            found = [sentry.event_view(json.loads(one.read_text())) for one in files[:100]]
            self.answer(200, found)

    def _may_read_reports(self) -> bool:
        if self.bearer() == CONFIG["sentryToken"]:
            return True
        self.answer(401, {"detail": "Invalid token"})
        return False


def _project(slug: str) -> Path:
    number = CONFIG["projects"].get(slug, slug if slug.isdigit() else "unknown")
    return Path(CONFIG["folder"]) / "sentry" / number


def _keep_report(project: str, kind: str, payload: bytes) -> None:
    folder = Path(CONFIG["folder"]) / "sentry" / project
    folder.mkdir(parents=True, exist_ok=True)
    if kind == "event":
        event = json.loads(payload)
        event["_received"] = datetime.now(UTC).isoformat()
        _write(folder / f"event-{event['event_id']}.json", json.dumps(event).encode())
    else:
        _write(folder / f"{kind}-{uuid.uuid4().hex}.json", payload)


def _keep(name: str, value: dict) -> str:
    folder = Path(CONFIG["folder"]) / name
    folder.mkdir(parents=True, exist_ok=True)
    identifier = uuid.uuid4().hex
    moment = datetime.now(UTC)
    record = {"id": identifier, "receivedAt": moment.isoformat(), "content": value}
    _write(folder / f"{moment:%Y%m%dT%H%M%S.%f}-{identifier}.json", json.dumps(record).encode())
    return identifier


def _write(path: Path, content: bytes) -> None:
    partial = path.with_name(f".{path.name}")
    partial.write_bytes(content)
    partial.replace(path)


def _files(name: str) -> list[Path]:
    return sorted((Path(CONFIG["folder"]) / name).glob("[!.]*.json"))


if __name__ == "__main__":
    CONFIG.update(json.loads(Path(sys.argv[1]).read_text()))
    serve(CONFIG["port"], Sink)
