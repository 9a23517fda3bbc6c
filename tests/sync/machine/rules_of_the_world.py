"""The rules for devices, accounts, time, and the server's own troubles."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.sync.machine.choosing import DAY, people, picks


class Surroundings:
    """A part of the state machine (rules.py)."""

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
