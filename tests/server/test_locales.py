"""The catalogue and the code agree: every key that is asked for has a text, and no text is unused."""

import re
from datetime import date
from string import Formatter
from typing import get_args

import pytest

from server.config import ROOT
from server.locales import catalogue, say
from server.reports.figures import FIGURES
from server.reports.material import Material, Period
from server.reports.report_csv import COLUMNS, UNITS
from server.rules.counting import REASONS
from server.rules.review_flags import FLAGS
from server.services.importing.problems import Fault
from server.services.users import UserFault
from server.vocabulary.agenda_reasons import REASONS as AGENDA_REASONS

CODE = {
    file: file.read_text(encoding="utf-8")
    for file in (ROOT / "server").rglob("*.py")
    if "migrations" not in file.parts
}
PAGES = [file.read_text(encoding="utf-8") for file in (ROOT / "server/templates").glob("*.html")]


def asked_for():
    """Every key that the code can ask for."""
    said = {key for code in CODE.values() for key in re.findall(r'say\(\s*"([a-z0-9_.]+)"', code)}
    said |= {f"about.{key}" for page in PAGES for key in re.findall(r"words\[.(\w+).\]", page)}
    said |= {f"import.problem.{fault}" for fault in get_args(Fault)}
    said |= {f"cli.user.{fault}" for fault in get_args(UserFault)}
    said |= {f"review_flag.{flag}" for flag in FLAGS}
    said |= {f"counting.{reason}" for reason in {*REASONS.values(), "deleted"}}
    said |= {f"report.figure.{number}" for number in FIGURES}
    said |= {
        f"weekly.{kind}_{what}" for kind in ("agenda", "minutes") for what in ("file", "title")
    }
    said |= {f"weekly.{name}" for name in ("text", "notes", "decision", "owner", "due")}
    said |= {f"weekly.reason.{reason}" for reason in AGENDA_REASONS}
    said |= {f"report.number.{name}" for name in plain_numbers()}
    said |= {f"report.unit.{unit}" for unit in {*UNITS.values(), "count"}}
    return said | {f"report.column.{name}" for name in COLUMNS}


def plain_numbers():
    """The numbers of the figures that are no breakdown by a word list."""
    nothing = Material(Period(date(2026, 11, 1), date(2026, 11, 1)))
    return {
        name
        for figure in FIGURES.values()
        for name, value in figure(nothing).numbers.items()
        if isinstance(value, int)
    }


def test_every_key_that_the_code_asks_for_has_a_text():
    assert asked_for() - set(catalogue()) == set()


def test_no_text_is_left_that_nothing_asks_for():
    """Keys that are put together have their last word somewhere in the code."""
    words = {word for code in CODE.values() for word in re.findall(r'"([\w.]+)"', code)}
    unused = {
        key
        for key in set(catalogue()) - asked_for()
        if key not in words and key.rpartition(".")[2] not in words | {"help"}
    }

    assert unused == set()


@pytest.mark.parametrize("key", sorted(catalogue()))
def test_a_text_has_words_and_plain_places_to_fill(key):
    text = catalogue()[key]

    assert text.strip()
    assert all((name or "x").isidentifier() for _, name, _, _ in Formatter().parse(text))


def test_values_stand_where_the_text_has_room_for_them():
    assert say("import.counts", file="logg.csv", new=1, known=2) == (
        "logg.csv: 1 nye, 2 kjent fra før"
    )
