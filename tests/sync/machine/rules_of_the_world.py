"""The rules for devices, accounts, time, and the server's own troubles."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.sync.machine import caretaker
from tests.sync.machine.choosing import DAY, MOST_PHONES, lengths, one_of, people, picks


class Surroundings:
    """A part of the state machine (rules.py)."""

    @precondition(lambda self: len(self.world.working()) < MOST_PHONES)
    @rule(code=people)
    def a_phone_is_enrolled(self, code):
        self.moves()
        self.world.enrol(code)

    @precondition(lambda self: len(self.world.working()) < MOST_PHONES)
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
    def the_log_is_spared(self):
        self.moves()
        self.world.met("log floor raised")
        self.world.raise_floor()

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

    @rule(pick=picks, case=picks, minutes=lengths, is_cloned=st.booleans())
    def the_server_forgets_what_it_has_just_taken(self, pick, case, minutes, is_cloned):
        """A backup, work that is acknowledged after it, perhaps a copy of the phone that is quicker; and
        the backup is put back."""
        self.moves()
        device = self.phone(pick)
        if device is None:
            return
        self.world.back_up()
        copy = None
        if is_cloned and len(self.world.working()) < MOST_PHONES:
            self.world.met("profile cloned")
            copy = self.world.clone(device)
        for each in (device, copy):
            if each is not None:
                case_id = one_of(each.shown("case"), case)
                self.saves(each, caretaker.visit(self.world, each, case_id, minutes), None)
        self.world.push(device)
        self.world.met("server set back")
        self.world.restore_backup(len(self.world.backups) - 1)
        if copy is not None:
            self.world.push(copy)

    @precondition(lambda self: len(self.world.working()) < MOST_PHONES)
    @rule(pick=picks, case=picks, minutes=lengths)
    def two_copies_of_a_phone_write_on(self, pick, case, minutes):
        self.moves()
        if device := self.phone(pick):
            self.world.met("profile cloned")
            for each in (device, self.world.clone(device)):
                case_id = one_of(each.shown("case"), case)
                self.saves(each, caretaker.visit(self.world, each, case_id, minutes), "calm")

    @rule(times=st.integers(1, 5))
    def the_database_is_busy(self, times):
        self.moves()
        self.planted.busy = times

    @rule(is_broken=st.booleans())
    def the_quarantine_breaks_or_is_mended(self, is_broken):
        self.moves()
        self.planted.is_quarantine_broken = is_broken
