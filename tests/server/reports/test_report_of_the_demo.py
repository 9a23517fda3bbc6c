"""The report of the demo: its control sums, and what must never be counted."""

from datetime import date

import pytest
from sqlalchemy import select, update

from server.extensions import db, synced_writes, writing
from server.models import LogEntry, Participation
from server.reports.material import Period
from server.reports.report import make_report
from server.services.importing import import_folder
from server.vocabulary import keys
from tests.factories.spreadsheets import Spreadsheets


@pytest.fixture
def demo(tmp_path):
    return Spreadsheets(tmp_path / "sheets")


def entry(code):
    db.session.rollback()
    return db.session.execute(select(LogEntry).where(LogEntry.code == code)).scalar_one()


def test_the_demo_gives_exactly_its_control_sums(app, demo):
    import_folder(demo.folder)

    report = make_report(Period(date(2026, 11, 1), date(2026, 11, 20))).as_json()

    assert report["period"] == {"from": "2026-11-01", "to": "2026-11-20"}
    figures = report["figures"]
    assert figures["F1"]["by_decision"] == {
        "new": 3,
        "taken_in": 12,
        "advice_given": 2,
        "connected_elsewhere": 2,
        "awaiting_information": 1,
    }
    assert figures["F1"]["total"] == sum(figures["F1"]["by_source"].values()) == 20
    assert figures["F2"] == {"value": 12, "jobs_without_case": 1}
    assert figures["F3"] == {"opened": 10, "closed": 0, "open_at_end": 12}
    assert figures["F4"] == {
        "by_outcome": {
            "completed": 29,
            "partly_completed": 1,
            "no_answer": 3,
            "declined": 1,
            "cancelled_by_resident": 1,
            "stopped_for_safety": 1,
        },
        "total": 36,
    }
    assert figures["F5"]["by_group"] == {
        "waste_removal": 1255,
        "landlord_dialogue": 170,
        "practical_guidance": 1285,
        "service_navigation": 500,
        "contact": 60,
        "internal": 1200,
    }
    assert figures["F5"]["total_minutes"] == sum(figures["F5"]["by_task"].values()) == 4470
    assert figures["F6"] == {"travel_minutes": 1045, "km": 545}
    assert figures["F7"] == {"sacks": 26, "kg": 755, "trips": 4}


def test_an_entry_that_is_not_approved_is_never_counted(app, demo):
    import_folder(demo.folder)
    for state in keys("entry_state") - {"approved"}:
        with writing() as connection, synced_writes(connection):
            connection.execute(update(LogEntry).where(LogEntry.code == "L61").values(state=state))

        figures = make_report(Period(date(2026, 11, 1), date(2026, 11, 20))).as_json()["figures"]

        assert figures["F2"]["jobs_without_case"] == 0, state
        assert figures["F4"]["total"] == 35, state
        assert figures["F5"]["total_minutes"] == 4470 - 45, state
        assert figures["F7"]["sacks"] == 23, state


def test_a_colleague_who_has_not_confirmed_is_not_counted(app, demo):
    import_folder(demo.folder)
    with writing() as connection, synced_writes(connection):
        connection.execute(
            update(Participation)
            .where(Participation.entry_id == entry("L11").id)
            .values(confirmed_at=None)
        )

    figures = make_report(Period(date(2026, 11, 1), date(2026, 11, 20))).as_json()["figures"]

    assert figures["F5"]["total_minutes"] == 4470 - 150
    assert figures["F6"]["travel_minutes"] == 1045 - 15


def test_both_ends_of_a_period_are_included_by_local_date(app, demo):
    demo.append("henvendelser.csv", "H90;2026-12-01 00:30;nabo;telefon;BK;-;normal;ny;;;Ringte")
    import_folder(demo.folder)

    def total(first, last):
        period = Period(date.fromisoformat(first), date.fromisoformat(last))
        figures = make_report(period).as_json()["figures"]
        return figures["F1"]["total"], figures["F4"]["total"]

    assert total("2026-11-30", "2026-11-30") == (0, 0)
    assert total("2026-12-01", "2026-12-01") == (1, 0)
    assert total("2026-11-17", "2026-11-17") == (1, 5)
