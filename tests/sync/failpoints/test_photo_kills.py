"""kill -9 between the file and the row of a photo: the two agree again, and no byte is lost or doubled."""

import hashlib

from server.services import session
from server.sync.photo_receipts import settle_receipts
from tests.sync.phone import new_id, visiting
from tests.sync.photos.pictures import photo
from tests.sync.photos.sender import naming
from tests.sync.proxy.http_phone import Lost
from tests.sync.proxy.photo_sender import PhotoSender
from tests.sync.tables import ask, check_history, check_ledger


def save_visit_with(phone, content: bytes) -> str:
    """Save and send a visit that names a photo; the photo's row."""
    entry_id = new_id()
    (attachment,) = naming(entry_id, content)
    phone.save(*visiting(entry_id), attachment)
    phone.push()
    return attachment["id"]


def test_a_server_that_is_killed_at_any_step_of_an_upload_goes_on_with_it(failing, phone):
    """Faults 41, 47. Seen to fail with the row written before the bytes are on the disk: the upload stands at
    an offset that the file has not."""
    seeds = iter(range(47_000, 48_000))

    def sender() -> PhotoSender:
        phone.token = session.begin(phone.actor).token
        return PhotoSender(phone, photo(next(seeds), (24, 16)), piece=500)

    # What is only made once, the job's user and its log, is not there to be killed at again.
    earlier = sender()
    save_visit_with(phone, earlier.content)
    earlier.send()
    first = sender()
    save_visit_with(phone, first.content)
    upload = first.begin()
    more = failing.steps_of(lambda: first.add(upload))
    upload = first.begin()
    while len(first.content) - upload["offset"] > first.piece:
        upload = first.add(upload)
    last = failing.steps_of(lambda: first.add(upload))
    assert "0 fsync" in more
    assert {"0 replace", "0 unlink"} & set(last)

    unreached: list[str] = []
    for is_last, step in [(False, each) for each in more] + [(True, each) for each in last]:
        sending = sender()
        row = save_visit_with(phone, sending.content)
        upload = sending.begin()
        while is_last and len(sending.content) - upload["offset"] > sending.piece:
            upload = sending.add(upload)
        failing.tell(at=step, how="kill")
        try:
            sending.add(upload)
        except Lost:
            assert failing.has_failed, step
        else:
            # A folder that has been made is not made again: some steps come only the first time.
            unreached.append(step)
        failing.heal()

        assert sending.send() == 1, step

        # The receipt is given by whoever comes last; when that one was killed, by the ticker.
        settle_receipts()
        sha256 = hashlib.sha256(sending.content).hexdigest()
        (found,) = ask("SELECT state, received_sha256 FROM attachments WHERE id = :id", id=row)
        assert tuple(found) == ("stored", sha256), step
        kept = ask("SELECT sha256 FROM blobs WHERE received_sha256 = :sha", sha=sha256)
        assert len(kept) == 1, step
        name = kept[0][0]
        file = failing.site.folder / "photos" / "kept" / name[:2] / name
        assert hashlib.sha256(file.read_bytes()).hexdigest() == name, step

    assert len(unreached) <= 4, unreached
    check_ledger()
    check_history()
