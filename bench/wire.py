"""A client that speaks the sync's wire and nothing more, and the operations that it sends."""

import gzip
import json
import uuid
from datetime import UTC, datetime, timedelta
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlsplit

from server.clock import instant

PASSWORD = "miljovakt-demo-2026"  # noqa: S105 - the demo's own, printed by `make run`


class WirePhone:
    """A client that speaks the sync's wire and nothing more, over one kept connection."""

    def __init__(self, url: str) -> None:
        self.origin = url
        self.connection = HTTPConnection(
            urlsplit(url).hostname or "", urlsplit(url).port, timeout=60
        )
        self.headers = {"Content-Type": "application/json", "X-App": "1", "Origin": url}
        signed_in = self.post(
            "/api/session", {"username": "ask", "password": PASSWORD, "surface": "field"}
        )
        self.user = signed_in["user"]["id"]
        enrolled = self.post(
            "/api/sync/enrol", self.envelope() | {"label": "bench", "platform": "bench"}
        )
        self.replica, self.epoch, self.seq = enrolled["replica"], enrolled["epoch"], 0

    def envelope(self) -> dict[str, Any]:
        """What every sync request begins with."""
        return {"proto": 1, "request_id": str(uuid.uuid4())}

    def push(self, request: bytes) -> None:
        """Push a compressed request; every operation in it must be applied. Raises RuntimeError otherwise."""
        answer, _ = self.send("/api/sync/push", request, **{"Content-Encoding": "gzip"})
        results = json.loads(answer)["results"]
        wrong = [result for result in results if result["outcome"] != "applied"]
        if not results or wrong:
            raise RuntimeError(f"{len(results)} answered, not applied: {wrong[:2]}")

    def send(self, path: str, body: bytes, **headers: str) -> tuple[bytes, int]:
        """Post bytes; the answer unpacked, and its size on the wire."""
        self.connection.request("POST", path, body, self.headers | headers)
        answer = self.connection.getresponse()
        cookie = answer.headers.get("Set-Cookie")
        if cookie:
            self.headers["Cookie"] = cookie.split(";")[0]
        raw = answer.read()
        text = gzip.decompress(raw) if answer.headers.get("Content-Encoding") == "gzip" else raw
        if answer.status >= 400:
            raise RuntimeError(f"{path} answered {answer.status}: {text[:300]!r}")
        return text, len(raw)

    def post(self, path: str, body: dict[str, Any]) -> Any:
        """Post JSON and read JSON."""
        return json.loads(self.send(path, json.dumps(body).encode())[0])

    def pull(self, cursor: int) -> tuple[list[dict[str, Any]], int, int]:
        """Pull all pages from `cursor`: the changes, the bytes on the wire and the new cursor."""
        changes: list[dict[str, Any]] = []
        size, more = 0, True
        while more:
            request = self.envelope() | {
                "epoch": self.epoch,
                "replica": self.replica,
                "cursor": cursor,
            }
            text, sent = self.send(
                "/api/sync/pull",
                json.dumps(request | {"scope_rev": None}).encode(),
                **{"Accept-Encoding": "gzip"},
            )
            page = json.loads(text)
            changes += page["changes"]
            size, cursor, more = size + sent, page["to"], page["more"]
        return changes, size, cursor


def entry_operation(user: str, number: int) -> dict[str, Any]:
    """One visit with two tasks, as the phone saves it, on one of the last days of the day pack."""
    entry = str(uuid.uuid4())
    start = datetime.now(UTC) - timedelta(days=1 + number % 12, minutes=60 + number % 600)
    visit = {
        "author_id": user, "kind": "home_visit", "case_id": None, "place_id": None, "planned_visit_id": None,
        "done_on": start.date().isoformat(), "started_at": instant(start),
        "ended_at": instant(start + timedelta(minutes=45)), "tz": "Europe/Oslo", "duration_minutes": 45,
        "travel_minutes": 10, "km": 4, "outcome": "completed", "was_offline": True,
        "note": f"Ryddet benk og vasket sammen, gang nummer {number}.",
    }  # fmt: skip

    def change(entity: str, record: str, values: dict[str, Any]) -> dict[str, Any]:
        made = {"entity": entity, "id": record, "action": "create", "base_version": 0, "base": {}}
        return made | {"set": values}

    empty = {"sacks": 0, "kg": 0, "who_did_it": None}
    lines = [
        {"entry_id": entry, "position": at, "task_type": task, "duration_minutes": minutes} | empty
        for at, (task, minutes) in enumerate([("waste_removal", 25), ("practical_guidance", 20)])
    ]
    submit = {
        "entity": "log_entry",
        "id": entry,
        "action": "act",
        "act": "submit",
        "base_version": 1,
    }
    changes = [change("log_entry", entry, visit)]
    changes += [change("task_line", str(uuid.uuid4()), line) for line in lines]
    changes += [submit | {"base": {}, "set": {}}]
    body = {"op_id": str(uuid.uuid4()), "schema": 1, "at": instant(start), "tz": "Europe/Oslo"}
    return body | {"offset_min": 60, "changes": changes}


def push_request(phone: WirePhone, place: str, count: int) -> bytes:
    """A compressed push of `count` new operations, numbered on from the phone's last."""
    operations = []
    for at in range(count):
        body = entry_operation(phone.user, at)
        body["changes"][0]["set"]["place_id"] = place
        operations.append({"seq": phone.seq + at + 1, "body": json.dumps(body, ensure_ascii=False)})
    phone.seq += count
    now = instant(datetime.now(UTC))
    envelope = phone.envelope() | {"build": "bench", "epoch": phone.epoch, "replica": phone.replica}
    return gzip.compress(json.dumps(envelope | {"device_now": now, "ops": operations}).encode(), 6)
