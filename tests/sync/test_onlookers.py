"""Who sees a row through another one is told when the other comes into view or leaves it (I8, I9).

Each was found by the state machine (tests/sync/machine) as a row that was missing or left over.
"""

from datetime import timedelta

from server.clock import local_today, use_clock
from server.services.upkeep import renew_day_packs
from server.sync.office import office_commit
from tests.factories.work import create, make_case, make_entry
from tests.sync.clock import NOON
from tests.sync.phone import acting, creating, deleting, new_id, patching, visiting
from tests.sync.tables import check_converged


def test_an_old_entry_that_is_approved_leaves_with_its_lines(service):
    """Seen to fail with `is_old and is_reviewed` in reach.py replaced by `False`."""
    entry_id = make_entry(service.ask, done_on="2024-11-17")
    phone = service.phone()
    assert phone.row("log_entry", entry_id)

    office_commit(service.eik, [acting("approve", entry_id, 1)], op_id=new_id())
    phone.pull()

    assert phone.row("log_entry", entry_id) is None
    check_converged(phone)


def test_an_entry_that_moves_to_another_case_brings_its_lines_to_who_works_there(service):
    """Fault 76. Seen to fail with `_nominate_parts` left out of reach.py."""
    other = make_case("S02", "Rask Hengebjørk")
    create("assignment", case_id=other["case"], user_id=service.selje.id)
    create("assignment", case_id=other["case"], user_id=service.ask.id)
    phone, colleague = service.phone(), service.phone(service.selje)
    entry_id, line_id = new_id(), new_id()
    changes = visiting(entry_id, lines={"cleaning": 30}, line_ids=[line_id], case_id=service.case)
    phone.save(*changes)
    phone.sync()
    colleague.pull()
    assert colleague.row("log_entry", entry_id) is None

    phone.edit("log_entry", entry_id, case_id=other["case"])
    phone.sync()
    colleague.pull()

    assert colleague.row("task_line", line_id)
    check_converged(colleague)
    check_converged(phone)


def test_a_case_that_was_held_by_one_entry_leaves_when_the_entry_moves(service):
    """Fault 76. Seen to fail with the entry's author left out of `_rescope_entry` in reach.py."""
    other = make_case("S02", "Rask Hengebjørk")
    create("assignment", case_id=other["case"], user_id=service.ask.id)
    phone = service.phone()
    entry_id = new_id()
    phone.save(*visiting(entry_id, case_id=service.case))
    phone.sync()
    office_commit(service.rogn, [deleting("assignment", service.assignment, 1)], op_id=new_id())
    phone.pull()
    assert phone.row("case", service.case)

    phone.edit("log_entry", entry_id, case_id=other["case"])
    phone.sync()

    assert phone.row("case", service.case) is None
    check_converged(phone)


def test_a_new_place_reaches_the_colleague_who_sees_the_entry_there(service):
    """Seen to fail with a phone's entries left out of `_nominate` in reach.py."""
    create("assignment", case_id=service.case, user_id=service.selje.id)
    phone, colleague = service.phone(), service.phone(service.selje)
    place = new_id()
    phone.save(creating("place", place, address="Tunvegen 9"))
    phone.sync()
    colleague.pull()

    phone.save(*visiting(new_id(), case_id=service.case, place_id=place))
    phone.sync()
    colleague.pull()

    assert colleague.row("place", place)
    check_converged(colleague)


def test_a_plan_that_leaves_the_day_pack_takes_its_workers_along(service):
    """Fault 76. Seen to fail with `planned_visit` left out of `_DAYS` in reach.py."""
    visit = create("planned_visit", case_id=service.case, planned_on="2026-11-19")
    worker = create("planned_worker", planned_visit_id=visit, user_id=service.selje.id)
    phone = service.phone()
    assert phone.row("planned_worker", worker)

    base = {"planned_on": "2026-11-19", "starts_at_local": None, "duration_minutes": 0}
    change = patching("planned_visit", visit, 1, base, planned_on="2026-09-01")
    office_commit(service.rogn, [change], op_id=new_id())
    phone.pull()

    assert phone.row("planned_worker", worker) is None
    check_converged(phone)


def test_a_case_that_comes_back_with_a_late_entry_is_brought_whole(service):
    """Fault 81. Seen to fail with `seen_cases` left out of reach.py: the phone may write to what it held
    long ago, and thereby sees the case again without being told."""
    phone = service.phone()
    phone.save(*visiting(new_id(), case_id=service.case))
    phone.sync()
    office_commit(service.rogn, [deleting("assignment", service.assignment, 1)], op_id=new_id())
    use_clock(lambda: NOON + timedelta(days=20))
    renew_day_packs(local_today())
    phone.pull()
    assert phone.row("case", service.case) is None

    phone.save(*visiting(new_id(), case_id=service.case, done_on="2026-12-08"))
    phone.sync()

    assert phone.row("case", service.case)
    check_converged(phone)
