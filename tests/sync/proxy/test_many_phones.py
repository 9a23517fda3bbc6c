"""Twenty phones that come back into coverage together, over HTTP, on a network that fails now and then."""

import random
from concurrent.futures import ThreadPoolExecutor

from tests.support import faults
from tests.support.proxy import Exchange, passed
from tests.support.soak import counted, soaking
from tests.sync.tables import ask, check_converged, check_history, check_ledger

PHONES = 20


def test_twenty_phones_at_once_lose_nothing_and_meet_no_error(network):
    """Faults 31, 32, 35, 52, 55. Seen to fail on PostgreSQL with numbers from a plain sequence. On SQLite
    the threads take turns; what several processes meet there is in tests/sync/test_processes.py."""
    site = network.site
    phones = [network.phone]
    for _ in range(PHONES - 1):
        actor, _case = site.worker()
        phones.append(network.another_phone(actor))
    rounds, visits = soaking(3, 30), 0
    luck = random.Random(20)  # noqa: S311 - chance for a test
    kinds = [
        faults.reply_lost,
        faults.request_lost,
        faults.reply_cut(50),
        faults.delivered_times(3),
    ]

    def weather(exchange: Exchange) -> None:
        (luck.choice(kinds) if luck.random() < 0.25 else passed)(exchange)

    network.proxy.always("/api/sync/", weather)
    with ThreadPoolExecutor(PHONES) as pool:
        for _ in range(rounds):
            for phone in phones:
                case = None if phone is not network.phone else network.case
                network.save_visits(2, phone, case_id=case)
                visits += 2
            list(pool.map(lambda phone: phone.settle(most=100), phones))
    network.proxy.heal()
    for phone in phones:
        phone.settle()
    counted(operations=visits, faults=network.proxy.faults)

    refused = [reply for reply in network.proxy.replies if " 200 " not in reply]
    assert refused == []
    for phone in phones:
        assert {each["outcome"] for each in phone.results.values()} == {"applied"}
        assert phone.changed_answers == []
        check_converged(phone)
    ids = {change["id"] for phone in phones for op in phone.log for change in op.changes}
    held = {row.id for row in ask("SELECT id FROM log_entries UNION SELECT id FROM task_lines")}
    assert ids <= held
    check_ledger()
    check_history()
