"""The rules that Hypothesis draws from: one for each thing a person does, and for each way to fail."""

from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from tests.sync.machine import caretaker, office
from tests.sync.machine.device import Device
from tests.sync.machine.ground import FIELD, OFFICE, Ground
from tests.sync.machine.network import WEATHER
from tests.sync.machine.planted import POISON, Planted
from tests.sync.machine.rest import check, come_to_rest, heal, outcomes
from tests.sync.machine.world import World

T = TypeVar("T")

picks = st.integers(0, 5)
people = st.sampled_from(FIELD)
desks = st.sampled_from(sorted(OFFICE))
# Calm more often than each fault, or nothing would ever get far.
weather = st.sampled_from(("calm",) * 4 + WEATHER)
# The app sends what was saved at once, when it thinks that there is a network.
network = st.sampled_from((None, None, None, "calm", "calm", "calm", *WEATHER[1:]))
notes = st.sampled_from(caretaker.NOTES)
lengths = st.lists(st.sampled_from((15, 30, 45)), min_size=1, max_size=3).map(tuple)
entry_fields = st.sampled_from(
    (
        {"note": "glemte boden"},
        {"note": None},
        {"km": 8},
        {"km": 12, "note": "bil"},
        {"travel_minutes": 20},
    )
)
plan_fields = st.sampled_from(
    (
        {"note": "ring først"},
        {"note": None},
        {"starts_at_local": "08:00"},
        {"duration_minutes": 45, "note": "hund"},
        {"planned_on": "2026-10-21", "starts_at_local": "09:30"},
    )
)
DAY = 86_400


