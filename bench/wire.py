"""A client that speaks the sync's wire and nothing more, and the operations that it sends."""

import gzip
import json
import uuid
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from server.clock import instant

PASSWORD = "miljovakt-demo-2026"  # noqa: S105 - the demo's own, printed by `make run`
_GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True)
class Answer:
    """An answer as it came; it is unpacked and read only when somebody looks, outside what is timed."""

    body: bytes
    is_packed: bool

    @property
    def text(self) -> bytes:
        """The answer unpacked."""
        return gzip.decompress(self.body) if self.is_packed else self.body

    def read(self) -> Any:
        """The answer as JSON."""
        return json.loads(self.text)


class WirePhone:
    """A client that speaks the sync's wire and nothing more, over one kept connection."""

    def __init__(self, url: str, username: str = "ask") -> None:
        self.origin = url
        self.connection = HTTPConnection(
            urlsplit(url).hostname or "", urlsplit(url).port, timeout=60
        )
        # Browsers always say that they take packed answers.
        self.headers = {"Content-Type": "application/json", "X-App": "1", "Origin": url}
        self.headers["Accept-Encoding"] = "gzip"
        asked = {"username": username, "password": PASSWORD, "surface": "field"}
        self.user = self.post("/api/session", asked).read()["user"]["id"]
        asked = self.envelope() | {"label": "bench", "platform": "bench"}
        enrolled = self.post("/api/sync/enrol", asked).read()
        self.replica, self.epoch, self.seq = enrolled["replica"], enrolled["epoch"], 0

    def envelope(self) -> dict[str, Any]:
        """What every sync request begins with."""
        return {"proto": 1, "request_id": str(uuid.uuid4())}

    def push(self, request: bytes) -> Answer:
        """Push a compressed request."""
        return self.send("/api/sync/push", request, **{"Content-Encoding": "gzip"})

    def send(self, path: str, body: bytes, **headers: str) -> Answer:
        """Post bytes. Raises RuntimeError unless the answer is good."""
        self.connection.request("POST", path, body, self.headers | headers)
        answer = self.connection.getresponse()
        cookie = answer.headers.get("Set-Cookie")
        if cookie:
            self.headers["Cookie"] = cookie.split(";")[0]
        told = Answer(answer.read(), answer.headers.get("Content-Encoding") == "gzip")
        if answer.status >= 400:
            raise RuntimeError(f"{path} answered {answer.status}: {told.text[:300]!r}")
        return told

    def post(self, path: str, body: dict[str, Any]) -> Answer:
        """Post JSON."""
        return self.send(path, json.dumps(body).encode())

    def pull_page(self, cursor: int) -> Answer:
        """Pull one page from `cursor`."""
        asked = self.envelope() | {"epoch": self.epoch, "replica": self.replica}
        return self.post("/api/sync/pull", asked | {"cursor": cursor, "scope_rev": None})

    def pull(self, cursor: int) -> list[Answer]:
        """Pull all pages from `cursor`."""
        pages = [self.pull_page(cursor)]
        while (page := Head.of(pages[-1])).more:
            pages.append(self.pull_page(page.to))
        return pages


@dataclass(frozen=True)
class Head:
    """Where a page ends, read from its first bytes: what the server says before the changes."""

    to: int
    more: bool

    @classmethod
    def of(cls, page: Answer) -> "Head":
        """The head of a page; the rest is not unpacked."""
        start = (
            zlib.decompressobj(_GZIP).decompress(page.body, 4_096) if page.is_packed else page.body
        )
        head = start.split(b',"outcomes":', 1)[0]
        told = json.loads(head + b"}")
        return cls(told["to"], told["more"])


def changes_of(pages: Iterable[Answer]) -> list[dict[str, Any]]:
    """The changes in some pages."""
    return [change for page in pages for change in page.read()["changes"]]


