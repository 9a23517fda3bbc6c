"""The command line, as it is typed: what it prints, and what it gives back to the shell."""

import json
import re
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from server import cli
from server.config import ROOT
from server.locales import catalogue
from tests.factories.spreadsheets import Spreadsheets
from tests.support.serving import free_port

PERIOD = ("--from", "2026-11-01", "--to", "2026-11-20")


@pytest.fixture
def instance(tmp_path, monkeypatch):
    """An instance of the test's own, which the commands find by the environment."""
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("MILJOVAKT_INSTANCE", str(tmp_path / "instance"))
    return tmp_path / "instance"


@pytest.fixture
def demo(tmp_path):
    return Spreadsheets(tmp_path / "sheets")


def typed(*words):
    """What a new process makes of `python -m server words`: status, output, complaint."""
    done = subprocess.run(
        [sys.executable, "-m", "server", *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


@pytest.fixture
def told(instance, capfd):
    """The same in this process, which is quicker."""

    def do(*words):
        capfd.readouterr()
        status = cli.main([str(word) for word in words])
        out, err = capfd.readouterr()
        return status, out, err

    return do


def test_spreadsheets_become_a_report(instance, demo):
    assert typed("import", demo.folder)[0] == 0

    status, out, err = typed("report", *PERIOD, "--format", "json")

    assert (status, err) == (0, "")
    assert json.loads(out)["figures"]["F4"]["total"] == 36


def test_a_report_as_csv_opens_right_in_a_norwegian_spreadsheet(told, demo, tmp_path):
    told("import", demo.folder)
    file = tmp_path / "rapport.csv"

    status, out, _ = told("report", *PERIOD, "--format", "csv", "--out", file)

    assert (status, out) == (0, "")
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbffra;til;figur;")
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    lines = content.decode("utf-8-sig").splitlines()
    meeting = next(line for line in lines if ";meeting;" in line)
    assert meeting.endswith(";meeting;Møte;855;minutter;14,25")


def test_the_second_import_says_that_nothing_was_new(told, demo):
    told("import", demo.folder)

    status, out, _ = told("import", demo.folder)

    assert status == 0
    assert "logg.csv: 0 nye, 61 kjent fra før" in out
    assert "Ingenting ble endret." in out


def test_bad_rows_are_told_one_on_each_line(told, demo):
    demo.append("logg.csv", "L90;2026-11-18;09:00;30;0;0;MV9;S01;;GJ;Rydding/søppel;2;x;ja;Ut")

    status, out, err = told("import", demo.folder)

    assert (status, out) == (1, "")
    assert err.splitlines() == [
        "Ingenting ble importert. Rett dette og prøv igjen:",
        "  logg.csv, linje 63, kolonne «hvem»: kjenner ingen ansatt «MV9».",
        "  logg.csv, linje 63, kolonne «kg»: «x» er ikke et helt tall.",
        "2 feil.",
    ]


def test_a_check_says_that_it_was_only_a_check(told, instance, demo):
    status, out, _ = told("import", demo.folder, "--check")

    assert status == 0
    assert "Ingenting ble skrevet" in out
    assert not instance.exists()


def test_flags_and_unknown_files_are_told(told, demo):
    demo.append("logg.csv", "L90;2026-11-18;07:00;700;0;0;MV1;S01;;GJ;Rydding/søppel;2;0;ja;Ut")
    demo.raw("gamle.csv", b"id\n")

    _, out, _ = told("import", demo.folder)

    assert "Merket for gjennomgang: 1 «Lang dag», 1 «Over fire timer»." in out
    assert "Leste ikke gamle.csv" in out


def test_the_demo_is_loaded_once(told):
    first, second = told("demo", "--day", "2026-11-17"), told("demo")

    assert first[0] == second[0] == 0
    assert "Demoen er lastet." in first[1]
    assert "Demoen er her fra før." in second[1]


def test_the_demo_is_refused_beside_real_work(told, demo):
    told("import", demo.folder)

    status, _, err = told("demo")

    assert status == 1
    assert "Databasen er ikke tom" in err


def test_a_user_gets_a_password_that_is_shown_once(told):
    words = ("user", "add", "KK", "Kari Konglesen", "kari", "unit_manager", "field_worker")

    status, out, _ = told(*words)
    again = told(*words)

    assert status == 0
    assert "Kari Konglesen kan logge inn som «kari»." in out
    assert len(re.search(r"Passordet vises bare nå: (\S+)", out)[1]) >= 15
    assert again[0] == 1
    assert "tatt" in again[2]


def test_imported_staff_can_be_given_a_sign_in(told, demo):
    told("import", demo.folder)

    status, out, _ = told("user", "add", "MV1", "Ask Demo", "ask", "field_worker")

    assert status == 0
    assert "«ask»" in out


def test_an_unknown_role_is_refused_with_the_ones_that_exist(told):
    status, _, err = told("user", "add", "KK", "Kari Konglesen", "kari", "queen")

    assert status == 1
    assert "«queen»" in err
    assert "unit_manager" in err


def test_a_setting_and_a_number_are_put_in_and_unknown_ones_are_told(told, demo):
    told("import", demo.folder)

    setting = told("setting", "service_phone", "62 00 00 01")
    number = told("phone", "MV1", "69 00 00 02")
    unknown = told("setting", "colour", "blue")
    nobody = told("phone", "MV9", "1")

    assert (setting[0], number[0], unknown[0], nobody[0]) == (0, 0, 1, 1)
    assert "62 00 00 01" in setting[1]
    assert "69 00 00 02" in number[1]
    assert "service_phone" in unknown[2]
    assert "MV9" in nobody[2]


def test_a_number_that_rules_count_with_is_put_in_within_its_bounds(told, demo):
    told("import", demo.folder)

    assert told("setting", "eviction_notice_days", "21")[0] == 0
    for unfit in ("0", "366", "-3", "to uker", "14.5"):
        status, _, err = told("setting", "eviction_notice_days", unfit)
        assert status == 1
        assert "eviction_notice_days" in err


def test_the_contract_is_printed(instance):
    status, out, _ = typed("openapi")

    assert status == 0
    assert json.loads(out)["openapi"] == "3.1.0"


def test_a_tick_can_be_done_once(told):
    told("demo")

    assert told("tick", "--once")[:2] == (0, "")


def test_a_report_of_nothing_says_what_to_do_first(told, instance):
    status, _, err = told("report", *PERIOD)

    assert status == 1
    assert "ingen database" in err
    assert not instance.exists()


BAD_USE = {
    "nothing at all": ([], "Si hva som skal gjøres"),
    "an unknown command": (["rapport"], "Forsto ikke kommandoen"),
    "a date in another form": (["report", "--from", "1.11.2026"], "--from må være en dato"),
    "a day that no month has": (["demo", "--day", "2026-02-30"], "--day må være en dato"),
    "an unknown format": (["report", *PERIOD, "--format", "pdf"], "json eller csv"),
    "a period that is backwards": (
        ["report", "--from", "2026-11-20", "--to", "2026-11-01"],
        "slutter før den begynner",
    ),
    "a report of no period": (["report"], "Forsto ikke kommandoen"),
    "a port that is none": (["run", "--port", "http"], "--port må være et tall"),
}


@pytest.mark.parametrize(("words", "sentence"), BAD_USE.values(), ids=BAD_USE)
def test_bad_use_is_a_sentence_and_status_two(told, words, sentence):
    status, out, err = told(*words)

    assert (status, out) == (2, "")
    assert sentence in err


def test_a_setting_that_makes_no_sense_is_named(told, monkeypatch):
    monkeypatch.setenv("MILJOVAKT_PORT", "havn")

    status, _, err = told("report", *PERIOD)

    assert status == 2
    assert "MILJOVAKT_PORT" in err


def test_a_database_that_is_away_is_a_sentence(told, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", f"postgresql://nobody@127.0.0.1:{free_port()}/nothing")

    status, _, err = told("report", *PERIOD)

    assert status == 1
    assert err.strip() == catalogue()["cli.database_away"]


def test_a_database_of_a_later_version_is_left_alone(told, instance):
    told("demo")
    with closing(sqlite3.connect(instance / "miljovakt.sqlite3")) as later, later:
        later.execute("UPDATE alembic_version SET version_num = '9999'")

    status, _, err = told("demo")

    assert status == 1
    assert err.strip() == catalogue()["cli.database_newer"]


def test_help_is_norwegian_and_names_every_command():
    out = typed("--help")[1]

    assert out.startswith("Bruk: python -m server")
    for command in ("run", "demo", "import", "report", "tick", "user", "openapi"):
        assert re.search(rf"^    {command} ", out, re.MULTILINE), command
