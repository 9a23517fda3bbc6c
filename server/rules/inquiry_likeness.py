"""What an inquiry and a case or another inquiry have in common, and how much that says.

A suggestion is only ever a suggestion: it says why, and a person joins.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from math import log
from types import MappingProxyType

from server.rules.folding import folded

#: Reasons by what they say: the same number is hardly chance, a word in common often is.
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {"phone": 100.0, "resident": 90.0, "address": 80.0, "eviction": 40.0, "words": 0.0}
)
#: Words in common weigh what they are rare, and together less than any other reason. One alone says nothing.
MOST_FOR_WORDS = 30.0
LEAST_FOR_WORDS = 15.0
#: Where little has been written yet, no word is common.
_FEW = 20
_FEWEST_WORDS = 2

_SHORTEST_WORD = 4
_SHORTEST_PHONE = 6
_SHORTEST_BEGINNING = 3
#: Who writes when an eviction is under way, and the stages in which they do.
_EVICTING_SOURCES = frozenset({"enforcement_officer"})
_EVICTING_STAGES = frozenset(
    {"landlord_notice", "petition", "objection_period", "scheduled", "forced_sale_requested"}
)
_ARREARS_SOURCES = frozenset({"municipal_debt_collection", "housing_association"})
_ARREARS_STAGES = frozenset({"arrears", "termination_received", "sale_order"})


@dataclass(frozen=True)
class Told:
    """What is compared: of an inquiry what was said, of a case what is known. Texts as they were written."""

    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    source: str | None = None
    stage: str = "none"


@dataclass(frozen=True)
class Likeness:
    """Why two may belong together, the strongest reason first, and how strongly."""

    weight: float = 0.0
    reasons: tuple[str, ...] = field(default=())


def digits(phone: str) -> str:
    """A number as it is compared: its last eight digits, whatever stands between and before them."""
    return "".join(each for each in phone if each.isdigit())[-8:]


@lru_cache(maxsize=20_000)
def words_of(text: str) -> frozenset[str]:
    """The words of a text that can say something, folded."""
    return frozenset(each for each in folded(text).split() if len(each) >= _SHORTEST_WORD)


def rarity(texts: Iterable[str]) -> dict[str, float]:
    """How much each word says, by how few of `texts` have it."""
    count: dict[str, int] = {}
    total = 0
    for text in texts:
        total += 1
        for word in words_of(text):
            count[word] = count.get(word, 0) + 1
    return {word: 3.0 * log((_FEW + total) / each) for word, each in count.items()}


def likeness(asked: Told, known: Told, rare: Mapping[str, float]) -> Likeness:
    """What `asked`, an inquiry, has in common with `known`; weight 0 when nothing says anything."""
    found: dict[str, float] = {}
    if _shares(map(digits, asked.phones), map(digits, known.phones), shortest=_SHORTEST_PHONE):
        found["phone"] = WEIGHTS["phone"]
    said = " ".join(map(folded, (*asked.names, *asked.addresses, *asked.texts)))
    if any(_is_named(folded(name), said, asked.names) for name in known.names):
        found["resident"] = WEIGHTS["resident"]
    typed = (*asked.names, *asked.addresses)
    if any(
        _is_at(folded(each), said) or _is_begun(folded(each), typed) for each in known.addresses
    ):
        found["address"] = WEIGHTS["address"]
    if _is_evicted(asked.source, known.stage):
        found["eviction"] = WEIGHTS["eviction"]
    common = _words(asked.texts) & _words(known.texts)
    weight = min(MOST_FOR_WORDS, sum(rare.get(word, 0.0) for word in common))
    if len(common) >= _FEWEST_WORDS and weight >= LEAST_FOR_WORDS:
        found["words"] = weight
    ordered = sorted(found, key=lambda reason: -found[reason])
    return Likeness(sum(found.values()), tuple(ordered))


def _words(texts: Iterable[str]) -> frozenset[str]:
    return frozenset().union(*map(words_of, texts))


def _shares(ones: Iterable[str], others: Iterable[str], *, shortest: int) -> bool:
    known = {each for each in others if len(each) >= shortest}
    return any(each in known for each in ones)


def _is_named(name: str, said: str, names: Collection[str]) -> bool:
    """Whether the whole name is said anywhere; or every word typed as a name begins one of its words."""
    if not name:
        return False
    if f" {name} " in f" {said} ":
        return True
    return _is_begun(name, names)


def _is_begun(name: str, names: Collection[str]) -> bool:
    """Whether every word of something that is being typed begins a word of the name."""
    parts = name.split()
    for typed in names:
        words = folded(typed).split()
        if (
            words
            and len(words[0]) >= _SHORTEST_BEGINNING
            and all(any(part.startswith(word) for part in parts) for word in words)
        ):
            return True
    return False


def _is_at(address: str, said: str) -> bool:
    """Whether the street and number are said: the first words up to the first number, with it."""
    street: list[str] = []
    for word in address.split():
        street.append(word)
        if any(each.isdigit() for each in word):
            return f" {' '.join(street)} " in f" {said} "
    return False


def _is_evicted(source: str | None, stage: str) -> bool:
    return (source in _EVICTING_SOURCES and stage in _EVICTING_STAGES) or (
        source in _ARREARS_SOURCES and stage in _ARREARS_STAGES
    )
