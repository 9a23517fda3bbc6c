"""The first command on a strange machine: what is missing is said in one sentence, once."""

import ast
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tools import messages, prepare, setup
from tools.prepare import Step
from tools.stamps import Stamps, files_under, fingerprint

ROOT = Path(__file__).resolve().parents[2]

# A Python that says it is older than it is, for whatever it is asked to run.
PRETENDER = """#!/bin/sh
exec {python} - "$@" <<'END'
import os, runpy, sys
sys.version_info = {version}
sys.executable = "{path}"
sys.path.insert(0, os.getcwd())
if sys.argv[1] == "-c":
    exec(sys.argv[2])
else:
    name, sys.argv = sys.argv[2], sys.argv[2:]
    runpy.run_module(name, run_name="__main__")
END
"""


@pytest.fixture
def programs(tmp_path: Path) -> Path:
    """A folder to be the whole PATH, with what make's recipes use and no Python."""
    folder = tmp_path / "programs"
    folder.mkdir()
    for name in ("make", "sed", "cat"):
        found = shutil.which(name)
        assert found, name
        (folder / name).symlink_to(found)
    return folder


def add_python(programs: Path, name: str, version: tuple[int, int, int]) -> None:
    path = programs / name
    path.write_text(PRETENDER.format(python=sys.executable, version=version, path=path))
    path.chmod(0o755)


