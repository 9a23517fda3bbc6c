"""Twenty people who share a case, each with a phone: everyone pushes at once, and everyone reads it all."""

import threading
import time
from pathlib import Path
from statistics import median

from sqlalchemy import select

from bench.raw import Raw
from bench.wire import (
    PASSWORD,
    Answer,
    Head,
    WirePhone,
    changes_of,
    check_applied,
    records_of,
    visits_request,
)
from server.cli.doing import application
from server.config import settings_from
from server.extensions import snapshot
from server.models import Case, User
from server.services import demo
from server.services.users import add_user
from server.services.words import add_new_words
from server.sync.operation import derived_id
from server.sync.system import system_commit

PHONES = 20
OPERATIONS = 50
ROUNDS = 5


def people_made(instance: Path, database_url: str | None) -> tuple[str, str]:
    """Load the demo into an instance and let twenty more work on one of its cases: the case and its place."""
    environment = {"MILJOVAKT_INSTANCE": str(instance)}
    if database_url:
        environment["DATABASE_URL"] = database_url
    with application(settings_from(environment)):
        demo.load_demo()
        add_new_words()
        for number in range(PHONES):
            name = f"bench{number}"
            add_user(name, name, name, ["field_worker"], PASSWORD)
        with snapshot() as connection:
            shared = select(Case.id, Case.place_id).where(Case.place_id.is_not(None)).limit(1)
            case, place = map(str, connection.execute(shared).one())
            users = connection.execute(select(User.id).where(User.code.like("bench%"))).scalars()
            assigned = [{"case_id": case, "user_id": user} for user in users]
        system_commit(
            "bench",
            [
                (derived_id("bench", values), [_assignment(values)], None)
                for values in assigned
            ],
            is_all_or_nothing=True,
        )  # fmt: skip
        return case, place


def _assignment(values: dict[str, str]) -> dict[str, object]:
    change = {"entity": "assignment", "id": derived_id(values), "action": "create"}
    return change | {"base_version": 0, "base": {}, "set": values}


class Crowd:
    """Twenty phones, signed in and filled, that meet round after round."""

    def __init__(self, url: str, case: str, place: str) -> None:
        self.case, self.place = case, place
        self.phones = [WirePhone(url, f"bench{number}") for number in range(PHONES)]
        self._hang_up()
        self.cursors = [Head.of(phone.pull(0)[-1]).to for phone in self.phones]

    def _hang_up(self) -> None:
        """The server ends idle connections; each round begins with a new one, as on a phone that wakes up."""
        for phone in self.phones:
            phone.connection.close()

    def rounds(self, raw: Raw) -> tuple[float, float]:
        """The median seconds of a round, and of the same rows done raw."""
        times = [self._round(raw) for _ in range(ROUNDS)]
        return median(ours for ours, _ in times), median(theirs for _, theirs in times)

    def _round(self, raw: Raw) -> tuple[float, float]:
        requests = [
            visits_request(phone, self.place, OPERATIONS, self.case) for phone in self.phones
        ]
        answers: list[Answer | None] = [None] * PHONES
        pages: list[list[Answer]] = [[] for _ in self.phones]
        begin, pushed = threading.Barrier(PHONES + 1), threading.Barrier(PHONES)

        def work(number: int) -> None:
            phone = self.phones[number]
            begin.wait()
            answers[number] = phone.push(requests[number])
            pages[number] += phone.pull(self.cursors[number])
            phone.connection.close()
            pushed.wait()
            pages[number] += phone.pull(Head.of(pages[number][-1]).to)

        self._hang_up()
        threads = [threading.Thread(target=work, args=(number,)) for number in range(PHONES)]
        for thread in threads:
            thread.start()
        begin.wait()
        begun = time.perf_counter()
        for thread in threads:
            thread.join()
        ours = time.perf_counter() - begun
        self._check(answers, pages, set().union(*map(records_of, requests)))
        return ours, self._raw_round(raw, requests)

    def _check(
        self, answers: list[Answer | None], pages: list[list[Answer]], written: set[str]
    ) -> None:
        """Raise RuntimeError when a phone was refused, or misses what another has written."""
        for answer in answers:
            if answer is None:
                raise RuntimeError("A phone got no answer to its push.")
            check_applied(answer, OPERATIONS)
        for number, read in enumerate(pages):
            missing = written - {change["id"] for change in changes_of(read)}
            if missing:
                raise RuntimeError(
                    f"Phone {number} misses {len(missing)} of {len(written)} records."
                )
            self.cursors[number] = Head.of(read[-1]).to

    def _raw_round(self, raw: Raw, requests: list[bytes]) -> float:
        before = raw.position()
        begun = time.perf_counter()
        for request in requests:
            raw.push(request)
        for _ in self.phones:
            raw.pull(before)
        return time.perf_counter() - begun
