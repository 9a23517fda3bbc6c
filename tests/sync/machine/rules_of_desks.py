"""The rules for desks and jobs: whoever writes without a phone."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.sync.machine import office
from tests.sync.machine.choosing import (
    desks,
    entry_fields,
    one_of,
    people,
    picks,
    plan_fields,
    points,
)


class Desks:
    """A part of the state machine (rules.py)."""

    @rule(
        who=desks,
        entity=st.sampled_from(("log_entry", "log_entry", "planned_visit", "agenda_item")),
        which=picks,
    )
    def a_form_is_opened(self, who, entity, which):
        self.moves()
        if row := one_of(list(office.rows(entity).values()), which):
            self.forms.append({"who": who, "entity": entity, "row": row})

    @precondition(lambda self: self.forms)
    @rule(which=picks, fields=entry_fields, plan=plan_fields, point=points)
    def a_form_is_sent(self, which, fields, plan, point):
        self.moves()
        form = self.forms.pop(which % len(self.forms))
        chosen = {"log_entry": fields, "planned_visit": plan, "agenda_item": point}
        office.edit(self.world, form["who"], form["entity"], form["row"], chosen[form["entity"]])

    @rule(who=desks, which=picks, act=st.sampled_from(("approve", "approve", "void")))
    def an_entry_is_reviewed(self, who, which, act):
        self.moves()
        waiting = [row for row in office.rows("log_entry").values() if row["state"] == "submitted"]
        if row := one_of(waiting, which):
            office.act(self.world, who, act, row)

    @rule(
        who=desks,
        which=picks,
        fields=entry_fields,
        reason=st.sampled_from(("skrevet feil", "skrevet feil", "feil boks", None)),
        more=st.sampled_from((0, 0, 15)),
    )
    def an_entry_is_put_right(self, who, which, fields, reason, more):
        self.moves()
        entries = office.rows("log_entry").values()
        approved = [row for row in entries if row["state"] == "approved"]
        if row := one_of(approved or list(entries), which):
            office.put_right(self.world, who, row, fields, reason, more=more)

    @precondition(lambda self: self.forms)
    @rule(which=picks, fields=entry_fields)
    def an_entry_is_put_right_as_the_form_showed_it(self, which, fields):
        self.moves()
        form = self.forms[which % len(self.forms)]
        if form["entity"] == "log_entry":
            office.put_right(self.world, form["who"], form["row"], fields, "skrevet feil")

    @precondition(lambda self: self.forms)
    @rule(which=picks)
    def an_entry_is_approved_as_the_form_showed_it(self, which):
        self.moves()
        form = self.forms[which % len(self.forms)]
        if form["entity"] == "log_entry":
            office.act(self.world, form["who"], "approve", form["row"])

    @rule(who=desks, pick=picks, which=picks)
    def a_case_gets_a_worker(self, who, pick, which):
        self.moves()
        if device := self.phone(pick):
            strange = [each for each in self.ground.cases if each not in device.shown("case")]
            case = one_of(strange or self.ground.cases, which)
            office.assign(self.world, who, case, device.actor.id)

    @rule(
        who=desks,
        which=picks,
        entity=st.sampled_from(("assignment", "assignment", "planned_worker", "planned_visit")),
    )
    def a_case_or_a_plan_is_taken_away(self, who, which, entity):
        self.moves()
        if row := one_of(list(office.rows(entity).values()), which):
            office.withdraw(self.world, who, entity, row)

    @rule(who=desks, case=st.integers(0, 2), worker=people, day=st.integers(1, 28))
    def a_visit_is_planned(self, who, case, worker, day):
        self.moves()
        user = self.ground.users[worker].id
        office.plan(self.world, who, self.ground.cases[case], f"2026-10-{day:02}", user)

    @rule(
        which=picks,
        day=st.integers(1, 28),
        case=st.integers(0, 2),
        meanwhile=st.none() | st.integers(0, 2),
    )
    def a_plan_is_moved(self, which, day, case, meanwhile):
        self.moves()
        if row := one_of(list(office.rows("planned_visit").values()), which):
            if meanwhile is not None:
                other = {"case_id": self.ground.cases[meanwhile]}
                office.edit(self.world, "EIK", "planned_visit", row, other)
            fields = {"planned_on": f"2026-10-{day:02}", "case_id": self.ground.cases[case]}
            office.edit(self.world, "ROGN", "planned_visit", row, fields)

    @rule(number=st.integers(1, 3))
    def a_job_imports(self, number):
        self.moves()
        office.import_rows(self.world, number)
