"""Importing spreadsheets: all or nothing, twice is once, and old spreadsheets are as they are."""

from datetime import date

import pytest
from sqlalchemy import func, select, update

from server import create_app
from server.config import Settings
from server.extensions import db, synced_writes, writing
from server.models import (
    Assignment,
    Case,
    Consent,
    Grant,
    GrantShare,
    Inquiry,
    Landlord,
    LogEntry,
    OpLedger,
    OpOutcome,
    Participation,
    Place,
    PlannedVisit,
    PlannedWorker,
    RecordHistory,
    Resident,
    SafetyNote,
    TaskLine,
    User,
)
from server.reports.material import Period
from server.reports.report import make_report
from server.services.importing import ImportRefused, bringing_in, import_folder
from server.services.setup import is_made
from server.sync.system import NotWhole
from tests.factories.spreadsheets import Spreadsheets

TABLES = (User, Case, Inquiry, LogEntry, TaskLine, Participation, PlannedVisit, RecordHistory)


@pytest.fixture
def demo(tmp_path):
    return Spreadsheets(tmp_path / "sheets")


def rows_of(*models):
    db.session.rollback()
    return [db.session.scalar(select(func.count()).select_from(model)) for model in models]


def entry(code):
    db.session.rollback()
    return db.session.execute(select(LogEntry).where(LogEntry.code == code)).scalar_one()


def faults(folder):
    with pytest.raises(ImportRefused) as refused:
        import_folder(folder)
    return [(each.file, each.line, each.column, each.key) for each in refused.value.problems]


def test_the_demo_arrives_whole(app, demo):
    import_folder(demo.folder)

    assert rows_of(LogEntry, TaskLine, Participation) == [61, 61, 11]
    assert rows_of(User, Case, Resident, Landlord, Inquiry) == [7, 12, 12, 7, 20]
    assert rows_of(Assignment, Consent, SafetyNote) == [20, 24, 5]
    assert rows_of(PlannedVisit, PlannedWorker, Grant, GrantShare) == [10, 11, 3, 4]
    minutes = select(func.sum(LogEntry.duration_minutes))
    assert db.session.scalar(minutes) == 3270
    offline = select(func.count()).where(LogEntry.was_offline)
    assert db.session.scalar(offline) == 12
    outcomes = select(OpOutcome.outcome).distinct()
    assert db.session.scalars(outcomes).all() == ["applied"]


def test_importing_twice_changes_nothing(app, demo):
    import_folder(demo.folder)
    before = rows_of(*TABLES, OpLedger)

    again = import_folder(demo.folder)

    assert again.new == 0
    assert again.counts["logg.csv"] == (0, 61)
    assert rows_of(*TABLES, OpLedger) == before


def test_only_what_is_new_is_added_to_what_is_known(app, demo):
    import_folder(demo.folder)
    demo.append("logg.csv", "L90;2026-11-18;09:00;30;0;0;MV1;S01;;GJ;Rydding/søppel;2;0;ja;Ut")

    added = import_folder(demo.folder)

    assert added.counts["logg.csv"] == (1, 61)
    assert entry("L90").duration_minutes == 30


CHANGED = [
    ("ansatte.csv", "Selje Demo", "Pil Demo", 3, "kode"),
    ("henvendelser.csv", "12:10;frivillig", "12:10;nabo", 20, "id"),
    ("logg.csv", "Pakket bilen.", "Pakket tilhengeren.", 2, "id"),
    ("logg.csv", "L02;2026-11-03;08:45;75", "L02;2026-11-03;08:45;70", 3, "id"),
    ("plan.csv", "Kjeller, avfukter", "Kjeller", 5, "dato"),
    ("saker.csv", "Grønn Furukvist;1968", "Grønn Furukvist;1969", 2, "sak"),
    ("tilskudd.csv", "400000", "400001", 2, "id"),
    ("utleiere.csv", "Lys Kornåker", "Mørk Kornåker", 4, "id"),
]


def test_changed_rows_are_refused_and_each_is_named(app, demo):
    import_folder(demo.folder)
    before = rows_of(*TABLES, OpLedger)
    for file, old, new, _, _ in CHANGED:
        demo.change(file, old, new)
    demo.append("logg.csv", "L90;2026-11-18;09:00;30;0;0;MV1;S01;;GJ;Rydding/søppel;2;0;ja;Ut")

    expected = [(file, line, column, "changed") for file, _, _, line, column in CHANGED]
    assert faults(demo.folder) == expected
    assert rows_of(*TABLES, OpLedger) == before


