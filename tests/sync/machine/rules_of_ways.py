"""The rules for what is parked: each way out, for whoever may take it and for whoever may not."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from tests.sync.machine import caretaker, office
from tests.sync.machine.choosing import desks, network, notes, one_of, picks


class WaysOut:
    """A part of the state machine (rules.py)."""

    @rule(
        who=desks,
        which=picks,
        act=st.sampled_from(("accept", "accept", "decline", "retry", "retry", "withdraw")),
        is_stale=st.sampled_from((False, False, False, True)),
    )
    def the_office_decides_about_a_parked_operation(self, who, which, act, is_stale):
        self.moves()
        if row := one_of(list(office.parked().values()), which):
            n = row["n"] - 1 if is_stale else row["n"]
            office.commit(self.world, who, [office.way_out(act, row["op_id"], n)])

    @rule(who=desks, which=picks, act=st.sampled_from(("keep", "take")), is_edited=st.booleans())
    def the_office_chooses_in_a_conflict(self, who, which, act, is_edited):
        self.moves()
        found = [row for row in office.rows("field_conflict").values() if row["status"] == "open"]
        if row := one_of(found, which):
            change = office.choosing(act, row, row["version"])
            if act == "take" and is_edited and row["field_group"] == "note":
                change["set"] = {"note": "begge deler"}
            office.commit(self.world, who, [change])

    @rule(sky=network, pick=picks, which=picks, act=st.sampled_from(("keep", "take")))
    def a_caretaker_chooses_in_a_conflict(self, pick, which, act, sky):
        self.moves()
        if device := self.phone(pick):
            found = [key[1] for key in sorted(device.cache.rows) if key[0] == "field_conflict"]
            if conflict := one_of(found, which):
                row, version = device.seen("field_conflict", conflict)
                self.saves(device, [office.choosing(act, row, version)], sky)

    @rule(sky=network, pick=picks, which=picks, is_new=st.booleans(), note=notes)
    def a_parked_operation_is_withdrawn_or_superseded(self, pick, which, is_new, note, sky):
        self.moves()
        device = self.phone(pick)
        if device is None:
            return
        found = [each for each in device.cache.outcomes.values() if each["outcome"] != "applied"]
        if row := one_of(found, which):
            if is_new:
                case = one_of(device.shown("case"), 0)
                changes = caretaker.visit(self.world, device, case, (30,), note=note)
                self.saves(device, changes, sky, supersedes=row["op_id"])
            else:
                self.saves(device, [office.way_out("withdraw", row["op_id"], row["n"])], sky)

    @rule(who=desks, which=picks)
    def an_entry_is_returned(self, who, which):
        self.moves()
        waiting = [row for row in office.rows("log_entry").values() if row["state"] == "submitted"]
        if row := one_of(waiting, which):
            office.send_back(self.world, who, row)

    @rule()
    def the_ticker_ticks(self):
        self.moves()
        self.world.tick()
