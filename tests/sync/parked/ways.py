"""The ways out as changes, and what became of an operation."""

from server.sync.office import office_commit
from tests.sync.phone import creating, new_id
from tests.sync.tables import ask


def way(act, op_id, n=1, comment=None):
    """A change that moves a parked operation on."""
    change = creating("operation", op_id) | {"action": "act", "act": act, "base_version": n}
    return change | {"set": {} if comment is None else {"comment": comment}}


def choice(act, conflict_id, version=1, **values):
    """A change that settles a conflict."""
    change = creating("field_conflict", conflict_id, **values) | {"action": "act", "act": act}
    return change | {"base_version": version}


def at_desk(actor, *changes, op_id=None):
    return office_commit(actor, list(changes), op_id=op_id or new_id())


def fates(op_id):
    """All outcomes of an operation in their order: what, why, and what was said."""
    return [
        (each.outcome, each.reason, each.comment)
        for each in ask("SELECT * FROM op_outcome WHERE op_id = :id ORDER BY n", id=op_id)
    ]
