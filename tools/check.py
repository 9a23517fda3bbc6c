"""The quick round: every check that needs no server and no browser, two at a time.

A check that passes is one line; one that fails shows all it wrote, after the others have ended.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tools import messages
from tools.prepare import PWA, PYTHON, ROOT, child_environment, node_folder

AT_ONCE = 2


@dataclass(frozen=True)
class Check:
    """A command that must succeed, and the name a person knows it by."""

    label: str
    command: Sequence[str]
    folder: Path = ROOT


@dataclass(frozen=True)
class Result:
    """How one check went, in how many seconds, and what it wrote."""

    check: Check
    is_ok: bool
    seconds: float
    output: str


def checks() -> list[Check]:
    """The quick checks, the slowest first so that both cores end together."""
    python = str(PYTHON)
    ruff = [python, "-m", "ruff"]
    node = [str(node_folder() / "bin/node")]
    return [
        Check("vitest", [*node, "node_modules/vitest/vitest.mjs", "run"], PWA),
        Check("mypy", [python, "-m", "mypy"]),
        Check("types.ts", [python, "-m", "tools.api_types", "--check"]),
        Check("tsc", [*node, "node_modules/typescript/bin/tsc", "--noEmit"], PWA),
        Check("biome", [*node, "node_modules/@biomejs/biome/bin/biome", "check", "."], PWA),
        Check("ruff", [*ruff, "check", "."]),
        Check("ruff format", [*ruff, "format", "--check", "--output-format=concise", "."]),
    ]


def run(check: Check) -> Result:
    """Run one check to its end, and say on one line how it went."""
    started = time.monotonic()
    finished = subprocess.run(
        check.command,
        cwd=check.folder,
        env=child_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    result = Result(
        check, finished.returncode == 0, time.monotonic() - started, finished.stdout or ""
    )
    sentence = messages.CHECK_PASSED if result.is_ok else messages.CHECK_FAILED
    print(sentence.format(label=check.label, seconds=round(result.seconds)), flush=True)
    return result


def main(names: Sequence[str]) -> int:
    """Run the checks named in `names`, or all; 0 when every one passed."""
    chosen = [check for check in checks() if not names or check.label in names]
    started = time.monotonic()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        results = list(pool.map(run, chosen))
    failed = [result for result in results if not result.is_ok]
    for result in failed:
        print(f"\n── {result.check.label} ──\n{result.output.rstrip()}")
    if failed:
        labels = ", ".join(result.check.label for result in failed)
        sentence = messages.CHECKS_FAILED
        print("\n" + sentence.format(count=len(failed), total=len(results), labels=labels))
        return 1
    seconds = round(time.monotonic() - started)
    print(messages.CHECKS_PASSED.format(total=len(results), seconds=seconds), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
