"""What each client asked for and what it learned, in the manner of Jepsen.

A call begins with `invoke` and ends with `ok`, `fail` or `unknown`. A reply that is lost is unknown:
only the server knows whether the work was done, and the checker has to bear either.
"""

import json
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the history: `call` joins an invocation with its end; `info` stands alone."""

    call: int
    kind: str
    process: str
    what: str
    at: str
    detail: dict[str, Any]

    def line(self) -> str:
        """The event as text; equal runs give equal text."""
        parts = [self.call, self.kind, self.process, self.what, self.at, self.detail]
        return json.dumps(parts, sort_keys=True, ensure_ascii=False)


@dataclass
class History:
    """The events in their order."""

    events: list[Event] = field(default_factory=list)
    now: str = ""
    calls: int = 0

    def invoke(self, process: str, what: str, **detail: Any) -> "Call":
        """Begin a call."""
        self.calls += 1
        self._add(self.calls, "invoke", process, what, detail)
        return Call(self, self.calls, process, what)

    def info(self, process: str, what: str, **detail: Any) -> None:
        """Something that happened to a client or to the server, and is no call."""
        self._add(0, "info", process, what, detail)

    def of(self, kind: str, what: str) -> list[Event]:
        """The events of one kind about one thing."""
        return [each for each in self.events if each.kind == kind and each.what == what]

    def trace(self) -> list[str]:
        """The whole history as text."""
        return [event.line() for event in self.events]

    def _add(self, call: int, kind: str, process: str, what: str, detail: dict[str, Any]) -> None:
        self.events.append(Event(call, kind, process, what, self.now, detail))


@dataclass(frozen=True)
class Call:
    """A call that has begun."""

    history: History
    number: int
    process: str
    what: str

    def ok(self, **detail: Any) -> None:
        """It is done, and the client knows."""
        self.history._add(self.number, "ok", self.process, self.what, detail)

    def fail(self, why: str) -> None:
        """It is not done, and the client knows."""
        self.history._add(self.number, "fail", self.process, self.what, {"why": why})

    def unknown(self, why: str) -> None:
        """It may be done or not."""
        self.history._add(self.number, "unknown", self.process, self.what, {"why": why})
