"""Photos over HTTP: phones send them, the office looks at them, and each keeps to its own."""

import base64
import hashlib
import io

import pytest
from PIL import Image

from server.services.photos.picture import clean_picture
from server.services.photos.store import photo_store
from server.sync.enrol import enrol
from tests.factories.people import Visitor, make_user
from tests.factories.work import create, make_case, make_entry, new_id, share_with_nav
from tests.sync.photos.pictures import photo, sha, with_metadata
from tests.sync.photos.sender import Sender

UPLOADS = "/api/attachments/uploads"
NOWHERE = "1f0e2a3c-0000-7000-8000-000000000001"


class Device:
    """A phone that talks HTTP."""

    def __init__(self, app, actor) -> None:
        self.replica = enrol(actor, label="Pixel 8", platform="python").replica_id
        self.visitor = Visitor(app).be(actor)

    def announcement(self, content: bytes, **other):
        return {
            "proto": 1,
            "request_id": "r1",
            "replica": self.replica,
            "sha256": sha(content),
            "size": len(content),
            "media_type": "image/jpeg",
        } | other

    def begin(self, content: bytes, **other):
        return self.visitor.send("POST", UPLOADS, self.announcement(content, **other))

    def add(self, upload_id: str, piece: bytes, offset: object, checksum: str | None = None):
        digest = base64.b64encode(hashlib.sha256(piece).digest()).decode()
        told = {
            "Upload-Offset": str(offset),
            "Upload-Checksum": f"sha256 {digest}" if checksum is None else checksum,
        }
        return self.visitor.send_bytes(f"{UPLOADS}/{upload_id}", piece, **told)


@pytest.fixture
def phone(app, ask):
    return Device(app, ask)


def attach(entry_id: str, content: bytes, **fields) -> str:
    told = {
        "entry_id": entry_id,
        "slot": "before",
        "position": 1,
        "taken_at": "2026-11-17T07:45:00.000Z",
        "media_type": "image/jpeg",
        "sha256": sha(content),
        "size": len(content),
    }
    return create("attachment", **(told | fields))


def test_a_photo_travels_from_the_phone_to_the_office(app, phone, office, ask):
    """EXIF and GPS are gone from what the office gets: seen to fail with the received bytes kept."""
    content = with_metadata((64, 48))
    photo_id = attach(make_entry(ask), content)
    begun = phone.begin(content).json
    assert begun == {
        "id": begun["id"],
        "offset": 0,
        "size": len(content),
        "is_complete": False,
    }

    half = phone.add(begun["id"], content[:1000], 0)
    assert half.json == begun | {"offset": 1000}
    assert phone.visitor.get(f"{UPLOADS}/{begun['id']}").json == half.json
    whole = phone.add(begun["id"], content[1000:], 1000)
    assert whole.json == begun | {"offset": len(content), "is_complete": True}

    shown = office.get(f"/api/attachments/{photo_id}/file")
    assert shown.status_code == 200
    assert shown.data == clean_picture(content)
    picture = Image.open(io.BytesIO(shown.data))
    assert (picture.format, picture.size) == ("JPEG", (48, 64))
    assert dict(picture.getexif()) == {}
    assert b"secret" not in shown.data


def test_the_photo_is_shown_and_never_run(phone, office, ask):
    """Seen to fail with the content type taken from what the phone said."""
    content = photo()
    photo_id = attach(make_entry(ask), content, media_type="text/html")
    Sender(ask, phone.replica).send(content)

    headers = office.get(f"/api/attachments/{photo_id}/file").headers

    assert headers["Content-Type"] == "image/jpeg"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Content-Disposition"] == f'inline; filename="{photo_id}.jpg"'
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; sandbox")
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cache-Control"] == "no-store"
    as_page = office.get(
        f"/api/attachments/{photo_id}/file", headers={"Sec-Fetch-Dest": "document"}
    )
    assert (as_page.status_code, as_page.json["reason"]) == (403, "not_a_page")


@pytest.mark.parametrize(
    ("headers", "status", "reason"),
    [
        ({"offset": 5}, 409, "wrong_offset"),
        ({"offset": -1}, 422, "invalid"),
        ({"offset": "1e3"}, 422, "invalid"),
        ({"offset": "٣"}, 422, "invalid"),
        ({"offset": ""}, 422, "invalid"),
        (
            {"offset": 0, "checksum": "sha256 " + base64.b64encode(bytes(32)).decode()},
            422,
            "wrong_checksum",
        ),
        ({"offset": 0, "checksum": "md5 AAAA"}, 422, "invalid"),
        ({"offset": 0, "checksum": ""}, 422, "invalid"),
    ],
)
def test_a_piece_that_cannot_be_right_is_refused_with_its_reason(phone, headers, status, reason):
    begun = phone.begin(photo()).json

    answer = phone.add(begun["id"], photo()[:100], **headers)

    assert (answer.status_code, answer.json["reason"]) == (status, reason)
    assert answer.json.get("offset") == (0 if reason == "wrong_offset" else None)
    assert phone.visitor.get(f"{UPLOADS}/{begun['id']}").json["offset"] == 0


