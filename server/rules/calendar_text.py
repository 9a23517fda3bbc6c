"""Meetings as a calendar that other programs read (iCalendar, RFC 5545).

Times are written as the clock on the wall shows them, with the zone's own rules beside them, so that a
meeting at nine is at nine all year. Nothing but what is handed in is written.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

#: Lines are at most so many bytes; what is longer goes on after a line break and a space.
LONGEST = 75

#: How long a meeting is taken to last, as nothing says it.
LASTS = "PT1H"

#: Europe/Oslo, by the rule that has held since 1996.
_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Oslo",
    "BEGIN:DAYLIGHT",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "DTSTART:19960331T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


@dataclass(frozen=True)
class Event:
    """One meeting; `revision` grows with each change, so that a calendar knows the newer of two."""

    uid: str
    on: date
    at: time | None
    title: str
    url: str
    revision: int = 0
    is_cancelled: bool = False


def calendar_text(events: Iterable[Event], *, name: str, made_at: datetime) -> str:
    """The calendar as it is sent; `name` is what a reader's program calls it."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Miljovakt//Meetings//NO",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(name)}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
        "X-PUBLISHED-TTL:PT6H",
        *_ZONE,
    ]
    stamp = f"{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for event in events:
        lines += _event(event, stamp)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _event(event: Event, stamp: str) -> list[str]:
    return [
        "BEGIN:VEVENT",
        f"UID:{event.uid}",
        f"DTSTAMP:{stamp}",
        *_when(event),
        f"SUMMARY:{_escaped(event.title)}",
        f"URL:{event.url}",
        f"SEQUENCE:{event.revision}",
        f"STATUS:{'CANCELLED' if event.is_cancelled else 'CONFIRMED'}",
        "TRANSP:OPAQUE",
        "END:VEVENT",
    ]


def _when(event: Event) -> list[str]:
    """A meeting without a time of day fills its day, and blocks nothing else there."""
    if event.at is None:
        after = event.on + timedelta(days=1)
        return [f"DTSTART;VALUE=DATE:{event.on:%Y%m%d}", f"DTEND;VALUE=DATE:{after:%Y%m%d}"]
    return [f"DTSTART;TZID=Europe/Oslo:{event.on:%Y%m%d}T{event.at:%H%M%S}", f"DURATION:{LASTS}"]


def _escaped(text: str) -> str:
    """Text as a value: no character of it can begin a line or a value of its own."""
    for plain, written in (
        ("\\", "\\\\"),
        (";", "\\;"),
        (",", "\\,"),
        ("\r\n", "\n"),
        ("\r", "\n"),
    ):
        text = text.replace(plain, written)
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 bytes, none of which cuts a letter in two."""
    piece, room = "", LONGEST
    for letter in line:
        size = len(letter.encode())
        if size > room:
            yield piece
            piece, room = " ", LONGEST - 1
        piece += letter
        room -= size
    yield piece
