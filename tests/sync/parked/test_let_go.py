"""Rejected, quarantined and returned work: mended, let go, done again or declined."""

from tests.sync.parked.ways import at_desk, fates, way
from tests.sync.phone import acting, creating, new_id, patching, visiting
from tests.sync.tables import ask, row


class TestRejected:
    def test_is_mended_by_an_operation_that_takes_its_place(self, service):
        """Seen to fail with `supersedes` left out of `touched_by`."""
        phone = service.phone()
        wrong = phone.save(creating("place", new_id(), address="x" * 201))
        phone.sync()
        assert phone.outcomes[wrong]["outcome"] == "rejected"

        phone.save(creating("place", new_id(), address="Bekkeveien 3"), supersedes=wrong)
        phone.sync()

        assert phone.outcomes[wrong]["reason"] == "superseded"
        assert len(ask("SELECT * FROM places WHERE address = 'Bekkeveien 3'")) == 1

    def test_takes_nobody_elses_place(self, service):
        phone, other = service.phone(), service.phone(service.selje)
        wrong = phone.save(creating("place", new_id(), address="x" * 201))
        phone.sync()

        other.save(creating("place", new_id(), address="Bekkeveien 3"), supersedes=wrong)
        other.sync()

        assert [each[1] for each in fates(wrong)] == ["too_long:address"]

    def test_is_withdrawn_when_there_is_nothing_to_mend(self, service):
        phone = service.phone()
        wrong = phone.save(creating("place", new_id(), address="x" * 201))
        phone.save(way("withdraw", wrong))
        phone.sync()

        assert [each[1] for each in fates(wrong)] == ["too_long:address", "withdrawn"]


class TestQuarantined:
    def test_is_done_again_when_the_fault_is_mended(self, service, monkeypatch):
        """Fault 49. The job's retry is the same way out as the office's."""
        phone = service.phone()
        entry_id = new_id()

        def broken(*_):
            raise RuntimeError

        with monkeypatch.context() as patched:
            patched.setattr("server.sync.decide.minutes_sum", broken)
            op_id = phone.save(*visiting(entry_id, case_id=service.case))
            phone.sync()
        assert phone.outcomes[op_id]["reason"] == "server_fault"

        assert at_desk(service.rogn, way("retry", op_id)).outcome == "applied"
        assert row("log_entries", entry_id).state == "submitted"

    def test_under_anothers_id_is_declined_but_never_applied(self, service):
        phone = service.phone()
        op_id = phone.save(creating("place", new_id(), address="Bekkeveien 3"))
        phone.push()
        phone.save(creating("place", new_id(), address="Bekkeveien 4"), op_id=op_id)
        phone.push()
        ((ledger_id,),) = ask("SELECT op_id FROM op_outcome WHERE reason = 'op_id_reused'")

        assert at_desk(service.rogn, way("retry", ledger_id)).reason == "not_released"
        result = at_desk(service.rogn, way("decline", ledger_id, comment="Ført to ganger."))

        assert result.outcome == "applied"
        assert fates(ledger_id)[-1] == ("rejected", "declined", "Ført to ganger.")
        assert [each[0] for each in fates(op_id)] == ["applied"]


class TestReturned:
    def test_goes_back_to_its_author_with_a_comment_and_comes_again(self, service, entry):
        phone, entry_id, _lines = entry
        sent_back = acting("return", entry_id, 1) | {"set": {"return_comment": "Hvem kjørte?"}}

        assert at_desk(service.rogn, sent_back).outcome == "applied"
        phone.pull()
        shown = phone.row("log_entry", entry_id)
        assert (shown["state"], shown["return_comment"]) == ("returned", "Hvem kjørte?")

        phone.save(
            patching("log_entry", entry_id, 2, {"note": "Ryddet i gangen"}, note="Ask kjørte"),
            acting("submit", entry_id),
        )
        phone.sync()
        stored = row("log_entries", entry_id)
        assert (stored.state, stored.return_comment) == ("submitted", None)

    def test_needs_a_comment_and_the_version_that_was_seen(self, service, entry):
        _phone, entry_id, _lines = entry
        said = {"set": {"return_comment": "Hvem kjørte?"}}

        bare = at_desk(service.rogn, acting("return", entry_id, 1))
        stale = at_desk(service.rogn, acting("return", entry_id, 7) | said)

        assert bare.reason == "required:return_comment"
        assert stale.reason == "stale_version"
