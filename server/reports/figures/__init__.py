"""The figures by their numbers in the report. A new one is a function of its own and a line here."""

from collections.abc import Callable

from server.reports.figure import Figure
from server.reports.figures.cases import cases
from server.reports.figures.inquiries import inquiries
from server.reports.figures.person_minutes import person_minutes
from server.reports.figures.residents_helped import residents_helped
from server.reports.figures.travel import travel
from server.reports.figures.visits import visits
from server.reports.figures.waste import waste
from server.reports.material import Material

FIGURES: dict[str, Callable[[Material], Figure]] = {
    "F1": inquiries,
    "F2": residents_helped,
    "F3": cases,
    "F4": visits,
    "F5": person_minutes,
    "F6": travel,
    "F7": waste,
}
