"""Conflicts: both values are kept until somebody chooses, and the choice is of what was seen."""

import pytest

from tests.factories.work import create, delete
from tests.sync.parked.ways import at_desk, choice, fates, way
from tests.sync.phone import acting, patching
from tests.sync.tables import check_converged, row


class TestConflict:
    @pytest.fixture
    def conflict(self, service, entry):
        """Ask and the office have written different notes; Ask's kilometres came through."""
        phone, entry_id, _lines = entry
        version = row("log_entries", entry_id).version
        base = {"note": "Ryddet i gangen"}
        at_desk(service.rogn, patching("log_entry", entry_id, version, base, note="Ryddet gangen"))
        op_id = phone.edit("log_entry", entry_id, note="Ryddet i gang og bod", km=8)
        phone.sync()
        (conflict_id,) = phone.results[op_id]["conflicts"]
        return phone, entry_id, op_id, conflict_id

    def test_the_present_value_is_kept(self, service, conflict):
        phone, entry_id, op_id, conflict_id = conflict

        at_desk(service.rogn, choice("keep", conflict_id))
        phone.pull()

        assert row("log_entries", entry_id).note == "Ryddet gangen"
        assert phone.outcomes[op_id]["reason"] == "offer_kept_out"
        assert phone.outcomes[op_id]["outcome"] == "merged"
        assert phone.row("field_conflict", conflict_id)["status"] == "kept"
        check_converged(phone)

    def test_the_offered_value_is_taken(self, service, conflict):
        """Fault 67. Seen to fail with `draft.fields.update` left out of `_choose`."""
        phone, entry_id, op_id, conflict_id = conflict

        at_desk(service.rogn, choice("take", conflict_id))
        phone.pull()

        stored = row("log_entries", entry_id)
        assert (stored.note, stored.km) == ("Ryddet i gang og bod", 8)
        assert phone.outcomes[op_id]["reason"] == "offer_taken"
        assert phone.row("log_entry", entry_id)["note"] == "Ryddet i gang og bod"

    def test_both_are_written_together_into_a_third(self, service, conflict):
        phone, entry_id, _op, conflict_id = conflict

        phone.save(choice("take", conflict_id, note="Ryddet gangen og boden"))
        phone.sync()

        assert row("log_entries", entry_id).note == "Ryddet gangen og boden"
        assert phone.row("field_conflict", conflict_id)["status"] == "taken"

    def test_a_choice_names_the_fields_of_its_group_alone(self, service, conflict):
        _phone, entry_id, _op, conflict_id = conflict

        result = at_desk(service.rogn, choice("take", conflict_id, km=400))

        assert (result.outcome, result.reason) == ("rejected", "unknown_field:km")
        assert row("log_entries", entry_id).km == 8

    def test_a_choice_is_of_the_conflict_as_it_was_seen(self, service, conflict):
        """A second offer has come meanwhile. Seen to fail with the version left out of `choose`."""
        phone, _entry, first, conflict_id = conflict
        base = {"note": "Ryddet i gang og bod"}
        second = phone.save(patching("log_entry", phone_entry(phone), 2, base, note="Bod og gang"))
        phone.sync()

        assert at_desk(service.rogn, choice("take", conflict_id)).reason == "stale_version"
        assert fates(first)[-1][:2] == ("merged", "offer_replaced")
        assert at_desk(service.rogn, choice("take", conflict_id, 2)).outcome == "applied"
        assert fates(second)[-1][:2] == ("merged", "offer_taken")

    def test_is_decided_once(self, service, conflict):
        _phone, _entry, _op, conflict_id = conflict
        at_desk(service.rogn, choice("keep", conflict_id))

        assert at_desk(service.eik, choice("take", conflict_id, 2)).reason == "already_decided"

    def test_of_somebody_else_is_not_for_a_phone(self, service, conflict):
        _phone, _entry, _op, conflict_id = conflict
        other = service.phone(service.selje)

        other.save(choice("take", conflict_id))
        (result,) = other.push()

        assert result["outcome"] == "held"

    def test_in_what_was_approved_meanwhile_is_taken_by_a_reviewer_alone(self, service, conflict):
        """I6: from the phone it is a late change; a reviewer answers for the result."""
        phone, entry_id, op_id, conflict_id = conflict
        at_desk(service.eik, acting("approve", entry_id, row("log_entries", entry_id).version))

        taking = phone.save(choice("take", conflict_id))
        phone.sync()
        assert phone.outcomes[taking]["outcome"] == "late"
        assert row("log_entries", entry_id).note == "Ryddet gangen"

        at_desk(service.rogn, way("accept", taking))
        stored = row("log_entries", entry_id)
        assert (stored.note, stored.state) == ("Ryddet i gang og bod", "approved")
        assert stored.approved_by == service.rogn.id
        assert fates(op_id)[-1][:2] == ("merged", "offer_taken")

    def test_minutes_that_belong_together_are_chosen_together(self, service, entry):
        """Seen to fail when only one of the two can be taken: neither alone sums to the entry's minutes."""
        phone, entry_id, lines = entry
        entry_now, line = row("log_entries", entry_id), row("task_lines", lines[0])
        office = [
            patching(
                "log_entry",
                entry_id,
                entry_now.version,
                {"duration_minutes": 45},
                duration_minutes=50,
            ),
            patching(
                "task_line", lines[0], line.version, {"duration_minutes": 30}, duration_minutes=35
            ),
        ]
        at_desk(service.rogn, *office)
        op_id = phone.save(
            patching("log_entry", entry_id, 1, time_of(entry_now), duration_minutes=60),
            patching("task_line", lines[0], 1, {"duration_minutes": 30}, duration_minutes=45),
        )
        phone.sync()
        conflicts = phone.results[op_id]["conflicts"]
        assert len(conflicts) == 2

        alone = at_desk(service.rogn, choice("take", conflicts[0]))
        together = at_desk(service.rogn, *(choice("take", each) for each in conflicts))

        assert (alone.outcome, alone.reason) == ("rejected", "minutes_do_not_sum")
        assert together.outcome == "applied"
        assert row("log_entries", entry_id).duration_minutes == 60
        assert row("task_lines", lines[0]).duration_minutes == 45
        assert fates(op_id)[-1][:2] == ("merged", "offer_taken")

    def test_a_deleted_record_comes_back_with_what_was_offered(self, service):
        phone = service.phone()
        visit = create("planned_visit", case_id=service.case, planned_on="2026-11-19")
        create("planned_worker", planned_visit_id=visit, user_id=service.ask.id)
        phone.pull()
        delete("planned_visit", visit)
        op_id = phone.edit("planned_visit", visit, note="Ta med sekker")
        phone.sync()
        (conflict_id,) = phone.results[op_id]["conflicts"]

        at_desk(service.rogn, choice("take", conflict_id))
        phone.pull()

        stored = row("planned_visits", visit)
        assert (stored.deleted_at, stored.note) == (None, "Ta med sekker")
        assert phone.row("planned_visit", visit)["note"] == "Ta med sekker"


def time_of(entry):
    names = ("done_on", "started_at", "ended_at", "tz", "duration_minutes")
    return {name: getattr(entry, name) for name in names}


def phone_entry(phone):
    return next(record_id for name, record_id in phone.rows if name == "log_entry")
