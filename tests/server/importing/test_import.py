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
from server.vocabulary import keys
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


def test_staff_get_no_way_to_sign_in(app, demo):
    import_folder(demo.folder)

    staff = db.session.execute(select(User).where(User.is_system.is_(False))).scalars().all()
    assert {user.code for user in staff} == {"MV1", "MV2", "BK", "NK", "EL", "AD"}
    assert all(user.password_hash is None and user.username is None for user in staff)


def test_lines_arrive_approved_by_the_import(app, demo):
    import_folder(demo.folder)

    importer = db.session.execute(select(User).where(User.is_system)).scalar_one()
    line = entry("L01")
    ledger = db.session.execute(select(OpLedger.captured_at).distinct()).scalar_one()
    assert importer.code == "SYS-import"
    assert (line.state, line.approved_by, line.approved_at) == ("approved", importer.id, ledger)


def test_the_first_is_the_author_and_the_others_have_confirmed(app, demo):
    import_folder(demo.folder)

    line = entry("L10")
    author = db.session.get(User, line.author_id)
    colleagues = db.session.execute(
        select(User.code, Participation.confirmed_at)
        .join(Participation, Participation.user_id == User.id)
        .where(Participation.entry_id == line.id)
    ).all()
    assert author.code == "MV1"
    assert {code for code, _ in colleagues} == {"MV2", "BK", "NK"}
    assert all(confirmed_at for _, confirmed_at in colleagues)


def test_local_times_become_instants_on_either_side_of_the_october_night(app, tmp_path):
    sheets = Spreadsheets(tmp_path / "sheets").without("plan.csv", "henvendelser.csv")
    sheets.write(
        "logg.csv",
        "L1;2026-10-23;08:45;75;0;0;MV1;-;;-;Utstyr;0;0;ja;Sommertid",
        "L2;2026-10-25;01:30;120;0;0;MV1;-;;-;Utstyr;0;0;ja;Natta",
        "L3;2026-10-26;08:45;75;0;0;MV1;-;;-;Utstyr;0;0;ja;Normaltid",
    )
    import_folder(sheets.folder)

    spans = [(entry(code).started_at, entry(code).ended_at) for code in ("L1", "L2", "L3")]
    assert spans == [
        ("2026-10-23T06:45:00.000Z", "2026-10-23T08:00:00.000Z"),
        ("2026-10-24T23:30:00.000Z", "2026-10-25T01:30:00.000Z"),
        ("2026-10-26T07:45:00.000Z", "2026-10-26T09:00:00.000Z"),
    ]


FLAGGED = {
    "overlap": (["L1;2026-10-01;09:00;60", "L2;2026-10-01;09:30;60"], {"overlap": 2}),
    "long day": (["L1;2026-10-01;07:00;601"], {"long_day": 1}),
    "across midnight": (["L1;2026-10-01;23:30;60"], {"across_midnight": 1}),
    "before the case was opened": (["L1;2026-08-01;09:00;60"], {"before_case_opened": 1}),
    "nothing odd": (["L1;2026-10-01;09:00;60"], {}),
}


@pytest.mark.parametrize(("lines", "flags"), FLAGGED.values(), ids=FLAGGED)
def test_what_is_odd_is_flagged_and_not_refused(app, tmp_path, lines, flags):
    sheets = Spreadsheets(tmp_path / "sheets")
    rows = [f"{line};0;0;MV1;S05;;-;Nabodialog;0;0;ja;Tekst" for line in lines]
    imported = import_folder(sheets.write("logg.csv", *rows).folder)

    stored = [flag for each in rows_of_flags() for flag in each]
    assert imported.flags == flags
    assert {flag: stored.count(flag) for flag in stored} == flags
    assert entry("L1").state == "approved"


def rows_of_flags():
    db.session.rollback()
    return db.session.scalars(select(LogEntry.review_flags)).all()


def test_a_new_line_is_flagged_against_what_is_known_and_leaves_that_alone(app, demo):
    import_folder(demo.folder)
    demo.append("logg.csv", "L90;2026-11-03;08:50;10;0;0;MV1;S01;;-;Nabodialog;0;0;ja;Midt i")

    import_folder(demo.folder)

    assert entry("L90").review_flags == ["overlap"]
    assert entry("L02").review_flags == []
    assert import_folder(demo.folder).new == 0


TEXTS = ["=1+1", "-5", "+47 00 00 00 00", "@alle", "rydde", " med luft foran", "Sa «nei», gikk"]


def test_text_is_kept_to_the_letter_whatever_it_begins_with(app, demo):
    for number, text in enumerate(TEXTS):
        cells = "2026-11-18;09:00;0;0;0;MV1;S01;;-;Nabodialog;0;0;ja"
        demo.append("logg.csv", f"T{number};{cells};{text}")

    import_folder(demo.folder)

    assert [entry(f"T{number}").note for number in range(len(TEXTS))] == TEXTS


def test_quotes_line_breaks_and_semicolons_inside_a_text_survive(app, demo):
    text = '"Sa ""kom inn""; og så\nikke mer"'
    demo.append("logg.csv", f"L90;2026-11-18;09:00;30;0;0;MV1;S01;;-;Nabodialog;0;0;ja;{text}")

    import_folder(demo.folder)

    assert entry("L90").note == 'Sa "kom inn"; og så\nikke mer'


def test_spreadsheets_as_excel_saves_them_are_the_same_spreadsheets(app, demo):
    import_folder(demo.folder)
    for file in demo.folder.glob("*.csv"):
        content = file.read_text(encoding="utf-8").replace("\n", "\r\n")
        demo.raw(file.name, b"\xef\xbb\xbf" + content.encode() + b";;;\r\n")

    assert import_folder(demo.folder).new == 0


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
