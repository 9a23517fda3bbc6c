"""`make mutants`: break the build in each way of the catalogue, and see the named test notice.

Each test is first seen to pass in a sound copy; then it must fail in the broken one. Words after the command
choose mutants by a part of their name, or by the number of a fault.
"""

import queue
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.mutants.catalogue import Mutant, mutants
from tests.mutants.scratch import Run, Scratch

AT_ONCE = 2


def main(words: Sequence[str]) -> int:
    """Try the chosen mutants; 0 when every one was noticed."""
    chosen = [each for each in mutants().values() if _is_chosen(each, words)]
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="mutants-", dir="/tmp") as folder:
        copies: queue.Queue[Scratch] = queue.Queue()
        for number in range(min(AT_ONCE, len(chosen))):
            copies.put(Scratch(Path(folder) / f"copy-{number}"))
        faulty = _sound(copies, chosen)
        if faulty:
            print(f"These tests do not pass in a sound build:\n{faulty}")
            return 1
        with ThreadPoolExecutor(AT_ONCE) as pool:
            noticed = list(pool.map(lambda mutant: _tried(copies, mutant), chosen))
    survivors = len(chosen) - sum(noticed)
    minutes = (time.monotonic() - started) / 60
    print(f"\n{len(chosen)} mutants, {survivors} survived, {minutes:.1f} minutes")
    return 1 if survivors else 0


def _is_chosen(mutant: Mutant, words: Sequence[str]) -> bool:
    return not words or any(
        int(word) in mutant.faults if word.isdigit() else word in mutant.name for word in words
    )


def _sound(copies: "queue.Queue[Scratch]", chosen: list[Mutant]) -> str:
    """What the tests say when nothing is broken; nothing when they pass."""
    copy = copies.get()
    try:
        needs_build = any(each.is_of_the_app and not each.is_vitest for each in chosen)
        if needs_build:
            copy.build()
        said = ""
        for is_vitest in (False, True):
            tests = dict.fromkeys(each.test for each in chosen if each.is_vitest is is_vitest)
            if tests:
                run = copy.run(*tests)
                said += "" if run.is_passed else run.output[-6000:]
        return said
    finally:
        copies.put(copy)


def _tried(copies: "queue.Queue[Scratch]", mutant: Mutant) -> bool:
    copy = copies.get()
    started = time.monotonic()
    try:
        run = copy.with_mutant(mutant)
    finally:
        copies.put(copy)
    _tell(mutant, run, time.monotonic() - started)
    return run.is_failed


def _tell(mutant: Mutant, run: Run, seconds: float) -> None:
    how = "noticed" if run.is_failed else "SURVIVED" if run.is_passed else "NOT RUN"
    rows = ",".join(map(str, mutant.faults))
    where = mutant.test.partition("::")[2]
    print(f"{how:9} {seconds:4.0f} s  {rows:9} {mutant.name:44} {where}", flush=True)
    if not run.is_failed:
        print(run.output[-2000:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
