"""What an inquiry may belong to: open cases and undecided inquiries that have something in common with it.

And who has had a case here before: a closed one is no case to join, but a person who is known.

Only what the actor may read is compared, so that a suggestion never tells what is hidden. A protected address
is neither compared nor shown.
"""

from collections import defaultdict
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, Select, and_, select
from sqlalchemy.orm import aliased

from server.access.actor import Actor
from server.access.among import among
from server.access.readable import readable_cases, readable_entries, readable_inquiries
from server.errors import NotFound
from server.extensions import snapshot
from server.models import Case, CaseContact, Inquiry, LogEntry, Place, Resident
from server.rules.inquiries import UNDECIDED
from server.rules.inquiry_likeness import Likeness, Told, likeness, rarity

#: So many of each are suggested, the likeliest first.
MOST = 5
#: So many of the newest notes are compared with what is told.
_NOTES = 1000
#: So many of the cases that were closed last are compared; search finds the others.
_CLOSED = 2000
#: More waiting inquiries than any service has.
_WAITING = 2000

Match = dict[str, Any]
Matches = dict[str, list[Match]]


def matches_of_words(actor: Actor, asked: dict[str, str | None]) -> Matches:
    """What may be the same as what is being typed: about, address, caller_phone, text and source."""
    with snapshot() as connection:
        return _matches(connection, actor, told_by(asked), None, None)


def matches_of_inquiry(actor: Actor, inquiry_id: str) -> Matches:
    """What an inquiry may belong to; nothing when it has been joined already. Raises NotFound."""
    with snapshot() as connection:
        row = connection.execute(
            select(*_INQUIRY).where(readable_inquiries(actor), Inquiry.id == inquiry_id)
        ).one_or_none()
        if row is None:
            raise NotFound
        asked = told_by(dict(row._mapping))  # noqa: SLF001 - SQLAlchemy's name
        return _matches(connection, actor, asked, inquiry_id, row.case_id)


def told_by(inquiry: dict[str, Any]) -> Told:
    """What an inquiry tells, to be compared."""

    def given(*names: str) -> tuple[str, ...]:
        return tuple(inquiry[name] for name in names if inquiry.get(name))

    return Told(
        names=given("about"),
        addresses=given("address"),
        phones=given("caller_phone"),
        texts=given("text"),
        source=inquiry.get("source"),
    )


_INQUIRY = [
    Inquiry.id, Inquiry.case_id, Inquiry.code, Inquiry.received_at, Inquiry.source, Inquiry.urgency,
    Inquiry.decision, Inquiry.about, Inquiry.address, Inquiry.caller_phone, Inquiry.text,
]  # fmt: skip


def _matches(
    connection: Connection, actor: Actor, asked: Told, own_id: str | None, case_id: str | None
) -> Matches:
    cases, texts = _open_cases(connection, actor, own_id)
    waiting = [row for row in _waiting(connection, actor) if row.id != own_id]
    rare = rarity(
        [*(text for told in texts.values() for text in told), *(row.text or "" for row in waiting)]
    )
    found_cases = [
        (likeness(asked, told, rare), sent) for sent, told in cases if sent["id"] != case_id
    ]
    found_inquiries = [(likeness(asked, _known_of(row), rare), _as_match(row)) for row in waiting]
    known = {match["resident_id"] for match, _told in cases}
    found_closed = [
        (likeness(asked, told, {}), match)
        for match, told in _closed_cases(connection, actor)
        if match["resident_id"] not in known
    ]
    return {
        "cases": _likeliest(found_cases),
        "closed": _likeliest(found_closed),
        "inquiries": _likeliest(found_inquiries),
    }


def _likeliest(found: list[tuple[Likeness, Match]]) -> list[Match]:
    alike = [(like, match) for like, match in found if like.weight > 0]
    alike.sort(key=lambda each: (-each[0].weight, each[1]["id"]))
    return [match | {"reasons": list(like.reasons)} for like, match in alike[:MOST]]


