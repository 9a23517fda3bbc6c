"""What a field worker's phone may hold, computed from plain rows (docs/sync.md, security.md 6).

It is written a second time here, row by row and without SQL, so that a leak in the one is seen by the
other.
"""

from collections.abc import Mapping
from typing import Any

Key = tuple[str, str]
#: A record as its fields with `id` and `deleted_at`.
Row = Mapping[str, Any]
#: What no phone holds.
_AT_DESKS = frozenset(
    ("grant", "grant_share", "meeting", "agenda_item", "attendance", "minutes_addition")
)


class Scope:
    """One user's view of some rows. `since` is the first day of the day pack."""

    def __init__(
        self,
        rows: Mapping[Key, Row],
        user: str,
        since: str,
        *,
        made_by: Mapping[Key, str],
        offered_by: Mapping[str, str],
    ) -> None:
        self.rows = rows
        self.user = user
        self.since = since
        #: Who made a record, and whose an operation is.
        self.made_by = made_by
        self.offered_by = offered_by
        self.cases = self._cases()

    def _all(self, entity: str) -> list[Row]:
        return [row for key, row in self.rows.items() if key[0] == entity]

    def _is_recent(self, entry: Row) -> bool:
        return bool(entry["done_on"] >= self.since)

    def _cases(self) -> set[str]:
        found = {
            row["case_id"]
            for row in self._all("assignment")
            if row["user_id"] == self.user and not row["deleted_at"]
        }
        for row in self._all("planned_worker"):
            visit = self.rows.get(("planned_visit", row["planned_visit_id"]))
            is_mine = row["user_id"] == self.user and not row["deleted_at"]
            if is_mine and visit and not visit["deleted_at"] and visit["planned_on"] >= self.since:
                found.add(visit["case_id"])
        for entry in self._all("log_entry"):
            is_mine = entry["author_id"] == self.user or self._took_part(entry["id"])
            if is_mine and self._is_recent(entry):
                found.add(entry["case_id"])
        found.discard(None)
        return found

    def _took_part(self, entry_id: str) -> bool:
        return any(
            row["entry_id"] == entry_id
            and row["user_id"] == self.user
            and not (row["deleted_at"] or row["declined_at"])
            for row in self._all("participation")
        )

    def sees(self, key: Key) -> bool:
        """Whether the user's phone may hold this record."""
        row = self.rows.get(key)
        if row is None:
            return False
        entity = key[0]
        if entity in ("word", "partner"):
            return True
        if entity in _AT_DESKS:
            return False
        return bool(getattr(self, f"_{entity}")(row))

    def seen(self) -> set[Key]:
        """Every record that is there and that the phone may hold."""
        return {key for key, row in self.rows.items() if not row["deleted_at"] and self.sees(key)}

    def _case(self, row: Row) -> bool:
        return row["id"] in self.cases

    def _of_case(self, row: Row) -> bool:
        return row["case_id"] in self.cases

    _consent = _safety_note = _of_case

    def _assignment(self, row: Row) -> bool:
        return row["user_id"] == self.user or row["case_id"] in self.cases

    def _planned_visit(self, row: Row) -> bool:
        is_mine = any(
            worker["planned_visit_id"] == row["id"]
            and worker["user_id"] == self.user
            and not worker["deleted_at"]
            for worker in self._all("planned_worker")
        )
        return row["planned_on"] >= self.since and (row["case_id"] in self.cases or is_mine)

    def _planned_worker(self, row: Row) -> bool:
        return row["user_id"] == self.user or self.sees(("planned_visit", row["planned_visit_id"]))

    def _log_entry(self, row: Row) -> bool:
        is_open = row["state"] not in ("approved", "voided")
        if row["author_id"] == self.user or self._took_part(row["id"]):
            return is_open or self._is_recent(row)
        return self._is_recent(row) and row["case_id"] in self.cases

    def _task_line(self, row: Row) -> bool:
        return self.sees(("log_entry", row["entry_id"]))

    _attachment = _task_line

    def _participation(self, row: Row) -> bool:
        return row["user_id"] == self.user or self._task_line(row)

    def _resident(self, row: Row) -> bool:
        cases = self._all("case")
        return any(case["resident_id"] == row["id"] and self._case(case) for case in cases)

    def _place(self, row: Row) -> bool:
        holders = [(case, self._case(case)) for case in self._all("case")]
        for entity in ("planned_visit", "log_entry"):
            holders += [(each, self.sees((entity, each["id"]))) for each in self._all(entity)]
        is_mine = self.made_by.get(("place", row["id"])) == self.user
        return is_mine or any(
            held["place_id"] == row["id"] and is_seen for held, is_seen in holders
        )

    def _landlord(self, row: Row) -> bool:
        return any(
            place["landlord_id"] == row["id"] and self._place(place) for place in self._all("place")
        )

    def _inquiry(self, row: Row) -> bool:
        return bool(row["received_by"] == self.user and row["received_at"] >= self.since)

    def _field_conflict(self, row: Row) -> bool:
        return self.offered_by.get(row["op_id"]) == self.user
