"""Photos over a line that is cut: the upload goes on from what the server has, and the bytes are the same."""

import hashlib
from concurrent.futures import ThreadPoolExecutor

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support import faults
from tests.support.proxy import Exchange, Fault, passed
from tests.support.soak import soaking
from tests.sync.phone import new_id, visiting
from tests.sync.photos.pictures import photo
from tests.sync.photos.sender import naming
from tests.sync.proxy.photo_sender import UPLOADS, PhotoSender
from tests.sync.tables import ask

_seeds = iter(range(41_000, 99_000))


def cut(share: float, *, is_reply: bool) -> Fault:
    """A line that carries this share of a request, or of its reply."""

    def fault(exchange: Exchange) -> None:
        if is_reply:
            reply = exchange.forward()
            exchange.answer(reply[: int(len(reply) * share * 0.999)])
        else:
            faults.request_cut(int(len(exchange.sent.bytes) * share))(exchange)

    return fault


def save_visit_with(phone, content: bytes) -> str:
    """Save and send a visit that names a photo; the photo's row."""
    entry_id = new_id()
    (attachment,) = naming(entry_id, content)
    phone.save(*visiting(entry_id), attachment)
    phone.push()
    return attachment["id"]


def check_stored(phone, content: bytes, *rows: str) -> None:
    """The server has the bytes whole, once, and each row says so."""
    sha256 = hashlib.sha256(content).hexdigest()
    assert ask("SELECT count(*) FROM blobs WHERE received_sha256 = :sha", sha=sha256) == [(1,)]
    for row in rows:
        (found,) = ask("SELECT state, received_sha256 FROM attachments WHERE id = :id", id=row)
        assert tuple(found) == ("stored", sha256)


@settings(
    max_examples=soaking(12, 300),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(cuts=st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.booleans()), max_size=8))
def test_an_upload_that_is_cut_at_any_byte_goes_on_from_where_the_server_is(network, cuts):
    """Fault 41. Seen to fail with a piece written to the file and not cut away when its row did not come to
    be, and with the offset of the request believed instead of the file's."""
    content = photo(next(_seeds), (40, 30))
    phone = network.phone
    row = save_visit_with(phone, content)
    sender = PhotoSender(phone, content)
    network.proxy.heal()
    network.proxy.script(UPLOADS, *(cut(share, is_reply=is_reply) for share, is_reply in cuts))

    tries = sender.send()

    assert tries <= len(cuts) + 1
    check_stored(phone, content, row)


def test_the_same_photo_from_two_phones_is_one_file_with_two_references(network):
    """Fault 42. Seen to fail with a blob named by its upload instead of its bytes."""
    content = photo(next(_seeds), (40, 30))
    phones = [network.phone, network.another_phone()]
    rows = [save_visit_with(phone, content) for phone in phones]
    network.proxy.script(UPLOADS, passed, faults.reply_lost, faults.reply_lost)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda phone: PhotoSender(phone, content).send(), phones))

    check_stored(network.phone, content, *rows)


def test_the_same_photo_from_two_tabs_at_once_is_one_upload(network):
    """Fault 42: two senders of one replica, each told where the other has come to."""
    content = photo(next(_seeds), (40, 30))
    row = save_visit_with(network.phone, content)

    with ThreadPoolExecutor(3) as pool:
        sent = [pool.submit(PhotoSender(network.phone, content).send) for _ in range(3)]
        for each in sent:
            each.result()

    check_stored(network.phone, content, row)
    uploads = ask("SELECT count(*) FROM uploads WHERE replica_id = :id", id=network.phone.replica)
    assert uploads == [(1,)]
