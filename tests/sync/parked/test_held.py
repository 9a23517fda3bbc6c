"""Held operations go on when their cause ends, or on a reviewer's word."""

from sqlalchemy import update

from server.extensions import writing
from server.models import Replica
from server.sync.release import retry_held
from server.sync.system import system_commit
from tests.factories.work import create, make_case
from tests.sync.parked.ways import at_desk, fates, way
from tests.sync.phone import creating, new_id, patching, visiting
from tests.sync.tables import ask, check_converged, row


class TestHeld:
    def test_is_released_by_the_commit_that_brings_what_it_waits_for(self, service):
        """Seen to fail with `retry_held` left out of `commit_operations`."""
        phone, other = service.phone(), service.phone()
        entry_id = new_id()
        waiting = phone.save(
            creating("participation", new_id(), entry_id=entry_id, user_id=service.selje.id)
        )
        phone.sync()
        assert phone.outcomes[waiting]["reason"] == "waiting_for_record"

        other.save(*visiting(entry_id, case_id=service.case))
        other.sync()
        phone.sync()

        assert phone.outcomes[waiting]["outcome"] == "applied"
        assert [each[0] for each in fates(waiting)] == ["held", "applied"]
        check_converged(phone)

    def test_is_released_when_access_comes_back(self, service):
        """Fault 75. Seen to fail with `rescoped` left out of `_ended_by` in batch.py."""
        phone = service.phone()
        other = make_case("S02", "Rød Bjerkenes")
        op_id = phone.save(*visiting(new_id(), case_id=other["case"]))
        phone.sync()
        assert phone.outcomes[op_id]["outcome"] == "held"

        change = creating("assignment", new_id(), case_id=other["case"], user_id=service.ask.id)
        at_desk(service.rogn, change)
        phone.pull()

        assert phone.outcomes[op_id]["outcome"] == "applied"
        check_converged(phone)

    def test_what_waits_for_a_held_operation_follows_it(self, service):
        phone = service.phone()
        other = make_case("S02", "Rød Bjerkenes")
        entry_id = new_id()
        first = phone.save(*visiting(entry_id, case_id=other["case"]))
        second = phone.save(patching("log_entry", entry_id, {"after": first}, {"km": 0}, km=12))
        phone.sync()
        assert {phone.outcomes[each]["outcome"] for each in (first, second)} == {"held"}

        create("assignment", case_id=other["case"], user_id=service.ask.id)
        assert retry_held() == 2

        assert row("log_entries", entry_id).km == 12

    def test_is_let_through_by_a_reviewer_though_the_writer_has_no_access(self, service):
        phone = service.phone()
        other = make_case("S02", "Rød Bjerkenes")
        entry_id = new_id()
        op_id = phone.save(*visiting(entry_id, case_id=other["case"]))
        phone.sync()

        assert at_desk(service.rogn, way("retry", op_id)).outcome == "applied"
        phone.pull()

        assert row("log_entries", entry_id).author_id == service.ask.id
        assert phone.outcomes[op_id]["outcome"] == "applied"
        check_converged(phone)

    def test_that_still_waits_says_so_and_stays(self, service):
        """Seen to fail with `not_released` left out of `_move_on`: a row more for each try."""
        phone = service.phone()
        op_id = phone.save(patching("log_entry", new_id(), 1, {"km": 0}, km=12))
        phone.sync()

        result = at_desk(service.rogn, way("retry", op_id))

        assert (result.outcome, result.reason) == ("rejected", "not_released")
        assert retry_held() == 0
        assert len(fates(op_id)) == 1
        assert (
            ask(
                "SELECT count(*) FROM op_ledger WHERE user_id IN (SELECT id FROM users"
                " WHERE code = 'SYS-release')"
            )[0][0]
            == 0
        )

    def test_of_a_parked_device_waits_for_the_device_or_for_a_reviewer(self, service):
        """Fault 78."""
        phone = service.phone()
        one, two = (phone.save(*visiting(new_id(), case_id=service.case)) for _ in range(2))
        set_mode(service, phone.replica, "park")
        phone.push()

        assert retry_held() == 0
        at_desk(service.rogn, way("retry", one))
        assert [each[0] for each in fates(one)] == ["held", "applied"]
        set_mode(service, phone.replica, None)
        assert retry_held() == 1
        assert [each[0] for each in fates(two)] == ["held", "applied"]

    def test_later_outcomes_reach_the_phone_after_a_fork(self, service):
        """The phone's later operations come from another replica. Seen to fail with `n > 1` left out of
        pull.py."""
        phone = service.phone()
        other = make_case("S02", "Rød Bjerkenes")
        op_id = phone.save(*visiting(new_id(), case_id=other["case"]))
        phone.sync()
        forked = service.phone()

        create("assignment", case_id=other["case"], user_id=service.ask.id)
        retry_held()
        forked.pull()

        assert forked.outcomes[op_id]["outcome"] == "applied"


def set_mode(service, replica, mode):
    with writing() as connection:
        connection.execute(update(Replica).where(Replica.id == replica).values(revoke_mode=mode))


def test_an_import_and_a_release_leave_nothing_when_nothing_is_held(service):
    system_commit(
        "test", [(new_id(), [creating("partner", new_id(), name="Nes", partner_type="nav")], None)]
    )

    assert retry_held() == 0
