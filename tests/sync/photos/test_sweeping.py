"""Fault 45: what has come is kept for its operation, whatever becomes of that; the rest goes in the end."""

import os
from datetime import timedelta

import pytest

from server.services.photos.picture import clean_picture
from server.services.photos.store import photo_store
from server.services.photos.sweeping import GRACE, drop_abandoned_uploads, sweep_photos
from server.ticker import JOBS, daily
from tests.sync.clock import NOON
from tests.sync.phone import Phone, new_id, visiting
from tests.sync.photos.pictures import photo, sha
from tests.sync.photos.sender import Sender, naming, save_visit
from tests.sync.tables import number

LATER = NOON + GRACE + timedelta(days=1)
#: Files carry the time of this machine, whatever clock a test has.
LONG_AGO = (NOON - timedelta(days=400)).timestamp()


@pytest.fixture
def phone(service) -> Phone:
    return service.phone()


@pytest.fixture
def sender(phone) -> Sender:
    return Sender.of(phone)


def kept() -> set[str]:
    return {name for name, _changed_at in photo_store().kept()}


def age_files(service) -> None:
    folder = service.app.config["SETTINGS"].instance / "photos"
    for file in folder.rglob("*"):
        os.utime(file, (LONG_AGO, LONG_AGO))


def test_a_photo_of_a_rejected_operation_is_kept(phone, sender):
    """Seen to fail with `_is_named` returning False."""
    content = photo()
    sender.send(content)
    entry_id = new_id()
    wrong = visiting(entry_id)
    wrong[0]["set"]["duration_minutes"] = 1
    phone.save(*wrong, *naming(entry_id, content))
    assert phone.push()[0]["outcome"] == "rejected"

    assert sweep_photos(LATER) == 0

    assert kept() == {sha(clean_picture(content))}
    assert sender.begin(content).is_complete


def test_a_photo_of_a_held_operation_is_kept_until_the_entry_comes(service, phone, sender):
    """Seen to fail without settle_soon after retry_held in commit.py: only the ticker would notice."""
    content = photo()
    sender.send(content)
    entry_id = new_id()
    other = service.phone()
    held = naming(entry_id, content)
    phone.save(*held)
    assert phone.push()[0]["outcome"] == "held"

    assert sweep_photos(LATER) == 0
    assert kept() == {sha(clean_picture(content))}
    other.save(*visiting(entry_id))
    other.push()
    phone.pull()
    assert phone.row("attachment", held[0]["id"])["state"] == "stored"


def test_a_photo_of_an_entry_is_kept(phone, sender):
    content = photo()
    save_visit(phone, content)
    phone.sync()
    sender.send(content)

    assert sweep_photos(LATER) == 0
    assert kept() == {sha(clean_picture(content))}


def test_a_photo_that_nothing_names_goes_after_the_grace(sender):
    """Seen to fail with the comparison of created_at left out: bytes that came before their operation
    would be gone when it comes."""
    content = photo()
    sender.send(content)

    assert sweep_photos(NOON + GRACE - timedelta(days=1)) == 0
    assert sweep_photos(LATER) == 1

    assert kept() == set()
    assert number("SELECT count(*) FROM blobs") == 0
    # The phone is not told that it was received: it can be sent again.
    assert sender.begin(content).is_complete is False
    assert sender.send(content).is_complete


def test_what_the_ledger_names_is_asked_about_seldom(phone, sender):
    content = photo()
    sender.send(content)
    phone.save(*naming(new_id(), content))
    phone.push()
    sweep_photos(LATER)

    assert number("SELECT count(*) FROM blobs WHERE asked_at IS NOT NULL") == 1
    assert sweep_photos(LATER + timedelta(days=1)) == 0


def test_an_upload_that_nobody_goes_on_with_goes_after_the_grace(sender):
    """Seen to fail with the comparison of touched_at left out of is_abandoned."""
    content = photo()
    upload = sender.begin(content)
    sender.add(upload, content[:700], 0)

    assert drop_abandoned_uploads(NOON + GRACE - timedelta(days=1)) == 0
    assert sender.look(upload).offset == 700
    assert drop_abandoned_uploads(LATER) == 1

    assert list(photo_store().partials()) == []
    assert sender.begin(content).offset == 0
    assert sender.send(content).is_complete


def test_files_that_no_row_knows_go_after_the_grace(service, sender):
    store = photo_store()
    orphan = store.keep(clean_picture(photo(5)))
    with store.partial(new_id()) as partial:
        partial.add(b"left behind")
    sender.send(photo())
    begun = sender.begin(photo(2))
    sender.add(begun, photo(2)[:700], 0)

    assert sweep_photos(NOON) == 0
    age_files(service)
    assert sweep_photos(NOON) == 2

    assert kept() == {sha(clean_picture(photo()))}
    assert orphan not in kept()
    assert sender.look(begun).offset == 700


def test_the_ticker_does_it(service, sender):
    assert {"settle_photo_receipts", "drop_abandoned_uploads", "sweep_photos"} <= set(JOBS)
    assert [JOBS[name]() for name in JOBS if "photo" in name or "upload" in name] == [0, 0, 0]


def test_a_daily_job_is_not_done_at_every_tick():
    """Seen to fail with done_at never set."""
    done = []
    job = daily(lambda: len(done) if done.append(1) is None else 0)

    assert [job(), job(), job()] == [1, 0, 0]
