"""Norwegian text stands in the catalogues, and every reason has one."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from server.config import ROOT
from server.errors import REASONS, DomainError
from server.sync import refusals

SERVER = ROOT / "server"
CATALOGUE = ROOT / "pwa" / "src" / "locales" / "nb.po"

# The product's name is a name.
NAMES = ("Miljøvakt",)
# Words that are Norwegian and not English, for text that happens to have no æ, ø or å.
NORWEGIAN = re.compile(
    r"[æøåÆØÅ]|\b(ikke|eller|og|som|denne|dette|kan|må|skal|feil|passord|bruker|finnes|ugyldig"
    r"|fil|linje|kolonne|mangler|beboer|saker|godkjent|vennligst|prøv|igjen|hvis|når)\b"
)


def texts(file: Path) -> Iterator[tuple[int, str]]:
    """The text in the code of `file`: not its comments, not its docstrings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = set()
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            first = body[0] if body else None
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                docstrings.add(id(first.value))
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in docstrings:
            yield node.lineno, node.value


def norwegian_in(text: str) -> bool:
    for name in NAMES:
        text = text.replace(name, "")
    return bool(NORWEGIAN.search(text))


def test_no_norwegian_outside_the_catalogues():
    """Seen to fail with `raise ValueError("Porten er opptatt og kan ikke brukes")` in config.py."""
    found = [
        f"{file.relative_to(ROOT)}:{line}: {text!r}"
        for file in sorted(SERVER.rglob("*.py"))
        for line, text in texts(file)
        if norwegian_in(text)
    ]

    assert found == []


@pytest.mark.parametrize("text", ["Fullført", "Du kan ikke", "feil passord", "Miljøvakt er på"])
def test_norwegian_is_recognised(text):
    assert norwegian_in(text)


@pytest.mark.parametrize("text", ["not_found", "Miljøvakt", "The file is missing.", "format"])
def test_english_and_keys_are_let_be(text):
    assert not norwegian_in(text)


def catalogue_ids() -> set[str]:
    return set(re.findall(r'^msgid "(.+)"$', CATALOGUE.read_text(encoding="utf-8"), re.MULTILINE))


def test_every_reason_has_norwegian_text():
    """Seen to fail with a new error class whose reason nobody has translated."""
    reasons = set(REASONS) | set(refusals.REASONS)

    assert {f"reason.{reason}" for reason in reasons} - catalogue_ids() == set()


def test_every_reason_that_sync_gives_is_in_its_registry():
    """Seen to fail with `raise Refused("because")` in server/sync/acts.py."""
    given = set()
    for file in sorted((SERVER / "sync").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            is_refusal = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Refused"
            if is_refusal and isinstance(node.args[0], ast.Constant):
                given.add(node.args[0].value)

    assert given
    assert given <= refusals.REASONS


def test_two_errors_cannot_share_a_reason():
    with pytest.raises(ValueError, match="not_found"):
        type("Another", (DomainError,), {"reason": "not_found"})
