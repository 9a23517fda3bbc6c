"""What a walk walks with. What it does not ask for is never opened."""

from collections.abc import Callable, Iterator
from functools import cached_property

from playwright.sync_api import Page

from tests.pages.desk import Desk
from tests.pages.phone import Phone
from tests.support.demo import Instance

#: The name of each screen that is on show, and the page that shows it.
Screens = Iterator[tuple[str, Page]]


class Stage:
    """A phone that nobody has used, a desk, and an instance of its own with a server on it."""

    def __init__(
        self, open_phone: Callable[[], Phone], open_desk: Callable[[], Desk], instance: Instance
    ) -> None:
        self._open_phone, self._open_desk = open_phone, open_desk
        self.instance = instance

    @cached_property
    def phone(self) -> Phone:
        """The phone."""
        return self._open_phone()

    @cached_property
    def desk(self) -> Desk:
        """The desk: nobody is signed in."""
        return self._open_desk()

    def on_phone(self, names: Iterator[str]) -> Screens:
        """The screens of a walk that is on the phone alone."""
        return ((name, self.phone.page) for name in names)

    def at_desk(self, names: Iterator[str]) -> Screens:
        """The screens of a walk that is at the desk alone."""
        return ((name, self.desk.page) for name in names)
