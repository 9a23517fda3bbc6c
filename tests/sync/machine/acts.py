"""Acts on an entry in the model: submit, approve, return, correct, void."""

from dataclasses import replace
from typing import Any

from tests.sync.machine.groups import CLOSED
from tests.sync.machine.model import Key, Model, Parked, Record, Writer


class Acts:
    """A part of an operation on its way through the model (stage.py)."""

    def __init__(self, model: Model, op_id: str, writer: Writer, now: str) -> None:
        self.model, self.op_id, self.writer, self.now = model, op_id, writer, now
        self.drafts: dict[Key, Record] = {}

    def _submit(self, _key: Key, draft: Record, _change: dict[str, Any]) -> None:
        if draft.fields["author_id"] != self.writer.user and self.writer.kind != "system":
            raise Parked("rejected", "not_allowed")
        if draft.fields["state"] in CLOSED:
            if self.writer.vouched_by:
                return
            raise self._closed()
        draft.fields |= {"state": "submitted", "return_comment": None, "return_line_id": None}

    def _approve(self, key: Key, draft: Record, change: dict[str, Any]) -> None:
        version = self._base_version(key, change)
        if not self.writer.is_reviewer:
            raise Parked("rejected", "not_allowed")
        self._check_not_own(key[1], draft, self.writer.user)
        if draft.fields["state"] == "approved":
            raise Parked("rejected", "already_approved")
        if version != draft.version or draft.deleted_at:
            raise Parked("rejected", "stale_version")
        if draft.fields["state"] != "submitted":
            raise Parked("rejected", "not_under_review")
        draft.fields |= {
            "state": "approved",
            "approved_by": self.writer.user,
            "approved_at": self.now,
            "return_comment": None,
            "return_line_id": None,
        }

    def _return(self, key: Key, draft: Record, change: dict[str, Any]) -> None:
        version = self._base_version(key, change)
        if version != draft.version or draft.deleted_at:
            raise Parked("rejected", "stale_version")
        if draft.fields["state"] != "submitted":
            raise Parked("rejected", "not_under_review")
        comment = change["set"]["return_comment"]
        draft.fields |= {"state": "returned", "return_comment": comment, "return_line_id": None}

    def _correct(self, key: Key, draft: Record, change: dict[str, Any]) -> None:
        version = self._base_version(key, change)
        if not self.writer.is_reviewer:
            raise Parked("rejected", "not_allowed")
        self._check_not_own(key[1], draft, self.writer.user)
        if not change["set"].get("return_comment"):
            raise Parked("rejected", "required")
        if version != draft.version or draft.deleted_at:
            raise Parked("rejected", "stale_version")
        if draft.fields["state"] not in ("submitted", "approved"):
            raise Parked("rejected", "not_under_review")
        comment = change["set"]["return_comment"]
        draft.fields |= {"return_comment": comment, "return_line_id": None}
        # Whoever puts it right answers for it, and may change what is approved.
        self.writer = replace(self.writer, vouched_by=self.writer.user)

    def _void(self, key: Key, draft: Record, change: dict[str, Any]) -> None:
        version = self._base_version(key, change)
        is_author = draft.fields["author_id"] == self.writer.user
        is_reviewer = self.writer.is_reviewer or self.writer.vouched_by
        if not (is_author or is_reviewer or self.writer.kind == "system"):
            raise Parked("rejected", "not_allowed")
        if draft.fields["state"] == "voided":
            return
        if draft.fields["state"] == "approved" and not (
            is_reviewer or self.writer.kind == "system"
        ):
            raise self._closed()
        if version != draft.version or draft.deleted_at:
            raise Parked("rejected", "stale_version")
        draft.fields["state"] = "voided"

    def _closed(self) -> Parked:
        return Parked("late" if self.writer.is_phone else "rejected", "entry_closed")

    def _check_not_own(self, entry_id: str, entry: Record, user: str) -> None:
        took_part = any(
            each.fields["entry_id"] == entry_id
            and each.fields["user_id"] == user
            and not each.deleted_at
            for name, each in self.model.records.items()
            if name[0] == "participation"
        )
        if took_part or entry.fields["author_id"] == user:
            raise Parked("rejected", "own_entry")

    def _base_version(self, key: Key, change: dict[str, Any]) -> int | None:
        base = change["base_version"]
        if isinstance(base, int):
            return base
        if base["after"] == self.op_id:
            return self.drafts[key].version
        answer = self.model.answers.get(base["after"])
        if answer is None:
            raise Parked("held", "waiting_for_operation")
        if answer.outcome in ("held", "late") and key[1] not in answer.versions:
            raise Parked("held", "waiting_for_operation")
        return answer.versions.get(key[1])