def call(programs: Path, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        env={"PATH": str(programs), "LC_ALL": "C.UTF-8", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("file", ["__init__.py", "setup.py", "messages.py"])
def test_what_an_old_python_reads_parses_there(file):
    source = (ROOT / "tools" / file).read_text(encoding="utf-8")

    ast.parse(source, feature_version=(3, 6))

    imported = set(re.findall(r"^(?:from|import) (\w+)", source, re.MULTILINE))
    assert imported <= {"os", "shutil", "subprocess", "sys", "tools"}


def test_make_says_in_one_sentence_that_there_is_no_python(programs):
    said = call(programs, "make", "run")

    assert said.returncode == 2
    assert said.stderr.splitlines()[0] == messages.NO_PYTHON


def test_make_says_in_one_sentence_that_python_is_too_old(programs):
    add_python(programs, "python3", (3, 9, 2))

    said = call(programs, "make", "run")

    sentence = messages.OLD_PYTHON.format(path=programs / "python3", version="3.9.2", target="run")
    assert said.stdout == ""
    assert said.stderr.splitlines()[0] == sentence


def test_a_newer_python_beside_the_old_one_takes_over(programs):
    add_python(programs, "python3", (3, 9, 2))
    add_python(programs, "python3.12", (3, 12, 0))

    said = call(programs, "python3", "-m", "tools.setup", "no-such-target")

    # 2 is what the newer Python answers, once it has read the rest.
    assert (said.returncode, said.stderr) == (2, "")


def test_a_python_chosen_by_hand_is_not_exchanged_for_another(programs):
    add_python(programs, "old", (3, 8, 1))
    add_python(programs, "python3", (3, 12, 0))

    said = call(programs, "make", "run", "PYTHON=old")

    assert "3.8.1" in said.stderr.splitlines()[0]


def test_programs_that_only_look_like_python_are_passed_by(programs):
    (programs / "python3").write_text("#!/bin/sh\necho no version is set\n")
    (programs / "python3").chmod(0o755)

    assert setup.version_of(str(programs / "python3")) is None


def pins(lock: str) -> set[str]:
    text = (ROOT / lock).read_text(encoding="utf-8")
    return set(re.findall(r"^([\w.\[\]-]+==[^\s;\\]+)", text, re.MULTILINE))


def test_the_tests_run_on_the_same_packages_as_the_server():
    assert pins("requirements.lock") <= pins("requirements-dev.lock")


def test_no_lock_file_names_where_packages_come_from():
    for lock in ("requirements.lock", "requirements-dev.lock", "pwa/package-lock.json"):
        text = (ROOT / lock).read_text(encoding="utf-8")
        assert not re.search(r"--(extra-)?index-url|--find-links|\"resolved\"", text), lock


class Clone:
    """A small clone of our own whose steps only write down that they were done."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.source = folder / "source"
        self.source.mkdir()
        (self.source / "a.ts").write_text("one")
        self.done = folder / "done"
        self.done.touch()
        for name, path in {
            "ROOT": folder,
            "INSTANCE": folder / "instance",
            "LOG": folder / "instance" / "setup.log",
            "VENV": folder / ".venv",
        }.items():
            monkeypatch.setattr(prepare, name, path)
        self.commands = {
            "first": [["sh", "-c", f"echo first >> {self.done}"]],
            "second": [["sh", "-c", f"echo second >> {self.done}"]],
        }
        monkeypatch.setattr(prepare, "NEEDS", {"run": ("first", "second")})
        monkeypatch.setattr(prepare, "STEPS", {name: self.step(name) for name in self.commands})

    def step(self, name: str) -> Step:
        return Step(
            label=f"step {name}",
            inputs=lambda: fingerprint(files_under(self.source), self.folder),
            is_there=lambda: (self.folder / f"{name}-missing").exists() is False,
            commands=lambda: self.commands[name],
            folder=self.folder,
        )

    def steps_done(self) -> list[str]:
        done = self.done.read_text().split()
        self.done.write_text("")
        return done


@pytest.fixture
def clone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    return Clone(tmp_path, monkeypatch)


def test_a_second_start_does_nothing_again_and_says_nothing(clone, capsys):
    assert prepare.prepare("run") == 0
    assert clone.steps_done() == ["first", "second"]
    assert "step first" in capsys.readouterr().out

    assert prepare.prepare("run") == 0

    assert clone.steps_done() == []
    assert capsys.readouterr().out == ""


def test_changed_sources_and_lost_products_are_made_again(clone):
    prepare.prepare("run")
    clone.steps_done()

    (clone.source / "a.ts").write_text("two")
    prepare.prepare("run")
    assert clone.steps_done() == ["first", "second"]

    (clone.folder / "second-missing").touch()
    prepare.prepare("run")
    assert clone.steps_done() == ["second"]


def test_a_failed_step_names_the_log_and_is_tried_again(clone, capsys):
    clone.commands["first"] = [["sh", "-c", "echo what went wrong; exit 3"]]

    assert prepare.prepare("run") == 1

    said = capsys.readouterr().err
    assert said.splitlines() == [
        messages.STEP_BROKE.format(label="step first"),
        messages.SEE_LOG.format(log="instance/setup.log"),
    ]
    assert "what went wrong" in (clone.folder / "instance" / "setup.log").read_text()
    assert clone.steps_done() == []

    clone.commands["first"] = [["true"]]
    assert prepare.prepare("run") == 0


def test_in_ci_a_failed_step_shows_what_it_wrote(clone, capsys, monkeypatch):
    monkeypatch.setenv("CI", "true")
    clone.commands["first"] = [["sh", "-c", "echo what went wrong; exit 3"]]

    prepare.prepare("run")

    assert "what went wrong" in capsys.readouterr().out


def test_a_python_without_venv_is_named_before_anything_is_removed(monkeypatch, tmp_path):
    monkeypatch.setattr(prepare, "VENV", tmp_path)
    monkeypatch.setattr(prepare.importlib.util, "find_spec", lambda name: None)

    with pytest.raises(prepare.NotPossible, match="python3-venv"):
        prepare.make_venv()

    assert tmp_path.exists()


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ("home = /usr/bin\nversion = 3.12.1\n", True),
        ("home = /usr/bin\nversion = 3.10.13\n", False),
        ("home = /usr/bin\n", False),
    ],
)
def test_an_environment_of_an_old_python_is_made_anew(monkeypatch, tmp_path, settings, expected):
    (tmp_path / "pyvenv.cfg").write_text(settings)
    (tmp_path / "python").symlink_to(sys.executable)
    monkeypatch.setattr(prepare, "VENV", tmp_path)
    monkeypatch.setattr(prepare, "PYTHON", tmp_path / "python")

    assert prepare.has_venv() is expected


def test_an_environment_whose_python_is_gone_is_made_anew(monkeypatch, tmp_path):
    (tmp_path / "pyvenv.cfg").write_text("version = 3.12.1\n")
    (tmp_path / "python").symlink_to(tmp_path / "removed")
    monkeypatch.setattr(prepare, "VENV", tmp_path)
    monkeypatch.setattr(prepare, "PYTHON", tmp_path / "python")

    assert prepare.has_venv() is False


def test_tests_and_built_files_are_no_reason_to_build_again(tmp_path):
    for name in ("src/a.ts", "src/a.test.ts", "dist/a.js", "node_modules/b/c.js", "index.html"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()

    found = [file.relative_to(tmp_path).as_posix() for file in files_under(tmp_path)]

    assert found == ["index.html", "src/a.ts"]


def test_a_file_that_changes_its_name_changes_the_fingerprint(tmp_path):
    (tmp_path / "a").write_text("same")
    before = fingerprint(files_under(tmp_path), tmp_path)
    (tmp_path / "a").rename(tmp_path / "b")

    assert fingerprint(files_under(tmp_path), tmp_path) != before


def test_a_forgotten_stamp_matches_nothing(tmp_path):
    stamps = Stamps(tmp_path / "stamps")
    stamps.save("build", "abc")
    assert stamps.matches("build", "abc")

    stamps.forget("build")

    assert not stamps.matches("build", "abc")
