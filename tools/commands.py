"""Runs one step's commands quietly: a line with the seconds for the person, the rest to a log."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from tools import messages

TICK_SECONDS = 1.0


class StepFailed(Exception):
    """A command of a step did not succeed; `output` is what the step wrote until then."""

    def __init__(self, output: str) -> None:
        super().__init__(output)
        self.output = output


class ProgressLine:
    """One line on the terminal that counts seconds; in a file or pipe it is written once."""

    def __init__(self, label: str) -> None:
        self.started = time.monotonic()
        self.start = messages.STEP_STARTED.format(label=label)
        print(self.start, end="", flush=True)

    def tick(self) -> None:
        """Show the seconds so far, where a line can be written again."""
        if sys.stdout.isatty():
            self._write_over(messages.SECONDS)

    def end(self, sentence: str = messages.SECONDS) -> None:
        """Close the line with `sentence`, which may hold {seconds}."""
        if sys.stdout.isatty():
            self._write_over(sentence)
            print(flush=True)
        else:
            print(self._counted(sentence), flush=True)

    def _write_over(self, sentence: str) -> None:
        print(f"\r{self.start}{self._counted(sentence)}", end="", flush=True)

    def _counted(self, sentence: str) -> str:
        return sentence.format(seconds=round(time.monotonic() - self.started))


def run_step(
    label: str,
    commands: Sequence[Sequence[str]],
    log: Path,
    folder: Path,
    environment: Mapping[str, str],
) -> None:
    """Run `commands` one after another in `folder`, all they write added to `log`.

    Raises StepFailed with the step's output at the first one that does not exit with 0.
    """
    line = ProgressLine(label)
    with log.open("a+b") as written:
        beginning = written.seek(0, 2)
        for command in commands:
            written.write(f"\n$ {' '.join(command)}\n".encode())
            written.flush()
            status = _wait_for(command, line, written.fileno(), folder, environment)
            if status != 0:
                line.end(messages.STEP_STOPPED)
                written.seek(beginning)
                raise StepFailed(written.read().decode("utf-8", "replace"))
    line.end()


def _wait_for(
    command: Sequence[str],
    line: ProgressLine,
    output: int,
    folder: Path,
    environment: Mapping[str, str],
) -> int:
    try:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    except OSError as problem:
        raise StepFailed(str(problem)) from problem
    while True:
        try:
            return process.wait(TICK_SECONDS)
        except subprocess.TimeoutExpired:
            line.tick()
        except KeyboardInterrupt:
            process.wait()
            raise
