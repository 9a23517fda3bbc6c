"""A phone that begins when the log has been spared comes to the end, however small its pages are.

Found by the state machine (tests/sync/machine): its second page stood below the floor, so that it was told
to begin again, for ever.
"""

from datetime import timedelta

from server.sync import telling
from server.sync.log_floor import KEPT, raise_floor
from tests.factories.work import create
from tests.sync.clock import NOON
from tests.sync.phone import new_id, visiting
from tests.sync.tables import check_converged


def test_a_phone_that_begins_below_the_floor_reads_to_the_end_in_small_pages(service):
    """Fault 81. Seen to fail with `>= page.standing.floor` left out of pull.py."""
    for day in (19, 20, 21):
        create("planned_visit", case_id=service.case, planned_on=f"2026-11-{day}")
    raise_floor(NOON + KEPT + timedelta(days=1))
    create("planned_visit", case_id=service.case, planned_on="2026-11-22")
    phone = service.phone()
    phone.rows, phone.versions, phone.cursor, phone.scope_rev = {}, {}, 0, None

    for _ in range(20):
        page = phone.pull_page(limit=1)
        if not page["more"]:
            break

    assert phone.resets == []
    check_converged(phone)


def test_more_outcomes_than_a_page_holds_do_not_end_a_page_below_the_floor(service, monkeypatch):
    """Fault 81. Seen to fail with the limit kept below the floor in telling.py."""
    monkeypatch.setattr(telling, "MOST_OUTCOMES", 2)
    phone = service.phone()
    for _ in range(6):
        phone.save(*visiting(new_id(), case_id=service.case))
        phone.push()
    raise_floor(NOON + KEPT + timedelta(days=1))
    phone.rows, phone.versions, phone.cursor, phone.scope_rev = {}, {}, 0, None

    for _ in range(20):
        if not phone.pull_page()["more"]:
            break

    assert phone.resets == []
    check_converged(phone)
