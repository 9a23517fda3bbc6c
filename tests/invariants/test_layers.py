"""Dependence runs one way (architecture.md, "Rooms").

Seen to fail with `from server.services import entries` in server/access/readable.py, with
`from server import models` in server/rules/week.py, and with an import of ../sync/sync.ts in
pwa/src/store/view.ts.
"""

import ast
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.config import ROOT

SERVER = ROOT / "server"
PWA = ROOT / "pwa" / "src"

# What stands beside the rooms and may be leaned on from anywhere but rules and vocabulary.
_BASE = {"clock", "config", "errors", "extensions", "ids"}
_BELOW_ACCESS = _BASE | {"models"}
_BELOW_SERVICES = _BELOW_ACCESS | {"access", "rules", "vocabulary", "locales"}

#: room: the rooms it may lean on. Every room and every module beside the rooms is named.
PYTHON_ARROWS: dict[str, set[str]] = {
    "rules": set(),
    "vocabulary": set(),
    "locales": set(),
    "models": {"extensions"},
    "access": _BELOW_ACCESS | {"vocabulary"},
    "sync": _BELOW_SERVICES - {"locales"},
    "reports": _BELOW_SERVICES,
    "services": _BELOW_SERVICES | {"sync", "reports"},
    "schemas": {"access", "vocabulary", "errors", "ids"},
    "routes": _BASE
    | {"access", "schemas", "services", "sync", "reports", "vocabulary"}
    | {"cookies", "csrf", "limits", "openapi", "parsing", "problems", "static"},
    "migrations": {"extensions"},
    # Beside the rooms.
    "clock": set(),
    "ids": set(),
    "config": set(),
    "errors": set(),
    "problems": {"errors"},
    "extensions": {"problems", "turns"},
    "turns": set(),
    "headers": {"config"},
    "csrf": {"errors"},
    "limits": {"errors", "extensions"},
    "openapi": set(),
    "parsing": set(),
    "static": {"config", "headers"},
    "cookies": {"access", "config", "services"},
}
# The two doors see the whole house: the factory and the command line.
DOORS = {"__init__", "__main__", "cli", "ticker"}

NO_FRAMEWORK = {"rules", "vocabulary"}
FRAMEWORKS = {"flask", "sqlalchemy", "marshmallow", "flask_login", "flask_smorest", "flask_limiter"}


def room_of(file: Path, root: Path) -> str:
    first = file.relative_to(root).parts[0]
    return first.removesuffix(".py")


def python_files() -> Iterator[tuple[str, Path]]:
    for file in sorted(SERVER.rglob("*.py")):
        yield room_of(file, SERVER), file


def imports_of(file: Path) -> Iterator[str]:
    """Every module that `file` imports, also inside functions."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file} imports by a relative name"
            if node.module == "server":
                yield from (f"server.{alias.name}" for alias in node.names)
            elif node.module:
                yield node.module


def test_the_server_leans_one_way():
    wrong = []
    for room, file in python_files():
        if room in DOORS:
            continue
        assert room in PYTHON_ARROWS, f"{room} has no arrows yet: say what it may lean on"
        for module in imports_of(file):
            head, _, rest = module.partition(".")
            target = rest.partition(".")[0]
            if head == "server" and target != room and target not in PYTHON_ARROWS[room]:
                wrong.append(f"{file.relative_to(ROOT)} leans on server.{target}")

    assert wrong == []


def test_rules_and_words_know_no_framework():
    for room, file in python_files():
        if room in NO_FRAMEWORK:
            used = {module.partition(".")[0] for module in imports_of(file)}
            assert not used & FRAMEWORKS, file


#: The PWA's rooms: `screens → actions → store → lock`, `sync → store, api`, and what all may use.
_WORDS = {"domain", "locales"}
TS_ARROWS: dict[str, set[str]] = {
    "domain": set(),
    "lock": {"domain"},
    "api": {"domain"},
    "store": {"lock", "domain"},
    "sync": {"store", "api", "lock", "domain"},
    "actions": {"store", "lock", "domain"},
    # The words for the API's errors stand with the other words.
    "locales": {"domain", "api"},
    "components": _WORDS | {"store", "styles"},
    "screens": _WORDS
    | {"actions", "store", "lock", "sync", "api", "components", "styles", "worker"},
    "worker": {"lock"},
    "styles": set(),
}
#: Shapes of the wire are types alone: `import type` from here carries no code, so it is no arrow.
_TYPES_FROM = {"api", "store"}
# Beside the rooms: the page's start and the set-up of its tests.
TS_DOORS = {"main.tsx", "testSetup.ts"}

_IMPORT = re.compile(
    r"""(?:^|\n)\s*(import|export)\s+(type\s)?[^;"']*?from\s*["'](\.[^"']+)["']"""
    r"""|(?:import\(|(?:^|\n)\s*import\s+)["'](\.[^"']+)["']"""
)


def typescript_imports() -> Iterator[tuple[Path, str, Path, bool]]:
    for file in sorted([*PWA.rglob("*.ts"), *PWA.rglob("*.tsx")]):
        if ".test." in file.name or file.parent == PWA:
            continue
        for match in _IMPORT.finditer(file.read_text(encoding="utf-8")):
            target = (file.parent / (match[3] or match[4]).partition("?")[0]).resolve()
            if target.is_relative_to(PWA):
                yield file, room_of(file, PWA), target, bool(match[2])


def test_the_screens_lean_one_way():
    wrong = []
    for file, room, target, is_type in typescript_imports():
        to = room_of(target, PWA)
        assert room in TS_ARROWS, f"{room} has no arrows yet: say what it may lean on"
        if to == room or to in TS_ARROWS[room] or (is_type and to in _TYPES_FROM):
            continue
        wrong.append(f"{file.relative_to(ROOT)} leans on {to}/{target.name}")

    assert wrong == []


# Signing in needs the network by nature, and comes before there is a store.
BEFORE_THE_STORE = {"SignIn.tsx"}


def test_field_screens_ask_the_store_and_never_the_network():
    """Decision 3: seen to fail with an import of ../../api/office.ts in a field screen."""
    wrong = [
        str(file.relative_to(ROOT))
        for file, room, target, is_type in typescript_imports()
        if room == "screens"
        and file.is_relative_to(PWA / "screens" / "field")
        and room_of(target, PWA) == "api"
        and not is_type
        and file.name not in BEFORE_THE_STORE
    ]

    assert wrong == []


def test_office_code_is_never_loaded_by_the_field():
    """The office is loaded when it is opened: no import of it that is not `import()`."""
    for file, _room, target, is_type in typescript_imports():
        office = PWA / "screens" / "office"
        if target.is_relative_to(office) and not file.is_relative_to(office) and not is_type:
            assert f'import("{_as_written(file, target)}' in file.read_text(encoding="utf-8"), file


def _as_written(file: Path, target: Path) -> str:
    text = Path(os.path.relpath(target, file.parent)).as_posix()
    return text if text.startswith(".") else f"./{text}"


@pytest.mark.parametrize(
    "line",
    [
        'import { a } from "../sync/sync.ts";',
        'import type { A } from "../sync/sync.ts";',
        'import {\n  a,\n  b,\n} from "../sync/sync.ts";',
        'import "../sync/sync.ts";',
        'const a = await import("../sync/sync.ts");',
        'export { a } from "../sync/sync.ts";',
    ],
)
def test_every_form_of_import_is_seen(line):
    match = _IMPORT.search("// first\n" + line)

    assert match is not None
    assert (match[3] or match[4]) == "../sync/sync.ts"
