"""Text without what fingers and memory miss: capitals, accents, and the ways to write æ, ø and å.

The phone folds the same way (pwa/src/domain/likeness.ts); tests/contract/folding.json holds both to it.
"""

import re
import unicodedata

_BETWEEN = re.compile(r"[\W_]+")
#: The three letters and the two that stand for each where a keyboard has none; a ring above is a mark.
_WAYS = (
    (re.compile(r"\u00e6|ae"), "a"),
    (re.compile(r"\u00f8|oe"), "o"),
    (re.compile("aa"), "a"),
)


def folded(text: str) -> str:
    """The words of `text` with one space between them, as they are compared."""
    plain = unicodedata.normalize("NFKD", text.lower())
    plain = "".join(each for each in plain if not unicodedata.category(each).startswith("M"))
    for ways, letter in _WAYS:
        plain = ways.sub(letter, plain)
    return _BETWEEN.sub(" ", plain).strip()
