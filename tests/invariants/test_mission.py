"""Every row of the mission has a screen where it is done and a test that shows it.

Seen to fail with a row taken out, with a test's name misspelt, and with a screen that was renamed.
"""

import re

import pytest

from server.config import ROOT

#: Row 7's access package, and rows 46 to 48, belong to other rooms than the office.
ROWS = [*range(1, 46), 49]

_LINE = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
_NAMED = re.compile(r"`([^`]+)`")


def written() -> dict[int, tuple[list[str], list[str]]]:
    """By row: its screens and its tests."""
    text = (ROOT / "docs" / "mission.md").read_text("utf-8")
    return {
        int(row): (_NAMED.findall(screens), _NAMED.findall(tests))
        for row, _, screens, tests in _LINE.findall(text)
    }


def test_every_row_is_there_once_and_in_order():
    assert list(written()) == ROWS


@pytest.mark.parametrize("row", ROWS)
def test_each_row_names_its_screens_and_tests(row):
    screens, tests = written()[row]

    assert any(screen.startswith("pwa/src/screens/") for screen in screens)
    assert tests
    for screen in screens:
        assert (ROOT / screen).is_file(), screen
    for name in tests:
        file, _, function = name.partition("::")
        assert (ROOT / file).is_file(), name
        if function:
            assert f"def {function}(" in (ROOT / file).read_text("utf-8"), name
