"""F3 cases."""

from server.reports.figure import Figure
from server.reports.material import Material


def cases(material: Material) -> Figure:
    """Cases opened in the period, closed in the period, and open at its end.

    A case that was closed on the last day of the period is not open at its end.
    """
    first, last = material.period.first, material.period.last
    behind = {
        "opened": frozenset(case.id for case in material.cases if first <= case.opened_on <= last),
        "closed": frozenset(
            case.id
            for case in material.cases
            if case.closed_on is not None and first <= case.closed_on <= last
        ),
        "open_at_end": frozenset(
            case.id
            for case in material.cases
            if case.opened_on <= last and (case.closed_on is None or case.closed_on > last)
        ),
    }
    return Figure({name: len(rows) for name, rows in behind.items()}, behind)
