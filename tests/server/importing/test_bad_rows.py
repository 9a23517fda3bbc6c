"""Every fault of a spreadsheet is named with its file, line and column, all of them at once."""

import pytest

from server.services.importing.checks import check_sheets
from server.services.importing.known import Known
from server.services.importing.problems import ImportRefused
from server.services.importing.sheets import read_sheets
from tests.factories.spreadsheets import HEADERS, Spreadsheets


@pytest.fixture
def demo(tmp_path):
    return Spreadsheets(tmp_path / "sheets")


def faults(sheets):
    """(file, line, column, key) of every fault, as it would be told."""
    read, problems = read_sheets(sheets.folder)
    refused = ImportRefused([*problems, *check_sheets(read, Known())])
    return [(each.file, each.line, each.column, each.key) for each in refused.problems]


def test_the_demo_has_no_fault(demo):
    assert faults(demo) == []


# What a row becomes, and the one fault that it then has.
LINES = {
    "unknown staff": ("MV9;S05;;GJ;Nabodialog;0;0;ja", "hvem", "unknown_staff"),
    "unknown colleague": ("MV1+MV9;S05;;GJ;Nabodialog;0;0;ja", "hvem", "unknown_staff"),
    "nobody": (";S05;;GJ;Nabodialog;0;0;ja", "hvem", "empty"),
    "half a colleague": ("MV1+;S05;;GJ;Nabodialog;0;0;ja", "hvem", "empty_part"),
    "the same person twice": ("MV1+MV1;S05;;GJ;Nabodialog;0;0;ja", "hvem", "named_twice"),
    "unknown case": ("MV1;S99;;GJ;Nabodialog;0;0;ja", "sak", "unknown_case"),
    "unknown task": ("MV1;S05;;GJ;Trylling;0;0;ja", "oppgave", "unknown_word"),
    "no task": ("MV1;S05;;GJ;;0;0;ja", "oppgave", "empty"),
    "unknown outcome": ("MV1;S05;;XX;Nabodialog;0;0;ja", "utfall", "unknown_word"),
    "a visit nowhere": ("MV1;-;;GJ;Nabodialog;0;0;ja", "utfall", "outcome_without_where"),
    "sacks in words": ("MV1;S05;;GJ;Nabodialog;to;0;ja", "sekker", "not_a_whole_number"),
    "half a sack": ("MV1;S05;;GJ;Nabodialog;1,5;0;ja", "sekker", "not_a_whole_number"),
    "negative weight": ("MV1;S05;;GJ;Nabodialog;0;-5;ja", "kg", "number_out_of_bounds"),
    "no weight": ("MV1;S05;;GJ;Nabodialog;0;;ja", "kg", "empty"),
    "perhaps coverage": ("MV1;S05;;GJ;Nabodialog;0;0;kanskje", "nett", "neither"),
}


@pytest.mark.parametrize(("cells", "column", "key"), LINES.values(), ids=LINES)
def test_names_a_fault_in_a_log_line(tmp_path, cells, column, key):
    sheets = Spreadsheets(tmp_path / "sheets")
    sheets.append("logg.csv", f"L90;2026-11-17;18:00;30;0;0;{cells};Tekst")

    assert faults(sheets) == [("logg.csv", 63, column, key)]


TIMES = {
    "a date that no month has": ("2026-02-30;18:00;30;0;0", "dato", "not_a_date"),
    "a Norwegian date": ("17.11.2026;18:00;30;0;0", "dato", "not_a_date"),
    "a slip in the year": ("0202-11-17;18:00;30;0;0", "dato", "not_a_date"),
    "no date": (";18:00;30;0;0", "dato", "empty"),
    "an hour that no day has": ("2026-11-17;25:00;30;0;0", "start", "not_a_time"),
    "a time without minutes": ("2026-11-17;8;30;0;0", "start", "not_a_time"),
    "a time in the lost hour": ("2026-03-29;02:30;30;0;0", "start", "time_does_not_exist"),
    "more than a day": ("2026-11-17;18:00;1441;0;0", "min", "number_out_of_bounds"),
    "minutes with a unit": ("2026-11-17;18:00;30 min;0;0", "min", "not_a_whole_number"),
    "negative travel": ("2026-11-17;18:00;30;-1;0", "reise", "number_out_of_bounds"),
    "half a kilometre": ("2026-11-17;18:00;30;0;0.5", "km", "not_a_whole_number"),
    "a drive longer than the country": (
        "2026-11-17;18:00;30;0;99999",
        "km",
        "number_out_of_bounds",
    ),
}


