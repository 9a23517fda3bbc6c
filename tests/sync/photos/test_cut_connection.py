"""Fault 41 on a real server: the connection is cut in the middle of a piece, and nothing of it counts."""

import base64
import hashlib
import http.client
import socket
from pathlib import Path

import pytest

from server import create_app
from server.config import Settings
from server.extensions import db
from server.services import session
from server.services.photos.store import photo_store
from tests.factories.people import OUR_PAGE, make_user
from tests.support.serving import Server, served
from tests.sync.phone import Phone, new_id
from tests.sync.photos.pictures import photo
from tests.sync.photos.sender import Sender

PIECE = photo()[:1000]


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with served(tmp_path_factory.mktemp("cut") / "instance") as running:
        yield running


@pytest.fixture
def sender(server):
    """A phone at the same database; its requests go over the wire."""
    file: Path = server.instance / "miljovakt.sqlite3"
    app = create_app(Settings(server.instance, f"sqlite:///{file}", is_testing=True))
    with app.app_context():
        code = f"P-{new_id()[:8]}"
        yield Sender.of(Phone(make_user(code, "field_worker", surface="field")))
        db.engine.dispose()


def headers_for(server: Server, sender: Sender) -> dict[str, str]:
    digest = base64.b64encode(hashlib.sha256(PIECE).digest()).decode()
    told = {"Origin": server.url, "Content-Type": "application/octet-stream", "Upload-Offset": "0"}
    told |= {"Upload-Checksum": f"sha256 {digest}", "Content-Length": str(len(PIECE))}
    return OUR_PAGE | told | {"Cookie": f"sid={session.begin(sender.actor).token}"}


@pytest.mark.parametrize("sent", [0, 1, 500, len(PIECE) - 1])
def test_a_connection_that_is_cut_within_a_piece_leaves_nothing_of_it(server, sender, sent):
    upload = sender.begin(photo())
    path, headers = f"/api/attachments/uploads/{upload.id}", headers_for(server, sender)
    lines = [f"PATCH {path} HTTP/1.1", f"Host: localhost:{server.port}"]
    lines += [f"{name}: {value}" for name, value in headers.items()]

    with socket.create_connection(("localhost", server.port)) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode() + PIECE[:sent])
        connection.shutdown(socket.SHUT_WR)
        answer = connection.recv(4096)

    assert b" 200 " not in answer.partition(b"\r\n")[0]
    with photo_store().partial(upload.id) as partial:
        assert partial.size == 0
    assert sender.look(upload).offset == 0
    whole = http.client.HTTPConnection("localhost", server.port)
    whole.request("PATCH", path, PIECE, headers)
    assert whole.getresponse().status == 200
    whole.close()
    assert sender.look(upload).offset == len(PIECE)
