"""A report as CSV: one line per number, with the words that people read beside the keys."""

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal

from server.locales import say
from server.reports.csv_text import Cell, csv_text
from server.reports.report import Report
from server.vocabulary import word

#: The word list that the keys of a breakdown are from.
LISTS = {
    "by_source": "inquiry_source",
    "by_decision": "inquiry_decision",
    "by_outcome": "visit_outcome",
    "by_task": "task_type",
    "by_group": "task_group",
}

#: What a number is counted in, where it is not a plain count.
UNITS = {
    "by_task": "minutes",
    "by_group": "minutes",
    "total_minutes": "minutes",
    "travel_minutes": "minutes",
    "km": "km",
    "sacks": "sacks",
    "kg": "kg",
}

COLUMNS = (
    "from",
    "to",
    "figure",
    "figure_name",
    "number",
    "key",
    "label",
    "value",
    "unit",
    "hours",
)


def report_csv(report: Report) -> str:
    """The whole file. Minutes stand as whole numbers, and as hours with two decimals beside them."""
    return csv_text([say(f"report.column.{name}") for name in COLUMNS], _lines(report))


def _lines(report: Report) -> Iterator[list[Cell]]:
    for figure_number, figure in report.figures.items():
        named: list[Cell] = [
            report.period.first,
            report.period.last,
            figure_number,
            say(f"report.figure.{figure_number}"),
        ]
        for name, value in figure.numbers.items():
            unit = UNITS.get(name, "count")
            amounts = {None: value} if isinstance(value, int) else value
            for key, amount in amounts.items():
                label = word(LISTS[name], key).label if key else say(f"report.number.{name}")
                shown: list[Cell] = [name, key, label, amount, say(f"report.unit.{unit}")]
                yield [*named, *shown, _hours(amount) if unit == "minutes" else None]


def _hours(minutes: int) -> Decimal:
    """Minutes as hours with two decimals, rounded the way people round."""
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"), ROUND_HALF_UP)
