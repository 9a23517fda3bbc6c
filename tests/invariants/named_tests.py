"""Whether a test that a document names is there: `path::function`, or `path::title` for the app's own."""

import ast
from functools import cache

from server.config import ROOT


def is_there(test: str) -> bool:
    """Whether the file exists and has a test of that name."""
    path, _, name = test.partition("::")
    if not path.endswith(".py"):
        return bool(name) and name in _titles_in(path)
    # One of a test's parameters may be named behind it.
    return name.partition("[")[0] in _tests_in(path)


@cache
def _tests_in(path: str) -> set[str]:
    file = ROOT / path
    if not file.is_file():
        return set()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    found = {
        node.name
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }
    # A state machine's test is a class of unittest's, assigned at the end of its file.
    for node in tree.body:
        if isinstance(node, ast.Assign):
            found |= {target.id for target in node.targets if isinstance(target, ast.Name)}
        if isinstance(node, ast.ClassDef):
            found |= {
                f"{node.name}::{each.name}"
                for each in node.body
                if isinstance(each, ast.FunctionDef)
            }
    return {name for name in found if "test" in name.lower()}


@cache
def _titles_in(path: str) -> str:
    file = ROOT / path
    return file.read_text(encoding="utf-8") if file.is_file() else ""
