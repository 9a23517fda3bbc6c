"""Initials instead of names, on sheets that leave the room."""

import re


def initials_of(name: str) -> str:
    """The first letter of each word of a name: `G.F.` for Grønn Furukvist."""
    return "".join(f"{word[0].upper()}." for word in re.findall(r"\w+", name))


def without_name(text: str, name: str) -> str:
    """The text with the words of a name replaced by their initials; as they are written in the name."""
    for word in sorted(set(re.findall(r"\w{2,}", name)), key=len, reverse=True):
        text = re.sub(rf"\b{re.escape(word)}(s?)\b", f"{word[0].upper()}.", text)
    return text
