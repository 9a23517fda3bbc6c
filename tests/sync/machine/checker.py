"""From the history, the raw tables and the phones as they ended: what was lost, doubled or hidden.

It knows no server code. It reads what clients were told and what the tables hold, and names every
operation and record with which something is wrong.
"""

import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tests.sync.machine.groups import PARKED, TABLES
from tests.sync.machine.history import Event, History
from tests.sync.machine.replay import Replay
from tests.sync.machine.scope import Scope
from tests.sync.machine.tables import Dump

Key = tuple[str, str]


@dataclass(frozen=True)
class Final:
    """A phone as it ended."""

    name: str
    user: str
    rows: dict[Key, dict[str, Any]]
    versions: dict[Key, int]
    outcomes: dict[str, str]
    unsent: list[str]
    kept: list[str]
    all_sent: bool


@dataclass
class Findings:
    """What is wrong, by the kind of harm; empty is what everybody wants."""

    lost: list[str] = field(default_factory=list)
    duplicated: list[str] = field(default_factory=list)
    overwritten: list[str] = field(default_factory=list)
    stale: list[str] = field(default_factory=list)
    leaked: list[str] = field(default_factory=list)
    untold: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def all(self) -> dict[str, list[str]]:
        """The kinds that have findings."""
        return {kind: found for kind, found in vars(self).items() if found}


