"""The server's Norwegian text: for the command line and for documents. Code carries keys only."""

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@lru_cache(maxsize=1)
def catalogue() -> dict[str, str]:
    """Every text by its dotted key, as `nb.toml` has it."""
    return dict(_flat(tomllib.loads((FOLDER / "nb.toml").read_text(encoding="utf-8")), ""))


def _flat(table: dict[str, Any], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, dict):
            found += _flat(value, f"{prefix}{key}.")
        else:
            found.append((prefix + key, value))
    return found


def say(key: str, **values: object) -> str:
    """The text of `key` with `values` filled in.

    Raises KeyError for a key that the catalogue does not have: a test asks for each of them.
    """
    return catalogue()[key].format(**values)


@lru_cache(maxsize=1)
def spreadsheets() -> dict[str, Any]:
    """The files and column headers of the team's spreadsheets, by the names that the code uses."""
    return tomllib.loads((FOLDER / "spreadsheets.toml").read_text(encoding="utf-8"))
