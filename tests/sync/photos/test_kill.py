"""Fault 47 for photos: the server is killed at each step of an upload, and the phone goes on."""

import base64
import json
import signal
import subprocess
import sys
from datetime import timedelta

import pytest

from server.config import ROOT
from server.services.photos.picture import clean_picture
from server.services.photos.store import photo_store
from server.services.photos.sweeping import GRACE, sweep_photos
from server.sync.photo_receipts import settle_receipts
from tests.sync.clock import NOON
from tests.sync.photos.dying import POINTS
from tests.sync.photos.pictures import photo, sha
from tests.sync.photos.sender import Sender, save_visit
from tests.sync.tables import check_history, check_ledger, number

#: Points that a piece in the middle comes past; the others belong to the last one.
IN_THE_MIDDLE = {
    "before the piece is written": 700,
    "between the file and the row": 700,
    "after the row": 1400,
}


def kill_at(point, service, database_url, upload, offset, piece) -> None:
    """Let a process of its own take in the piece, and see it die of SIGKILL."""
    told = {
        "database_url": database_url,
        "instance": str(service.app.config["SETTINGS"].instance),
        "point": point,
        "user": service.ask.id,
        "upload": upload.id,
        "offset": offset,
        "piece": base64.b64encode(piece).decode(),
    }
    dead = subprocess.run(
        [sys.executable, "-m", "tests.sync.photos.dying"],
        cwd=ROOT,
        input=json.dumps(told),
        text=True,
        capture_output=True,
        check=False,
    )
    assert dead.returncode == -signal.SIGKILL, dead.stderr


@pytest.mark.parametrize("point", IN_THE_MIDDLE)
def test_a_server_that_dies_within_a_piece_goes_on_from_the_row(service, database_url, point):
    """Seen to fail with the file not cut to the row in `_agreed` ("between the file and the row": the
    next piece would lie behind bytes that nobody counted)."""
    sender = Sender.of(service.phone())
    content = photo()
    upload = sender.begin(content)
    sender.add(upload, content[:700], 0)

    kill_at(point, service, database_url, upload, 700, content[700:1400])

    assert sender.begin(content).offset == IN_THE_MIDDLE[point]
    with photo_store().partial(upload.id) as partial:
        assert partial.content() == content[: IN_THE_MIDDLE[point]]
    assert sender.send(content).is_complete
    assert photo_store().has(sha(clean_picture(content)))


@pytest.mark.parametrize("point", [point for point in POINTS if point != "after the row"])
def test_a_server_that_dies_within_the_last_piece_loses_nothing(service, database_url, point):
    """Seen to fail with the row of the last piece written before the photo is kept (the upload would be
    complete and the photo nowhere), and with the ticker's job for receipts doing nothing."""
    phone = service.phone()
    sender = Sender.of(phone)
    content = photo()
    _entry_id, (photo_id,) = save_visit(phone, content)
    phone.sync()
    upload = sender.begin(content)
    sender.add(upload, content[:700], 0)

    kill_at(point, service, database_url, upload, 700, content[700:])

    again = sender.begin(content)
    if again.is_complete:
        assert photo_store().read(sha(clean_picture(content))) == clean_picture(content)
    else:
        assert again.offset == 700
        assert sender.send(content).is_complete
    # What the ticker does: the receipt that the death came before.
    settle_receipts()
    phone.pull()
    told = phone.row("attachment", photo_id)
    assert (told["state"], told["received_sha256"]) == ("stored", sha(content))
    assert phone.versions["attachment", photo_id] == 2
    assert number("SELECT count(*) FROM blobs") == 1
    sweep_photos(NOON + GRACE + timedelta(days=1))
    assert photo_store().has(told["stored_sha256"])
    check_ledger()
    check_history()
