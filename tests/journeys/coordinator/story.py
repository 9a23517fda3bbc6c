"""Who takes part in the coordinator's week, and the clock that they share."""

from collections.abc import Callable
from datetime import date

from playwright.sync_api import expect

from tests.journeys.conftest import OpenPhone
from tests.pages.case_desk import CaseDesk
from tests.pages.day import Day
from tests.pages.desk import Desk
from tests.pages.inbox import Inbox
from tests.pages.phone import Phone
from tests.pages.weekly import Weekly
from tests.pages.words import label, word
from tests.support.demo import Instance

MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)
WEDNESDAY, THURSDAY = date(2026, 11, 18), date(2026, 11, 19)
S01, S02, S06 = "Grønn Furukvist", "Tidlig Bjørkestubbe", "Grå Svaberg"
S10, S11, S12 = "Lang Lyngmark", "Rund Ospelund", "Smal Granskog"
#: *Alltid to*.
TWO = label("safety_note_type", "two_people")


class Story:
    """The coordinator, Nav's contact and the manager at desks; two caretakers in the field."""

    def __init__(self, instance: Instance, desk: Callable[..., Desk], phones: OpenPhone) -> None:
        self.day = Day(instance, MONDAY)
        self.rogn = desk(permissions=["clipboard-write"])
        self.lind, self.eik = desk(), desk()
        self.ask, self.selje = phones("ask"), phones("selje")
        self.inbox = Inbox(self.rogn.page, self.rogn.url)
        self.case = CaseDesk(self.rogn)
        self.meeting = Weekly(self.rogn)

    def rogn_at(self, clock: str, path: str = "/office/cases") -> None:
        """The coordinator sits down at that time."""
        self.day.sits(self.rogn, "rogn", clock, path)

    def lind_at(self, clock: str, path: str) -> None:
        """Nav's contact sits down at that time."""
        self.day.sits(self.lind, "lind", clock, path)

    def eik_at(self, clock: str, path: str) -> None:
        """The manager sits down at that time."""
        self.day.sits(self.eik, "eik", clock, path)

    def morning(self, phone: Phone, clock: str) -> None:
        """A phone is taken up on a new day: the session of the day before has run out."""
        self.day.at(phone, clock)
        expect(phone.sync_line).to_contain_text(word("sync.signed_out"), timeout=15_000)
        phone.sign_in_again()
        phone.to_today()
        phone.has_all()
