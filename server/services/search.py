"""Search at a desk: cases, people, partners and notes that the user may see, in groups.

The index nominates; each group's query carries the condition of what the actor may read, so that what is
hidden is not even counted.
"""

from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, select

from server import vocabulary
from server.access.actor import Actor
from server.access.among import among
from server.access.readable import readable_cases, readable_entries
from server.extensions import snapshot
from server.models import Case, Landlord, LogEntry, Partner, Place, Resident
from server.rules.search_terms import Need, excerpt, needs_of
from server.services.search_index import search_index

#: How many of each group are shown.
MOST = 20

#: About how many of the newest entries is asked first.
FIRST_ASKED = 200

#: One group of hits, and whether there are more than are shown.
Group = dict[str, Any]


def search(actor: Actor, text: str) -> dict[str, Group]:
    """What the actor may see that has every word of `text` at the beginning of one of its words."""
    needs = needs_of(text, vocabulary.synonyms())
    if not needs:
        return {name: _group([]) for name in ("cases", "people", "partners", "landlords", "notes")}
    with snapshot() as connection:
        found = search_index().find(connection, needs)
        return {
            "cases": _group(_cases(connection, actor, found["case"])),
            "people": _group(_people(connection, actor, found["resident"])),
            "partners": _group(_named(connection, Partner, "partner_type", found["partner"])),
            "landlords": _group(_named(connection, Landlord, "landlord_type", found["landlord"])),
            "notes": _group(_notes(connection, actor, found["log_entry"], needs)),
        }


def _group(hits: list[dict[str, Any]]) -> Group:
    return {"hits": hits[:MOST], "has_more": len(hits) > MOST}


def _cases(connection: Connection, actor: Actor, ids: list[str]) -> list[dict[str, Any]]:
    rows = _rows(
        connection,
        select(
            Case.id, Case.code, Case.closed_on, Resident.name, Place.address,
            Place.is_address_protected,
        )
        .join(Resident, Resident.id == Case.resident_id)
        .outerjoin(Place, Place.id == Case.place_id)
        .where(readable_cases(actor))
        # Open ones first.
        .order_by(Case.closed_on.is_not(None), Case.code, Case.id),
        Case.id.expression,
        ids,
    )  # fmt: skip
    return [
        {
            "id": row.id,
            "code": row.code,
            "resident_name": row.name,
            "address": None if row.is_address_protected else row.address,
            "is_closed": row.closed_on is not None,
        }
        for row in rows
    ]


def _people(connection: Connection, actor: Actor, ids: list[str]) -> list[dict[str, Any]]:
    rows = _rows(
        connection,
        select(Resident.id, Resident.name, Resident.birth_year, Case.id.label("case_id"), Case.code)
        .join(Case, Case.resident_id == Resident.id)
        .where(readable_cases(actor), Resident.deleted_at.is_(None))
        .order_by(Resident.name, Case.code, Case.id),
        Resident.id.expression,
        ids,
    )
    return [
        {
            "id": row.id,
            "name": row.name,
            "birth_year": row.birth_year,
            "case_id": row.case_id,
            "case_code": row.code,
        }
        for row in rows
    ]


def _named(connection: Connection, model: Any, kind: str, ids: list[str]) -> list[dict[str, Any]]:
    type_ = getattr(model, kind)
    rows = _rows(
        connection,
        select(model.id, model.name, model.phone, type_.label("type"))
        .where(model.deleted_at.is_(None))
        .order_by(model.name, model.id),
        model.id,
        ids,
    )
    return [{"id": row.id, "name": row.name, "phone": row.phone, "type": row.type} for row in rows]


def _notes(
    connection: Connection, actor: Actor, ids: list[str], needs: list[Need]
) -> list[dict[str, Any]]:
    query = (
        select(
            LogEntry.id,
            LogEntry.code,
            LogEntry.done_on,
            LogEntry.kind,
            LogEntry.note,
            Case.code.label("case_code"),
        )
        .outerjoin(Case, Case.id == LogEntry.case_id)
        .where(readable_entries(actor))
        .order_by(LogEntry.started_at.desc(), LogEntry.id)
    )
    rows: list[Row[Any]] = []
    # A common word nominates every entry: the newest are asked about first, then more at a time.
    start, size = 0, FIRST_ASKED
    while start < len(ids) and len(rows) <= MOST:
        part = ids[start : start + size]
        rows += _rows(connection, query, LogEntry.id.expression, part)
        start, size = start + size, size * 8
    return [
        {
            "id": row.id,
            "code": row.code,
            "done_on": row.done_on,
            "kind": row.kind,
            "case_code": row.case_code,
            "excerpt": excerpt(row.note or "", needs),
        }
        for row in rows
    ]


def _rows(
    connection: Connection, query: Any, column: ColumnElement[Any], ids: list[str]
) -> list[Row[Any]]:
    if not ids:
        return []
    # One more than is shown tells whether there are more.
    found: list[Row[Any]] = list(
        connection.execute(query.where(among(connection, column, ids)).limit(MOST + 1))
    )
    return found
