"""What can be searched, folded and in memory: candidates only, never an answer.

The databases fold text differently, and neither knows beginnings of words and æ, ø, å as people do, so each
process keeps the folded words of what can be searched and reads on in the sync log before each search.
Who may see a candidate is asked of the database each time. A protected address is not in it at all, and
neither are safety notes.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Any

from flask import current_app
from sqlalchemy import Connection, Row, select

from server import models
from server.access.among import among
from server.rules.folding import folded
from server.rules.search_terms import Need, is_met
from server.vocabulary import words


@dataclass(frozen=True)
class _Source:
    model: Any
    columns: tuple[str, ...]
    words: Callable[[Row[Any]], Sequence[object]]


def _all_of(row: Row[Any]) -> Sequence[object]:
    return row[1:]


def _open_address(row: Row[Any]) -> Sequence[object]:
    return () if row.is_address_protected else (row.address,)


def _with_label(words_list: str, column: str) -> Callable[[Row[Any]], Sequence[object]]:
    labels = {word.key: word.label for word in words() if word.list == words_list}
    return lambda row: (*row[1:], labels.get(getattr(row, column)))


_SOURCES: dict[str, _Source] = {
    "case": _Source(models.Case, ("code", "housing_goal"), _all_of),
    "resident": _Source(models.Resident, ("name", "phone", "birth_year"), _all_of),
    "place": _Source(models.Place, ("address", "is_address_protected"), _open_address),
    "partner": _Source(
        models.Partner,
        ("code", "name", "phone", "partner_type"),
        _with_label("partner_type", "partner_type"),
    ),
    "landlord": _Source(
        models.Landlord,
        ("code", "name", "phone", "landlord_type"),
        _with_label("landlord_type", "landlord_type"),
    ),
    "log_entry": _Source(
        models.LogEntry, ("code", "note", "started_at"), lambda row: (row.code, row.note)
    ),
}


@dataclass
class SearchIndex:
    """The folded words of every record that can be searched, by entity and id."""

    epoch: str = ""
    seq: int = -1
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    #: The resident and the place of each case: one finds the case by them too.
    belongings: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    #: When each entry's work began: the newest are shown first.
    began: dict[str, str] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def find(self, connection: Connection, needs: Sequence[Need]) -> dict[str, list[str]]:
        """The ids that meet all needs, by entity, as the database is now; entries the newest first."""
        with self.lock:
            self._read_on(connection)
            found = {
                entity: [id_ for id_, words in held.items() if is_met(needs, words)]
                for entity, held in self.words.items()
                if entity not in ("case", "place")
            }
            found["log_entry"].sort()
            found["log_entry"].sort(key=self.began.__getitem__, reverse=True)
            return found | {
                "case": [id_ for id_, words in self._case_words() if is_met(needs, words)]
            }

    def _case_words(self) -> Iterator[tuple[str, str]]:
        residents, places = self.words["resident"], self.words["place"]
        for case_id, (resident_id, place_id) in self.belongings.items():
            own = self.words["case"][case_id]
            yield (
                case_id,
                " ".join((own, residents.get(resident_id, ""), places.get(place_id or "", ""))),
            )

    def _read_on(self, connection: Connection) -> None:
        clock = connection.execute(
            select(models.Clock.seq, models.Clock.epoch, models.Clock.floor)
        ).one()
        if clock.epoch != self.epoch or clock.floor > self.seq:
            self.words = {entity: {} for entity in _SOURCES}
            self.belongings = {}
            for entity in _SOURCES:
                self._take(connection, entity, None)
        elif clock.seq > self.seq:
            changed = connection.execute(
                select(models.SyncLog.entity, models.SyncLog.id)
                .where(models.SyncLog.seq > self.seq, models.SyncLog.entity.in_(list(_SOURCES)))
                .distinct()
            ).all()
            for entity in _SOURCES:
                ids = [row.id for row in changed if row.entity == entity]
                if ids:
                    self._take(connection, entity, ids)
        self.epoch, self.seq = clock.epoch, max(clock.seq, self.seq)

    def _take(self, connection: Connection, entity: str, ids: list[str] | None) -> None:
        """Read these records anew, or all; what is deleted is forgotten."""
        source = _SOURCES[entity]
        model, held = source.model, self.words[entity]
        for id_ in ids or ():
            held.pop(id_, None)
            if entity == "case":
                self.belongings.pop(id_, None)
        columns = [model.id, *(getattr(model, name) for name in source.columns)]
        query = select(*columns).where(model.deleted_at.is_(None))
        if ids is not None:
            query = query.where(among(connection, model.id, ids))
        for row in connection.execute(query):
            if entity == "log_entry":
                self.began[row.id] = row.started_at
            held[row.id] = folded(" ".join(str(each) for each in source.words(row) if each))
        if entity == "case":
            cases = select(model.id, model.resident_id, model.place_id).where(
                model.deleted_at.is_(None)
            )
            if ids is not None:
                cases = cases.where(among(connection, model.id, ids))
            self.belongings |= {
                row.id: (row.resident_id, row.place_id) for row in connection.execute(cases)
            }


def search_index() -> SearchIndex:
    """This process's index, empty until the first search."""
    index: SearchIndex = current_app.extensions.setdefault("search_index", SearchIndex())
    return index
