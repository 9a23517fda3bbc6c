"""`make soak`: the tests that try more when SOAK=1, one after another, and what they tried in all.

Each of these tests adds up its operations, the faults it injected, and what was lost (tests/support/soak.py).
Words after the command choose by pytest's -k.
"""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from server.config import ROOT

#: What has a long form: the state machine, the phones over a failing network, kills of browser and server.
FOLDERS = ("tests/sync", "tests/journeys/faults")


def main(words: Sequence[str]) -> int:
    """Run them; pytest's own answer, or 1 when something was lost."""
    chosen = ["-k", " or ".join(words)] if words else []
    folders = [folder for folder in FOLDERS if (ROOT / folder).is_dir()]
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        counts = Path(folder) / "counts"
        counts.touch()
        command = [sys.executable, "-m", "pytest", "-q", "--durations=10", *folders, *chosen]
        environment = os.environ | {"SOAK": "1", "SOAK_COUNTS": str(counts)}
        status = subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
        total: Counter[str] = Counter()
        for line in counts.read_text(encoding="utf-8").splitlines():
            total.update(json.loads(line))
    minutes = (time.monotonic() - started) / 60
    print(
        f"\noperations tried {total['operations']}, faults injected {total['faults']},"
        f" losses {total['losses']}, {minutes:.0f} minutes"
    )
    return status or int(total["losses"] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
