"""A day that is told by the clock: the phone's and the server's are moved together, or apart."""

from datetime import date, datetime, time, timedelta

from playwright.sync_api import Page

from server.clock import OSLO
from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.support.clocked_server import CLOCK
from tests.support.demo import Instance


class Day:
    """The clocks of one story. `fast` is how far the phone's clock is ahead of the server's."""

    def __init__(self, instance: Instance, today: date) -> None:
        self.instance = instance
        self.today = today
        self.fast = timedelta()
        self._seated: list[Desk] = []

    def instant(self, clock: str) -> datetime:
        """That time of the day, as `08:40`."""
        return datetime.combine(self.today, time.fromisoformat(clock), OSLO)

    def begin(self, page: Page, clock: str) -> None:
        """Set both clocks before the app is opened."""
        page.clock.install(time=self.instant(clock))
        self._server_at(clock)

    def at(self, phone: Phone, clock: str) -> None:
        """Move both clocks on. The phone was in a pocket: it is locked, and opened with the code."""
        self._server_at(clock)
        phone.page.clock.set_system_time(self.instant(clock))
        phone.page.reload()
        phone.unlock()

    def sits(self, desk: Desk, username: str, clock: str, path: str = "/office") -> None:
        """Somebody sits down at a desk: both clocks are moved on, and one signs in where one goes."""
        self._server_at(clock)
        if desk in self._seated:
            desk.page.clock.set_system_time(self.instant(clock))
        else:
            desk.page.clock.install(time=self.instant(clock))
            self._seated.append(desk)
        desk.page.context.clear_cookies()
        desk.come_to(username, path)

    def _server_at(self, clock: str) -> None:
        ahead = self.instant(clock) - self.fast - datetime.now(OSLO)
        (self.instance.folder / CLOCK).write_text(str(ahead.total_seconds()), encoding="utf-8")
