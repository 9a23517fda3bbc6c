"""How much is tried: little in `make test`, much in `make soak` (SOAK=1), which adds up what was done."""

import json
import os
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

#: Whether this is the long run.
IS_SOAK = os.environ.get("SOAK") == "1"


def soaking(short: T, long: T) -> T:
    """The first in `make test`, the second in `make soak`."""
    return long if IS_SOAK else short


def counted(*, operations: int = 0, faults: int = 0, losses: int = 0) -> None:
    """Add to what the long run tells at its end; nothing is kept in a short one.

    Each call is a line of its own in the file that SOAK_COUNTS names, so that processes need no lock.
    """
    file = os.environ.get("SOAK_COUNTS")
    if file:
        line = json.dumps({"operations": operations, "faults": faults, "losses": losses})
        with Path(file).open("a", encoding="utf-8") as counts:
            counts.write(line + "\n")
