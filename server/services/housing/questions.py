"""*Ta videre*: what is asked of a manager, by forum or by case.

A list by forum is a sheet that leaves the room: it holds case codes and initials, and a name that somebody
wrote into the question stands there as initials too.
"""

from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, select

from server.access.actor import Actor
from server.access.readable import readable_cases, readable_questions
from server.access.roles import Role, may
from server.extensions import snapshot
from server.models import Case, ForumQuestion, Measure, Resident
from server.rules.initials import initials_of, without_name
from server.services.housing.rows import people

#: Who gives a forum's answer, or notes it: the department manager at Nav has no sign-in.
ANSWERS: dict[str, str] = {
    "unit_manager": Role.UNIT_MANAGER,
    "nav_department_manager": Role.NAV_HOUSING_CONTACT,
}

#: A list is read in a meeting; what was answered long ago is on the case.
MOST = 200

_PLAIN = (
    "id",
    "version",
    "forum",
    "question",
    "asked_on",
    "answered_on",
    "state",
    "answer",
)
_MEASURE = ("id", "version", "measure", "state", "applied_on", "decided_on", "starts_on")


def list_questions(actor: Actor, forum: str, state: str) -> list[dict[str, Any]]:
    """A forum's questions that the actor may read: those that wait by age, those that are answered newest
    first."""
    is_open = ForumQuestion.answered_on.is_(None)
    wanted = is_open if state == "open" else ~is_open
    order = ForumQuestion.asked_on.asc() if state == "open" else ForumQuestion.answered_on.desc()
    with snapshot() as connection:
        return _questions(
            connection,
            actor,
            and_(ForumQuestion.forum == forum, wanted, readable_questions(actor)),
            order,
            is_sheet=True,
        )


def questions_of(connection: Connection, actor: Actor, case_id: str) -> list[dict[str, Any]]:
    """The questions of a case that the actor may read, the newest first."""
    return _questions(
        connection,
        actor,
        and_(ForumQuestion.case_id == case_id, readable_questions(actor)),
        ForumQuestion.asked_on.desc(),
        is_sheet=False,
    )


def may_answer(actor: Actor, forum: str) -> bool:
    """Whether the actor answers for a forum, or notes its answer."""
    return may(actor, "forum_questions.answer") and ANSWERS[forum] in actor.roles


def _questions(
    connection: Connection,
    actor: Actor,
    wanted: ColumnElement[bool],
    order: ColumnElement[Any],
    is_sheet: bool,
) -> list[dict[str, Any]]:
    rows = connection.execute(
        select(
            *[getattr(ForumQuestion, name) for name in _PLAIN],
            ForumQuestion.asked_by,
            ForumQuestion.answered_by,
            Case.id.label("case_id"),
            Case.code.label("case_code"),
            Resident.name.label("resident_name"),
            readable_cases(actor).label("is_readable"),
            *[getattr(Measure, name).label(f"measure_{name}") for name in _MEASURE],
        )
        .join(Case, Case.id == ForumQuestion.case_id)
        .join(Resident, Resident.id == Case.resident_id)
        .outerjoin(
            Measure, and_(Measure.id == ForumQuestion.measure_id, Measure.deleted_at.is_(None))
        )
        .where(wanted)
        .order_by(order, ForumQuestion.id)
        .limit(MOST)
    ).all()
    names = people(connection, {row.asked_by for row in rows} | {row.answered_by for row in rows})
    found = []
    for row in rows:
        one = {name: getattr(row, name) for name in _PLAIN}
        if is_sheet:
            for name in ("question", "answer"):
                one[name] = one[name] and without_name(one[name], row.resident_name)
        measure = {name: getattr(row, f"measure_{name}") for name in _MEASURE}
        found.append(
            one
            | {
                "case": {
                    "id": row.case_id,
                    "code": row.case_code,
                    "initials": initials_of(row.resident_name),
                    "is_readable": bool(row.is_readable),
                },
                "measure": measure if row.measure_id else None,
                "asked_by_name": names.get(row.asked_by),
                "answered_by_name": names.get(row.answered_by),
                "may_answer": row.answered_on is None and may_answer(actor, row.forum),
            }
        )
    return found
