"""Late changes: accepted, declined or let go, once, and never by those whose work it is."""

import pytest

from tests.factories.people import make_user
from tests.factories.work import make_entry
from tests.sync.concurrently import at_once
from tests.sync.parked.ways import at_desk, fates, way
from tests.sync.phone import acting, new_id, patching
from tests.sync.tables import check_converged, row


class TestLate:
    def test_is_accepted_and_the_entry_stays_approved_by_who_accepted(self, service, late):
        """Fault 71. Seen to fail with `vouch` left out of `_settle` in decide.py: Eik stays as approver."""
        phone, entry_id, op_id = late

        assert at_desk(service.rogn, way("accept", op_id)).outcome == "applied"
        phone.sync()

        stored = row("log_entries", entry_id)
        assert (stored.km, stored.note, stored.state) == (8, "Ryddet i gang og bod", "approved")
        assert stored.approved_by == service.rogn.id
        # The approval had made another version since: merged, not merely applied.
        assert fates(op_id) == [("late", "entry_closed", None), ("merged", None, None)]
        assert phone.outcomes[op_id]["outcome"] == "merged"
        check_converged(phone)

    def test_is_declined_with_a_reason_that_reaches_the_phone(self, service, late):
        """Seen to fail with `comment` left out of `_OUTCOME` in pull.py."""
        phone, entry_id, op_id = late

        at_desk(service.rogn, way("decline", op_id, comment="Kilometerne er ført på L60."))
        phone.sync()

        assert row("log_entries", entry_id).km == 0
        told = phone.outcomes[op_id]
        assert (told["outcome"], told["reason"]) == ("rejected", "declined")
        assert told["comment"] == "Kilometerne er ført på L60."

    def test_that_was_declined_is_let_go_by_its_writer(self, service, late):
        """Seen to fail with `declined` in `_LET_GO`: the phone would show it for ever."""
        phone, _entry, op_id = late
        at_desk(service.rogn, way("decline", op_id, comment="Kilometerne er ført på L60."))
        phone.sync()

        phone.save(way("withdraw", op_id, 2))
        phone.sync()

        assert phone.outcomes[op_id]["reason"] == "withdrawn"

    def test_that_was_declined_is_mended_and_sent_anew(self, service, late):
        phone, entry_id, op_id = late
        at_desk(service.rogn, way("decline", op_id, comment="Kilometerne er ført på L60."))
        phone.sync()

        seen, version = phone.seen("log_entry", entry_id)
        base = {"note": seen["note"]}
        anew = phone.save(
            patching("log_entry", entry_id, version, base, note="Ryddet i bod"), supersedes=op_id
        )
        phone.sync()

        assert phone.outcomes[op_id]["reason"] == "superseded"
        assert phone.outcomes[anew]["outcome"] == "late"
        assert at_desk(service.rogn, way("accept", anew)).outcome in ("applied", "merged")

    def test_is_not_declined_without_a_reason(self, service, late):
        _phone, _entry, op_id = late

        result = at_desk(service.rogn, way("decline", op_id))

        assert (result.outcome, result.reason) == ("rejected", "required:comment")

    def test_is_withdrawn_from_the_phone(self, service, late):
        phone, _entry, op_id = late

        phone.save(way("withdraw", op_id))
        phone.sync()

        assert phone.outcomes[op_id]["reason"] == "withdrawn"
        assert at_desk(service.rogn, way("accept", op_id, 2)).reason == "already_decided"

    def test_is_not_accepted_by_its_own_writer(self, service, late):
        """Seen to fail with the question for `is_own` left out of `check_way`."""
        _phone, _entry, op_id = late
        both = make_user("BOTH", "field_worker", "unit_manager")
        as_reviewer = type(both)(service.ask.id, "ASK", "Ask", "ask", both.roles, "office")

        result = at_desk(as_reviewer, way("accept", op_id))

        assert (result.outcome, result.reason) == ("rejected", "own_entry")

    def test_is_not_accepted_by_a_colleague_who_took_part(self, service):
        """Seen to fail with `companions` left out of `vouch`."""
        phone = service.phone()
        entry_id = make_entry(service.ask, case_id=service.case, colleagues=[service.rogn])
        at_desk(service.eik, acting("approve", entry_id, 1))
        phone.pull()
        op_id = phone.edit("log_entry", entry_id, km=8)
        phone.sync()
        # Built on the approved version, it is late all the same.
        assert phone.outcomes[op_id]["outcome"] == "late"

        result = at_desk(service.rogn, way("accept", op_id))

        assert (result.outcome, result.reason) == ("rejected", "own_entry")
        assert at_desk(service.eik, way("accept", op_id)).outcome == "applied"

    def test_is_decided_once_by_two_who_decide_at_once(self, service, late):
        """Fault 73, on threads. Seen to fail on PostgreSQL with the ledger's lock left out of load_parked."""
        _phone, _entry, op_id = late
        results = []

        at_once(
            service.app,
            lambda: results.append(at_desk(service.rogn, way("accept", op_id))),
            lambda: results.append(at_desk(service.eik, way("decline", op_id, comment="Nei"))),
        )

        assert sorted((each.outcome, each.reason or "") for each in results) == [
            ("applied", ""),
            ("rejected", "stale_version"),
        ]
        assert len(fates(op_id)) == 2

    def test_the_same_decision_sent_twice_counts_once(self, service, late):
        _phone, entry_id, late_op = late
        op_id = new_id()

        first, second = (
            at_desk(service.rogn, way("accept", late_op), op_id=op_id) for _ in range(2)
        )

        assert first == second
        assert row("log_entries", entry_id).version == 3

    @pytest.mark.parametrize("act", ["accept", "decline", "retry"])
    def test_is_not_decided_from_a_phone_or_by_nav(self, service, late, act):
        phone, _entry, op_id = late
        contact = make_user("NAV", "nav_housing_contact")

        phone.save(way(act, op_id, comment="x"))
        (result,) = phone.push()

        assert (result["outcome"], result["reason"]) == ("rejected", "not_allowed")
        assert at_desk(contact, way(act, op_id, comment="x")).reason == "not_allowed"

    def test_of_somebody_else_is_not_found_from_a_phone(self, service, late):
        _phone, _entry, op_id = late
        other = service.phone(service.selje)

        other.save(way("withdraw", op_id))
        (result,) = other.push()

        assert (result["outcome"], result["reason"]) == ("rejected", "not_found")

    def test_a_way_out_stands_alone_in_its_operation(self, service, late):
        """What it brings about cannot be undone by a change beside it that is refused."""
        _phone, entry_id, op_id = late

        result = at_desk(
            service.rogn, way("accept", op_id), patching("log_entry", entry_id, 2, {"km": 0}, km=1)
        )

        assert (result.outcome, result.reason) == ("rejected", "not_allowed")
