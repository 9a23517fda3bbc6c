"""The ways out of what is parked, by the table in docs/sync.md: who may take which, and what comes of it."""

from dataclasses import replace
from typing import Any

from tests.sync.machine.groups import PARKED
from tests.sync.machine.model import Known, Model, Parked, Verdict, Writer
from tests.sync.machine.stage import judge

_FROM = {
    "accept": ("late",),
    "decline": ("late", "held", "quarantined"),
    "retry": ("held", "quarantined"),
    "withdraw": ("late", "held", "rejected"),
}
_DONE = ("superseded", "withdrawn")
#: Why an operation stays held whatever the records hold; only a reviewer's word passes by it.
_STANDING = (Verdict("held", "device_parked"), Verdict("held", "account_closed"))


def judge_way(model: Model, change: dict[str, Any], writer: Writer, now: str) -> list[Verdict]:
    """What may become of an act on a parked operation."""
    known = model.known.get(change["id"])
    try:
        known = _checked(change, writer, known)
    except Parked as parked:
        found = [Verdict(parked.outcome, parked.reason)]
        if known is not None and known.outcome not in PARKED:
            # Of one that was done in the same batch it is only known that it is not parked.
            found.append(Verdict("rejected", "not_found"))
        return found
    act, op_id = change["act"], change["id"]
    if act in ("decline", "withdraw"):
        fate = ("rejected", "declined" if act == "decline" else "withdrawn")
        return [Verdict("applied", fates={op_id: fate})]
    return [
        _decided(act, op_id, known, verdict) for verdict in decide_again(model, op_id, writer, now)
    ]


def decide_again(model: Model, op_id: str, decider: Writer, now: str) -> list[Verdict]:
    """What a parked operation may become when it is decided again, at the word of `decider`."""
    known = model.known[op_id]
    is_vouched = decider.kind != "system" and decider.user != known.writer.user
    writer = replace(known.writer, vouched_by=decider.user if is_vouched else None)
    if known.fixed:
        found = [known.fixed]
    elif known.changes[0]["entity"] == "operation":
        found = judge_way(model, known.changes[0], writer, now)
    else:
        found = [judge(model, op_id, known.changes, writer, now)]
    return found if is_vouched else [*found, *_STANDING]


def superseded(model: Model, op_id: str | None, writer: Writer, outcome: str) -> dict[str, Any]:
    """What becomes of the operation that a new one takes the place of."""
    known = model.known.get(op_id or "")
    if known is None or outcome == "rejected" or known.writer.user != writer.user:
        return {}
    is_over = known.outcome not in _FROM["withdraw"] or known.reason in _DONE
    return {} if is_over or op_id is None else {op_id: ("rejected", "superseded")}


def _checked(change: dict[str, Any], writer: Writer, known: Known | None) -> Known:
    act = change["act"]
    is_own = known is not None and known.writer.user == writer.user
    if known is None or (writer.is_phone and not is_own):
        raise Parked("rejected", "not_found")
    if act == "withdraw":
        if not is_own:
            raise Parked("rejected", "not_allowed")
    elif writer.is_phone:
        raise Parked("rejected", "not_allowed")
    if writer.kind != "system" and change["base_version"] != known.n:
        raise Parked("rejected", "stale_version")
    if known.outcome not in _FROM[act] or known.reason in _DONE:
        raise Parked("rejected", "already_decided")
    if act == "accept" and is_own:
        raise Parked("rejected", "own_entry")
    if act == "decline" and not change["set"].get("comment"):
        raise Parked("rejected", "required")
    return known


def _decided(act: str, op_id: str, known: Known, again: Verdict) -> Verdict:
    if (again.outcome, again.reason) == (known.outcome, known.reason):
        return Verdict("rejected", "not_released")
    if act == "accept" and again.outcome == "rejected":
        return Verdict("rejected", again.reason)
    fates = {**again.fates, op_id: (again.outcome, again.reason)}
    return Verdict("applied", fates=fates, again=(op_id, again))
