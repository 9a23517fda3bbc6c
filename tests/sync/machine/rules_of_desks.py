"""The rules for desks and jobs: whoever writes without a phone."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.sync.machine import office
from tests.sync.machine.choosing import desks, entry_fields, one_of, people, picks, plan_fields


class Desks:
    """A part of the state machine (rules.py)."""

    @rule(who=desks, entity=st.sampled_from(("log_entry", "planned_visit")), which=picks)
    def a_form_is_opened(self, who, entity, which):
        self.moves()
        if row := one_of(list(office.rows(entity).values()), which):
            self.forms.append({"who": who, "entity": entity, "row": row})

    @precondition(lambda self: self.forms)
    @rule(which=picks, fields=entry_fields, plan=plan_fields)
    def a_form_is_sent(self, which, fields, plan):
        self.moves()
        form = self.forms.pop(which % len(self.forms))
        fields = fields if form["entity"] == "log_entry" else plan
        office.edit(self.world, form["who"], form["entity"], form["row"], fields)

    @rule(who=desks, which=picks, act=st.sampled_from(("approve", "approve", "void")))
    def an_entry_is_reviewed(self, who, which, act):
        self.moves()
        waiting = [row for row in office.rows("log_entry").values() if row["state"] == "submitted"]
        if row := one_of(waiting, which):
            office.act(self.world, who, act, row)

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

    @rule(who=desks, which=picks, day=st.integers(1, 28), case=st.integers(0, 2))
    def a_plan_is_moved(self, who, which, day, case):
        self.moves()
        if row := one_of(list(office.rows("planned_visit").values()), which):
            fields = {"planned_on": f"2026-10-{day:02}", "case_id": self.ground.cases[case]}
            office.edit(self.world, who, "planned_visit", row, fields)

    @rule(number=st.integers(1, 3))
    def a_job_imports(self, number):
        self.moves()
        office.import_rows(self.world, number)
