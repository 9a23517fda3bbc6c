"""Acts on an entry: submit, approve, return, correct, void; each is a step of its states."""

from server.access.roles import may
from server.sync.refusals import Refused
from server.sync.world import Draft, Writer

#: What can no longer be edited: it changes only by a correction (sync.md, decision 5).
CLOSED = frozenset({"approved", "voided"})


def submit(draft: Draft, writer: Writer) -> None:
    """Hand an entry in for review. Binds to no version: what is reviewed is what approval names."""
    state = draft.fields["state"]
    if not writer.is_system and draft.fields["author_id"] != writer.actor.id:
        raise Refused("not_allowed")
    if state in CLOSED:
        if writer.vouched_by:
            return
        raise Refused("entry_closed", outcome="late" if writer.is_phone else "rejected")
    draft.fields["state"] = "submitted"
    draft.fields["return_comment"] = None
    draft.fields["return_line_id"] = None


def approve(
    draft: Draft, writer: Writer, *, companions: set[str], version: int | None, now: str
) -> None:
    """Approve the version that was seen, of somebody else's entry (security.md 6.1)."""
    if writer.is_phone or not (writer.is_system or may(writer.actor, "entries.approve")):
        raise Refused("not_allowed")
    if writer.actor.id == draft.fields["author_id"] or writer.actor.id in companions:
        raise Refused("own_entry")
    if draft.fields["state"] == "approved":
        raise Refused("already_approved")
    if version != draft.record.version or draft.deleted_at:
        raise Refused("stale_version")
    if draft.fields["state"] != "submitted":
        raise Refused("not_under_review")
    draft.fields["state"] = "approved"
    draft.fields["approved_by"] = writer.actor.id
    draft.fields["approved_at"] = now
    draft.fields["return_comment"] = None
    draft.fields["return_line_id"] = None


def send_back(
    draft: Draft, writer: Writer, *, version: int | None, comment: str | None, line_id: str | None
) -> None:
    """Give the version that was seen back to its author, with what is to be mended, and in which line."""
    if writer.is_phone or not (writer.is_system or may(writer.actor, "entries.approve")):
        raise Refused("not_allowed")
    if not comment:
        raise Refused("required", field="return_comment")
    if version != draft.record.version or draft.deleted_at:
        raise Refused("stale_version")
    if draft.fields["state"] != "submitted":
        raise Refused("not_under_review")
    draft.fields["state"] = "returned"
    draft.fields["return_comment"] = comment
    draft.fields["return_line_id"] = line_id


def correct(
    draft: Draft,
    writer: Writer,
    *,
    companions: set[str],
    version: int | None,
    comment: str | None,
) -> None:
    """Let a reviewer change the version that was seen, of somebody else's entry, and say why.

    What was approved stays approved, by whoever corrects it; the history keeps what stood there, with
    the reason beside what was put in its place. Nothing is unlocked.
    """
    if writer.is_phone or not (writer.is_system or may(writer.actor, "entries.approve")):
        raise Refused("not_allowed")
    if writer.actor.id == draft.fields["author_id"] or writer.actor.id in companions:
        raise Refused("own_entry")
    if not comment:
        raise Refused("required", field="return_comment")
    if version != draft.record.version or draft.deleted_at:
        raise Refused("stale_version")
    if draft.fields["state"] not in ("submitted", "approved"):
        raise Refused("not_under_review")
    draft.fields["return_comment"] = comment
    draft.fields["return_line_id"] = None


def void(draft: Draft, writer: Writer, *, version: int | None) -> None:
    """Take an entry out of all figures, of the version that was seen. Its author may while it is open;
    a reviewer may always."""
    reviewer = writer.vouched_by or (None if writer.is_phone else writer.actor)
    is_reviewer = reviewer is not None and may(reviewer, "entries.approve")
    is_author = draft.fields["author_id"] == writer.actor.id
    if not (writer.is_system or is_reviewer or is_author):
        raise Refused("not_allowed")
    if draft.fields["state"] == "voided":
        return
    if draft.fields["state"] == "approved" and not (writer.is_system or is_reviewer):
        raise Refused("entry_closed", outcome="late" if writer.is_phone else "rejected")
    if version != draft.record.version or draft.deleted_at:
        raise Refused("stale_version")
    draft.fields["state"] = "voided"
