"""A copy of the tree in which a line can be wrong, and tests run in it."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tests.mutants.catalogue import ROOT, Mutant
from tools.prepare import child_environment, node_folder

#: What is large, or somebody's own, and is not copied; the second kind is reached by a link instead.
_LEFT_OUT = shutil.ignore_patterns(
    ".git",
    ".venv",
    "node_modules",
    "instance",
    "test-results",
    "results",
    "__pycache__",
    ".*_cache",
)
_LINKED = (".venv", "pwa/node_modules")
_PATIENCE_SECONDS = 600
_FAILED = re.compile(r"^FAILED ", re.MULTILINE)
_APP_PASSED = re.compile(r"^ *Tests .*\d+ passed", re.MULTILINE)
_APP_FAILED = re.compile(r"^ *Tests .*\d+ failed", re.MULTILINE)


@dataclass(frozen=True)
class Run:
    """How tests went: all passed, or some failed; else they could not be run, which shows nothing."""

    is_passed: bool
    is_failed: bool
    output: str


class Scratch:
    """One copy. What is changed in it is changed back after each mutant."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT, folder, ignore=_LEFT_OUT)
        (folder / "instance").mkdir()
        for name in _LINKED:
            (folder / name).symlink_to(ROOT / name)

    def with_mutant(self, mutant: Mutant) -> Run:
        """Run the mutant's test in the broken build."""
        file = self.folder / mutant.file
        sound = file.read_text(encoding="utf-8")
        file.write_text(mutant.applied(sound), encoding="utf-8")
        try:
            if mutant.is_of_the_app and not mutant.is_vitest:
                self.build()
            return self.run(mutant.test)
        finally:
            file.write_text(sound, encoding="utf-8")

    def run(self, *tests: str) -> Run:
        """Run tests of one kind: pytest's, or the app's own."""
        return self._vitest(*tests) if tests[0].startswith("pwa/") else self._pytest(*tests)

    def build(self) -> None:
        """Build the app anew."""
        done = self._do([*_node(), "node_modules/vite/bin/vite.js", "build"], self.folder / "pwa")
        if done.returncode:
            raise RuntimeError(done.stdout)

    def _pytest(self, *tests: str) -> Run:
        command = [sys.executable, "-m", "pytest", "-q", "-x", "-rf", "-p", "no:cacheprovider"]
        done = self._do([*command, *tests], self.folder)
        is_failed = done.returncode == 1 and bool(_FAILED.search(done.stdout))
        return Run(done.returncode == 0, is_failed, done.stdout)

    def _vitest(self, *tests: str) -> Run:
        is_passed, is_failed, output = True, False, ""
        for test in tests:
            file, _, title = test.removeprefix("pwa/").partition("::")
            command = [*_node(), "node_modules/vitest/vitest.mjs", "run", file]
            done = self._do([*command, "-t", re.escape(title)], self.folder / "pwa")
            # A title that nothing has makes a run without tests, which vitest calls a success.
            is_passed &= done.returncode == 0 and bool(_APP_PASSED.search(done.stdout))
            is_failed |= done.returncode != 0 and bool(_APP_FAILED.search(done.stdout))
            output += done.stdout
        return Run(is_passed, is_failed, output)

    def _do(self, command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
        # A broken build can hang; that shows nothing, and is told as a test that was not run.
        command = ["timeout", "--kill-after=5", str(_PATIENCE_SECONDS), *command]
        return subprocess.run(
            command,
            cwd=folder,
            env=child_environment() | {"PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )


def _node() -> list[str]:
    return [os.fspath(node_folder() / "bin/node")]
