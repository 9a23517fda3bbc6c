"""F1 inquiries."""

from server.reports.figure import Figure, Tally
from server.reports.material import Material


def inquiries(material: Material) -> Figure:
    """Inquiries received in the period, by source and by decision."""
    by_source = Tally("by_source", "inquiry_source")
    by_decision = Tally("by_decision", "inquiry_decision")
    for inquiry in material.inquiries:
        by_source.add(inquiry.source, inquiry.id)
        by_decision.add(inquiry.decision, inquiry.id)
    return Figure(
        {"by_source": by_source.sums, "by_decision": by_decision.sums, "total": by_source.total},
        {
            **by_source.behind,
            **by_decision.behind,
            "total": frozenset(inquiry.id for inquiry in material.inquiries),
        },
    )