@pytest.mark.parametrize(("cells", "column", "key"), TIMES.values(), ids=TIMES)
def test_names_an_impossible_date_time_or_number(tmp_path, cells, column, key):
    sheets = Spreadsheets(tmp_path / "sheets")
    sheets.append("logg.csv", f"L90;{cells};MV1;S05;;-;Nabodialog;0;0;ja;Tekst")

    assert faults(sheets) == [("logg.csv", 63, column, key)]


CHANGES = {
    "an unknown role": ("ansatte.csv", ";admin;", ";sjef;", 7, "rolle", "unknown_word"),
    "an unknown landlord": ("saker.csv", ";U2;", ";U9;", 2, "utleier", "unknown_landlord"),
    "an unknown risk": ("saker.csv", ";første bolig;", ";annet;", 9, "hovedrisiko", "unknown_word"),
    "an unknown scope": ("saker.csv", "kommune+rus;", "rus+naboer;", 3, "samtykke", "unknown_word"),
    "an outcome of an open case": (
        "saker.csv",
        "2027-02-12;;",
        "2027-02-12;;died",
        9,
        "utfall",
        "outcome_of_open_case",
    ),
    "closed before it was opened": (
        "saker.csv",
        "2027-02-12;;",
        "2027-02-12;2026-11-08;",
        9,
        "lukket",
        "closed_before_opened",
    ),
    "a consent in no form": (
        "saker.csv",
        ";muntlig;",
        ";;",
        10,
        "samtykke_form",
        "consent_without_form",
    ),
    "an unknown source": ("henvendelser.csv", ";fastlege;", ";legen;", 12, "kilde", "unknown_word"),
    "an unknown partner": ("henvendelser.csv", ";P04;", ";P99;", 9, "partner", "unknown_partner"),
    "a time that is none": (
        "henvendelser.csv",
        "2026-11-02 09:10",
        "2026-11-02 kl 9",
        2,
        "mottatt",
        "not_a_date_and_time",
    ),
    "a share of nobody": ("tilskudd.csv", "MV2=60", "MV9=60", 3, "andeler", "unknown_staff"),
    "a share beyond a position": (
        "tilskudd.csv",
        "MV2=60",
        "MV2=160",
        3,
        "andeler",
        "number_out_of_bounds",
    ),
    "a grant that ends first": (
        "tilskudd.csv",
        "198000;2026-01-01",
        "198000;2027-01-01",
        3,
        "til",
        "ends_before_it_starts",
    ),
    "an unknown type": ("utleiere.csv", ";boligbyggelag", ";hotell", 5, "type", "unknown_word"),
    "a plan for nobody": ("plan.csv", "MV1+MV2", "-", 10, "hvem", "empty"),
    "a plan for nowhere": ("plan.csv", ";MV2;S08;", ";MV2;-;", 11, "sak", "plan_without_where"),
}


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "column", "key"), CHANGES.values(), ids=CHANGES
)
def test_names_a_fault_in_any_sheet(tmp_path, file, old, new, line, column, key):
    sheets = Spreadsheets(tmp_path / "sheets")
    content = (sheets.folder / file).read_text(encoding="utf-8").splitlines()
    assert old in content[line - 1]
    content[line - 1] = content[line - 1].replace(old, new)
    sheets.raw(file, "\n".join(content).encode())

    assert (file, line, column, key) in faults(sheets)
    assert {found[:2] for found in faults(sheets)} == {(file, line)}


def test_names_every_fault_and_not_only_the_first(demo):
    demo.append("logg.csv", "L90;2026-02-30;25:00;x;0;0;MV9;S99;;XX;Trylling;0;0;ja;Tekst")
    demo.append("logg.csv", "L91;2026-11-17;18:00;30;0;0;MV9;S05;;-;Nabodialog;0;0;ja;Tekst")
    demo.change("henvendelser.csv", ";fastlege;", ";legen;")

    assert faults(demo) == [
        ("henvendelser.csv", 12, "kilde", "unknown_word"),
        ("logg.csv", 63, "dato", "not_a_date"),
        ("logg.csv", 63, "hvem", "unknown_staff"),
        ("logg.csv", 63, "min", "not_a_whole_number"),
        ("logg.csv", 63, "oppgave", "unknown_word"),
        ("logg.csv", 63, "sak", "unknown_case"),
        ("logg.csv", 63, "start", "not_a_time"),
        ("logg.csv", 63, "utfall", "unknown_word"),
        ("logg.csv", 64, "hvem", "unknown_staff"),
    ]