class SyncMachine(RuleBasedStateMachine):
    """Two phones at first, and up to four; an office of two; a server that is set back now and then."""

    ground: Ground
    planted: Planted

    def __init__(self) -> None:
        super().__init__()
        self.planted.__init__()  # type: ignore[misc] # a fresh state in the same place
        self.world = World(self.ground)
        self.forms: list[dict[str, Any]] = []
        for code in ("ASK", "SELJE"):
            made = self.world.enrol(code)
            assert made is not None
            self.world.pull(made)

    def teardown(self) -> None:
        """Heal, come to rest, and let the checker look at everything."""
        world = self.world
        heal(world, self.planted)
        come_to_rest(world)
        found = check(world)
        self.ground.count("examples")
        self.ground.count("operations", _operations(world))
        for counted in (world.network.faults, self.planted.met, world.counted):
            self.ground.count("faults", sum(counted.values()))
            for fault, times in counted.items():
                self.ground.count(f"fault: {fault}", times)
        for outcome in outcomes():
            self.ground.count(f"outcome: {outcome}")
        self.ground.count("losses", len(found))
        self.ground.traces.append(world.history.trace())
        assert not found, "\n".join(found)

    def phone(self, pick: int) -> Device | None:
        """A phone that works."""
        return _of(self.world.working(), pick)

    def saves(
        self, device: Device, changes: list[dict[str, Any]], sky: str | None, **frame: Any
    ) -> None:
        """Save an operation, and perhaps send it at once and read."""
        caretaker.save(self.world, device, changes, **frame)
        if sky and self.world.push(device, sky):
            self.world.pull(device)

    def moves(self) -> None:
        """Each step takes a while."""
        self.ground.count("steps")
        self.world.pass_time(41)

    # Caretakers

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
            case_id = _of(device.shown("case"), case)
            changes = caretaker.visit(
                self.world, device, case_id, minutes, note=note, is_submitted=is_submitted
            )
            self.saves(device, changes, sky)

    @rule(sky=network, pick=picks, which=picks, fields=entry_fields)
    def an_entry_is_edited(self, pick, which, fields, sky):
        self.moves()
        if (device := self.phone(pick)) and (entry := _of(device.shown("log_entry"), which)):
            changes = caretaker.edit(self.world, device, "log_entry", entry, fields)
            self.saves(device, changes, sky)

    @rule(sky=network, pick=picks, which=picks, is_start=st.booleans())
    def start_or_end_is_moved(self, pick, which, is_start, sky):
        self.moves()
        if (device := self.phone(pick)) and (entry := _of(device.shown("log_entry"), which)):
            changes = caretaker.move(self.world, device, entry, is_start=is_start)
            self.saves(device, changes, sky)

    @rule(sky=network, pick=picks, which=picks, more=st.sampled_from((5, 10)))
    def a_line_grows_with_its_entry(self, pick, which, more, sky):
        self.moves()
        if (device := self.phone(pick)) and (line := _of(device.shown("task_line"), which)):
            entry = device.seen("task_line", line)[0].get("entry_id", "")
            if device.seen("log_entry", entry)[0].get("ended_at"):
                changes = caretaker.edit_minutes(self.world, device, entry, line, more)
                self.saves(device, changes, sky)

    @rule(sky=network, pick=picks, which=picks, fields=plan_fields)
    def a_plan_is_edited(self, pick, which, fields, sky):
        self.moves()
        if (device := self.phone(pick)) and (visit := _of(device.shown("planned_visit"), which)):
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
        if (device := self.phone(pick)) and (record := _of(device.shown(entity), which)):
            self.saves(device, caretaker.remove(device, entity, record), sky)

    @rule(sky=network, pick=picks, which=picks, act=st.sampled_from(("submit", "void")))
    def an_entry_is_handed_in_or_voided(self, pick, which, act, sky):
        self.moves()
        if (device := self.phone(pick)) and (entry := _of(device.shown("log_entry"), which)):
            self.saves(device, caretaker.act(device, act, entry), sky)

    @rule(sky=network, pick=picks, which=picks, colleague=people)
    def a_photo_or_a_colleague_is_added(self, pick, which, colleague, sky):
        self.moves()
        if (device := self.phone(pick)) and (entry := _of(device.shown("log_entry"), which)):
            user = self.ground.users[colleague].id
            is_self = user == device.actor.id
            make = caretaker.photo if is_self else caretaker.name_colleague
            changes = make(self.world, device, entry) if is_self else make(self.world, entry, user)
            self.saves(device, changes, sky)

    @rule(sky=network, pick=picks, which=picks)
    def a_colleague_confirms(self, pick, which, sky):
        self.moves()
        if (device := self.phone(pick)) and (part := _of(device.shown("participation"), which)):
            fields = {"confirmed_at": self.world.history.now}
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
        case = _of(device.shown("case"), 0)
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
            case = _of(device.shown("case"), 0)
            changes = caretaker.visit(self.world, device, case, (15, 30))
            caretaker.crash_while_saving(self.world, device, changes, is_before=is_before)

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

    # Desks and jobs

    @rule(who=desks, entity=st.sampled_from(("log_entry", "planned_visit")), which=picks)
    def a_form_is_opened(self, who, entity, which):
        self.moves()
        if row := _of(list(office.rows(entity).values()), which):
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
        if row := _of(waiting, which):
            office.act(self.world, who, act, row)

    @precondition(lambda self: self.forms)
    @rule(which=picks)
    def an_entry_is_approved_as_the_form_showed_it(self, which):
        self.moves()
        form = self.forms[which % len(self.forms)]
        if form["entity"] == "log_entry":
            office.act(self.world, form["who"], "approve", form["row"])

    @rule(who=desks, case=st.integers(0, 2), worker=people)
    def a_case_gets_a_worker(self, who, case, worker):
        self.moves()
        office.assign(self.world, who, self.ground.cases[case], self.ground.users[worker].id)

    @rule(
        who=desks,
        which=picks,
        entity=st.sampled_from(("assignment", "assignment", "planned_worker", "planned_visit")),
    )
    def a_case_or_a_plan_is_taken_away(self, who, which, entity):
        self.moves()
        if row := _of(list(office.rows(entity).values()), which):
            office.withdraw(self.world, who, entity, row)

    @rule(who=desks, case=st.integers(0, 2), worker=people, day=st.integers(1, 28))
    def a_visit_is_planned(self, who, case, worker, day):
        self.moves()
        user = self.ground.users[worker].id
        office.plan(self.world, who, self.ground.cases[case], f"2026-10-{day:02}", user)

    @rule(who=desks, which=picks, day=st.integers(1, 28), case=st.integers(0, 2))
    def a_plan_is_moved(self, who, which, day, case):
        self.moves()
        if row := _of(list(office.rows("planned_visit").values()), which):
            fields = {"planned_on": f"2026-10-{day:02}", "case_id": self.ground.cases[case]}
            office.edit(self.world, who, "planned_visit", row, fields)

    @rule(number=st.integers(1, 3))
    def a_job_imports(self, number):
        self.moves()
        office.import_rows(self.world, number)

    # Devices and administration

    @precondition(lambda self: len(self.world.working()) < 4)
    @rule(code=people)
    def a_phone_is_enrolled(self, code):
        self.moves()
        self.world.enrol(code)

    @precondition(lambda self: len(self.world.working()) < 4)
    @rule(pick=picks)
    def a_profile_is_cloned(self, pick):
        self.moves()
        if device := self.phone(pick):
            self.world.met("profile cloned")
            self.world.clone(device)

    @rule(pick=picks)
    def a_profile_is_kept(self, pick):
        self.moves()
        if device := self.phone(pick):
            self.world.keep_profile(device)

    @precondition(lambda self: self.world.older)
    @rule(which=picks)
    def a_phone_is_set_back(self, which):
        self.moves()
        name, vault, cache = self.world.older[which % len(self.world.older)]
        device = next((each for each in self.world.working() if each.name == name), None)
        if device:
            self.world.met("phone set back")
            self.world.set_back(device, (name, vault, cache))

    @rule(pick=picks)
    def a_cache_is_lost(self, pick):
        self.moves()
        if device := self.phone(pick):
            self.world.met("cache lost")
            device.lose_cache()

    @rule(pick=picks, mode=st.sampled_from(("park", "park", None, None, "refuse")))
    def a_phone_is_revoked(self, pick, mode):
        self.moves()
        if device := self.phone(pick):
            self.world.met(f"revoked: {mode}")
            self.world.revoke(device, mode)

    @rule(code=people, is_closed=st.booleans())
    def an_account_is_closed_or_opened(self, code, is_closed):
        self.moves()
        self.world.met("account closed" if is_closed else "account opened")
        self.world.close_account(code, is_closed=is_closed)

    # Time and the server's own troubles

    @rule(
        pick=picks,
        ahead=st.sampled_from((3 * DAY, -730 * DAY, -5_400, 5_400, 0)),
        tz=st.sampled_from(("Europe/Oslo", "Europe/London", "America/New_York")),
    )
    def a_phones_clock_jumps(self, pick, ahead, tz):
        self.moves()
        if device := self.phone(pick):
            self.world.met("clock jumps")
            device.ahead, device.tz = ahead, tz

    @rule(days=st.sampled_from((1, 5, 15)))
    def days_pass(self, days):
        self.moves()
        self.world.pass_time(days * DAY)

    @rule()
    def a_backup_is_taken(self):
        self.moves()
        self.world.back_up()

    @precondition(lambda self: self.world.backups)
    @rule(which=picks)
    def the_server_is_set_back(self, which):
        self.moves()
        self.world.met("server set back")
        self.world.restore_backup(which)

    @rule(times=st.integers(1, 5))
    def the_database_is_busy(self, times):
        self.moves()
        self.planted.busy = times

    @rule(is_broken=st.booleans())
    def the_quarantine_breaks_or_is_mended(self, is_broken):
        self.moves()
        self.planted.is_quarantine_broken = is_broken


def _of(found: list[T], pick: int) -> T | None:
    """One of these, when there is one."""
    return found[pick % len(found)] if found else None


def _operations(world: World) -> int:
    return sum(len(world.history.of("invoke", what)) for what in ("save", "office", "import"))
