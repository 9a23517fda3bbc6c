"""The demo in an instance of a test's own, moved so that its Tuesday is today."""

import atexit
import json
import os
import shutil
import subprocess
import sys
import tempfile
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from server.clock import local_today
from server.config import ROOT

TUESDAY_EVE = "2026-11-16"


class Instance:
    """A folder and a database with the demo until Monday evening: today is planned, nothing is logged."""

    def __init__(self, folder: Path, database_url: str | None = None) -> None:
        self.folder = folder
        self.database_url = database_url
        self.environment = os.environ | {"MILJOVAKT_INSTANCE": str(folder)}
        if database_url:
            self.environment["DATABASE_URL"] = database_url
        else:
            self.environment.pop("DATABASE_URL", None)
        folder.mkdir(parents=True, exist_ok=True)

    def command(self, *arguments: str) -> str:
        """Run `python -m server ...` here and return what it prints. Raises RuntimeError when it fails."""
        return self._run("server", *arguments)

    def edit_at_desk(self, username: str, resident: str, **fields: Any) -> None:
        """Correct the newest entry at a resident's, as an office user (tests/support/office_edit.py)."""
        self._run("tests.support.office_edit", username, resident, json.dumps(fields))

    def add_contact(
        self, username: str, resident: str, name: str, phone: str, relation: str = "next_of_kin"
    ) -> None:
        """Put somebody to phone into a resident's case, as an office user (tests/support/case_contact.py)."""
        self._run("tests.support.case_contact", username, resident, name, phone, relation)

    def put_setting(self, key: str, value: str) -> None:
        """Put a setting of the service in (tests/support/put_setting.py)."""
        self._run("tests.support.put_setting", key, value)

    def others_work(self, me: str, her: str) -> None:
        """What others do while the phone of `me` lies in a pocket (tests/support/meanwhile.py)."""
        self._run("tests.support.meanwhile", me, her)

    def phone_is_lost(self, username: str) -> None:
        """An earlier phone of theirs said that it had unsent work (tests/support/lost_phone.py)."""
        self._run("tests.support.lost_phone", username)

    def minutes_pass(self, minutes: int) -> int:
        """How many safe visits the server escalates when they should have ended so much sooner."""
        return int(self._run("tests.support.time_passes", str(minutes)))

    def _run(self, module: str, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", module, *arguments],
            cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(
                f"{arguments} ended with {done.returncode}: {done.stderr}{done.stdout}"
            )
        return done.stdout

    def load_demo(self, day: date | None = None) -> None:
        """The demo, whose Tuesday has not begun and is `day`, or today. On SQLite it is a copy."""
        day = day or local_today()
        if self.database_url:
            self._read_demo_in(day)
        else:
            shutil.copytree(_with_demo(day), self.folder, dirs_exist_ok=True)

    def _read_demo_in(self, day: date) -> None:
        self.command("demo", "--until", TUESDAY_EVE, "--day", day.isoformat())

    def figures_of_today(self) -> dict[str, Any]:
        """The report's figures for today, by their keys."""
        day = local_today().isoformat()
        out = self.folder / "report.json"
        self.command("report", "--from", day, "--to", day, "--format", "json", "--out", str(out))
        figures: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))["figures"]
        return figures


@cache
def _with_demo(day: date) -> Path:
    """A folder with the demo of that day, to be copied; it is there as long as these tests run."""
    folder = Path(tempfile.mkdtemp(prefix="miljovakt-demo-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    Instance(folder)._read_demo_in(day)
    return folder
