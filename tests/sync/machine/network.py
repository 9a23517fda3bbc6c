"""The way between a phone and the server in this process: real bytes, and weather that eats them."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import orjson

from server.access.actor import Actor
from server.errors import DomainError, SignedOut
from server.schemas.sync import ManifestRequestSchema, PullRequestSchema, PushHeadSchema
from server.sync.commit import commit_operations
from server.sync.enrol import enrol
from server.sync.envelope import load, read_json, read_push
from server.sync.manifest import Asked, manifest
from server.sync.pull import Position, pull
from tests.sync.machine.groups import PARKED
from tests.sync.machine.history import History

#: What can happen to a request and its reply.
WEATHER = (
    "calm",
    "request lost",
    "reply lost",
    "request truncated",
    "reply truncated",
    "twice",
    "delayed",
    "another page",
)

_PUSH, _PULL = PushHeadSchema(), PullRequestSchema()
_MANIFEST = ManifestRequestSchema()


class Lost(Exception):
    """No reply that could be believed: the work is done or not."""


def _push(actor: Actor, body: bytes) -> bytes:
    asked = read_push(body, _PUSH)
    done = commit_operations(
        asked.replica_id, asked.operations, actor=actor, clock_offset_ms=asked.clock_offset_ms
    )
    results = [orjson.loads(each) for each in done.answers]
    told = {"request_id": asked.request_id, "epoch": done.epoch, "last_seq": done.last_seq}
    return orjson.dumps(told | {"results": results, "stop": done.stop})


def _pull(actor: Actor, body: bytes) -> bytes:
    asked = load(_PULL, read_json(body))
    names = ("replica", "epoch", "cursor", "scope_rev", "limit")
    want = tuple((each["entity"], each["id"]) for each in asked.get("want") or ())
    position = Position(*(asked.get(name) for name in names), want=want)
    return pull(actor, position).json(asked["request_id"])


def _manifest(actor: Actor, body: bytes) -> bytes:
    asked = load(_MANIFEST, read_json(body))
    page = manifest(actor, Asked(asked["replica"], asked["epoch"], limit=asked.get("limit")))
    return page.json(asked["request_id"])


_ROUTES: dict[str, Callable[[Actor, bytes], bytes]] = {
    "push": _push,
    "pull": _pull,
    "manifest": _manifest,
}


@dataclass
class Network:
    """Carries requests; keeps those that are delayed, to deliver them when nobody waits any more."""

    history: History
    #: Phones whose work is kept for the office, by replica.
    parked: set[str] = field(default_factory=set)
    #: Whose account is closed: no session, so no request of theirs is answered.
    disabled: set[str] = field(default_factory=set)
    delayed: list[tuple[str, Actor, bytes]] = field(default_factory=list)
    requests: int = 0
    faults: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def ask(self, route: str, actor: Actor, content: dict[str, Any], weather: str) -> Any:
        """The reply. Raises Lost, or the DomainError that the server answered with."""
        self.requests += 1
        content = content | {"proto": 1, "request_id": f"r{self.requests}"}
        body = orjson.dumps(content)
        if weather != "calm":
            self.faults[weather] = self.faults.get(weather, 0) + 1
        if weather in ("request lost", "another page"):
            raise Lost(weather)
        if weather == "delayed":
            self.delayed.append((route, actor, body))
            raise Lost(weather)
        if weather == "request truncated":
            self._must_be_refused(route, actor, body[: len(body) * 2 // 3])
            raise Lost(weather)
        reply = self._serve(route, actor, body)
        if weather == "twice":
            reply = self._compared(reply, self._serve(route, actor, body))
        if weather == "reply lost":
            raise Lost(weather)
        if weather == "reply truncated":
            reply = reply[: len(reply) // 2]
        return _believed(reply, content["request_id"])

    def enrol(self, actor: Actor) -> tuple[str, str]:
        """A replica and the epoch. Raises SignedOut."""
        if actor.id in self.disabled:
            raise SignedOut
        made = enrol(actor, label="A phone of the machine", platform="python")
        return made.replica_id, made.epoch

    def deliver(self, which: int) -> None:
        """Let a delayed request arrive; its reply finds nobody."""
        route, actor, body = self.delayed.pop(which % len(self.delayed))
        try:
            self._serve(route, actor, body)
        except DomainError:
            self.faults["refused late"] = self.faults.get("refused late", 0) + 1

    def _serve(self, route: str, actor: Actor, body: bytes) -> bytes:
        if actor.id in self.disabled:
            raise SignedOut
        if route == "push":
            self._tell(body)
        return _ROUTES[route](actor, body)

    def _tell(self, body: bytes) -> None:
        """Write down in which state of the phone the server met its operations."""
        try:
            asked = orjson.loads(body)
        except orjson.JSONDecodeError:
            return
        digests = [hashlib.sha256(each["body"].encode()).hexdigest() for each in asked["ops"]]
        is_parked = asked["replica"] in self.parked
        self.history.info("server", "meets", digests=digests, is_parked=is_parked)

    def _must_be_refused(self, route: str, actor: Actor, body: bytes) -> None:
        try:
            self._serve(route, actor, body)
        except DomainError:
            return
        self.problems.append(f"half a {route} was taken for a whole one")

    def _compared(self, first: bytes, second: bytes) -> bytes:
        answers = [orjson.loads(each).get("results", []) for each in (first, second)]
        for before, again in zip(*answers, strict=False):
            # What was parked may have been moved on by what came behind it.
            if before != again and before["outcome"] not in PARKED:
                self.problems.append(f"{before} was answered anew: {again}")
        return second


def _believed(reply: bytes, request_id: str) -> Any:
    """The reply, when it is whole and an answer to this request."""
    try:
        told = orjson.loads(reply)
    except orjson.JSONDecodeError as error:
        raise Lost("no reply that can be read") from error
    if told.get("request_id") != request_id:
        raise Lost("a reply to something else")
    return told
