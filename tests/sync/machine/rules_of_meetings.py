"""The rules for minutes: they are written at several desks, and locked once; what comes later is added."""

from hypothesis import strategies as st
from hypothesis.stateful import rule

from server.clock import instant
from tests.sync.machine import office
from tests.sync.machine.choosing import desks, one_of, picks, points
from tests.sync.machine.groups import TABLES
from tests.sync.machine.tables import dump
from tests.sync.phone import creating

#: Where the points are, deleted ones, too.
TABLE = TABLES["agenda_item"]


class Meetings:
    """A part of the state machine (rules.py)."""

    @rule(which=picks, fields=points, meanwhile=st.none() | points, is_same=st.booleans())
    def a_point_is_written(self, which, fields, meanwhile, is_same):
        self.moves()
        if row := one_of(list(office.rows("agenda_item").values()), which):
            if meanwhile:
                texts = dict.fromkeys(fields.keys() & {"notes", "decision"}, "noe annet")
                other = texts if is_same and texts else meanwhile
                office.edit(self.world, "EIK", "agenda_item", row, other)
            office.edit(self.world, "ROGN", "agenda_item", row, fields)

    @rule(who=desks, which=picks, is_new=st.booleans(), is_person=st.booleans())
    def a_part_of_the_minutes_comes_or_goes(self, who, which, is_new, is_person):
        self.moves()
        entity = "attendance" if is_person else "agenda_item"
        if is_new:
            meeting = one_of(list(office.rows("meeting")), which)
            told = {"name": "Lerk"} if is_person else {"part": "cases", "notes": "kom til"}
            part = creating(entity, self.world.name(entity), meeting_id=meeting, **told)
            office.commit(self.world, who, [part])
        elif row := one_of(list(office.rows(entity).values()), which):
            office.withdraw(self.world, who, entity, row)

    @rule(who=desks, which=picks, what=st.sampled_from(("locked", "locked", "open", "moved")))
    def a_meeting_is_locked_or_opened_again_or_moved(self, who, which, what):
        self.moves()
        row = one_of(list(office.rows("meeting").values()), which)
        if what == "locked":
            self._lock(who, row)
        else:
            fields = {"held_on": "2026-10-22"} if what == "moved" else {"state": "open"}
            office.edit(self.world, who, "meeting", row, fields)

    @rule(
        who=desks,
        which=picks,
        act=st.sampled_from(("keep", "take", "take")),
        is_locked_meanwhile=st.booleans(),
    )
    def an_offer_in_the_minutes_is_settled(self, who, which, act, is_locked_meanwhile):
        self.moves()
        found = office.rows("field_conflict").values()
        found = [row for row in found if row["entity"] == "agenda_item" and row["status"] == "open"]
        if row := one_of(found, which):
            if is_locked_meanwhile:
                points_of = {each["id"]: each["meeting_id"] for each in dump(TABLE)[TABLE]}
                self._lock(who, office.rows("meeting")[points_of[row["record_id"]]])
            office.commit(self.world, who, [office.choosing(act, row, row["version"])])

    def _lock(self, who, meeting):
        by = {"locked_at": instant(self.world.now), "locked_by": self.ground.users[who].id}
        office.edit(self.world, who, "meeting", meeting, {"state": "locked", **by})

    @rule(who=desks, which=picks, is_new=st.booleans())
    def something_is_added_to_the_minutes(self, who, which, is_new):
        self.moves()
        if is_new:
            told = {
                "meeting_id": one_of(list(office.rows("meeting")), which),
                "author_id": self.ground.users[who].id,
                "added_at": instant(self.world.now),
                "text": "også dette",
            }
            added = creating("minutes_addition", self.world.name("addition"), **told)
            office.commit(self.world, who, [added])
        elif row := one_of(list(office.rows("minutes_addition").values()), which):
            office.withdraw(self.world, who, "minutes_addition", row)
