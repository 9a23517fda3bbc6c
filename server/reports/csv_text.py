"""CSV as Norwegian spreadsheets open it right: UTF-8 with BOM, `;`, CRLF, decimal comma, ISO dates.

There is no `sep=` line, which would cancel the BOM, and no thousands mark, which would make text of a
number (reports.md, "Norwegian conventions").
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

BOM = "\ufeff"

#: A text that begins with one of these would be run as a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Cell = str | int | Decimal | date | None


def csv_cell(value: Cell) -> str:
    """One cell. Texts that a spreadsheet would run as a formula get a `'` before them; numbers never."""
    if value is None:
        return ""
    if isinstance(value, str):
        return _quoted(f"'{value}" if value.startswith(_FORMULA) else value)
    if isinstance(value, Decimal):
        return f"{value:f}".replace(".", ",")
    return str(value)


def _quoted(text: str) -> str:
    if any(mark in text for mark in ';"\r\n'):
        return '"' + text.replace('"', '""') + '"'
    return text


def csv_text(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """A whole file: the header first, always."""
    lines = [header, *rows]
    return BOM + "".join(";".join(map(csv_cell, line)) + "\r\n" for line in lines)
