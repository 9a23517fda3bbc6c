"""Reads a calendar as a stranger's program would: strictly, by RFC 5545, and knowing nothing of ours."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

_LINE = re.compile(r"^([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^;:\x00-\x1f\"]*)*):(.*)$")
_ESCAPE = re.compile(r"\\(.)")


@dataclass
class Component:
    """A part of a calendar: its own lines, by name, and the parts within it."""

    kind: str
    values: dict[str, str] = field(default_factory=dict)
    parameters: dict[str, str] = field(default_factory=dict)
    parts: list["Component"] = field(default_factory=list)

    def of(self, kind: str) -> list["Component"]:
        """The parts of that kind."""
        return [part for part in self.parts if part.kind == kind]

    def text(self, name: str) -> str:
        """A text, as it was before it was written."""
        return _ESCAPE.sub(lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), self[name])

    def __getitem__(self, name: str) -> str:
        return self.values[name]


def parse_calendar(content: bytes) -> Component:
    """The calendar of these bytes. Fails on what a strict reader would refuse."""
    assert content.endswith(b"\r\n")
    pieces = content.split(b"\r\n")[:-1]
    assert not any(b"\n" in piece or b"\r" in piece for piece in pieces), "a bare line break"
    assert all(len(piece) <= 75 for piece in pieces), "a line of more than 75 bytes"
    for piece in pieces:
        # Each piece is whole by itself: no letter is cut in two.
        piece.decode("utf-8")
    lines = content.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]
    stack = [Component("")]
    for line in lines:
        found = _LINE.match(line)
        assert found, line
        name, parameters, value = found.groups()
        if name == "BEGIN":
            stack.append(Component(value))
        elif name == "END":
            done = stack.pop()
            assert done.kind == value, (done.kind, value)
            stack[-1].parts.append(done)
        else:
            assert name not in stack[-1].values, f"{name} is there twice"
            stack[-1].values[name] = value
            stack[-1].parameters[name] = parameters.removeprefix(";")
    assert len(stack) == 1
    (calendar,) = stack[0].parts
    _check(calendar)
    return calendar


def _check(calendar: Component) -> None:
    assert calendar.kind == "VCALENDAR"
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    zones = {zone["TZID"] for zone in calendar.of("VTIMEZONE")}
    uids = [event["UID"] for event in calendar.of("VEVENT")]
    assert len(uids) == len(set(uids)), "two events with one UID"
    for event in calendar.of("VEVENT"):
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
        told = event.parameters["DTSTART"]
        if told.startswith("TZID="):
            assert told.removeprefix("TZID=") in zones
            assert "DURATION" in event.values
        else:
            assert told == "VALUE=DATE"
            assert event.parameters["DTEND"] == "VALUE=DATE"
            assert event["DTEND"] > event["DTSTART"]


def offsets_by_rule(zone: Component, day: datetime) -> timedelta:
    """What the zone's own rules make of a local time: how far it is from UTC."""
    latest = {}
    for part in zone.parts:
        began = datetime.strptime(part["DTSTART"], "%Y%m%dT%H%M%S")  # noqa: DTZ007 - local by nature
        month = int(re.search(r"BYMONTH=(\d+)", part["RRULE"])[1])  # type: ignore[index] # it fails if not
        assert "BYDAY=-1SU" in part["RRULE"]
        for year in (day.year - 1, day.year):
            last = datetime(year, month, 31)  # noqa: DTZ001 - local by nature
            onset = last - timedelta(days=(last.weekday() + 1) % 7)
            onset = onset.replace(hour=began.hour)
            if onset <= day:
                latest[onset] = part["TZOFFSETTO"]
    told = latest[max(latest)]
    return timedelta(hours=int(told[:3]), minutes=int(told[0] + told[3:]))


def oslo_offset(day: datetime) -> timedelta:
    """How far Oslo is from UTC then, as the machine's own zones say."""
    offset = day.replace(tzinfo=ZoneInfo("Europe/Oslo")).utcoffset()
    assert offset is not None
    return offset