def _open_cases(
    connection: Connection, actor: Actor, own_id: str | None
) -> tuple[list[tuple[Match, Told]], dict[str, list[str]]]:
    """The open cases with what is known of each; and the texts of each, by its id."""
    rows = connection.execute(_known(actor).where(Case.closed_on.is_(None))).all()
    phones: dict[str, list[str]] = defaultdict(list)
    texts: dict[str, list[str]] = defaultdict(list)
    ids = [row.id for row in rows]
    contacts = select(CaseContact.case_id, CaseContact.phone).where(
        among(connection, CaseContact.case_id.expression, ids),
        CaseContact.deleted_at.is_(None),
        CaseContact.phone.is_not(None),
    )
    for known in connection.execute(contacts):
        phones[known.case_id].append(known.phone)
    earlier = select(Inquiry.id, Inquiry.case_id, Inquiry.text, Inquiry.caller_phone).where(
        among(connection, Inquiry.case_id.expression, ids), readable_inquiries(actor)
    )
    for told in connection.execute(earlier):
        if told.id != own_id:
            texts[told.case_id] += [told.text] if told.text else []
            phones[told.case_id] += [told.caller_phone] if told.caller_phone else []
    notes = (
        select(LogEntry.case_id, LogEntry.note)
        .where(
            among(connection, LogEntry.case_id.expression, ids),
            readable_entries(actor),
            LogEntry.note.is_not(None),
        )
        .order_by(LogEntry.started_at.desc())
        .limit(_NOTES)
    )
    for noted in connection.execute(notes):
        texts[noted.case_id].append(noted.note)
    return [_known_case(row, phones[row.id], texts[row.id]) for row in rows], texts


def _closed_cases(connection: Connection, actor: Actor) -> list[tuple[Match, Told]]:
    """The closed cases, known by their residents alone: what happened in them is not compared."""
    rows = connection.execute(
        _known(actor)
        .where(Case.closed_on.is_not(None))
        .order_by(Case.closed_on.desc(), Case.id)
        .limit(_CLOSED)
    )
    return [
        (match, replace(told, stage="none"))
        for match, told in (_known_case(row, [], []) for row in rows)
    ]


def _known(actor: Actor) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Case.id, Case.code, Case.closed_on, Case.eviction_stage, Case.resident_id,
            Resident.name, Resident.phone, Place.address, Place.is_address_protected,
        )
        .join(Resident, Resident.id == Case.resident_id)
        .outerjoin(Place, Place.id == Case.place_id)
        .where(readable_cases(actor))
    )  # fmt: skip


def _known_case(row: Any, phones: list[str], texts: list[str]) -> tuple[Match, Told]:
    address = None if row.is_address_protected else row.address
    sent = {
        **{name: getattr(row, name) for name in ("id", "code", "closed_on", "resident_id")},
        "resident_name": row.name,
        "address": address,
    }
    return sent, Told(
        names=(row.name, row.code),
        addresses=(address,) if address else (),
        phones=(*phones, *([row.phone] if row.phone else [])),
        texts=tuple(texts),
        stage=row.eviction_stage,
    )


def _waiting(connection: Connection, actor: Actor) -> list[Any]:
    """The inquiries that wait for a decision of their own."""
    root = aliased(Inquiry)
    return list(
        connection.execute(
            select(*_INQUIRY)
            .outerjoin(root, and_(root.id == Inquiry.joined_to_id, root.deleted_at.is_(None)))
            .where(readable_inquiries(actor), Inquiry.decision.in_(UNDECIDED), root.id.is_(None))
            .order_by(Inquiry.received_at.desc(), Inquiry.id)
            .limit(_WAITING)
        )
    )


def _known_of(row: Any) -> Told:
    told = told_by(dict(row._mapping))  # noqa: SLF001 - SQLAlchemy's name
    return Told(told.names, told.addresses, told.phones, told.texts)


def _as_match(row: Any) -> Match:
    names = ("id", "code", "received_at", "source", "urgency", "about", "address", "text")
    return {name: getattr(row, name) for name in names}