def test_a_faulty_case_is_told_once_and_not_by_every_line_on_it(demo):
    demo.change("saker.csv", ";1968;", ";født;")

    assert faults(demo) == [("saker.csv", 2, "født", "not_a_whole_number")]


def test_two_rows_with_one_id_are_named_with_the_first_ones_line(demo):
    demo.append("logg.csv", "L01;2026-11-17;18:00;30;0;0;MV1;S05;;-;Nabodialog;0;0;ja;Tekst")

    assert faults(demo) == [("logg.csv", 63, "id", "id_twice")]


def test_the_same_row_twice_is_one_row(demo):
    line = (demo.folder / "logg.csv").read_text(encoding="utf-8").splitlines()[1]
    demo.append("logg.csv", line)

    assert faults(demo) == []


def test_columns_are_held_against_the_format(demo):
    header = HEADERS["plan.csv"]
    demo.raw("plan.csv", f"{header.replace('sak', 'adresse')}\n".encode())

    assert faults(demo) == [
        ("plan.csv", 1, "adresse", "column_unknown"),
        ("plan.csv", 1, "sak", "column_missing"),
    ]


def test_a_column_that_stands_twice_is_named(demo):
    demo.raw("plan.csv", f"{HEADERS['plan.csv']};notat\n".encode())

    assert faults(demo) == [("plan.csv", 1, "notat", "column_twice")]


def test_an_empty_file_has_no_header(demo):
    demo.raw("plan.csv", b"")

    assert faults(demo) == [("plan.csv", 1, "", "no_header")]


def test_lines_that_are_cut_or_too_long_are_named(demo):
    demo.write(
        "plan.csv",
        "2026-11-17;08:40;40;MV1;S05",
        "2026-11-17;08:40;40;MV1;S05;Ta med sekker; og tilhenger",
    )

    assert faults(demo) == [
        ("plan.csv", 2, "notat", "cell_missing"),
        ("plan.csv", 3, "notat", "too_many_cells"),
    ]


def test_lines_in_another_encoding_are_named_and_the_others_still_read(demo):
    rows = ["2026-11-17;08:40;40;MV1;S05;Rødt", "2026-11-18;08:40;40;MV9;S05;Grønt"]
    content = "\r\n".join((HEADERS["plan.csv"], *rows, ""))
    demo.raw("plan.csv", content.encode().replace("ø".encode(), b"\xf8", 1))

    assert faults(demo) == [
        ("plan.csv", 2, "", "not_utf_8"),
        ("plan.csv", 3, "hvem", "unknown_staff"),
    ]


def test_a_quote_that_is_never_closed_is_named_where_its_row_begins(demo):
    demo.write("plan.csv", "2026-11-17;08:40;40;MV1;S05;Ut", '2026-11-17;09:40;40;MV1;S05;"Ut')

    assert faults(demo) == [("plan.csv", 3, "", "broken_quotes")]


def test_the_line_of_a_row_is_counted_as_an_editor_counts(demo):
    demo.write(
        "plan.csv",
        '2026-11-17;08:40;40;MV1;S05;"Først dette\nog så dette"',
        "",
        "2026-11-18;08:40;40;MV9;S05;Ut",
    )

    assert faults(demo) == [("plan.csv", 5, "hvem", "unknown_staff")]


def test_a_text_that_no_field_can_hold_is_named(demo):
    demo.write("plan.csv", f"2026-11-17;08:40;40;MV1;S05;{'x' * 501}")

    assert faults(demo) == [("plan.csv", 2, "notat", "too_long")]


def test_a_folder_that_is_none_is_refused(tmp_path):
    with pytest.raises(ImportRefused) as refused:
        read_sheets(tmp_path / "nowhere")

    assert [each.key for each in refused.value.problems] == ["no_folder"]


def test_a_folder_without_spreadsheets_is_refused(tmp_path):
    (tmp_path / "notes.txt").write_text("Husk sekker")

    with pytest.raises(ImportRefused) as refused:
        read_sheets(tmp_path)

    assert [each.key for each in refused.value.problems] == ["no_sheets"]
