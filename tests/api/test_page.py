"""The page, its files, and the reports that browsers send about them."""

import json
import logging

import pytest

from tests.api.conftest import BUILT

# Nothing here depends on which database it is.
pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.mark.parametrize("path", ["/", "/visit", "/entries", "/office", "/office/entries/a-b"])
def test_every_screen_is_the_one_page(serve, built, path):
    answer = serve(pwa=built).get(path)

    assert answer.status_code == 200
    assert answer.text == BUILT["index.html"]
    assert answer.content_type == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/no", "/no.js", "/assets/no.css", "/.env"])
def test_what_is_not_there_is_no_page(serve, built, path):
    answer = serve(pwa=built).get(path)

    assert answer.status_code == 404
    assert answer.json["reason"] == "not_found"


@pytest.mark.parametrize("path", ["/../config.py", "/assets/../../x", "/%2e%2e/config.py", "//x"])
def test_no_path_leads_out_of_the_folder(serve, built, path):
    (built.parent / "config.py").write_text("secret")

    assert "secret" not in serve(pwa=built).get(path).text


def test_hashed_files_are_kept_for_ever_and_others_asked_for_anew(serve, built):
    visitor = serve(pwa=built)

    assert "immutable" in visitor.get("/assets/app-3f2a.js").headers["Cache-Control"]
    for path in ("/sw.js", "/manifest.webmanifest", "/icon.svg", "/index.html"):
        assert visitor.get(path).headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(("accepted", "text"), [("br", "brotli"), ("gzip", "gzipped"), ("", "x")])
def test_files_travel_compressed(serve, built, accepted, text):
    headers = {"Accept-Encoding": accepted} if accepted else {}

    answer = serve(pwa=built).get("/assets/app-3f2a.js", headers=headers)

    assert answer.get_data().startswith(text.encode())
    assert answer.headers.get("Content-Encoding", "") == accepted


def test_the_page_travels_compressed_and_is_not_sent_twice(serve, built):
    visitor = serve(pwa=built)

    first = visitor.get("/", headers={"Accept-Encoding": "gzip, br"})
    again = visitor.get(
        "/", headers={"Accept-Encoding": "gzip, br", "If-None-Match": first.headers["ETag"]}
    )

    assert first.headers["Content-Encoding"] == "br"
    assert first.headers["Vary"] == "Accept-Encoding"
    assert again.status_code == 304


def test_an_unbuilt_page_says_what_to_do(serve, tmp_path):
    answer = serve(pwa=tmp_path / "nothing").get("/")

    assert answer.status_code == 503
    assert answer.json["reason"] == "not_built"
    assert "make run" in answer.json["title"]


REPORT = [
    {
        "type": "csp-violation",
        "body": {
            "effectiveDirective": "script-src-elem",
            "documentURL": "http://localhost/office/entries/1?name=Furukvist",
            "blockedURL": "http://evil.example/Furukvist",
            "sample": "Furukvist",
        },
    }
]
OLD_REPORT = {
    "csp-report": {
        "effective-directive": "style-src",
        "document-uri": "http://localhost/visit",
        "script-sample": "Furukvist",
    }
}


@pytest.mark.parametrize(
    ("media_type", "report", "line"),
    [
        ("application/reports+json", REPORT, "script-src-elem at /office/entries/1"),
        ("application/csp-report", OLD_REPORT, "style-src at /visit"),
    ],
)
def test_a_report_is_logged_as_directive_and_path_only(visitor, caplog, media_type, report, line):
    with caplog.at_level(logging.WARNING):
        answer = visitor.ask("POST", "/csp", data=json.dumps(report), content_type=media_type)

    assert answer.status_code == 204
    assert caplog.messages == [f"Content policy broken: {line}"]


def test_a_report_cannot_write_a_line_of_its_own(visitor, caplog):
    report = {"csp-report": {"effective-directive": "x\nroot signed in", "document-uri": "//["}}

    with caplog.at_level(logging.WARNING):
        visitor.ask("POST", "/csp", data=json.dumps(report), content_type="application/csp-report")

    assert caplog.messages == ["Content policy broken: x?root?signed?in at ?"]


@pytest.mark.parametrize(
    ("data", "media_type", "status"),
    [
        (b"[]", "application/json", 415),
        (b"{", "application/csp-report", 400),
        (b"7", "application/csp-report", 400),
        (b" " * 16_385, "application/csp-report", 413),
    ],
    ids=["another type", "not JSON", "a number", "too long"],
)
def test_a_report_that_is_none_is_refused(visitor, data, media_type, status):
    assert visitor.ask("POST", "/csp", data=data, content_type=media_type).status_code == status


def test_a_flood_of_reports_is_stopped(visitor):
    def send():
        return visitor.ask("POST", "/csp", data=b"[]", content_type="application/reports+json")

    statuses = [send().status_code for _ in range(61)]

    assert statuses == [204] * 60 + [429]
