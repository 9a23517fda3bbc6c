"""Fault 41: an upload that is cut at any byte goes on where it was, and ends as what was sent."""

import hashlib
import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from server.errors import WrongChecksum, WrongHash, WrongOffset
from server.services.photos.picture import clean_picture
from server.services.photos.store import photo_store
from server.services.photos.uploads import append_piece
from tests.sync.photos.pictures import photo, sha
from tests.sync.photos.sender import Sender
from tests.sync.tables import number, row

_SHARE = st.floats(0, 1)
#: What happens to a piece, and where in it: `shares` are of the piece, or of what the file holds.
_TROUBLE = st.one_of(
    st.tuples(st.just("cut"), _SHARE),
    st.tuples(st.just("changed"), _SHARE),
    st.tuples(st.just("lost reply"), _SHARE),
    st.tuples(st.just("sent twice"), _SHARE),
    st.tuples(st.just("killed before the row"), _SHARE),
    st.tuples(st.just("power lost before the file"), _SHARE),
    st.tuples(st.just("wrong place"), _SHARE),
)


class Wire:
    """A phone's upload over a wire, and on a server, that do all this to it."""

    def __init__(self, sender: Sender, content: bytes) -> None:
        self.sender = sender
        self.content = content
        self.upload = sender.begin(content)

    def meet(self, trouble: str, share: float, length: int) -> None:
        """Let one piece meet this trouble; nothing may be believed of it afterwards."""
        at = self.sender.look(self.upload).offset
        piece = self.content[at : at + length]
        if not piece or at + len(piece) == len(self.content):
            return
        k = int(share * len(piece))
        if trouble == "cut":
            self._refused(WrongChecksum, piece[:k] if k < len(piece) else b"", piece, at)
        elif trouble == "changed":
            k = min(k, len(piece) - 1)
            other = piece[:k] + bytes([piece[k] ^ 1]) + piece[k + 1 :]
            self._refused(WrongChecksum, other, piece, at)
        elif trouble == "lost reply":
            self.sender.add(self.upload, piece, at)
        elif trouble == "sent twice":
            self.sender.add(self.upload, piece, at)
            self._refused(WrongOffset, piece, piece, at)
        elif trouble == "killed before the row":
            with photo_store().partial(self.upload.id) as partial:
                partial.add(piece[:k])
        elif trouble == "power lost before the file":
            with photo_store().partial(self.upload.id) as partial:
                partial.cut(int(share * partial.size))
        elif at + k != at:
            self._refused(WrongOffset, piece, piece, at + k)

    def _refused(self, error: type[Exception], sent: bytes, meant: bytes, at: int) -> None:
        checksum = hashlib.sha256(meant).digest()
        before = self.sender.look(self.upload).offset
        try:
            append_piece(
                self.sender.actor, self.upload.id, offset=at, checksum=checksum, content=sent
            )
        except error:
            assert self.sender.look(self.upload).offset == before
            return
        raise AssertionError(f"{error.__name__} was expected")


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(seed=st.integers(0, 2**32), data=st.data())
def test_an_upload_that_is_cut_anywhere_ends_whole(service, seed, data):
    """Seen to fail with the file not cut to the row in `_agreed` (bytes twice, so that the whole hash is
    wrong for ever), with the row not following a shorter file (a hole of zeros), with the row written
    before the file, and with the checksum not compared."""
    rng = random.Random(seed)  # noqa: S311 - sizes, not secrets
    content = photo(seed, (rng.randint(8, 40), rng.randint(8, 40)))
    wire = Wire(Sender.of(service.phone(), piece=rng.randint(1, 900)), content)

    troubles = data.draw(st.lists(st.tuples(_TROUBLE, st.integers(1, 600)), max_size=12))
    for (trouble, share), length in troubles:
        wire.meet(trouble, share, length)
        # What the server says can be built upon: it holds just these first bytes.
        now = wire.sender.look(wire.upload)
        assert row("uploads", now.id).offset == now.offset
        with photo_store().partial(now.id) as partial:
            assert partial.content() == content[: now.offset]

    assert wire.sender.send(content).is_complete
    assert row("uploads", wire.upload.id).stored_sha256 == sha(clean_picture(content))
    assert photo_store().read(sha(clean_picture(content))) == clean_picture(content)
    assert number("SELECT count(*) FROM uploads WHERE id = :id", id=wire.upload.id) == 1


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cut=st.integers(0, 10_000), seed=st.integers(0, 2**16))
def test_a_phone_whose_bytes_were_changed_at_rest_never_ends_as_stored(service, cut, seed):
    """Each piece arrives as it was sent, and yet the whole is not what was saved. Seen to fail with the
    whole hash not compared."""
    content = photo(seed)
    at = cut % len(content)
    broken = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
    sender = Sender.of(service.phone(), piece=700)
    upload = sender.begin(content)

    try:
        for offset, piece in sender.pieces(broken):
            sender.add(upload, piece, offset)
    except WrongHash:
        assert sender.look(upload).offset == 0
    else:
        raise AssertionError("WrongHash was expected")
    assert row("uploads", upload.id).state == "open"
