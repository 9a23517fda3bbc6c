"""Remembers what each step was made from, so that a second start does only what has changed.

A stamp is the fingerprint of a step's inputs, kept inside .venv: whoever deletes the
environment deletes what was remembered about it. Contents are hashed, not times, because
git gives every file of a fresh branch a new time.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

# Made by the steps themselves, or read by tests alone: no reason to build again.
NOT_INPUTS = {"node_modules", "dist", "dev-dist", "coverage", "__pycache__"}
TEST_ENDINGS = (".test.ts", ".test.tsx")


def files_under(folder: Path) -> Iterator[Path]:
    """The files below `folder` that a build is made from, in a fixed order."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in NOT_INPUTS:
                yield from files_under(Path(entry.path))
        elif entry.is_file() and not entry.name.endswith(TEST_ENDINGS):
            yield Path(entry.path)


def fingerprint(files: Iterable[Path], root: Path) -> str:
    """One hash over the names (below `root`) and contents of `files`."""
    whole = hashlib.sha256()
    for file in files:
        contents = hashlib.sha256(file.read_bytes()).hexdigest()
        whole.update(f"{file.relative_to(root).as_posix()} {contents}\n".encode())
    return whole.hexdigest()


class Stamps:
    """The stamps of one clone, a small file each in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def matches(self, name: str, inputs: str) -> bool:
        """Whether step `name` was last finished with exactly these inputs."""
        try:
            return (self.folder / name).read_text(encoding="ascii") == inputs
        except OSError:
            return False

    def save(self, name: str, inputs: str) -> None:
        """Remember that step `name` is finished with these inputs."""
        self.folder.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(inputs, encoding="ascii")

    def forget(self, name: str) -> None:
        """Distrust step `name` until it has finished again."""
        (self.folder / name).unlink(missing_ok=True)
