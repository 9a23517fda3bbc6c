"""One operation on its way through the model: what its changes do, or why it is parked."""

from dataclasses import replace
from typing import Any

from tests.sync.machine.acts import Acts
from tests.sync.machine.groups import (
    CLOSED,
    DEFAULTS,
    MINUTES_PARTS,
    PARTS,
    REFERENCES,
    group_of,
)
from tests.sync.machine.model import Conflict, Key, Model, Parked, Record, Verdict, Writer
from tests.sync.machine.scope import Scope


def judge(
    model: Model,
    op_id: str,
    changes: list[dict[str, Any]],
    writer: Writer,
    now: str,
    scope: Scope | None = None,
) -> Verdict:
    """What must become of the operation, done now; nothing changes before `Model.take`.

    `scope` is what its writer may see, when that is not to be asked anew: when its batch began.
    """
    stage = Stage(model, op_id, writer, now)
    stage.scope = scope or stage.scope
    try:
        for change in changes:
            stage.do(change)
        return stage.end()
    except Parked as parked:
        return Verdict(parked.outcome, parked.reason)


class Stage(Acts):
    """One operation on its way through the model."""

    def __init__(self, model: Model, op_id: str, writer: Writer, now: str) -> None:
        super().__init__(model, op_id, writer, now)
        self.offers: list[tuple[Key, dict[str, Any]]] = []
        self.overlaps: list[tuple[Key, dict[str, Any]]] = []
        self.is_stale = False
        self.is_all_gone = True
        self.choices: dict[str, bool] = {}
        is_bound = writer.is_phone and not writer.vouched_by
        self.scope = model.scope(writer.user) if is_bound else None

    def do(self, change: dict[str, Any]) -> None:
        """One change."""
        getattr(self, f"_{change['action']}")((change["entity"], change["id"]), change)

    def _create(self, key: Key, change: dict[str, Any]) -> None:
        if key in self.drafts or key in self.model.records:
            raise Parked("rejected", "id_taken")
        fields = {**DEFAULTS.get(key[0], {}), **change["set"]}
        if key[0] == "log_entry":
            fields.setdefault("author_id", self.writer.user)
        self._check_references(fields)
        self.drafts[key] = Record(fields)
        self._check_owner(key, change)

    def _patch(self, key: Key, change: dict[str, Any]) -> None:
        draft = self._existing(key)
        self._check_owner(key, change)
        self._check_references(change["set"])
        if draft.deleted_at:
            self.is_stale = True
            self.overlaps.append((key, change["set"]))
            return
        is_current = draft.version == 0 or self._base_version(key, change) == draft.version
        self.is_stale |= not is_current
        base, new = change["base"], change["set"]
        for names in sorted({group_of(key[0], name) for name in new}):
            wanted = {name: new[name] for name in names if name in new}
            self.offers.append((key, wanted))
            if all(self._is_free(draft, base, new, name, is_current) for name in names):
                draft.fields |= wanted
            elif any(draft.fields.get(name) != value for name, value in wanted.items()):
                self.is_stale, self.is_all_gone = True, False
                self.overlaps.append((key, wanted))

    def _is_free(self, draft: Record, base: Any, new: Any, name: str, is_current: bool) -> bool:
        now = draft.fields.get(name)
        if name in new and new[name] == now:
            return True
        return is_current if name not in base else bool(base[name] == now)

    def _delete(self, key: Key, change: dict[str, Any]) -> None:
        draft = self._existing(key)
        self._check_owner(key, change)
        is_open = key[0] != "log_entry" or draft.fields["state"] in ("draft", "returned")
        if not is_open and self.writer.kind != "system":
            raise Parked("rejected", "not_allowed")
        if draft.deleted_at:
            return
        if draft.version and self._base_version(key, change) != draft.version:
            raise Parked("rejected", "stale_version")
        draft.deleted_at = self.now

    def _act(self, key: Key, change: dict[str, Any]) -> None:
        if key[0] == "field_conflict":
            self._choose(key[1], change)
            return
        draft = self._existing(key)
        getattr(self, f"_{change['act']}")(key, draft, change)

    def _choose(self, conflict_id: str, change: dict[str, Any]) -> None:
        conflict = self.model.conflicts.get(conflict_id)
        if conflict is None or not self._offered(conflict):
            raise self._missing()
        if not conflict.is_open or conflict_id in self.choices:
            raise Parked("rejected", "already_decided")
        if change["base_version"] != conflict.version:
            raise Parked("rejected", "stale_version")
        self.choices[conflict_id] = change["act"] == "take"
        if change["act"] == "keep":
            return
        if self.writer.kind == "office":
            self.writer = replace(self.writer, vouched_by=self.writer.user)
        told = conflict.fields
        key = (told["entity"], told["record_id"])
        draft = self._existing(key)
        self._check_owner(key, change | {"action": "patch"})
        values = change["set"] or told["offered"]
        self._check_references(values)
        if told["field_group"] == "deleted_at":
            draft.deleted_at = None
        draft.fields |= values

    def _offered(self, conflict: Conflict) -> bool:
        known = self.model.known.get(conflict.fields["op_id"])
        return not self.writer.is_phone or (
            known is not None and known.writer.user == self.writer.user
        )

    def _existing(self, key: Key) -> Record:
        if key in self.drafts:
            return self.drafts[key]
        record = self.model.records.get(key)
        if record is None or not self._reaches(key):
            raise self._missing()
        self.drafts[key] = record.copy()
        return self.drafts[key]

    def _reaches(self, key: Key) -> bool:
        if key in self.drafts:
            return True
        if self.scope is None or key not in self.model.records:
            return key in self.model.records
        is_own = key not in self.scope.rows and self.model.made_by[key] == self.writer.user
        return is_own or self.scope.sees(key)

    def _missing(self) -> Parked:
        if self.writer.is_phone:
            return Parked("held", "waiting_for_record")
        return Parked("rejected", "not_found")

    def _check_references(self, fields: dict[str, Any]) -> None:
        for name, entity in REFERENCES.items():
            wanted = fields.get(name)
            if wanted is not None and not self._reaches((entity, wanted)):
                raise self._missing()

    def _check_owner(self, key: Key, change: dict[str, Any]) -> None:
        entity, fields = key[0], self.drafts[key].fields
        entry = key if entity == "log_entry" else ("log_entry", fields.get("entry_id"))
        if self.writer.is_phone and entity in ("log_entry", *PARTS):
            owner = (self.drafts.get(entry) or self.model.records[entry]).fields["author_id"]
            if entity == "participation" and change["action"] == "patch":
                owner = fields["user_id"]
            if owner != self.writer.user:
                raise Parked("rejected", "not_allowed")
        if entity in ("log_entry", *PARTS):
            stored = self.model.records.get(entry)
            is_confirmation = entity == "participation" and change["action"] == "patch"
            is_closed = stored is not None and stored.fields["state"] in CLOSED
            if is_closed and not is_confirmation and not self.writer.vouched_by:
                raise self._closed()
        self._check_minutes(key, change)

    def _check_minutes(self, key: Key, change: dict[str, Any]) -> None:
        """Minutes that were locked before this operation stand as they are, whoever writes."""
        if key[0] == "minutes_addition" and change["action"] != "create":
            raise Parked("rejected", "minutes_locked")
        if key[0] not in ("meeting", *MINUTES_PARTS):
            return
        meeting = key[1] if key[0] == "meeting" else self.drafts[key].fields["meeting_id"]
        stored = self.model.records.get(("meeting", meeting))
        if stored is not None and stored.fields["state"] == "locked":
            raise Parked("rejected", "minutes_locked")

    def end(self) -> Verdict:
        """The verdict when every change went well."""
        reason = None
        if self.overlaps:
            reason = "deleted_meanwhile" if self.is_all_gone else "overlap"
        if not self._minutes_sum():
            if not self.is_stale:
                raise Parked("rejected", "minutes_do_not_sum")
            reason = "minutes_do_not_sum"
            self.overlaps = self.offers
            self.drafts = {}
        self._vouch()
        outcome = "conflict" if reason else "merged" if self.is_stale else "applied"
        verdict = Verdict(outcome, reason, offers=self.overlaps, choices=self.choices)
        for key, draft in self.drafts.items():
            record = self.model.records.get(key)
            after = _changes(record, draft)
            if record is None or after:
                verdict.effects[key] = after
            verdict.versions[key[1]] = draft.version + (1 if record is None or after else 0)
        for key, _offered in self.overlaps:
            verdict.versions.setdefault(key[1], self.model.records[key].version)
        return verdict

    def _changed(self) -> list[tuple[Key, Record]]:
        records = self.model.records
        return [
            (key, draft)
            for key, draft in self.drafts.items()
            if key not in records or _changes(records[key], draft)
        ]

    def _vouch(self) -> None:
        """Approved entries that are changed by a reviewer's word stay approved, by that reviewer."""
        if not self.writer.vouched_by:
            return
        for key, draft in self._changed():
            entry_id = key[1] if key[0] == "log_entry" else draft.fields.get("entry_id")
            whole = ("log_entry", entry_id)
            if entry_id is None or whole not in self.drafts.keys() | self.model.records.keys():
                continue
            entry = self.drafts.get(whole) or self.model.records[whole].copy()
            if entry.fields["state"] != "approved":
                continue
            self._check_not_own(entry_id, entry, self.writer.vouched_by)
            entry.fields |= {"approved_by": self.writer.vouched_by, "approved_at": self.now}
            self.drafts[whole] = entry

    def _minutes_sum(self) -> bool:
        entries = set()
        for key, draft in self._changed():
            if key[0] == "task_line":
                entries.add(draft.fields["entry_id"])
            elif key[0] == "log_entry":
                before = self.model.records.get(key)
                now = draft.fields["duration_minutes"]
                if before is None or before.fields["duration_minutes"] != now:
                    entries.add(key[1])
        return all(self._sums(entry) for entry in entries)

    def _sums(self, entry: str) -> bool:
        now = {**self.model.records, **self.drafts}
        whole = now[("log_entry", entry)]
        lines = [
            each.fields["duration_minutes"]
            for key, each in now.items()
            if key[0] == "task_line" and each.fields["entry_id"] == entry and not each.deleted_at
        ]
        return bool(whole.deleted_at or sum(lines) == whole.fields["duration_minutes"])


def _changes(record: Record | None, draft: Record) -> dict[str, Any]:
    if record is None:
        return dict(draft.fields)
    after = {
        name: value for name, value in draft.fields.items() if value != record.fields.get(name)
    }
    if draft.deleted_at != record.deleted_at:
        after["deleted_at"] = draft.deleted_at
    return after
