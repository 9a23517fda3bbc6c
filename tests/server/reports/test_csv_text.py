"""CSV that a Norwegian spreadsheet opens right, and that runs nothing."""

from datetime import date
from decimal import Decimal

import pytest

from server.reports.csv_text import csv_cell, csv_text

CELLS = {
    "a note that begins with a letter": ("Ryddet gang", "Ryddet gang"),
    "the letters d, d, e are no formula": ("rydde", "rydde"),
    "a text that looks like a negative number": ("-5", "'-5"),
    "a negative number": (-5, "-5"),
    "a formula": ("=1+1", "'=1+1"),
    "a formula in another disguise": ("@SUM(A1)", "'@SUM(A1)"),
    "a phone number": ("+47 00 00 00 00", "'+47 00 00 00 00"),
    "a tab first": ("\t=1", "'\t=1"),
    "a whole number": (3270, "3270"),
    "a large number has no thousands mark": (1234567, "1234567"),
    "a decimal comma": (Decimal("74.50"), "74,50"),
    "a negative decimal": (Decimal("-0.25"), "-0,25"),
    "a date": (date(2026, 11, 17), "2026-11-17"),
    "nothing": (None, ""),
    "a semicolon": ("sekker; kasser", '"sekker; kasser"'),
    "quotation marks": ('sa "nei"', '"sa ""nei"""'),
    "a line break": ("først\nså", '"først\nså"'),
}


@pytest.mark.parametrize(("value", "cell"), CELLS.values(), ids=CELLS)
def test_writes_a_cell(value, cell):
    assert csv_cell(value) == cell


def test_a_file_begins_with_the_mark_and_the_header_and_ends_each_line_for_windows():
    text = csv_text(["navn", "timer"], [["Møte", Decimal("1.5")], ["Kurs", 2]])

    assert text == "\ufeffnavn;timer\r\nMøte;1,5\r\nKurs;2\r\n"


def test_a_file_without_rows_has_its_header():
    assert csv_text(["navn"], []) == "\ufeffnavn\r\n"
