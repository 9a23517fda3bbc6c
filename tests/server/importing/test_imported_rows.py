"""What the rows of old spreadsheets become: as they are, to the letter, at the right instants."""

import pytest
from sqlalchemy import select

from server.extensions import db
from server.models import LogEntry, OpLedger, Participation, User
from server.services.importing import import_folder
from tests.factories.spreadsheets import Spreadsheets


@pytest.fixture
def demo(tmp_path):
    return Spreadsheets(tmp_path / "sheets")


def entry(code):
    db.session.rollback()
    return db.session.execute(select(LogEntry).where(LogEntry.code == code)).scalar_one()


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
    "long day": (["L1;2026-10-01;07:00;601"], {"long_day": 1, "long_visit": 1}),
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
