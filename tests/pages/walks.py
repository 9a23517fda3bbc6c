"""The one table of walks through the field app: a new screen goes into a walk, a new walk is one line here.

Pictures (`make pictures`), axe, reflow, and the search for words that are no Norwegian all go by it.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.journeys.photographs import camera_photo
from tests.pages.allowing import allow_photos
from tests.pages.case_screens import case_screens
from tests.pages.desk import Desk
from tests.pages.inquiry_screens import inquiry_screens
from tests.pages.lock_screens import lock_screens
from tests.pages.parked_screens import parked_screens
from tests.pages.phone import Phone
from tests.pages.plan_screens import plan_screens
from tests.pages.safety_screens import safety_screens
from tests.pages.screens import field_screens, photo_screens
from tests.pages.seldom_screens import seldom_screens
from tests.pages.work_screens import work_screens
from tests.support.demo import Instance

#: In whose case the walk with photos allows them: the day's first visit.
_PHOTOGRAPHED = "Grønn Furukvist"


@dataclass(frozen=True)
class Stage:
    """What a walk has to walk with: a phone that nobody has used, a desk, and an instance of its own."""

    phone: Phone
    desk: Desk
    instance: Instance


Walk = Callable[[Stage], Iterator[str]]


def _field(stage: Stage) -> Iterator[str]:
    return field_screens(stage.phone)


def _case(stage: Stage) -> Iterator[str]:
    return case_screens(stage.phone, stage.instance)


def _lock(stage: Stage) -> Iterator[str]:
    return lock_screens(stage.phone)


def _safety(stage: Stage) -> Iterator[str]:
    return safety_screens(stage.phone, stage.instance)


def _seldom(stage: Stage) -> Iterator[str]:
    return seldom_screens(stage.phone)


def _photos(stage: Stage) -> Iterator[str]:
    allow_photos(stage.desk, stage.instance, _PHOTOGRAPHED)
    yield from photo_screens(stage.phone, _PHOTOGRAPHED, camera_photo(size=(1200, 900)))


def _parked(stage: Stage) -> Iterator[tuple[str, Page]]:
    return parked_screens(stage.phone, stage.desk, stage.instance)


def _inquiries(stage: Stage) -> Iterator[tuple[str, Page]]:
    return inquiry_screens(stage.phone, stage.desk)


def _work(stage: Stage) -> Iterator[str]:
    return work_screens(stage.phone, stage.instance)


def _plan(stage: Stage) -> Iterator[str]:
    return plan_screens(stage.phone)


#: Walks between a phone and a desk: each yields a name and the page that shows the screen.
BOTH_ENDS: dict[str, Callable[[Stage], Iterator[tuple[str, Page]]]] = {
    "parked": _parked,
    "inquiries": _inquiries,
}


def _on_phone(walk: Callable[[Stage], Iterator[tuple[str, Page]]]) -> Walk:
    """The part of such a walk that is on the phone."""

    def names(stage: Stage) -> Iterator[str]:
        return (name for name, page in walk(stage) if page is stage.phone.page)

    return names


#: Each walk yields a name when a screen is on show on the phone.
FIELD_WALKS: dict[str, Walk] = {
    "field": _field,
    "case": _case,
    "lock": _lock,
    "safety": _safety,
    "seldom": _seldom,
    "photos": _photos,
    "plan": _plan,
    "work": _work,
    **{name: _on_phone(walk) for name, walk in BOTH_ENDS.items()},
}

#: What only code says: `screen.key`, a key with underscores, `{value}`, and what JavaScript calls nothing.
_RAW = re.compile(
    r"\b[a-z]+(?:_[a-z0-9]+)+\b|\b[a-z]{2,}\.[a-z_]{2,}\b(?!\.?[a-z]*/)|\{[a-z]+\}"
    r"|\b(?:undefined|null|NaN|Invalid Date|Infinity)\b|\[object"
)
#: Words that are English and nothing in Norwegian.
_ENGLISH = re.compile(
    r"\b(?:the|and|with|your|you|save|saved|cancel|error|failed|loading|search|settings|submit|please|"
    r"visit|entry|close|open|delete|remove|next|back|today|week|unknown|none|yes|offline|online|sync)\b",
    re.IGNORECASE,
)


def strange_words(page: Page) -> list[str]:
    """What stands on a page, seen or read aloud, and is a raw key or English."""
    said: str = page.evaluate(_SAID)
    return sorted({found.group() for kind in (_RAW, _ENGLISH) for found in kind.finditer(said)})


#: All that is seen, and what a screen reader says instead; what people have typed is theirs.
_SAID = """() => {
  const named = [...document.querySelectorAll("[aria-label], [title], [alt], [placeholder]")];
  const names = named.flatMap((element) =>
    ["aria-label", "title", "alt", "placeholder"].map((name) => element.getAttribute(name) ?? ""));
  const page = document.body.cloneNode(true);
  for (const code of page.querySelectorAll(".code, script, style")) code.remove();
  return [document.title, page.textContent.replace(/([a-zæøå])([A-ZÆØÅ])/g, "$1 $2"), ...names].join(" \\n ");
}"""
