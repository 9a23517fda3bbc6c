"""A report: every figure of a period, counted from one reading of the database."""

from dataclasses import dataclass
from typing import Any

from server.extensions import snapshot
from server.reports.figure import Figure
from server.reports.figures import FIGURES
from server.reports.material import Material, Period
from server.reports.source import read_material


@dataclass(frozen=True)
class Report:
    """The figures of a period, by their numbers."""

    period: Period
    figures: dict[str, Figure]

    def as_json(self) -> dict[str, Any]:
        """The report with the keys that other systems read (reports.md, "The command line")."""
        return {
            "period": {
                "from": self.period.first.isoformat(),
                "to": self.period.last.isoformat(),
            },
            "figures": {number: figure.numbers for number, figure in self.figures.items()},
        }


def count(material: Material) -> Report:
    """Count every figure of the material."""
    figures = {number: figure(material) for number, figure in FIGURES.items()}
    return Report(material.period, figures)


def make_report(period: Period) -> Report:
    """The report of a period as the database stands now."""
    with snapshot() as connection:
        return count(read_material(connection, period))
