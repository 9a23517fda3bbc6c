"""The public page about the service, and its words changed in the office."""

import pytest

from tests.factories.people import Visitor, make_user
from tests.factories.work import new_id

PARTS = {
    "text": "Vi hjelper deg hjemme.\n\nRing oss.",
    "contact_name": "Rogn Hegg",
    "contact_phone": "69 00 00 00",
    "contact_email": "post@eksempel.no",
    "contact_hours": "Mandag til fredag 9-14",
    "known_gaps": "",
    "statement_url": "https://uustatus.no/nb/erklaringer/publisert/1",
}


@pytest.fixture
def rogn(app):
    """The coordinator's browser."""
    return Visitor(app).be(make_user("ROGN", "housing_coordinator"))


def change(visitor, base_version=0, op_id=None, **parts):
    body = {"op_id": op_id or new_id(), "base_version": base_version} | PARTS | parts
    return visitor.send("POST", "/api/about", body)


def test_anybody_reads_the_page_without_signing_in(visitor):
    """Seen to fail with @requires("words.read") on it."""
    answer = visitor.get("/om")

    assert answer.status_code == 200
    assert answer.content_type == "text/html; charset=utf-8"
    assert "<script" not in answer.text
    assert "style=" not in answer.text
    assert "110" in answer.text
    assert "uustatus.no" in answer.text


def test_what_the_coordinator_says_stands_on_the_page_at_once(visitor, rogn):
    answer = change(rogn)

    assert answer.status_code == 200
    assert answer.json["version"] == 1
    page = visitor.get("/om").text
    assert '<p class="said">Ring oss.</p>' in page
    assert 'href="tel:69000000"' in page
    assert 'href="mailto:post@eksempel.no"' in page
    assert f'href="{PARTS["statement_url"]}"' in page


def test_every_version_is_kept_with_who_said_it(rogn):
    change(rogn)
    change(rogn, 1, text="Noe annet.")

    told = rogn.get("/api/about").json

    assert told["now"]["text"] == "Noe annet."
    assert [(each["version"], each["text"], each["changed_by"]) for each in told["history"]] == [
        (2, "Noe annet.", "Person ROGN"),
        (1, PARTS["text"], "Person ROGN"),
    ]


def test_two_who_change_it_at_once_lose_neither_text(rogn):
    """Seen to fail with the version not asked for: the second overwrote the first."""
    change(rogn)

    answer = change(rogn, 0, text="Min tekst.")

    assert answer.status_code == 409
    assert answer.json["reason"] == "text_changed"
    assert answer.json["version"] == 1
    assert rogn.get("/api/about").json["now"]["text"] == PARTS["text"]


def test_the_same_change_twice_counts_once(rogn):
    """Seen to fail with the operation's id not looked up."""
    op_id = new_id()

    first, again = change(rogn, op_id=op_id), change(rogn, op_id=op_id)
    other = change(rogn, op_id=op_id, text="Noe annet.")

    assert first.json == again.json
    assert len(rogn.get("/api/about").json["history"]) == 1
    assert other.json["reason"] == "op_id_taken"


def test_words_are_never_markup(visitor, rogn):
    """Seen to fail with `|safe` on the paragraphs."""
    change(rogn, text="<script>alert(1)</script>", contact_name='"><img src=x>')

    page = visitor.get("/om").text

    assert "<script" not in page
    assert "<img" not in page


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("text", ""),
        ("text", "x" * 6_001),
        ("contact_phone", "ring meg"),
        ("contact_email", "ikke en adresse"),
        ("contact_email", "a@b.no?bcc=c@d.no"),
        ("statement_url", "javascript:alert(1)"),
        ("statement_url", "http://uustatus.no"),
    ],
)
def test_what_cannot_stand_there_is_named(rogn, part, value):
    answer = change(rogn, **{part: value})

    assert answer.status_code == 422
    assert list(answer.json["errors"]) == [part]
