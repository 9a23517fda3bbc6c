"""The rules for caretakers and for the network between them and the server."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.sync.machine import caretaker, office
from tests.sync.machine.choosing import (
    desks,
    entry_fields,
    lengths,
    network,
    notes,
    one_of,
    people,
    picks,
    plan_fields,
    weather,
)
from tests.sync.machine.planted import POISON
from tests.sync.phone import creating

#: What a caretaker and the office both write, each without having seen the other's.
TEXTS = {
    "planned_visit": (
        {"note": "nøkkel hos naboen"},
        {"note": "nøkkel på kontoret", "duration_minutes": 60},
    ),
    "log_entry": ({"note": "sju sekker", "km": 3}, {"note": "åtte sekker"}),
}


class Phones:
    """A part of the state machine (rules.py)."""

    @rule(
        sky=network,
        pick=picks,
        case=st.integers(0, 3),
        minutes=lengths,
        note=notes,
        is_submitted=st.booleans(),
    )
    def a_visit_is_saved(self, pick, case, minutes, note, is_submitted, sky):
        self.moves()
        if device := self.phone(pick):
            case_id = one_of(device.shown("case"), case)
            changes = caretaker.visit(
                self.world, device, case_id, minutes, note=note, is_submitted=is_submitted
            )
            self.saves(device, changes, sky)

    @rule(sky=network, pick=picks, which=picks, fields=entry_fields)
    def an_entry_is_edited(self, pick, which, fields, sky):
        self.moves()
        if (device := self.phone(pick)) and (entry := one_of(device.shown("log_entry"), which)):
            changes = caretaker.edit(self.world, device, "log_entry", entry, fields)
            self.saves(device, changes, sky)

    @rule(sky=network, pick=picks, which=picks, is_start=st.booleans())
    def start_or_end_is_moved(self, pick, which, is_start, sky):
        self.moves()
        if (device := self.phone(pick)) and (entry := one_of(device.shown("log_entry"), which)):
            changes = caretaker.move(self.world, device, entry, is_start=is_start)
            self.saves(device, changes, sky)

    @rule(sky=network, pick=picks, which=picks, more=st.sampled_from((5, 10)))
    def a_line_grows_with_its_entry(self, pick, which, more, sky):
        self.moves()
        if (device := self.phone(pick)) and (line := one_of(device.shown("task_line"), which)):
            entry = device.seen("task_line", line)[0].get("entry_id", "")
            if entry in device.shown("log_entry"):
                changes = caretaker.edit_minutes(self.world, device, entry, line, more)
                self.saves(device, changes, sky)

    @rule(sky=network, pick=picks, which=picks, fields=plan_fields)
    def a_plan_is_edited(self, pick, which, fields, sky):
        self.moves()
        if (device := self.phone(pick)) and (visit := one_of(device.shown("planned_visit"), which)):
            changes = caretaker.edit(self.world, device, "planned_visit", visit, fields)
            self.saves(device, changes, sky)

    @rule(
        sky=network,
        pick=picks,
        which=picks,
        entity=st.sampled_from(("log_entry", "planned_visit", "attachment", "participation")),
    )
    def something_is_deleted(self, pick, which, entity, sky):
        self.moves()
        if (device := self.phone(pick)) and (record := one_of(device.shown(entity), which)):
            self.saves(device, caretaker.remove(device, entity, record), sky)

    @rule(sky=network, pick=picks, which=picks, act=st.sampled_from(("submit", "void")))
    def an_entry_is_handed_in_or_voided(self, pick, which, act, sky):
        self.moves()
        if (device := self.phone(pick)) and (entry := one_of(device.shown("log_entry"), which)):
            self.saves(device, caretaker.act(device, act, entry), sky)

    @rule(sky=network, pick=picks, which=picks, colleague=people)
    def a_photo_or_a_colleague_is_added(self, pick, which, colleague, sky):
        self.moves()
        if (device := self.phone(pick)) and (entry := one_of(device.shown("log_entry"), which)):
            user = self.ground.users[colleague].id
            is_self = user == device.actor.id
            make = caretaker.photo if is_self else caretaker.name_colleague
            changes = make(self.world, device, entry) if is_self else make(self.world, entry, user)
            self.saves(device, changes, sky)

    @rule(
        sky=network,
        pick=picks,
        which=picks,
        answer=st.sampled_from(("confirmed_at", "declined_at")),
    )
    def a_colleague_confirms_or_declines(self, pick, which, answer, sky):
        self.moves()
        if (device := self.phone(pick)) and (part := one_of(device.shown("participation"), which)):
            fields = {answer: self.world.history.now}
            changes = caretaker.edit(self.world, device, "participation", part, fields)
            self.saves(device, changes, sky)

    @rule(
        sky=network,
        pick=picks,
        kind=st.sampled_from(("poison", "newer", "reused", "unknown record")),
    )
    def an_operation_is_saved_that_the_server_cannot_do(self, pick, kind, sky):
        self.moves()
        device = self.phone(pick)
        if device is None:
            return
        self.world.met(kind)
        note = POISON if kind == "poison" else kind
        frame: dict[str, Any] = {"schema": 2} if kind == "newer" else {}
        case = one_of(device.shown("case"), 0)
        if kind == "reused":
            frame["op_id"] = self.world.op_id_of_another(device)
        changes = caretaker.visit(self.world, device, case, (30,), note=note)
        if kind == "unknown record":
            changes = caretaker.edit(
                self.world, device, "log_entry", self.world.name("nowhere"), {"note": note}
            )
        self.saves(device, changes, sky, **frame)

    @rule(pick=picks, is_before=st.booleans())
    def the_app_dies_while_it_saves(self, pick, is_before):
        self.moves()
        if device := self.phone(pick):
            self.world.met("app dies")
            case = one_of(device.shown("case"), 0)
            changes = caretaker.visit(self.world, device, case, (15, 30))
            caretaker.crash_while_saving(self.world, device, changes, is_before=is_before)

    @rule(sky=network, pick=picks, which=picks, case=picks)
    def an_entry_moves_to_another_case(self, pick, which, case, sky):
        self.moves()
        if (device := self.phone(pick)) and (entry := one_of(device.shown("log_entry"), which)):
            fields = {"case_id": one_of(device.shown("case"), case)}
            changes = caretaker.edit(self.world, device, "log_entry", entry, fields)
            self.saves(device, changes, sky)

    @rule(sky=network, pick=picks, case=picks, minutes=lengths)
    def a_visit_is_saved_at_a_new_place(self, pick, case, minutes, sky):
        self.moves()
        if device := self.phone(pick):
            place = self.world.name("place")
            self.saves(device, [creating("place", place, address="Myrvegen 4")], None)
            changes = caretaker.visit(
                self.world, device, one_of(device.shown("case"), case), minutes, place=place
            )
            self.saves(device, changes, sky)

    @rule(pick=picks, which=picks, who=desks, entity=st.sampled_from(tuple(TEXTS)))
    def the_same_field_is_changed_on_both_sides(self, pick, which, who, entity):
        self.moves()
        device = self.phone(pick)
        rows = office.rows(entity)
        record = (
            one_of([each for each in device.shown(entity) if each in rows], which)
            if device
            else None
        )
        if device and record:
            mine, theirs = TEXTS[entity]
            changes = caretaker.edit(self.world, device, entity, record, mine)
            self.saves(device, changes, None)
            office.edit(self.world, who, entity, rows[record], theirs)

    @rule(pick=picks, which=picks, who=desks, fields=entry_fields)
    def an_edit_comes_between_reading_and_approving(self, pick, which, who, fields):
        self.moves()
        device = self.phone(pick)
        if device is None:
            return
        rows = office.rows("log_entry")
        waiting = [
            each
            for each in device.shown("log_entry")
            if each in rows
            and rows[each]["state"] == "submitted"
            and rows[each]["author_id"] == device.actor.id
        ]
        if entry := one_of(waiting, which):
            changes = caretaker.edit(self.world, device, "log_entry", entry, fields)
            self.saves(device, changes, "calm")
            office.act(self.world, who, "approve", rows[entry])

    # The network

    @rule(pick=picks, sky=weather)
    def a_phone_sends(self, pick, sky):
        self.moves()
        if device := self.phone(pick):
            self.world.push(device, sky)

    @rule(pick=picks, sky=weather, limit=st.sampled_from((None, 1, 2, 5)))
    def a_phone_reads_to_the_end(self, pick, sky, limit):
        self.moves()
        if device := self.phone(pick):
            self.world.pull(device, sky, limit)

    @rule(pick=picks, sky=weather, limit=st.sampled_from((1, 2, 5)))
    def a_phone_reads_a_page(self, pick, sky, limit):
        self.moves()
        if device := self.phone(pick):
            self.world.read_page(device, sky, limit)

    @precondition(lambda self: self.world.network.delayed)
    @rule(which=picks)
    def a_delayed_request_arrives(self, which):
        self.moves()
        self.world.network.deliver(which)
