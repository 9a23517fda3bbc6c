"""What somebody searches for, as the beginnings of words that must all be found."""

from collections.abc import Sequence

from server.rules.folding import folded

#: A beginning this long may stand for a name that is written otherwise.
SHORTEST_SYNONYM = 4

#: One need is met by any of its beginnings.
Need = tuple[str, ...]


def needs_of(text: str, synonyms: Sequence[Sequence[str]]) -> list[Need]:
    """The needs of `text`: each word, or each name of several words that has other names, is one.

    Nothing to search for gives none.
    """
    rest = f" {folded(text)} "
    groups = [tuple(folded(name) for name in group) for group in synonyms]
    needs: list[Need] = []
    for group in groups:
        for name in group:
            if " " in name and f" {name} " in rest:
                needs.append(group)
                rest = rest.replace(f" {name} ", " ")
    for word in rest.split():
        others = [
            other
            for group in groups
            if len(word) >= SHORTEST_SYNONYM and any(name.startswith(word) for name in group)
            for other in group
        ]
        needs.append((word, *dict.fromkeys(other for other in others if other != word)))
    return needs


def is_met(needs: Sequence[Need], words: str) -> bool:
    """Whether folded `words` hold every need at the beginning of a word."""
    spaced = f" {words}"
    return all(any(f" {beginning}" in spaced for beginning in need) for need in needs)


def excerpt(text: str, needs: Sequence[Need], longest: int = 160) -> str:
    """The part of `text` around the first word that meets a need, at most `longest` characters and marks."""
    if len(text) <= longest:
        return text
    firsts = tuple(beginning.split()[0] for need in needs for beginning in need)
    at, here = 0, 0
    for word in text.split():
        here = text.index(word, here)
        if any(part.startswith(firsts) for part in folded(word).split()):
            at = here
            break
        here += len(word)
    start = 0 if at < longest // 2 else text.rfind(" ", 0, at - longest // 3) + 1
    part = text[start : start + longest]
    return ("… " if start else "") + part + ("…" if start + longest < len(text) else "")
