"""What must be true of a phone and the server when the network is well again."""

from typing import Any

from tests.sync.proxy.conftest import Network
from tests.sync.tables import ask, check_converged, check_history, check_ledger

PUSH = "/api/sync/push"
PULL = "/api/sync/pull"


def entries_of(network: Network) -> int:
    """How many entries the server has of this test's worker."""
    query = "SELECT count(*) FROM log_entries WHERE author_id = :id"
    return _number(query, network.phone.actor.id)


def outcomes_of(network: Network) -> int:
    """How many answers are kept for this test's phone."""
    query = "SELECT count(*) FROM op_outcome WHERE replica_id = :id"
    return _number(query, network.phone.replica)


def check_whole(network: Network, count: int) -> None:
    """Every saved visit is there once, both sides agree, and no answer was ever another one."""
    phone = network.phone
    assert entries_of(network) == count
    assert outcomes_of(network) == len(phone.log)
    assert phone.last_seq == len(phone.log)
    assert {each["outcome"] for each in phone.results.values()} == {"applied"}
    assert phone.changed_answers == []
    check_converged(phone)
    check_ledger()
    check_history()


def _number(query: str, record_id: str) -> Any:
    return ask(query, id=record_id)[0][0]