def test_a_row_said_in_keys_instead_of_aliases_is_the_same_row(app, demo):
    import_folder(demo.folder)
    demo.change(
        "logg.csv",
        "MV1;S01;;GJ;Befaring;0;0;ja;Første",
        "MV1;S01;-;completed;inspection;0;0;Ja;Første",
    )

    assert import_folder(demo.folder).new == 0


def test_a_row_is_known_when_retention_has_emptied_the_ledger_of_its_words(app, demo):
    import_folder(demo.folder)
    with writing() as connection:
        connection.execute(update(OpLedger).values(raw_payload=None))

    assert import_folder(demo.folder).new == 0


def test_a_row_is_known_when_the_office_has_changed_the_record_since(app, demo):
    import_folder(demo.folder)
    with writing() as connection, synced_writes(connection):
        connection.execute(update(Case).where(Case.code == "S01").values(planned_end_on=None))

    assert import_folder(demo.folder).new == 0


def test_nothing_is_imported_when_one_row_is_bad(app, demo):
    demo.append("logg.csv", "L90;2026-02-30;09:00;30;0;0;MV1;S01;;GJ;Rydding/søppel;2;0;ja;Ut")

    assert faults(demo.folder) == [("logg.csv", 63, "dato", "not_a_date")]
    assert rows_of(*TABLES, OpLedger) == [0] * (len(TABLES) + 1)


def test_not_even_staff_are_left_when_a_record_cannot_be_made(app, demo, monkeypatch):
    def refuse(*_arguments, **_options):
        raise NotWhole([])

    with monkeypatch.context() as broken:
        broken.setattr(bringing_in, "commit_job", refuse)
        with pytest.raises(ImportRefused):
            import_folder(demo.folder)

    assert rows_of(*TABLES, OpLedger) == [0] * (len(TABLES) + 1)
    assert import_folder(demo.folder).counts["ansatte.csv"] == (6, 0)


def test_a_check_writes_nothing(app, demo):
    checked = import_folder(demo.folder, only_check=True)

    assert checked.counts["logg.csv"] == (61, 0)
    assert rows_of(*TABLES, OpLedger) == [0] * (len(TABLES) + 1)


def test_a_check_of_an_empty_instance_does_not_even_make_the_database(tmp_path, demo):
    instance = tmp_path / "instance"
    url = f"sqlite:///{instance / 'miljovakt.sqlite3'}"
    with create_app(Settings(instance=instance, database_url=url)).app_context():
        import_folder(demo.folder, only_check=True)

        assert not is_made()
        assert not instance.exists()


def test_an_empty_instance_gets_its_database_first(tmp_path, demo):
    instance = tmp_path / "instance"
    url = f"sqlite:///{instance / 'miljovakt.sqlite3'}"
    with create_app(Settings(instance=instance, database_url=url)).app_context():
        import_folder(demo.folder)

        assert is_made()
        assert rows_of(LogEntry) == [61]
        db.session.remove()
        db.engine.dispose()


def test_later_spreadsheets_may_name_what_the_database_has(app, demo, tmp_path):
    import_folder(demo.folder)
    later = Spreadsheets(tmp_path / "later", is_demo=False)
    later.write("logg.csv", "L90;2026-11-18;09:00;30;5;3;MV2;S03;;GJ;Husleie/post;0;0;nei;Brev")

    import_folder(later.folder)

    case = db.session.execute(select(Case.id).where(Case.code == "S03")).scalar_one()
    assert entry("L90").case_id == case


def test_a_sheet_that_is_none_of_ours_is_told_and_not_read(app, demo):
    demo.raw("loggføring.csv", b"id\n1\n")

    assert import_folder(demo.folder).unknown_files == ["loggføring.csv"]


def test_the_same_place_in_words_is_one_place(app, demo):
    demo.append(
        "logg.csv",
        "L90;2026-11-18;09:00;30;0;0;MV1;-;Bakgården, Liksomgata 22;GJ;Rydding/søppel;2;0;ja;Ut",
        "L91;2026-11-18;12:00;30;0;0;MV1;-;Bakgården, Liksomgata 22;GJ;Rydding/søppel;2;0;ja;Ut",
    )
    import_folder(demo.folder)
    demo.append(
        "logg.csv",
        "L92;2026-11-19;09:00;30;0;0;MV1;-;Bakgården, Liksomgata 22;GJ;Rydding/søppel;2;0;ja;Ut",
    )
    import_folder(demo.folder)

    assert len({entry(code).place_id for code in ("L90", "L91", "L92")}) == 1
    yards = select(func.count()).where(Place.address == "Bakgården, Liksomgata 22")
    assert db.session.scalar(yards) == 1
    figures = make_report(Period(date(2026, 11, 1), date(2026, 11, 20))).as_json()["figures"]
    assert figures["F2"] == {"value": 12, "jobs_without_case": 2}
