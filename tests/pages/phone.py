"""The field app in a caretaker's hand."""

import re
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.pages.browser import hide, show
from tests.pages.words import label, word

PASSWORD = "miljovakt-demo-2026"


class Phone:
    """One page of the field app; `taps` counts what was pressed on the way of a visit."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.code = ""
        self.taps = 0

    def open(self) -> None:
        """Open the app by its address."""
        self.page.goto(self.url)

    def make_ready(self, username: str) -> None:
        """Sign in for the first time on this phone, write the code down and come to today's list."""
        self.open()
        self.sign_in(username)
        self.code = self.page.locator("#code").inner_text()
        self.page.get_by_role("button", name=word("code.written")).click()
        expect(self.page.locator("#planned")).to_be_visible()

    def sign_in(self, username: str) -> None:
        """Fill in the sign-in form and send it."""
        self.page.get_by_label(word("sign_in.username")).fill(username)
        self.page.get_by_label(word("sign_in.password")).fill(PASSWORD)
        self.page.get_by_role("button", name=word("sign_in.submit")).click()

    def sign_in_again(self) -> None:
        """From *Mer*, when the session has ended; what lies on the phone is sent after it."""
        self.page.get_by_role("link", name=word("nav.more"), exact=True).click()
        self.page.get_by_label(word("sign_in.password")).fill(PASSWORD)
        self.page.get_by_role("button", name=word("sign_in.submit")).click()
        expect(self.page.get_by_label(word("sign_in.password"))).to_have_count(0)

    def to_today(self) -> None:
        """Today's list, from the tabs."""
        self.page.get_by_role("link", name=word("nav.today"), exact=True).click()
        expect(self.page.locator("#planned")).to_be_visible()

    def sync_now(self) -> None:
        """*Send og hent nå* on *Mer*."""
        self.page.get_by_role("link", name=word("nav.more"), exact=True).click()
        self.page.get_by_role("button", name=word("more.sync"), exact=True).click()

    def take_up(self) -> None:
        """Take the phone up again, as the app is told of it: it looks at once for anything new."""
        hide(self.page)
        show(self.page)

    def online_again(self) -> None:
        """The network is back and the phone is taken up: nobody waits for its own minute."""
        self.page.context.set_offline(False)
        self.take_up()

    def sends_all(self) -> None:
        """Wait until all is sent, and sign in again on the way when the session did not survive."""
        self.let_go()
        done = re.compile(f"{word('sync.all_sent')}|{word('sync.signed_out')}")
        expect(self.sync_line).to_contain_text(done, timeout=15_000)
        if word("sync.signed_out") in self.sync_line.inner_text():
            self.sign_in_again()
            self.has_all()

    def unlock(self) -> None:
        """Open the locked app with the code that was written down: to today's list, or a visit under way."""
        code = self.page.get_by_label(word("unlock.code"), exact=True)
        code.fill(self.code)
        self.page.get_by_role("button", name=word("unlock.open"), exact=True).click()
        expect(code).to_have_count(0)

    def lock(self) -> None:
        """Lock the app from the tabs."""
        self.page.get_by_role("button", name=word("nav.lock"), exact=True).click()
        expect(self.page.get_by_label(word("unlock.code"), exact=True)).to_be_visible()

    def lock_now(self) -> None:
        """Lock a phone that is opened by a passkey."""
        self.page.get_by_role("button", name=word("nav.lock"), exact=True).click()
        expect(self.page.get_by_role("button", name=word("passkey.open"))).to_be_visible()

    def has_all(self) -> None:
        """Wait until everything is fetched and nothing is left to send, not even what can be taken back."""
        self.let_go()
        expect(self.sync_line).to_contain_text(word("sync.all_sent"), timeout=15_000)

    def let_go(self) -> None:
        """Close the offer to take back what was saved last, if it stands there: it is sent at once."""
        if self.undo_button.is_visible():
            self.page.get_by_role("button", name=word("undo.close")).tap()

    @property
    def minutes(self) -> Locator:
        """The minutes that are stepped: of the whole, of each task, of the way; not what was carried away."""
        return self.page.locator('.stepper output:not([aria-labelledby="waste"] *)')

    @property
    def undo_button(self) -> Locator:
        """*Angre*."""
        return self.page.get_by_role("button", name=word("undo.undo"), exact=True)

    @property
    def sync_line(self) -> Locator:
        """The line that says how the phone stands with the server."""
        return self.page.locator("#sync-line")

    @property
    def saved_line(self) -> Locator:
        """The line that says where what was just saved is."""
        return self.page.locator("#saved-line")

    def planned(self, name: str) -> Locator:
        """The row of a planned visit."""
        return self.page.get_by_role("region", name=word("today.planned")).locator(
            "article", has_text=name
        )

    def logged(self, name: str) -> Locator:
        """The row of an entry that was logged today."""
        return self.page.get_by_role("region", name=word("today.logged")).locator(
            "article", has_text=name
        )

    def open_case(self, name: str) -> None:
        """The page of a resident's case, from its row on today's list."""
        self.page.get_by_role("article").filter(has_text=name).get_by_role("link").first.click()
        expect(self.page.get_by_role("heading", name=name, level=1)).to_be_visible()

    def start(self, name: str) -> None:
        """▶ on a planned visit."""
        self._tap(self.planned(name).get_by_role("button"))

    def start_at(self, address: str) -> None:
        """Start a visit at a place that the phone does not know, by its street line."""
        self.page.get_by_role("link", name=word("today.start_visit"), exact=True).click()
        self.page.get_by_text(word("new_place.title"), exact=True).click()
        self.page.get_by_label(word("new_place.address")).fill(address)
        self.page.get_by_role("button", name=word("new_place.start")).click()
        expect(self.page.locator(".chips")).to_be_visible()

    def press(self, role: Any, name: str | re.Pattern[str]) -> None:
        """One counted tap on what is named just so."""
        self._tap(self.page.get_by_role(role, name=name, exact=True))

    def log_at(self, address: str, note: str = "") -> None:
        """Log a whole visit at a new place, and wait until it says that it is saved."""
        self.end_at(address, note)
        self.save()

    def end_at(self, address: str, note: str = "") -> None:
        """A visit at a new place, ready to be saved."""
        self.start_at(address)
        self.tick("Rydding")
        self.end()
        if note:
            self.note.fill(note)

    @property
    def note(self) -> Locator:
        """The field for what there is to say about a visit."""
        return self.page.get_by_label(word("split.note"))

    @property
    def save_button(self) -> Locator:
        """*Lagre*."""
        return self.page.get_by_role("button", name=word("split.save"), exact=True)

    def tick(self, task: str) -> None:
        """Tick a task by its short label."""
        self._tap(
            self.page.locator(".chips").get_by_role(
                "button", name=re.compile(f"^{re.escape(task)}")
            )
        )

    def end(self) -> None:
        """*Avslutt*."""
        self._tap(self.page.get_by_role("button", name=word("visit.end"), exact=True))

    def more_minutes(self, label: str) -> None:
        """+5 on a line or on the total."""
        self._tap(self.page.get_by_role("button", name=word("split.more", label=label)))

    def take_photo(self, slot: str, file: FilePayload, pair: int = 1) -> None:
        """Tap a place for a photo, take it with the phone's own camera, and wait until it is kept."""
        name = word("photos.name", slot=label("photo_slot", slot), pair=pair)
        with self.page.expect_file_chooser() as chooser:
            self._tap(self.page.get_by_role("button", name=word("photos.take", name=name)))
        chooser.value.set_files(file)
        expect(self.photo(slot, pair)).to_be_visible()

    def photo(self, slot: str, pair: int = 1) -> Locator:
        """The picture of a photo that is kept for the visit under way."""
        name = word("photos.name", slot=label("photo_slot", slot), pair=pair)
        return self.page.get_by_role("img", name=name, exact=True)

    def save(self, *, is_let_go: bool = True) -> None:
        """*Lagre*, and wait for *Lagret på telefonen*, or for *Sendt* when the network was quicker.

        Stories wait for no *Angre*, but for their own: it is sent at once.
        """
        self._tap(self.save_button)
        said = f"{word('saved.on_device')}|{word('saved.received')}"
        expect(self.saved_line).to_contain_text(re.compile(said))
        if is_let_go:
            self.let_go()

    def _tap(self, target: Locator) -> None:
        target.tap()
        self.taps += 1
