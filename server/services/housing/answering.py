"""A manager's answer flows back to the case: the question and its measure are changed in one operation."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, select

from server.access.actor import Actor
from server.access.readable import readable_questions
from server.clock import local_today
from server.errors import Invalid, NotAllowed, NotFound
from server.extensions import snapshot
from server.models import Case, ForumQuestion, Measure
from server.rules.answers import Standing, answered
from server.services.changing import commit_changes
from server.services.housing.questions import may_answer
from server.sync.building import patch_of
from server.sync.ledger import Result

_STANDING = ("state", "applied_on", "decided_on", "starts_on")


def answer_question(
    actor: Actor,
    question_id: str,
    *,
    op_id: str,
    base_version: int,
    answered_on: str,
    state: str | None = None,
    answer: str | None = None,
    starts_on: str | None = None,
    seen: Mapping[str, Any] | None = None,
) -> Result:
    """Answer a question, or note the answer that was given; sent again it is answered as the first time.

    `seen` is the measure as the form opened. Where somebody else has answered meanwhile, or changed the
    measure, theirs stands and both are kept. Raises NotFound, NotAllowed for another's forum, Invalid with
    the fields, and what `make_changes` raises.
    """
    with snapshot() as connection:
        question = _answerable(connection, actor, question_id)
    _check(question, state, answer, answered_on, starts_on, seen)
    changes = [
        patch_of(
            "forum_question",
            question_id,
            base_version,
            dict.fromkeys(("answered_on", "answered_by", "state", "answer")),
            {
                "answered_on": answered_on,
                "answered_by": actor.id,
                "state": state,
                "answer": answer or None,
            },
        )
    ]
    if question.measure_id and state and seen:
        before = {name: seen[name] for name in _STANDING}
        after = _after(before, state, answered_on, starts_on)
        different = {name: value for name, value in after.items() if value != before[name]}
        if different:
            changes.append(
                patch_of("measure", question.measure_id, seen["version"], before, different)
            )
    return commit_changes(
        actor, changes, op_id=op_id, allow=lambda now: _answerable(now, actor, question_id)
    )


def _answerable(connection: Connection, actor: Actor, question_id: str) -> Row[str, str, str]:
    """The question with its measure, if that is still there. Raises NotFound or NotAllowed."""
    row = connection.execute(
        select(ForumQuestion.id, ForumQuestion.forum, Measure.id.label("measure_id"))
        .join(Case, Case.id == ForumQuestion.case_id)
        .outerjoin(Measure, (Measure.id == ForumQuestion.measure_id) & Measure.deleted_at.is_(None))
        .where(ForumQuestion.id == question_id, readable_questions(actor))
    ).first()
    if row is None:
        raise NotFound
    if not may_answer(actor, row.forum):
        raise NotAllowed
    return row


def _check(
    question: Row[str, str, str],
    state: str | None,
    answer: str | None,
    answered_on: str,
    starts_on: str | None,
    seen: Mapping[str, Any] | None,
) -> None:
    found: dict[str, list[str]] = {}
    if question.measure_id:
        if state is None:
            found["state"] = ["required"]
        if seen is None:
            found["seen"] = ["required"]
    elif not answer and state is None:
        found["answer"] = ["required"]
    if starts_on is not None and state != "granted":
        found["starts_on"] = ["not_granted"]
    if answered_on > local_today().isoformat():
        found["answered_on"] = ["in_future"]
    if found:
        raise Invalid(fields=found)


def _after(
    before: Mapping[str, Any], state: str, answered_on: str, starts_on: str | None
) -> dict[str, Any]:
    standing = answered(
        Standing(before["state"], *(_day(before[name]) for name in _STANDING[1:])),
        state,
        date.fromisoformat(answered_on),
        _day(starts_on),
    )
    days = {name: getattr(standing, name) for name in _STANDING[1:]}
    return {"state": state} | {name: day and day.isoformat() for name, day in days.items()}


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
