"""The agenda and the minutes on paper: initials and case codes, no names; as far as the reader may hear."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from server import vocabulary
from server.access.actor import Actor
from server.clock import OSLO
from server.extensions import snapshot
from server.locales import say
from server.models import Case, Resident, Word
from server.rules.initials import without_name
from server.services.typesetting import pdf_of
from server.services.weekly.items import PARTS
from server.services.weekly.meetings import TYPE
from server.services.weekly.naming import Shown
from server.services.weekly.reading import Audience, read_current, read_meeting
from server.vocabulary.agenda_reasons import REASONS


@dataclass(frozen=True)
class Document:
    """A PDF, and a file name that names nobody."""

    name: str
    content: bytes


def meeting_document(actor: Actor, meeting_id: str | None, audience: Audience = "me") -> Document:
    """The agenda of the meeting that is open or comes next, or the minutes of one. Raises NotFound.

    Names that stand in a text are replaced: those of the point's own resident word by word, others whole.
    """
    view = (
        read_meeting(actor, meeting_id, audience) if meeting_id else read_current(actor, audience)
    )
    kind = "minutes" if view["state"] == "locked" else "agenda"
    content = pdf_of("minutes", _Writing(view, kind).data())
    return Document(say(f"weekly.{kind}_file", date=view["held_on"]), content)


class _Writing:
    """One document on its way from what the reader sees to what the template sets."""

    def __init__(self, view: Shown, kind: str) -> None:
        self.view = view
        self.kind = kind
        self.labels, self.residents = _looked_up()
        self.staff = _staff(view)

    def data(self) -> dict[str, Any]:
        """What the template asks for."""
        day = _day(self.view["held_on"])
        return {
            "title": say(f"weekly.{self.kind}_title", meeting=self._meeting(), date=day),
            "author": say("weekly.author"),
            "head": self._head(),
            "tasks": say("weekly.tasks"),
            "parts": [part for part in map(self._part, PARTS) if self._is_weekly or part["items"]],
            "additions_title": say("weekly.additions"),
            "additions": [
                [
                    say("weekly.added", who=_code(each["author"]), when=_moment(each["added_at"])),
                    self._clean(each["text"], None),
                ]
                for each in self.view["additions"]
            ],
        }

    @property
    def _is_weekly(self) -> bool:
        return bool(self.view["type"] == TYPE)

    def _meeting(self) -> str:
        """What the meeting is called within a sentence."""
        if self._is_weekly:
            return say("weekly.weekly_meeting")
        return self.view["name"] or self._label("meeting_type", self.view["type"])

    def _head(self) -> list[str]:
        present = [
            _code(each["person"]) or ", ".join(filter(None, (each["partner"],)))
            for each in self.view["attendance"]
        ]
        head = [say("weekly.present", who=", ".join(filter(None, present)))] if present else []
        if self.view["locked_at"]:
            who, when = _code(self.view["locked_by"]), _moment(self.view["locked_at"])
            head.append(say("weekly.locked", who=who, when=when))
        return head

    def _part(self, part: str) -> dict[str, Any]:
        items = [item for item in self.view["items"] if item["part"] == part]
        return {
            "name": self._label("agenda_part", part),
            "empty": say("weekly.nothing"),
            "items": [self._item(item) for item in items],
        }

    def _item(self, item: Shown) -> dict[str, Any]:
        case_id = (item["case"] or {}).get("id")
        said = [
            ("text", (item["inquiry"] or {}).get("text")),
            ("happened", (item["incident"] or {}).get("text")),
            ("notes", item["notes"]),
            ("decision", item["decision"]),
            ("owner", _code(item["owner"])),
            ("due", _day(item["due_on"])),
        ]
        reasons = [] if item["is_hidden"] else [self._reason(each) for each in item["reasons"]]
        return {
            "name": self._name(item, case_id),
            "reasons": [self._clean(reason, case_id) for reason in reasons],
            "said": [
                [say(f"weekly.{name}"), self._clean(text, case_id)] for name, text in said if text
            ],
            "tasks": [self._task(task, case_id) for task in item["tasks"]],
        }

    def _name(self, item: Shown, case_id: str | None) -> str:
        if item["is_hidden"]:
            return say(f"weekly.reason.{item['reasons'][0]['key']}")
        case, inquiry = item["case"], item["inquiry"]
        if case:
            name = self.residents.get(case["id"], "")
            return self._clean(f"{case['code']} {item['title'] or name}", case_id)
        if item["title"]:
            return self._clean(item["title"], None)
        if inquiry:
            source = self._label("inquiry_source", inquiry["source"])
            return " ".join(filter(None, (inquiry["code"], source)))
        if item["worker"]:
            return say("weekly.plan_of", who=item["worker"]["code"])
        return say("weekly.incident")

    def _reason(self, reason: Shown) -> str:
        words = REASONS.get(reason["key"])
        word = self._label(words, reason["word"]) if words and reason["word"] else ""
        if reason["key"] == "visit":
            return self._visit(reason)
        case = (reason["case"] or {}).get("code", "")
        told = say(
            f"weekly.reason.{reason['key']}",
            date=_day(reason["on"]),
            days=str(reason["days"] or ""),
            word=word,
            case=case,
        ).strip()
        cost = None if reason["cost_ore"] is None else _kroner(reason["cost_ore"])
        more = [cost, reason["text"], reason["who"] if reason["key"] == "marked" else None]
        return " · ".join(filter(None, (told, *more)))

    def _visit(self, reason: Shown) -> str:
        where = (reason["case"] or {}).get("code") or reason["place"] or ""
        if reason["is_hidden"]:
            where = say("weekly.reason.hidden_case")
        at = (reason["at"] or "").replace(":", ".")
        return say("weekly.reason.visit", date=_day(reason["on"]), at=at, where=where)

    def _task(self, task: Shown, case_id: str | None) -> str:
        due = say("weekly.by", date=_day(task["due_on"])) if task["due_on"] else ""
        done = say("weekly.done") if task["done_at"] else ""
        text = f"{_code(task['owner'])}: {self._clean(task['text'], case_id)}"
        return ", ".join(filter(None, (text, due, done)))

    def _label(self, words: str, key: str) -> str:
        return self.labels.get((words, key), key)

    def _clean(self, text: str, case_id: str | None) -> str:
        """The text without names of residents and staff."""
        for name in self.residents.values():
            if name in text:
                text = without_name(text, name)
        if case_id in self.residents:
            text = without_name(text, self.residents[case_id])
        for name, code in self.staff.items():
            text = re.sub(rf"\b{re.escape(name)}\b", code, text)
        return text


def _looked_up() -> tuple[dict[tuple[str, str], str], dict[str, str]]:
    """The words of the lists by list and key, and the residents' names by their case's id."""
    with snapshot() as connection:
        words = connection.execute(select(Word.list, Word.key, Word.label))
        labels = {(word.list, word.key): word.label for word in vocabulary.words()}
        labels |= {(row.list, row.key): row.label for row in words}
        cases = connection.execute(
            select(Case.id, Resident.name).join(Resident, Resident.id == Case.resident_id)
        )
        return labels, {row.id: row.name for row in cases}


def _staff(view: Shown) -> dict[str, str]:
    """Codes by name: whole names first, then first names that only one has."""
    found = {person["name"]: person["code"] for person in view["people"]}
    first = [name.split()[0] for name in found]
    alone = {
        name.split()[0]: code for name, code in found.items() if first.count(name.split()[0]) == 1
    }
    return found | alone


def _code(person: Mapping[str, Any] | None) -> str:
    return str(person["code"]) if person else ""


def _day(day: str | None) -> str:
    return f"{date.fromisoformat(day):%d.%m.%Y}" if day else ""


def _kroner(ore: int) -> str:
    """Whole kroner, with the thousands apart (law.md 16)."""
    return say("weekly.kroner", amount=f"{round(ore / 100):,}".replace(",", "\u00a0"))


def _moment(moment: str) -> str:
    local = datetime.fromisoformat(moment).astimezone(OSLO)
    return say("weekly.when", date=f"{local:%d.%m.%Y}", time=f"{local:%H.%M}")
