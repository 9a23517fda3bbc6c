"""A small service for the tests of sync: a field worker with a case, a second one, and the office."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask

from server.access.actor import Actor
from server.clock import use_clock
from tests.factories.people import make_user
from tests.factories.work import create, make_case
from tests.sync.clock import NOON
from tests.sync.machine.ground import Ground, prepare
from tests.sync.machine.planted import Planted, planted_faults
from tests.sync.phone import Phone


@dataclass
class Service:
    """Who works here, and the case that Ask is assigned to."""

    app: Flask
    ask: Actor
    selje: Actor
    rogn: Actor
    eik: Actor
    case: str
    place: str
    resident: str
    assignment: str

    def phone(self, actor: Actor | None = None) -> Phone:
        """A newly enrolled phone that has pulled; Ask's unless another is named."""
        phone = Phone(actor or self.ask)
        phone.pull()
        return phone


@pytest.fixture
def service(app: Flask) -> Service:
    """A service on a fresh database of either kind, at noon on 2026-11-18."""
    use_clock(lambda: NOON)
    ask = make_user("ASK", "field_worker", surface="field")
    selje = make_user("SELJE", "field_worker", surface="field")
    rogn = make_user("ROGN", "housing_coordinator")
    eik = make_user("EIK", "unit_manager")
    made = make_case()
    assignment = create("assignment", case_id=made["case"], user_id=ask.id)
    return Service(
        app,
        ask,
        selje,
        rogn,
        eik,
        case=made["case"],
        place=made["place"],
        resident=made["resident"],
        assignment=assignment,
    )


@pytest.fixture
def ground(app, monkeypatch) -> Ground:
    """A fresh database of either kind, with the beginning of every run."""
    # The faults are planted by the thousand; what is logged of them has tests of its own.
    monkeypatch.setattr(logging.getLogger("server.sync.commit"), "disabled", True)
    return prepare()


@pytest.fixture
def planted() -> Iterator[Planted]:
    """The server with faults in it that can be switched on."""
    with planted_faults() as faults:
        yield faults
