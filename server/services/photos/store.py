"""Where the bytes of photos lie: one small interface, and its one form so far, a folder.

In the folder `photos/` of the instance every file is named by a hash: a kept photo by that of its own
bytes, a partial file by that of its upload's id. Nothing that anyone sends becomes part of a path.
What a method has written is on the disk when it returns.
"""

import fcntl
import hashlib
import os
import re
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Protocol

from flask import current_app

from server.errors import TryLater

_NAME = re.compile(r"[0-9a-f]{64}\Z")
_RETRY_AFTER_SECONDS = 30


class Partial(Protocol):
    """The bytes of one upload so far, behind a lock that this process alone holds."""

    @property
    def size(self) -> int:
        """How many bytes there are."""

    def cut(self, size: int) -> None:
        """Drop everything after the first `size` bytes."""

    def add(self, content: bytes) -> None:
        """Write `content` after what is there."""

    def content(self) -> bytes:
        """All bytes."""

    def remove(self) -> None:
        """Let the upload have no bytes any more."""


class PhotoStore(Protocol):
    """What a place for photos can do. Raises TryLater when the place is full or away."""

    def partial(self, upload_id: str) -> AbstractContextManager[Partial]:
        """The bytes of an upload; whoever else asks for them waits."""

    def keep(self, content: bytes) -> str:
        """Keep a photo, and give the SHA-256 that names it. The same bytes are kept once."""

    def read(self, sha256: str) -> bytes | None:
        """A kept photo; None when there is none of that name."""

    def has(self, sha256: str) -> bool:
        """Whether there is a photo of that name."""

    def remove(self, sha256: str) -> None:
        """Let a photo be gone."""

    def kept(self) -> Iterator[tuple[str, float]]:
        """The name of every photo, with the time of its file (seconds since 1970)."""

    def partials(self) -> Iterator[tuple[str, float]]:
        """The same of every partial file; `partial_name` makes its name from an upload's id."""

    def remove_partial(self, name: str) -> None:
        """Let a partial file be gone that belongs to no upload."""

    def keeping(self) -> AbstractContextManager[None]:
        """Nothing is swept meanwhile: for the time between keeping a photo and naming it in a row."""

    def sweeping(self) -> AbstractContextManager[None]:
        """Nothing is being kept meanwhile."""


def photo_store() -> PhotoStore:
    """The store of this installation."""
    instance: Path = current_app.config["SETTINGS"].instance
    return FolderStore(instance / "photos")


def partial_name(upload_id: str) -> str:
    """What the partial file of an upload is called."""
    return hashlib.sha256(upload_id.encode()).hexdigest()


class FolderStore:
    """Photos as files in one folder of this machine, which only the server's own user can read."""

    def __init__(self, root: Path) -> None:
        self._kept = root / "kept"
        self._partial = root / "partial"

    @contextmanager
    def partial(self, upload_id: str) -> Iterator[Partial]:
        """See PhotoStore."""
        path = self._partial / partial_name(upload_id)
        with _disk():
            handle = _locked(path)
        try:
            yield _PartialFile(path, handle)
        finally:
            # Closing lets the lock go, also when the process dies.
            os.close(handle)

    def keep(self, content: bytes) -> str:
        """See PhotoStore."""
        sha256 = hashlib.sha256(content).hexdigest()
        path = self._path(sha256)
        with _disk():
            if path.exists():
                return sha256
            _make(path.parent)
            # A name that no other process uses; what dies half-way is swept like a partial file.
            draft = self._partial / hashlib.sha256(os.urandom(32)).hexdigest()
            _make(draft.parent)
            handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
            try:
                _write(handle, content)
                os.fsync(handle)
            finally:
                os.close(handle)
            draft.replace(path)
            _sync_folder(path.parent)
        return sha256

    def read(self, sha256: str) -> bytes | None:
        """See PhotoStore."""
        try:
            return self._path(sha256).read_bytes()
        except FileNotFoundError:
            return None

    def has(self, sha256: str) -> bool:
        """See PhotoStore."""
        return self._path(sha256).exists()

    def remove(self, sha256: str) -> None:
        """See PhotoStore."""
        with _disk():
            self._path(sha256).unlink(missing_ok=True)

    def kept(self) -> Iterator[tuple[str, float]]:
        """See PhotoStore."""
        return _files(self._kept, "*/*")

    def partials(self) -> Iterator[tuple[str, float]]:
        """See PhotoStore."""
        return _files(self._partial, "*")

    def remove_partial(self, name: str) -> None:
        """See PhotoStore."""
        with _disk():
            (self._partial / _checked(name)).unlink(missing_ok=True)

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """See PhotoStore."""
        with self._folder_lock(fcntl.LOCK_SH):
            yield

    @contextmanager
    def sweeping(self) -> Iterator[None]:
        """See PhotoStore."""
        with self._folder_lock(fcntl.LOCK_EX):
            yield

    @contextmanager
    def _folder_lock(self, how: int) -> Iterator[None]:
        with _disk():
            _make(self._kept)
            handle = os.open(self._kept, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(handle, how)
            yield
        finally:
            os.close(handle)

    def _path(self, sha256: str) -> Path:
        return self._kept / _checked(sha256)[:2] / sha256


class _PartialFile:
    """A partial file, open and locked."""

    def __init__(self, path: Path, handle: int) -> None:
        self._path = path
        self._handle = handle

    @property
    def size(self) -> int:
        return os.fstat(self._handle).st_size

    def cut(self, size: int) -> None:
        with _disk():
            os.ftruncate(self._handle, size)
            os.fsync(self._handle)

    def add(self, content: bytes) -> None:
        with _disk():
            os.lseek(self._handle, 0, os.SEEK_END)
            _write(self._handle, content)
            os.fsync(self._handle)

    def content(self) -> bytes:
        os.lseek(self._handle, 0, os.SEEK_SET)
        with os.fdopen(os.dup(self._handle), "rb") as file:
            return file.read()

    def remove(self) -> None:
        with _disk():
            self._path.unlink(missing_ok=True)


@contextmanager
def _disk() -> Iterator[None]:
    """A full disk, or one that is away, is nobody's fault: the same is sent again later."""
    try:
        yield
    except OSError as error:
        raise TryLater(retry_after=_RETRY_AFTER_SECONDS) from error


def _locked(path: Path) -> int:
    _make(path.parent)
    while True:
        is_new = not path.exists()
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        if is_new:
            _sync_folder(path.parent)
        fcntl.flock(handle, fcntl.LOCK_EX)
        # Whoever held the lock before may have removed the file that we waited for.
        if os.fstat(handle).st_nlink:
            return handle
        os.close(handle)


def _make(folder: Path) -> None:
    for each in (folder.parent, folder):
        if not each.exists():
            each.mkdir(mode=0o700, parents=True, exist_ok=True)
            _sync_folder(each.parent)


def _write(handle: int, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _files(folder: Path, pattern: str) -> Iterator[tuple[str, float]]:
    for path in folder.glob(pattern):
        if _NAME.match(path.name):
            yield path.name, path.stat().st_mtime


def _checked(name: str) -> str:
    if not _NAME.match(name):
        raise ValueError("A photo's file is named by a SHA-256 in hexadecimal.")
    return name
