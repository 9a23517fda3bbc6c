"""The world of one run: phones, a network, a server that can be set back, and a time of its own."""

import contextlib
import copy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import text

from server.clock import instant, local_today, use_clock
from server.errors import DomainError, TryLater
from server.extensions import writing
from server.services.flagging import flag_entries
from server.services.upkeep import renew_day_packs
from server.sync.log_floor import KEPT, raise_floor
from server.sync.release import retry_held
from tests.sync.machine.device import Device
from tests.sync.machine.ground import MONDAY, Ground, named
from tests.sync.machine.history import History
from tests.sync.machine.network import Lost, Network
from tests.sync.machine.storage import Cache, Vault
from tests.sync.machine.tables import Dump, dump, restore


@dataclass
class World:
    """Everything that is not in the database."""

    ground: Ground
    now: datetime = MONDAY
    history: History = field(default_factory=History)
    network: Network = field(init=False)
    devices: list[Device] = field(default_factory=list)
    older: list[tuple[str, Vault, Cache]] = field(default_factory=list)
    backups: list[Dump] = field(default_factory=list)
    names: dict[str, int] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.network = Network(self.history)
        self.ground.put_back()
        use_clock(lambda: self.now)
        self.pass_time(1)

    def met(self, fault: str) -> None:
        """Count a fault."""
        self.counted[fault] = self.counted.get(fault, 0) + 1

    # Names and time

    def name(self, kind: str) -> str:
        """A new id, the same in every run that does the same."""
        self.names[kind] = self.names.get(kind, 0) + 1
        return named(kind, "in the run", self.names[kind])

    def pass_time(self, seconds: int) -> None:
        """Let the server's time pass; the nightly job runs with the date."""
        before = local_today()
        self.now += timedelta(seconds=seconds)
        self.history.now = instant(self.now)
        if local_today() != before:
            renew_day_packs(local_today())
            self.tick()

    def tick(self) -> None:
        """The jobs that the ticker does twice a minute."""
        with contextlib.suppress(TryLater):
            retry_held()
            flag_entries()

    def raise_floor(self) -> None:
        """The log is spared as if half a year had gone by: whoever has read less repairs itself."""
        with contextlib.suppress(TryLater):
            raise_floor(self.now + KEPT)

    def on(self, device: Device) -> datetime:
        """What the phone's clock shows."""
        return self.now + timedelta(seconds=device.ahead)

    # Phones

    def enrol(self, code: str) -> Device | None:
        """A new phone for a field worker; None while the account is closed."""
        actor = self.ground.users[code]
        try:
            replica, epoch = self.network.enrol(actor)
        except DomainError:
            return None
        return self._add(actor, Vault(replica, epoch), Cache(epoch))

    def clone(self, device: Device) -> Device:
        """The phone's profile is copied to another phone."""
        vault, cache = copy.deepcopy((device.vault, device.cache))
        made = self._add(device.actor, vault, cache)
        self.history.info(device.name, "cloned", copy=made.name)
        return made

    def keep_profile(self, device: Device) -> None:
        """A backup of the phone's own storage."""
        self.older.append((device.name, *copy.deepcopy((device.vault, device.cache))))

    def set_back(self, device: Device, older: tuple[str, Vault, Cache]) -> None:
        """The phone gets an older state of itself: what it saved since, and nobody else has, is gone."""
        vault, cache = copy.deepcopy(older[1:])
        lost = [each.op_id for each in device.vault.unsent() if each.body not in vault.kept]
        self.history.info(device.name, "set back", lost=lost)
        device.vault, device.cache = vault, cache

    def working(self) -> list[Device]:
        """Phones that have not been wiped."""
        return [device for device in self.devices if not device.is_wiped]

    def op_id_of_another(self, device: Device) -> str:
        """An operation id that somebody else has used, or a new one."""
        others = [each for each in self.devices if each.actor != device.actor and each.vault.log]
        return others[0].vault.log[-1].op_id if others else self.name("operation")

    def push(self, device: Device, weather: str = "calm") -> bool:
        """Let a phone send; whether it got through."""
        return self._reaches(device, lambda: device.push(weather, instant(self.on(device))))

    def pull(self, device: Device, weather: str = "calm", limit: int | None = None) -> bool:
        """Let a phone read to the end; whether it got through."""
        return self._reaches(device, lambda: device.pull(weather, limit))

    def read_page(self, device: Device, weather: str, limit: int) -> bool:
        """Let a phone read one page; whether it got through."""
        return self._reaches(device, lambda: device.pull_page(weather, limit))

    def _reaches(self, device: Device, work: Any) -> bool:
        before = device.replies
        try:
            work()
        except (Lost, DomainError):
            return False
        # A phone that has not been answered cannot know that the server was set back.
        if device.replies > before and device.claims_all_sent:
            self._hold_to_its_word(device)
        return True

    def _hold_to_its_word(self, device: Device) -> None:
        """I12, in the moment in which the phone says it."""
        known = {row["op_id"] for row in dump("op_ledger")["op_ledger"]}
        missing = [op_id for op_id in device.vault.op_ids() if op_id not in known]
        if missing:
            self.problems.append(f"{device.name} says that all is sent, without {missing}")

    def _add(self, actor: Any, vault: Vault, cache: Cache) -> Device:
        name = f"{actor.code}-{len(self.devices)}"
        device = Device(name, actor, self.network, self.history, vault, cache)
        self.devices.append(device)
        return device

    # Administration, in tables that are not synced

    def revoke(self, device: Device, mode: str | None) -> None:
        """Park or refuse a phone, or take that back."""
        parked, replica = self.network.parked, device.vault.replica
        (parked.add if mode == "park" else parked.discard)(replica)
        self._set("replicas", "revoke_mode", mode, replica)
        self.history.info(device.name, "revoked", mode=mode, replica=device.vault.replica)

    def close_account(self, code: str, *, is_closed: bool) -> None:
        """Close a user's account, or open it again."""
        user_id = self.ground.users[code].id
        self._set("users", "is_active", not is_closed, user_id)
        (self.network.disabled.add if is_closed else self.network.disabled.discard)(user_id)
        self.history.info(code, "account", is_closed=is_closed)

    def _set(self, table: str, column: str, value: Any, row_id: str) -> None:
        with writing() as connection:
            statement = text(f"UPDATE {table} SET {column} = :value WHERE id = :id")
            connection.execute(statement, {"value": value, "id": row_id})

    # The server's own past

    def back_up(self) -> None:
        """Take a backup of the whole database."""
        self.backups.append(dump())

    def restore_backup(self, which: int) -> None:
        """The server is set back; it says so by a new epoch."""
        backup = copy.deepcopy(self.backups[which % len(self.backups)])
        after = {row["op_id"] for row in dump("op_ledger")["op_ledger"]}
        before = {row["op_id"] for row in backup["op_ledger"]}
        backup["clocks"][0]["epoch"] = self.name("epoch")
        restore(backup)
        self.network.parked.clear()
        for row in backup["replicas"]:
            if row["revoke_mode"] == "park":
                self.network.parked.add(row["id"])
        for user in self.ground.users.values():
            self._set("users", "is_active", user.id not in self.network.disabled, user.id)
        self.history.info("server", "set back", lost=sorted(after - before))
