"""A way out that was held with the phone that took it is taken when the phone is let in again.

Found by the state machine (tests/sync/machine): the withdrawal ended as rejected, because what it withdraws
had not been read.
"""

from sqlalchemy import update

from server.extensions import writing
from server.models import Replica
from server.sync.office import office_commit
from server.sync.release import retry_held
from tests.sync.phone import acting, creating, new_id, visiting
from tests.sync.tables import check_history, check_ledger


def test_a_withdrawal_from_a_parked_phone_is_done_when_the_phone_is_let_in_again(service):
    """Seen to fail with the targets of `found.again` left out of `touched_by` in loading_parked.py."""
    phone = service.phone()
    entry_id = new_id()
    phone.save(*visiting(entry_id, case_id=service.case))
    phone.sync()
    office_commit(service.eik, [acting("approve", entry_id, 1)], op_id=new_id())
    late = phone.edit("log_entry", entry_id, km=8)
    phone.sync()
    assert phone.outcomes[late]["outcome"] == "late"

    _set_mode(phone.replica, "park")
    withdrawal = creating("operation", late) | {"action": "act", "act": "withdraw"}
    op_id = phone.save(withdrawal | {"base_version": 1})
    phone.push()
    assert phone.results[op_id]["reason"] == "device_parked"
    _set_mode(phone.replica, None)
    retry_held()
    phone.pull()

    assert phone.outcomes[op_id]["outcome"] == "applied"
    told = phone.outcomes[late]
    assert (told["outcome"], told["reason"]) == ("rejected", "withdrawn")
    check_ledger()
    check_history()


def _set_mode(replica, mode):
    with writing() as connection:
        connection.execute(update(Replica).where(Replica.id == replica).values(revoke_mode=mode))
