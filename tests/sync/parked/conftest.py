"""An entry that was sent, an edit that came late, and the invariants whatever a test did."""

import pytest

from tests.sync.parked.ways import at_desk
from tests.sync.phone import acting, new_id, visiting
from tests.sync.tables import check_history, check_ledger


@pytest.fixture(autouse=True)
def invariants(service):
    yield
    check_ledger()
    check_history()


@pytest.fixture
def entry(service):
    """An entry that Ask has sent, and the phone."""
    phone = service.phone()
    entry_id, lines = new_id(), [new_id(), new_id()]
    phone.save(*visiting(entry_id, line_ids=lines, case_id=service.case, note="Ryddet i gangen"))
    phone.sync()
    return phone, entry_id, lines


@pytest.fixture
def late(service, entry):
    """An edit of Ask's that came after Eik had approved."""
    phone, entry_id, _lines = entry
    at_desk(service.eik, acting("approve", entry_id, 1))
    op_id = phone.edit("log_entry", entry_id, km=8, note="Ryddet i gang og bod")
    phone.sync()
    assert phone.outcomes[op_id]["outcome"] == "late"
    return phone, entry_id, op_id
