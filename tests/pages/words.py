"""The words on the screens, read from the app's own catalogue, so that no test repeats them."""

import ast
import re
from functools import cache

from server import vocabulary
from server.config import ROOT

_ENTRY = re.compile(
    r'^msgid ((?:"(?:[^"\\]|\\.)*"\s*)+)^msgstr ((?:"(?:[^"\\]|\\.)*"\s*)+)', re.MULTILINE
)


def word(key: str, **values: object) -> str:
    """The text of a catalogue id, with simple `{name}` values filled in. Raises KeyError without one."""
    text = _catalogue()[key]
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", str(value))
    return text


@cache
def _catalogue() -> dict[str, str]:
    source = (ROOT / "pwa" / "src" / "locales" / "nb.po").read_text(encoding="utf-8")
    return {_joined(key): _joined(text) for key, text in _ENTRY.findall(source)}


def _joined(lines: str) -> str:
    return "".join(ast.literal_eval(line) for line in lines.strip().splitlines())


def label(list_name: str, key: str) -> str:
    """The label of a word of the closed lists, as it stands on the screens."""
    return vocabulary.word(list_name, key).label