def check_applied(answer: Answer, count: int) -> None:
    """Raise RuntimeError unless all `count` operations of a push were applied."""
    results = answer.read()["results"]
    wrong = [result for result in results if result["outcome"] not in ("applied", "merged")]
    if len(results) != count or wrong:
        raise RuntimeError(f"{len(results)} of {count} answered, not applied: {wrong[:2]}")


def entry_operation(user: str, place: str, number: int, case: str | None = None) -> dict[str, Any]:
    """One visit with two tasks, as the phone saves it, on one of the last days of the day pack."""
    entry, op_id = str(uuid.uuid4()), str(uuid.uuid4())
    start = datetime.now(UTC) - timedelta(days=1 + number % 12, minutes=60 + number % 600)
    visit = {
        "author_id": user, "kind": "home_visit", "case_id": case, "place_id": place, "planned_visit_id": None,
        "done_on": start.date().isoformat(), "started_at": instant(start),
        "ended_at": instant(start + timedelta(minutes=45)), "tz": "Europe/Oslo", "duration_minutes": 45,
        "travel_minutes": 10, "km": 4, "outcome": "completed",
        "note": f"Ryddet benk og vasket sammen, gang nummer {number}.", "was_offline": True,
    }  # fmt: skip
    changes = [_change("log_entry", entry, "create", 0, {}, visit)]
    for position, (task, minutes) in enumerate([("waste_removal", 25), ("practical_guidance", 20)]):
        line = {"entry_id": entry, "position": position, "task_type": task}
        line |= {"duration_minutes": minutes, "sacks": 0, "kg": 0, "who_did_it": None}
        changes.append(_change("task_line", str(uuid.uuid4()), "create", 0, {}, line))
    submit = {"entity": "log_entry", "id": entry, "action": "act", "act": "submit"}
    changes.append(submit | {"base_version": {"after": op_id}, "base": {}, "set": {}})
    return _body(op_id, instant(start + timedelta(minutes=46)), changes)


def note_operation(change: dict[str, Any], note: str) -> dict[str, Any]:
    """One edit of the note on an entry, as the phone that pulled it saves it."""
    base = {"note": change["row"]["note"]}
    edit = _change("log_entry", change["id"], "patch", change["version"], base, {"note": note})
    return _body(str(uuid.uuid4()), instant(datetime.now(UTC)), [edit])


def push_request(phone: WirePhone, bodies: list[dict[str, Any]]) -> bytes:
    """A compressed push of new operations, numbered on from the phone's last."""
    operations = [
        {"seq": seq, "body": json.dumps(body, ensure_ascii=False, separators=(",", ":"))}
        for seq, body in enumerate(bodies, start=phone.seq + 1)
    ]
    phone.seq += len(bodies)
    now = instant(datetime.now(UTC))
    envelope = phone.envelope() | {"build": "bench", "epoch": phone.epoch, "replica": phone.replica}
    content = envelope | {"device_now": now, "ops": operations}
    return gzip.compress(
        json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 6, mtime=0
    )


def visits_request(phone: WirePhone, place: str, count: int, case: str | None = None) -> bytes:
    """A compressed push of `count` new visits."""
    return push_request(
        phone, [entry_operation(phone.user, place, number, case) for number in range(count)]
    )


def records_of(request: bytes) -> set[str]:
    """The ids of the records that a push writes."""
    operations = json.loads(gzip.decompress(request))["ops"]
    return {change["id"] for each in operations for change in json.loads(each["body"])["changes"]}


def _change(
    entity: str,
    record: str,
    action: str,
    base_version: int,
    base: dict[str, Any],
    values: dict[str, Any],
) -> dict[str, Any]:
    made = {"entity": entity, "id": record, "action": action, "base_version": base_version}
    return made | {"base": base, "set": values}


def _body(op_id: str, at: str, changes: list[dict[str, Any]]) -> dict[str, Any]:
    body = {"op_id": op_id, "schema": 1, "at": at, "tz": "Europe/Oslo", "offset_min": 60}
    return body | {"changes": changes}
