"""The one table of walks through the app: a new screen goes into a walk, a new walk is one line here.

Pictures (`make pictures`), axe, reflow, and the search for words that are no Norwegian all go by it.
"""

import re
from collections.abc import Callable

from playwright.sync_api import Page

from tests.journeys.photographs import camera_photo
from tests.pages.about_screens import about_screens
from tests.pages.allowing import allow_photos
from tests.pages.board_screens import board_screens
from tests.pages.case_file_screens import case_file_screens
from tests.pages.case_screens import case_screens
from tests.pages.find_screens import find_screens
from tests.pages.home_screens import home_screens
from tests.pages.inbox_screens import inbox_screens
from tests.pages.inquiry_screens import inquiry_screens
from tests.pages.lock_screens import lock_screens
from tests.pages.meeting_screens import meeting_screens
from tests.pages.office_screens import log_a_visit, office_screens
from tests.pages.own_screens import own_screens
from tests.pages.parked_screens import parked_screens
from tests.pages.plan_screens import plan_screens
from tests.pages.register_screens import register_screens
from tests.pages.safety_screens import incident_screens, safety_screens
from tests.pages.screens import field_screens, is_whole, photo_screens
from tests.pages.seldom_screens import seldom_screens
from tests.pages.stage import Screens, Stage
from tests.pages.weekly_screens import weekly_screens
from tests.pages.work_screens import work_screens

#: In whose case the walk with photos allows them: the day's first visit.
_PHOTOGRAPHED = "Grønn Furukvist"


Walk = Callable[[Stage], Screens]


def shown(walk: str, stage: Stage) -> Screens:
    """Walk on that stage: each name comes when its screen is on show, and whole."""
    for name, page in WALKS[walk](stage):
        is_whole(page)
        yield name, page


def _photos(its: Stage) -> Screens:
    allow_photos(its.desk, its.instance, _PHOTOGRAPHED)
    file = camera_photo(size=(1200, 900))
    return its.on_phone(photo_screens(its.phone, _PHOTOGRAPHED, file))


def _safety(its: Stage) -> Screens:
    yield from its.on_phone(safety_screens(its.phone, its.instance))
    yield from its.at_desk(incident_screens(its.desk))


def _office(its: Stage) -> Screens:
    log_a_visit(its.phone)
    return its.at_desk(office_screens(its.desk))


WALKS: dict[str, Walk] = {
    # On the phone.
    "field": lambda its: its.on_phone(field_screens(its.phone)),
    "case": lambda its: its.on_phone(case_screens(its.phone, its.instance)),
    "lock": lambda its: its.on_phone(lock_screens(its.phone)),
    "seldom": lambda its: its.on_phone(seldom_screens(its.phone)),
    "photos": _photos,
    "plan": lambda its: its.on_phone(plan_screens(its.phone, its.instance)),
    "work": lambda its: its.on_phone(work_screens(its.phone, its.instance)),
    # Between a phone and a desk.
    "safety": _safety,
    "parked": lambda its: parked_screens(its.phone, its.desk, its.instance),
    "inquiries": lambda its: inquiry_screens(its.phone, its.desk),
    # In the office, one for each room.
    "office": _office,
    "inbox": lambda its: its.at_desk(inbox_screens(its.desk)),
    "cases": lambda its: its.at_desk(case_file_screens(its.desk)),
    "registers": lambda its: its.at_desk(register_screens(its.desk)),
    "find": lambda its: its.at_desk(find_screens(its.desk)),
    "home": lambda its: its.at_desk(home_screens(its.desk)),
    "meetings": lambda its: its.at_desk(meeting_screens(its.desk)),
    "board": lambda its: its.at_desk(board_screens(its.desk)),
    "weekly": lambda its: its.at_desk(weekly_screens(its.desk)),
    "own": lambda its: its.at_desk(own_screens(its.desk)),
    "about": lambda its: its.at_desk(about_screens(its.desk)),
}

#: What only code says: `screen.key` (no address in Norway), a key with underscores, `{value}`, and what
#: JavaScript calls nothing.
_RAW = re.compile(
    r"\b[a-z]+(?:_[a-z0-9]+)+\b|\b[a-z]{2,}\.(?!no\b)[a-z_]{2,}\b(?!\.?[a-z]*/)|\{[a-z]+\}"
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
