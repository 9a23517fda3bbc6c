"""The real server with a clock that a test moves: `python -m tests.support.clocked_server run`.

It is another program around the same one, so that nothing of it is part of the server. The file `clock` in
the instance's folder says how many seconds the server's clock is ahead of the machine's.
"""

import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from server.cli import main
from server.clock import use_clock

CLOCK = "clock"


def _now() -> datetime:
    file = Path(os.environ["MILJOVAKT_INSTANCE"]) / CLOCK
    ahead = float(file.read_text()) if file.exists() else 0.0
    return datetime.now(UTC) + timedelta(seconds=ahead)


if __name__ == "__main__":
    use_clock(_now)
    sys.exit(main(sys.argv[1:]))
