"""Importing spreadsheets: all or nothing, twice is once, and every fault named (demo/README.md)."""

from pathlib import Path

from server.services.importing.bringing_in import Imported, bring_in
from server.services.importing.problems import ImportRefused, Problem
from server.services.importing.sheets import read_sheets

__all__ = ["ImportRefused", "Imported", "Problem", "import_folder"]


def import_folder(folder: Path, *, only_check: bool = False) -> Imported:
    """Import the spreadsheets of `folder`, or only say whether they could be.

    Raises ImportRefused with every fault that was found; then nothing was imported.
    """
    sheets, problems = read_sheets(folder)
    return bring_in(sheets, problems, job="import", only_check=only_check)
