"""The photos of a rescue file go the way of those that a phone sends."""

import base64

import pytest

from server.extensions import writing
from server.models import Replica
from server.services.photos import limits
from server.services.photos.store import photo_store
from server.services.rescue_file import RescuedPhoto
from server.services.rescue_photos import keep_photo
from tests.sync.photos.pictures import photo, sha
from tests.sync.photos.sender import Sender, save_visit
from tests.sync.tables import number


def rescued(content: bytes, **other: object) -> RescuedPhoto:
    told = {"sha256": sha(content), "media_type": "image/jpeg", "size": len(content)}
    data = base64.b64encode(content).decode()
    return RescuedPhoto(**(told | {"data": data} | other))


def test_a_rescued_photo_is_stored_and_its_row_says_so(service, monkeypatch):
    """Also of a phone that has been revoked, and beyond the day's quota: the file is all there is."""
    monkeypatch.setattr(limits, "DAY_UPLOADS", 0)
    phone = service.phone()
    content = photo()
    _entry_id, (photo_id,) = save_visit(phone, content)
    phone.sync()
    with writing() as connection:
        connection.execute(Replica.__table__.update().values(revoke_mode="refuse"))

    assert [keep_photo(phone.replica, phone.actor, rescued(content)) for _ in range(2)] == [
        True
    ] * 2

    state = number("SELECT state FROM attachments WHERE id = :id", id=photo_id)
    assert state == "stored"
    assert number("SELECT count(*) FROM uploads") == 1


def test_a_photo_that_the_phone_had_begun_is_ended_by_the_file(service):
    phone = service.phone()
    content = photo()
    sender = Sender.of(phone)
    sender.add(sender.begin(content), content[:700], 0)

    assert keep_photo(phone.replica, phone.actor, rescued(content)) is True
    assert sender.begin(content).is_complete


@pytest.mark.parametrize(
    "other", [{"data": "not base64!"}, {"sha256": "0" * 64}, {"size": 7}, {"data": ""}], ids=repr
)
def test_a_photo_that_is_not_what_it_says_is_not_kept(service, other):
    """Seen to fail with the comparisons left out of keep_photo."""
    phone = service.phone()

    assert keep_photo(phone.replica, phone.actor, rescued(photo(), **other)) is False
    assert list(photo_store().kept()) == []


def test_what_is_no_picture_leaves_the_file_as_its_only_copy(service):
    phone = service.phone()

    assert keep_photo(phone.replica, phone.actor, rescued(b"no picture")) is False
