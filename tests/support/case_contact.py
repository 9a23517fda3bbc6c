"""A contact put into a case at a desk: `python -m tests.support.case_contact WHO RESIDENT NAME PHONE`.

There is no screen for it; what it does is what any office write does (`office_commit`).
"""

import sys
import uuid

from sqlalchemy import select

from server.cli.doing import application
from server.extensions import snapshot
from server.models import Case, Resident
from server.sync.office import office_commit
from tests.support.office_edit import actor_of


def main(
    username: str, resident: str, name: str, phone: str, relation: str = "next_of_kin"
) -> None:
    """Somebody to phone, who is `relation` to the resident. Raises RuntimeError when it is refused."""
    with application():
        with snapshot() as connection:
            actor = actor_of(connection, username)
            case_id = connection.execute(
                select(Case.id)
                .join(Resident, Resident.id == Case.resident_id)
                .where(Resident.name == resident)
            ).scalar_one()
        fields = {"case_id": case_id, "name": name, "relation": relation, "phone": phone}
        made = {
            "entity": "case_contact",
            "id": str(uuid.uuid4()),
            "action": "create",
            "base_version": 0,
            "base": {},
            "set": fields,
        }
        result = office_commit(actor, [made], op_id=str(uuid.uuid4()))
        if result.outcome != "applied":
            raise RuntimeError(f"{result.outcome}: {result.reason}")


if __name__ == "__main__":
    main(*sys.argv[1:])
