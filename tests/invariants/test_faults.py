"""docs/faults.md tells the truth: each row has tests that are there, and its mutants are the catalogue's.

Seen to fail with a test renamed, with a row taken out, and with a mutant that no row names.
"""

import re
from dataclasses import dataclass

import pytest

from server.config import ROOT
from tests.invariants.named_tests import is_there
from tests.mutants.catalogue import mutants

PAGE = (ROOT / "docs" / "faults.md").read_text(encoding="utf-8")
#: Rows that are on the list of what must be survived. Numbers that are left out never stood for a fault.
NUMBERS = {*range(1, 25), 26, 27, 28, 30, 31, 32, 34, 35, 36, *range(38, 43), 44, 45, 46}
NUMBERS |= {
    *range(47, 57),
    58,
    *range(60, 66),
    67,
    68,
    69,
    71,
    72,
    73,
    *range(75, 80),
    81,
    83,
    84,
    85,
    86,
    87,
    88,
}


@dataclass(frozen=True)
class Row:
    """A row of the page."""

    number: int
    tests: tuple[str, ...]
    mutants: frozenset[str]
    needs_phone: bool


def rows() -> dict[int, Row]:
    found = {}
    for line in PAGE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split(" | ")]
        if len(cells) < 4 or not cells[0].isdigit():
            continue
        assert cells[1], line
        assert cells[2], line
        told = cells[4].strip(" |") if len(cells) > 4 else ""
        row = Row(
            int(cells[0]),
            tuple(re.findall(r"`([^`]+)`", cells[3])),
            frozenset(re.findall(r"`([^`]+)`", told)),
            "*Phone*" in cells[3],
        )
        assert row.number not in found, f"two rows are {row.number}"
        found[row.number] = row
    return found


def test_every_fault_has_its_row():
    assert set(rows()) == NUMBERS


@pytest.mark.parametrize("row", rows().values(), ids=lambda row: str(row.number))
def test_a_row_names_tests_that_are_there_or_is_open_for_a_real_phone(row):
    assert row.tests or row.needs_phone
    assert [test for test in row.tests if not is_there(test)] == []
    if row.needs_phone:
        assert re.search(rf"^### {row.number}\. .+\n\n1\. ", PAGE, re.MULTILINE), "no steps"


@pytest.mark.parametrize("row", rows().values(), ids=lambda row: str(row.number))
def test_a_row_names_its_mutants_and_the_tests_that_notice_them(row):
    known = {name: each for name, each in mutants().items() if row.number in each.faults}

    assert row.mutants == set(known)
    assert {each.test for each in known.values()} <= set(row.tests)