class Checker:
    """The questions of one run, asked when everything has come to rest."""

    def __init__(self, history: History, tables: Dump, phones: list[Final], since: str) -> None:
        self.history = history
        self.tables = tables
        self.phones = phones
        self.since = since
        self.found = Findings()
        self.ledger = {row["op_id"]: row for row in tables["op_ledger"]}
        self.outcomes: dict[str, dict[str, Any]] = {}
        for row in sorted(tables["op_outcome"], key=lambda row: row["n"]):
            self.outcomes[row["op_id"]] = row

    def check(self) -> Findings:
        """Ask everything."""
        self.nothing_is_lost()
        self.nothing_is_doubled()
        self.numbers_have_no_gap()
        self.history_makes_the_rows()
        self.minutes_stay_locked()
        self.found.overwritten += Replay(self.history, self.tables).differences()
        self.values_are_findable()
        for phone in self.phones:
            self.phone_holds_what_it_should(phone)
            self.phone_is_told(phone)
        return self.found

    def saved(self) -> dict[str, list[str]]:
        """Every operation that a client may believe to be saved, with the bodies that were saved under it.

        What went with a phone or with the server's own past is no loss of ours, and is written down.
        """
        done = {each.call for each in self.history.of("ok", "save")}
        return self._bodies(each for each in self.history.of("invoke", "save") if each.call in done)

    def _bodies(self, saves: Iterable[Event]) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for event in saves:
            found[event.detail["op_id"]].append(event.detail["body"])
        return found

    def given_up(self) -> set[str]:
        """Operations that went with a phone: wiped, or set back to an older state of its own."""
        events = self.history.of("info", "wiped") + self.history.of("info", "set back")
        return {op_id for event in events for op_id in event.detail["lost"]}

    def nothing_is_lost(self) -> None:
        """I4: each saved operation is in the ledger, byte for byte, or still on a phone."""
        pending = {op_id for phone in self.phones for op_id in phone.unsent}
        given_up = self.given_up()
        digests = {row["sha256"] for row in self.ledger.values()}
        for op_id, bodies in self.saved().items():
            for body in bodies:
                is_held = hashlib.sha256(body.encode()).hexdigest() in digests
                if not is_held and op_id not in pending and op_id not in given_up:
                    self.found.lost.append(f"operation {op_id}")
        for event in self._acknowledged("office") + self._acknowledged("import"):
            for op_id, outcome, _seq in event.detail["results"]:
                if op_id not in self.ledger and op_id not in given_up:
                    self.found.lost.append(f"{outcome} operation {op_id} of {event.process}")
        for op_id, row in self.ledger.items():
            if hashlib.sha256((row["raw_payload"] or "").encode()).hexdigest() != row["sha256"]:
                self.found.lost.append(f"the bytes of {op_id}")
            if op_id not in self.outcomes:
                self.found.lost.append(f"the outcome of {op_id}")

    def _acknowledged(self, what: str) -> list[Event]:
        return [event for event in self.history.of("ok", what) if "results" in event.detail]

    def nothing_is_doubled(self) -> None:
        """I2: an operation touches a record once, and what was saved once is there once."""
        touched = Counter(
            (row["op_id"], row["entity"], row["id"]) for row in self.tables["record_history"]
        )
        for (op_id, entity, record_id), times in touched.items():
            if times > 1:
                self.found.duplicated.append(f"{op_id} changed {entity} {record_id} {times} times")
        bodies = Counter(row["sha256"] for row in self.ledger.values())
        self.found.duplicated += [f"bytes {each}" for each, times in bodies.items() if times > 1]
        answered: dict[str, tuple[str, int]] = {}
        for event in self._since_set_back():
            for op_id, outcome, seq in event.detail.get("results", ()):
                is_new = answered.setdefault(op_id, (outcome, seq)) != (outcome, seq)
                if is_new and (outcome, seq) not in self._told(op_id):
                    self.found.duplicated.append(f"{op_id} was answered as {outcome} {seq}")

    def _since_set_back(self) -> list[Event]:
        """What has happened since the server was last set back; what it said before, it no longer knows."""
        events = self.history.events
        marks = [
            number
            for number, event in enumerate(events)
            if (event.process, event.what) == ("server", "set back")
        ]
        return events[marks[-1] :] if marks else events

    def _told(self, op_id: str) -> set[tuple[str, int]]:
        return {
            (row["outcome"], row["server_seq"])
            for row in self.tables["op_outcome"]
            if json.loads(row["answer"])["op_id"] == op_id
        }

    def numbers_have_no_gap(self) -> None:
        """I3: a replica's numbers are whole; one without a row was used for what another replica brought."""
        by_replica: dict[str, list[int]] = defaultdict(list)
        for row in self.ledger.values():
            by_replica[row["replica_id"]].append(row["replica_seq"])
        sent = defaultdict(set)
        for event in self.history.of("invoke", "push"):
            for seq, op_id in event.detail["ops"]:
                sent[event.detail["replica"], seq].add(op_id)
        for replica in self.tables["replicas"]:
            name, last = replica["id"], replica["last_seq"]
            numbers = by_replica[name]
            if any(number > last for number in numbers):
                self.found.wrong.append(f"replica {name} has numbers past {last}")
            for number in sorted(set(range(1, last + 1)) - set(numbers)):
                if not any(op_id in self.ledger for op_id in sent[name, number]):
                    self.found.lost.append(f"number {number} of replica {name}")
        numbers = sorted(row["server_seq"] for row in self.tables["op_outcome"] if row["n"] == 1)
        clock = self.tables["clocks"][0]["seq"]
        if numbers and (numbers[-1] > clock or len(set(numbers)) != len(numbers)):
            self.found.wrong.append(f"the clock is at {clock}, the numbers at {numbers[-3:]}")

    def history_makes_the_rows(self) -> None:
        """I4, I5: the versions of a record follow each other, and together they are the record."""
        held: dict[Key, dict[str, Any]] = defaultdict(dict)
        versions: dict[Key, list[int]] = defaultdict(list)
        for row in sorted(self.tables["record_history"], key=lambda row: row["version"]):
            key = (row["entity"], row["id"])
            versions[key].append(row["version"])
            for name, value in (row["before"] or {}).items():
                if held[key].get(name) != value:
                    self.found.overwritten.append(f"{key} {name} at version {row['version']}")
            held[key] |= row["after"]
        for key, row in self.rows().items():
            if versions[key] != list(range(1, row["version"] + 1)):
                self.found.lost.append(f"versions of {key}: {versions[key]} of {row['version']}")
            for name, value in held[key].items():
                if row[name] != value:
                    self.found.overwritten.append(f"{key} {name} is {row[name]}, saved as {value}")

    def minutes_stay_locked(self) -> None:
        """Nothing of a meeting has a version that came after its minutes were locked, nor has an addition
        two."""
        firsts = (row for row in self.tables["op_outcome"] if row["n"] == 1)
        numbers = {row["op_id"]: row["server_seq"] for row in firsts}
        rows = self.rows()
        locked = {
            row["id"]: numbers.get(row["op_id"], 0)
            for row in self.tables["record_history"]
            if row["entity"] == "meeting" and row["after"].get("state") == "locked"
        }
        for row in self.tables["record_history"]:
            key = (row["entity"], row["id"])
            meeting = row["id"] if key[0] == "meeting" else rows.get(key, {}).get("meeting_id")
            is_addition = key[0] == "minutes_addition"
            number = numbers.get(row["op_id"], 0)
            is_later = not is_addition and number > locked.get(meeting, math.inf)
            if is_later or (is_addition and row["version"] > 1):
                self.found.overwritten.append(f"{key}, which was locked, by {row['op_id']}")

    def rows(self) -> dict[Key, dict[str, Any]]:
        """Every synced row."""
        return {
            (entity, row["id"]): row
            for entity, table in TABLES.items()
            for row in self.tables[table]
        }

    def values_are_findable(self) -> None:
        """I4: each value of a conflict that was not taken is offered in a conflict's row or its history."""
        offered = defaultdict(list)
        for row in self.tables["record_history"]:
            if row["entity"] == "field_conflict":
                offered[row["op_id"]].append(row["after"].get("offered") or {})
        conflicts = {row["id"] for row in self.tables["field_conflicts"]}
        for op_id, row in self.outcomes.items():
            if row["outcome"] == "conflict":
                named = json.loads(row["answer"])["conflicts"]
                if not named or not set(named) <= conflicts or not offered[op_id]:
                    self.found.lost.append(f"what {op_id} offered")

    def phone_holds_what_it_should(self, phone: Final) -> None:
        """I7, I8, I9: at rest a phone holds what its user may see, in the present version, and no more."""
        rows = self.rows()
        owners = {op_id: row["user_id"] for op_id, row in self.ledger.items()}
        made_by = {
            (row["entity"], row["id"]): owners.get(row["op_id"], "")
            for row in self.tables["record_history"]
            if row["version"] == 1
        }
        scope = Scope(rows, phone.user, self.since, made_by=made_by, offered_by=owners)
        seen = scope.seen()
        self.found.leaked += [f"{key} on {phone.name}" for key in sorted(phone.rows.keys() - seen)]
        self.found.stale += [
            f"{key} is missing on {phone.name}" for key in sorted(seen - phone.rows.keys())
        ]
        for key in sorted(seen & phone.rows.keys()):
            is_same = all(rows[key].get(name) == value for name, value in phone.rows[key].items())
            if phone.versions[key] != rows[key]["version"] or not is_same:
                self.found.stale.append(
                    f"{key} on {phone.name}: version {phone.versions[key]} of {rows[key]['version']}"
                )

    def phone_is_told(self, phone: Final) -> None:
        """Each operation that is still kept has the outcome on the phone that it has on the server; and
        nobody says that all is sent while something waits."""
        saves = self._bodies(self.history.of("invoke", "save"))
        reused = {op_id for op_id, bodies in saves.items() if len(set(bodies)) > 1}
        for op_id in sorted(set(phone.kept) - reused):
            row = self.outcomes.get(op_id)
            told = phone.outcomes.get(op_id)
            if row is not None and told != row["outcome"]:
                self.found.untold.append(f"{op_id}: {told} on {phone.name}, {row['outcome']}")
        waits = [each for each in phone.kept if phone.outcomes.get(each, "held") in PARKED]
        if phone.all_sent and (phone.unsent or waits):
            self.found.untold.append(f"{phone.name} says that all is sent, with {waits}")


def describe(found: dict[str, Iterable[str]]) -> str:
    """The findings as text, a line each."""
    return "\n".join(f"{kind}: {each}" for kind, several in found.items() for each in several)
