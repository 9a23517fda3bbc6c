"""The team's spreadsheets in a folder of the test's own, to be changed as people change them."""

import shutil
from pathlib import Path

from server.config import ROOT

HEADERS = {
    file.name: file.read_text(encoding="utf-8").splitlines()[0]
    for file in (ROOT / "demo").glob("*.csv")
}


class Spreadsheets:
    """A folder with a copy of the demo's spreadsheets, or with none."""

    def __init__(self, folder: Path, *, is_demo: bool = True) -> None:
        self.folder = folder
        if is_demo:
            shutil.copytree(ROOT / "demo", folder)
        else:
            folder.mkdir()

    def write(self, file: str, *rows: str) -> "Spreadsheets":
        """A file with the usual header and these rows."""
        return self.raw(file, "\n".join((HEADERS[file], *rows, "")).encode())

    def raw(self, file: str, content: bytes) -> "Spreadsheets":
        """A file with exactly these bytes."""
        (self.folder / file).write_bytes(content)
        return self

    def append(self, file: str, *rows: str) -> "Spreadsheets":
        """More rows at the end of a file."""
        content = (self.folder / file).read_bytes()
        return self.raw(file, content + "".join(f"{row}\n" for row in rows).encode())

    def change(self, file: str, old: str, new: str) -> "Spreadsheets":
        """Other words where `old` stood, which must stand there once."""
        content = (self.folder / file).read_text(encoding="utf-8")
        assert content.count(old) == 1, f"{old} stands {content.count(old)} times in {file}"
        return self.raw(file, content.replace(old, new).encode())

    def without(self, *files: str) -> "Spreadsheets":
        """The same folder with fewer files."""
        for file in files:
            (self.folder / file).unlink()
        return self
