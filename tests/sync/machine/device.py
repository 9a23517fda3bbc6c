"""A phone as the app is one: a vault that survives everything but the phone, and a cache that need not.

It follows the rules of docs/sync.md for forks, gaps and a server that was set back, and knows no more
of the server than the replies it gets.
"""

import json
from dataclasses import dataclass
from typing import Any

from server.access.actor import Actor
from server.errors import DeviceRefused, DomainError, NotYourReplica
from tests.sync.machine.groups import PARKED, group_of
from tests.sync.machine.history import History
from tests.sync.machine.network import Lost, Network
from tests.sync.machine.storage import Cache, Logged, Vault

#: So many pushes without news mean that the two sides do not understand each other.
PATIENCE = 6


class DoesNotSettle(AssertionError):
    """A phone and a server that answers it do not come to an end."""


@dataclass
class Device:
    """One user on one phone."""

    name: str
    actor: Actor
    network: Network
    history: History
    vault: Vault
    cache: Cache
    #: How far the phone's clock is ahead, in seconds.
    ahead: int = 0
    tz: str = "Europe/Oslo"
    is_wiped: bool = False
    #: Replies that were believed.
    replies: int = 0

    def text_of(self, op_id: str, changes: list[dict[str, Any]], at: str, **frame: Any) -> str:
        """The body of an operation, written once."""
        content = {"op_id": op_id, "schema": 1, "at": at, "tz": self.tz, "offset_min": 60}
        return json.dumps(content | {"changes": changes} | frame, ensure_ascii=False)

    def save(self, op_id: str, changes: list[dict[str, Any]], body: str) -> None:
        """Put one action into the vault."""
        self.vault.last_seq += 1
        logged = Logged(self.vault.last_seq, op_id, body, changes)
        self.vault.log.append(logged)
        self.vault.kept[body] = logged

    def seen(self, entity: str, record_id: str) -> tuple[dict[str, Any], Any]:
        """The record as it is shown, pending operations over it, and the base version of an edit."""
        row = dict(self.cache.rows.get((entity, record_id), {}))
        version: Any = self.cache.versions.get((entity, record_id), 0)
        for logged in self.vault.log:
            if logged.op_id in self.cache.outcomes:
                continue
            for change in logged.changes:
                if (change["entity"], change["id"]) == (entity, record_id):
                    row |= change["set"]
                    version = {"after": logged.op_id}
        return row, version

    def base(self, entity: str, record_id: str, names: Any) -> tuple[dict[str, Any], Any]:
        """What an edit of these fields says it saw: the whole group of each."""
        row, version = self.seen(entity, record_id)
        told = {each for name in names for each in group_of(entity, name)}
        return {name: row.get(name) for name in sorted(told)}, version

    def shown(self, entity: str) -> list[str]:
        """The ids of this entity that the phone shows, in a steady order."""
        found = [key[1] for key in self.cache.rows if key[0] == entity]
        for logged in self.vault.log:
            for change in logged.changes if logged.op_id not in self.cache.outcomes else ():
                is_new = change["entity"] == entity and change["action"] == "create"
                if is_new and change["id"] not in found:
                    found.append(change["id"])
        return sorted(found)

    def push(self, weather: str, device_now: str) -> None:
        """Send until nothing is unsent. Raises Lost or a DomainError; the first request meets the weather."""
        fruitless = 0
        while batch := self._contiguous():
            before = len(self.vault.unsent())
            sent = [[each.seq, each.op_id] for each in batch]
            call = self.history.invoke(self.name, "push", replica=self.vault.replica, ops=sent)
            content = {
                "build": "machine",
                "epoch": self.vault.epoch,
                "replica": self.vault.replica,
                "device_now": device_now,
                "ops": [{"seq": each.seq, "body": each.body} for each in batch],
            }
            try:
                reply = self.network.ask("push", self.actor, content, weather)
            except Lost as lost:
                call.unknown(str(lost))
                raise
            except NotYourReplica:
                call.fail("not_your_replica")
                self._resend_everything()
                continue
            except DomainError as error:
                call.fail(error.reason)
                self._obey(error)
                raise
            weather = "calm"
            self.replies += 1
            told = [
                [each["op_id"], each["outcome"], each["server_seq"]] for each in reply["results"]
            ]
            call.ok(results=told, last_seq=reply["last_seq"], stop=reply["stop"])
            self._take_reply(reply)
            fruitless = fruitless + 1 if len(self.vault.unsent()) >= before else 0
            if reply["stop"] == "retry" or fruitless > PATIENCE:
                if reply["stop"] != "retry":
                    raise DoesNotSettle(f"{self.name} pushes and pushes")
                return

    def _contiguous(self) -> list[Logged]:
        unsent = self.vault.unsent()
        return self.vault.log[self.vault.log.index(unsent[0]) :] if unsent else []

    def _take_reply(self, reply: dict[str, Any]) -> None:
        vault = self.vault
        has_new_log = self._meets_epoch(reply["epoch"])
        vault.receipts |= {each["op_id"]: each for each in reply["results"]}
        if has_new_log:
            return
        if reply["stop"] == "fork" or reply["last_seq"] > vault.last_seq:
            self._fork()
        elif reply["stop"] == "gap":
            self._resume_from(reply["last_seq"], {each["op_id"] for each in reply["results"]})

    def pull_page(self, weather: str, limit: int | None) -> bool:
        """Read one page, and take it in as one transaction would; whether there is more."""
        cache = self.cache
        call = self.history.invoke(
            self.name, "pull", replica=self.vault.replica, cursor=cache.cursor, limit=limit
        )
        content = {
            "epoch": cache.epoch,
            "replica": self.vault.replica,
            "cursor": cache.cursor,
            "scope_rev": cache.scope_rev,
        }
        if limit:
            content["limit"] = limit
        try:
            page = self.network.ask("pull", self.actor, content, weather)
        except Lost as lost:
            call.unknown(str(lost))
            raise
        except NotYourReplica:
            call.fail("not_your_replica")
            self._resend_everything()
            return True
        except DomainError as error:
            call.fail(error.reason)
            self._obey(error)
            raise
        self.replies += 1
        changes = [[each["entity"], each["id"], each["version"]] for each in page["changes"]]
        call.ok(to=page["to"], more=page["more"], reset=page.get("reset"), changes=changes)
        if page.get("reset") in ("scope", "floor") and self._repair(page["reset"]):
            return True
        if "reset" in page:
            self.cache = Cache(page["epoch"])
            self._meets_epoch(page["epoch"])
            return True
        for change in page["changes"]:
            key = (change["entity"], change["id"])
            if "gone" in change:
                cache.rows.pop(key, None)
                cache.versions.pop(key, None)
            elif change["version"] > cache.versions.get(key, 0):
                cache.rows[key], cache.versions[key] = change["row"], change["version"]
        ours = self.vault.op_ids()
        for outcome in page["outcomes"]:
            cache.outcomes[outcome["op_id"]] = outcome
            if outcome["op_id"] in ours:
                self.vault.receipts[outcome["op_id"]] = outcome
        cache.cursor, cache.scope_rev = max(cache.cursor, page["to"]), page["scope_rev"]
        if not page["more"]:
            self._compare_logs(page["last_seq"])
        return bool(page["more"])

    def _repair(self, reset: str) -> bool:
        """Drop what the manifest does not name, and fetch what it names in another version.

        After `floor` a phone with parked operations reads everything anew instead: their outcomes come
        only with the log.
        """
        receipts = self.vault.receipts.values()
        if reset == "floor" and any(each["outcome"] in PARKED for each in receipts):
            return False
        cache = self.cache
        asked = {"replica": self.vault.replica, "epoch": cache.epoch}
        page = self.network.ask("manifest", self.actor, asked | {"after": None}, "calm")
        if page.get("reset"):
            return False
        told = {
            (entity, pair[0]): pair[1]
            for entity, pairs in page["records"].items()
            for pair in pairs
        }
        for key in [key for key in cache.rows if key not in told]:
            del cache.rows[key], cache.versions[key]
        want = [
            {"entity": key[0], "id": key[1]}
            for key, version in told.items()
            if cache.versions.get(key) != version
        ]
        if want:
            content = asked | {"cursor": cache.cursor, "scope_rev": cache.scope_rev, "want": want}
            for change in self.network.ask("pull", self.actor, content, "calm")["changes"]:
                key = (change["entity"], change["id"])
                if "row" in change:
                    cache.rows[key], cache.versions[key] = change["row"], change["version"]
        cache.scope_rev = page["scope_rev"]
        if reset == "floor":
            cache.cursor = page["seq"]
        return True

    def pull(self, weather: str = "calm", limit: int | None = None) -> None:
        """Read to the end."""
        for _ in range(500):
            if not self.pull_page(weather, limit):
                return
            weather = "calm"
        raise DoesNotSettle(f"{self.name} pulls and pulls")

    @property
    def claims_all_sent(self) -> bool:
        """What the screen would say: everything is on the server, and nothing waits for anyone."""
        receipts = self.vault.receipts
        return all(
            op_id in receipts and receipts[op_id]["outcome"] not in PARKED
            for op_id in self.vault.op_ids()
        )

    def lose_cache(self) -> None:
        """The disposable database is deleted."""
        self.cache = Cache(self.vault.epoch)

    def _obey(self, error: DomainError) -> None:
        if isinstance(error, DeviceRefused) and not self.is_wiped:
            lost = [each.op_id for each in self.vault.unsent()]
            self.history.info(self.name, "wiped", lost=lost)
            self.is_wiped = True

    def _meets_epoch(self, epoch: str) -> bool:
        """Whether a server that was set back made the phone begin a new log.

        No receipt of the time that is gone proves anything: a copy of this phone may have been quicker
        to write under our numbers, and earlier logs of ours are counted under other replicas.
        """
        if epoch == self.vault.epoch:
            return False
        self.vault.epoch = epoch
        self.vault.receipts.clear()
        if self.vault.has_forked:
            self._resend_everything()
        return self.vault.has_forked

    def _compare_logs(self, last_seq: int) -> None:
        answered = next((each.seq for each in self.vault.unsent()), self.vault.last_seq + 1) - 1
        if last_seq > self.vault.last_seq:
            self._fork()
        elif last_seq < answered:
            self._resume_from(last_seq, set())

    def _fork(self) -> None:
        """The server holds others' operations under our numbers: a new replica takes what is unanswered."""
        self._begin_log(self.vault.unsent(), 1, is_new=True)

    def _resume_from(self, last_seq: int, answered: set[str]) -> None:
        """The server holds less than it acknowledged: what it lost is unsent again."""
        vault = self.vault
        rows = [each for each in vault.log if each.seq > last_seq]
        for each in rows:
            if each.op_id not in answered:
                vault.receipts.pop(each.op_id, None)
        unsent = vault.unsent()
        if unsent and unsent[0].seq == last_seq + 1:
            return
        if not rows or rows[0].seq == last_seq + 1:
            self._begin_log(unsent, last_seq + 1, is_new=False)
        else:
            self._resend_everything()

    def _resend_everything(self) -> None:
        self.vault.receipts.clear()
        self._begin_log(list(self.vault.kept.values()), 1, is_new=True)

    def _begin_log(self, moved: list[Logged], first: int, *, is_new: bool) -> None:
        vault = self.vault
        if is_new:
            old = vault.replica
            vault.replica, vault.epoch = self.network.enrol(self.actor)
            vault.has_forked = True
            self.history.info(self.name, "forked", old=old, new=vault.replica)
        vault.log = [
            Logged(seq, each.op_id, each.body, each.changes)
            for seq, each in enumerate(moved, first)
        ]
        vault.last_seq = first - 1 + len(moved)
