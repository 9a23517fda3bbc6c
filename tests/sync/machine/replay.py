"""The ledger replayed through the model, operation by operation, in the order of the numbers (I2, I5, I6)."""

import json
from collections import defaultdict
from typing import Any

from tests.sync.machine.groups import TABLES
from tests.sync.machine.history import History
from tests.sync.machine.model import Conflict, Known, Model, Verdict, Writer
from tests.sync.machine.planted import POISON
from tests.sync.machine.scope import Scope
from tests.sync.machine.stage import judge
from tests.sync.machine.tables import Dump
from tests.sync.machine.ways import decide_again, judge_way, superseded

#: The schema that the server reads.
SCHEMA = 1

Row = dict[str, Any]


class Replay:
    """One replay of one database."""

    def __init__(self, history: History, tables: Dump) -> None:
        self.tables = tables
        self.model = Model()
        self.found: list[str] = []
        self.ledger = {row["op_id"]: row for row in tables["op_ledger"]}
        self.kinds = {row["id"]: row["kind"] for row in tables["replicas"]}
        #: For each operation's bytes, whether the server met it from a parked phone.
        self.parked: dict[str, set[bool]] = {}
        for event in history.of("info", "meets"):
            for digest in event.detail["digests"]:
                self.parked.setdefault(digest, set()).add(event.detail["is_parked"])
        #: The batch at hand, and what its writer could see when it began.
        self.batch: tuple[tuple[str, str], Scope | None] = (("", ""), None)
        #: What each operation wrote of conflicts.
        self.written: dict[str, list[Row]] = defaultdict(list)
        for row in tables["record_history"]:
            if row["entity"] == "field_conflict":
                self.written[row["op_id"]].append(row)

    def differences(self) -> list[str]:
        """Where the tables are not what the rules make of the ledger."""
        further: dict[int, dict[str, Row]] = defaultdict(dict)
        for row in self.tables["op_outcome"]:
            if row["n"] > 1:
                further[row["server_seq"]][row["op_id"]] = row
        firsts = [row for row in self.tables["op_outcome"] if row["n"] == 1]
        for row in sorted(firsts, key=lambda row: row["server_seq"]):
            self._replay(row, further[row["server_seq"]])
            if self.found:
                return self.found
        self._compare_rows()
        self._held_are_held()
        return self.found

    def _replay(self, row: Row, further: dict[str, Row]) -> None:
        op_id = row["op_id"]
        ledger = self.ledger[op_id]
        kind = self.kinds[ledger["replica_id"]]
        writer = Writer(ledger["user_id"], kind, is_reviewer=kind == "office")
        known = self._read(ledger, writer)
        told = (row["outcome"], _key(row["reason"]))
        fates = {name: (each["outcome"], _key(each["reason"])) for name, each in further.items()}
        verdicts = self._expected(ledger, known)
        fitting = [each for each in verdicts if (each.outcome, each.reason) == told]
        # Of an operation that is decided again, the verdict that its further outcome tells.
        fitting = [
            each for each in fitting if not each.again or each.fates.items() <= fates.items()
        ]
        if not fitting:
            wanted = [(each.outcome, each.reason, each.fates) for each in verdicts]
            self.found.append(
                f"{op_id} became {told} with {fates}, the rules say {wanted}: {ledger['raw_payload']}"
            )
            return
        verdict = fitting[0]
        known.outcome, known.reason = told
        expected = verdict.fates | superseded(self.model, known.supersedes, writer, row["outcome"])
        self.model.take(op_id, verdict, writer)
        self.model.known[op_id] = known
        expected |= self._conflicts(op_id, verdict)
        if verdict.again:
            expected = self._conflicts(*verdict.again) | expected
        for name, fate in expected.items():
            self.model.move_on(name, fate)
        if expected != fates:
            self.found.append(f"{op_id} moved on {fates}, the rules say {expected}")

    def _conflicts(self, op_id: str, verdict: Verdict) -> dict[str, tuple[str, str | None]]:
        """Take in what the operation wrote of conflicts; what it thereby means for those that offered."""
        conflicts = self.model.conflicts
        moved: dict[str, str] = {}
        offered = []
        for row in self.written[op_id] if verdict.outcome != "held" else ():
            conflict = conflicts.setdefault(row["id"], Conflict())
            earlier = conflict.fields.get("op_id")
            conflict.fields |= row["after"]
            conflict.version = row["version"]
            told = conflict.fields
            if told["status"] == "open":
                offered.append(((told["entity"], told["record_id"]), told["offered"]))
                if earlier not in (None, op_id):
                    moved[earlier] = "offer_replaced"
        for key, values in verdict.offers:
            if (key, values) not in offered:
                self.found.append(f"{op_id} offered {values} for {key}, and no conflict keeps it")
        chosen: dict[str, bool] = {}
        for conflict_id, is_taken in verdict.choices.items():
            told = conflicts[conflict_id].fields
            if told["status"] != ("taken" if is_taken else "kept"):
                self.found.append(f"conflict {conflict_id} is {told['status']} after a choice")
            chosen[told["op_id"]] = chosen.get(told["op_id"], False) or is_taken
        moved |= {
            name: "offer_taken" if is_taken else "offer_kept_out"
            for name, is_taken in chosen.items()
        }
        return {
            name: ("merged", reason)
            for name, reason in moved.items()
            if self.model.known[name].outcome == "conflict" and not self.model.still_open(name)
        }

    def _read(self, ledger: Row, writer: Writer) -> Known:
        body = ledger["raw_payload"]
        try:
            content = json.loads(body)
            changes = [dict(change) for change in content["changes"]]
        except (ValueError, KeyError, TypeError):
            return Known(writer, [], None, Verdict("quarantined", "malformed"))
        fixed = None
        if content["op_id"] != ledger["op_id"]:
            fixed = Verdict("quarantined", "op_id_reused")
        elif content["schema"] != SCHEMA:
            fixed = Verdict("held", "unknown_schema")
        return Known(writer, changes, content.get("supersedes"), fixed)

    def _expected(self, ledger: Row, known: Known) -> list[Verdict]:
        if known.fixed and known.fixed.reason == "op_id_reused":
            return [known.fixed]
        parked = self.parked.get(ledger["sha256"], {False})
        found = [Verdict("held", "device_parked")] if True in parked else []
        if False not in parked:
            return found
        if known.fixed:
            return [*found, known.fixed]
        if POISON in ledger["raw_payload"]:
            found.append(Verdict("quarantined", "server_fault"))
        now, changes = ledger["received_at"], known.changes
        if changes[0]["entity"] == "operation":
            return found + judge_way(self.model, changes[0], known.writer, now)
        verdicts = [judge(self.model, ledger["op_id"], changes, known.writer, now)]
        if known.writer.is_phone:
            # What a phone may see is asked once for a batch: its own operations may end it meanwhile.
            batch = (ledger["replica_id"], now)
            if self.batch[0] != batch:
                self.batch = (batch, self.model.scope(known.writer.user))
            scope = self.batch[1]
            verdicts.append(judge(self.model, ledger["op_id"], changes, known.writer, now, scope))
        return found + verdicts

    def _compare_rows(self) -> None:
        stored = {
            (entity, row["id"]): row
            for entity, table in TABLES.items()
            if entity != "field_conflict"
            for row in self.tables[table]
        }
        for key in sorted(stored.keys() ^ self.model.records.keys()):
            self.found.append(f"{key} is in the tables or in the model, not in both")
        for key in sorted(stored.keys() & self.model.records.keys()):
            record, row = self.model.records[key], stored[key]
            if record.version != row["version"]:
                self.found.append(f"{key} has version {row['version']}, not {record.version}")
            for name, value in record.row(key[1]).items():
                if row[name] != value:
                    self.found.append(f"{key} {name} is {row[name]!r}, not {value!r}")

    def _held_are_held(self) -> None:
        """What is held at the end still waits for something that is not there."""
        job = Writer("", "system")
        revoked = {row["id"] for row in self.tables["replicas"] if row["revoke_mode"]}
        for op_id, known in self.model.known.items():
            if known.outcome != "held" or self.ledger[op_id]["replica_id"] in revoked:
                continue
            verdict = decide_again(self.model, op_id, job, "")[0]
            if (verdict.outcome, verdict.reason) != ("held", known.reason):
                self.found.append(
                    f"{op_id} is held ({known.reason}), and could be {verdict.outcome}"
                )


def _key(reason: str | None) -> str | None:
    return (reason or "").partition(":")[0] or None
