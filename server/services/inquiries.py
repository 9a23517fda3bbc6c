"""Inquiries as the office reads them, whoever registered them: the inbox, by what cannot wait."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, null, or_, select
from sqlalchemy.orm import aliased

from server.access.actor import Actor
from server.access.readable import readable_cases, readable_inquiries
from server.clock import local_today
from server.errors import NotFound
from server.extensions import snapshot
from server.models import Case, Inquiry, Partner, Resident, User
from server.rules.inquiries import UNDECIDED

#: An inquiry as the office gets it; its shape is InquirySchema.
Sent = dict[str, Any]

PAGE_SIZE = 50


@dataclass(frozen=True)
class Page:
    """One page of the inquiries of a state, out of `total`; `counts` are of all that the actor may read."""

    inquiries: list[Sent]
    counts: dict[str, int]
    total: int
    page: int
    page_size: int


_PLAIN = (
    "id",
    "code",
    "version",
    "received_at",
    "source",
    "channel",
    "urgency",
    "decision",
    "decision_reason",
    "approach",
    "decided_at",
    "follow_up_on",
    "sent_on",
    "followed_up_on",
    "first_contact_at",
    "seen_at",
    "office_note",
    "caller_name",
    "caller_phone",
    "about",
    "address",
    "is_without_home",
    "is_not_coping",
    "is_not_reached",
    "text",
)

_root = aliased(Inquiry, name="root")
_receiver = aliased(User, name="receiver")
_decider = aliased(User, name="decider")
_seer = aliased(User, name="seer")

# What tells the same as another that waits is decided with that one.
_IS_OPEN = and_(
    Inquiry.decision.in_(UNDECIDED), or_(_root.id.is_(None), _root.decision.not_in(UNDECIDED))
)
_IS_CHASED = and_(Inquiry.follow_up_on.is_not(None), Inquiry.followed_up_on.is_(None))

#: By state: which inquiries are in it. `critical` are those that nobody has said they have seen.
CONDITIONS: dict[str, ColumnElement[bool] | None] = {
    "undecided": _IS_OPEN,
    "follow_up": _IS_CHASED,
    "critical": and_(_IS_OPEN, Inquiry.urgency == "critical", Inquiry.seen_at.is_(None)),
    "all": None,
}

_WEIGHT = case((Inquiry.urgency == "critical", 2), (Inquiry.urgency == "urgent", 1), else_=0)
# The id makes each order whole, so that no inquiry is on two pages or on none.
_ORDERS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "undecided": (_WEIGHT.desc(), Inquiry.received_at.expression, Inquiry.id.expression),
    "follow_up": (Inquiry.follow_up_on.expression, Inquiry.id.expression),
    "critical": (Inquiry.received_at.desc(), Inquiry.id.expression),
    "all": (
        case((_IS_OPEN, 1), else_=0).desc(),
        case((_IS_OPEN, _WEIGHT), else_=0).desc(),
        case((_IS_OPEN, Inquiry.received_at), else_=null()),
        Inquiry.received_at.desc(),
        Inquiry.id.expression,
    ),
}


def list_inquiries(
    actor: Actor, state: str = "all", page: int = 1, page_size: int = PAGE_SIZE
) -> Page:
    """The inquiries in `state` that the actor may read: undecided ones first, by urgency and then by age.

    What has been decided comes after, the newest first; what is to be followed up by its day.
    """
    wanted = readable_inquiries(actor)
    condition = CONDITIONS[state]
    query = (
        _query(actor)
        .where(wanted, *([] if condition is None else [condition]))
        .order_by(*_ORDERS[state])
        .limit(page_size)
        .offset((page - 1) * page_size)
    )
    with snapshot() as connection:
        counts = _counts(connection, wanted)
        rows = connection.execute(query).all()
        return Page([as_sent(row) for row in rows], counts, counts[state], page, page_size)


def find_inquiry(connection: Connection, actor: Actor, inquiry_id: str) -> Sent:
    """One inquiry. Raises NotFound when there is none, or none that the actor may read."""
    row = connection.execute(
        _query(actor).where(readable_inquiries(actor), Inquiry.id == inquiry_id)
    ).one_or_none()
    if row is None:
        raise NotFound
    return as_sent(row)


def those_joined(connection: Connection, actor: Actor, inquiry_id: str) -> Sequence[Sent]:
    """The inquiries that tell the same as this one and have been joined to it, the first received first."""
    rows = connection.execute(
        _query(actor)
        .where(readable_inquiries(actor), Inquiry.joined_to_id == inquiry_id)
        .order_by(Inquiry.received_at, Inquiry.id)
    )
    return [as_sent(row) for row in rows]


def _query(actor: Actor) -> Any:
    readable_root = aliased(Inquiry, name="readable_root")
    return (
        select(
            *[getattr(Inquiry, name) for name in _PLAIN],
            Inquiry.case_id.is_not(None).label("has_case"),
            _receiver.id.label("receiver_id"),
            _receiver.code.label("receiver_code"),
            _receiver.name.label("receiver_name"),
            _decider.name.label("decided_by"),
            _seer.name.label("seen_by"),
            Partner.id.label("partner_id"),
            Partner.name.label("partner_name"),
            Case.id.label("case_id"),
            Case.code.label("case_code"),
            Resident.name.label("resident_name"),
            readable_root.id.label("root_id"),
            readable_root.about.label("root_about"),
            readable_root.received_at.label("root_received_at"),
        )
        .join(_receiver, _receiver.id == Inquiry.received_by)
        .outerjoin(_root, and_(_root.id == Inquiry.joined_to_id, _root.deleted_at.is_(None)))
        .outerjoin(
            readable_root,
            and_(
                readable_root.id == Inquiry.joined_to_id, readable_inquiries(actor, readable_root)
            ),
        )
        .outerjoin(_decider, _decider.id == Inquiry.decided_by)
        .outerjoin(_seer, _seer.id == Inquiry.seen_by)
        .outerjoin(Partner, Partner.id == Inquiry.partner_id)
        .outerjoin(Case, and_(Case.id == Inquiry.case_id, readable_cases(actor)))
        .outerjoin(Resident, Resident.id == Case.resident_id)
    )


def _counts(connection: Connection, wanted: ColumnElement[bool]) -> dict[str, int]:
    def how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
        return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)

    is_due = and_(_IS_CHASED, Inquiry.follow_up_on <= local_today().isoformat())
    row = connection.execute(
        select(
            func.count(Inquiry.id).label("all"),
            how_many(is_due).label("due"),
            *(
                how_many(each).label(state)
                for state, each in CONDITIONS.items()
                if each is not None
            ),
        )
        .outerjoin(_root, and_(_root.id == Inquiry.joined_to_id, _root.deleted_at.is_(None)))
        .where(wanted)
    ).one()
    return {name: int(value) for name, value in row._mapping.items()}  # noqa: SLF001 - SQLAlchemy's name


def as_sent(row: Any) -> Sent:
    """A row of the query as it is sent."""
    found = partner = root = None
    if row.case_id is not None:
        found = {"id": row.case_id, "code": row.case_code, "resident_name": row.resident_name}
    if row.partner_id is not None:
        partner = {"id": row.partner_id, "name": row.partner_name}
    if row.root_id is not None:
        root = {"id": row.root_id, "about": row.root_about, "received_at": row.root_received_at}
    receiver = {"id": row.receiver_id, "code": row.receiver_code, "name": row.receiver_name}
    return {
        **{name: getattr(row, name) for name in _PLAIN},
        "received_by": receiver,
        "decided_by": row.decided_by,
        "seen_by": row.seen_by,
        "partner": partner,
        "case": found,
        "has_case": row.has_case,
        "joined_to": root,
    }