def test_the_whole_hash_is_checked(phone):
    content = photo()
    begun = phone.begin(content).json

    answer = phone.add(begun["id"], bytes(len(content)), 0)

    assert (answer.status_code, answer.json["reason"]) == (422, "wrong_hash")
    assert phone.begin(content).json == begun


def test_html_named_as_a_photo_is_not_kept(phone, office, ask):
    content = b"<!doctype html><script>alert(document.cookie)</script>"
    photo_id = attach(make_entry(ask), content)
    begun = phone.begin(content).json

    answer = phone.add(begun["id"], content, 0)

    assert answer.json["is_complete"] is True
    assert list(photo_store().kept()) == []
    assert office.get(f"/api/attachments/{photo_id}/file").status_code == 404


@pytest.mark.parametrize(
    "other",
    [
        {"size": 2 * 1024 * 1024 + 1},
        {"size": 0},
        {"size": "700"},
        {"sha256": "A" * 64},
        {"sha256": "../" + "a" * 61},
        {"media_type": "image/svg+xml"},
        {"proto": 2},
        {"replica": "mine"},
        {"folder": "/etc"},
    ],
    ids=repr,
)
def test_an_announcement_beyond_the_limits_is_refused(phone, other):
    answer = phone.begin(photo(), **other)

    assert answer.status_code == 422
    assert list(answer.json["errors"]) == list(other)


def test_a_piece_beyond_its_limit_is_refused_before_it_is_read(phone):
    """Seen to fail without limit_body."""
    big = bytes(256 * 1024 + 1)
    begun = phone.begin(big).json

    answer = phone.add(begun["id"], big, 0)

    assert (answer.status_code, answer.json["reason"]) == (413, "too_large")
    assert phone.add(begun["id"], big[:-1], 0).status_code == 200


def test_an_upload_of_another_is_not_there(app, phone, selje):
    begun = phone.begin(photo()).json
    stranger = Device(app, selje)

    for upload_id in (begun["id"], NOWHERE):
        assert stranger.visitor.get(f"{UPLOADS}/{upload_id}").status_code == 404
        assert stranger.add(upload_id, photo()[:10], 0).status_code == 404
    foreign = stranger.begin(photo(), replica=phone.replica)
    assert (foreign.status_code, foreign.json["reason"]) == (403, "not_your_replica")
    unknown = stranger.begin(photo(), replica=NOWHERE)
    assert (unknown.status_code, unknown.json["reason"]) == (403, "not_your_replica")


def test_the_office_sends_no_photos_and_the_field_opens_no_file(app, phone, office, ask):
    content = photo()
    photo_id = attach(make_entry(ask), content)
    begun = phone.begin(content).json
    phone.add(begun["id"], content, 0)

    assert office.send("POST", UPLOADS, phone.announcement(content)).status_code == 403
    assert office.get(f"{UPLOADS}/{begun['id']}").status_code == 403
    assert office.send_bytes(f"{UPLOADS}/{begun['id']}", b"").status_code == 403
    assert phone.visitor.get(f"/api/attachments/{photo_id}/file").status_code == 403


def test_a_photo_is_opened_only_by_who_may_read_its_entry(app, phone, office, ask):
    """Seen to fail with readable_entries left out of photo_file."""
    content = photo()
    shared, closed = make_case("S01")["case"], make_case("S02")["case"]
    share_with_nav(shared)
    photos = {
        "shared": attach(make_entry(ask, case_id=shared, hour=4), content),
        "closed": attach(make_entry(ask, case_id=closed, hour=6), content),
        "draft": attach(make_entry(ask, hour=8, state="draft"), content),
        "deleted": attach(make_entry(ask, hour=10, is_deleted=True), content),
    }
    Sender(ask, phone.replica).send(content)
    coordinator = Visitor(app).be(make_user("NAV", "housing_coordinator"))
    contact = Visitor(app).be(make_user("SIV", "nav_housing_contact"))
    admin = Visitor(app).be(make_user("OSP", "admin"))

    def opened(visitor) -> set[str]:
        return {
            kind
            for kind, photo_id in photos.items()
            if visitor.get(f"/api/attachments/{photo_id}/file").status_code == 200
        }

    assert opened(office) == opened(coordinator) == {"shared", "closed"}
    assert opened(contact) == {"shared"}
    assert opened(admin) == set()


def test_a_photo_that_has_not_come_is_not_there(phone, office, ask):
    photo_id = attach(make_entry(ask), photo())

    assert office.get(f"/api/attachments/{photo_id}/file").status_code == 404
    assert office.get(f"/api/attachments/{new_id()}/file").status_code == 404
    assert office.get("/api/attachments/..%2f..%2fetc/file").status_code == 404


def test_a_photo_of_anothers_entry_gets_no_receipt_from_my_bytes(phone, office, ask, selje):
    """Another user's entry that names the same hash. Seen to fail with the join on the author left out
    of `_due`: whoever guesses a hash would open another's photo in an entry of their own."""
    content = photo()
    theirs = attach(make_entry(selje), content)
    mine = attach(make_entry(ask, hour=12), content)

    Sender(ask, phone.replica).send(content)

    assert office.get(f"/api/attachments/{mine}/file").status_code == 200
    assert office.get(f"/api/attachments/{theirs}/file").status_code == 404
