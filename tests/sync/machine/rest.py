"""Healing: everything that was wrong outside is made right, and everyone syncs until nothing moves."""

from server.access.visible import first_day
from tests.sync.machine.checker import Checker, Final, describe
from tests.sync.machine.device import Device
from tests.sync.machine.planted import Planted
from tests.sync.machine.tables import dump, readable
from tests.sync.machine.world import World

#: So many rounds are enough for any number of forks and resets; more is a quarrel without an end.
ROUNDS = 12


def heal(world: World, planted: Planted) -> None:
    """Repair the server, open the accounts, take back what was parked, deliver what was delayed."""
    planted.heal()
    for code in ("ASK", "SELJE", "OSP"):
        if world.ground.users[code].id in world.network.disabled:
            world.close_account(code, is_closed=False)
    for device in world.devices:
        if device.vault.replica in world.network.parked:
            world.revoke(device, None)
    while world.network.delayed:
        world.network.deliver(len(world.network.delayed) - 1)
    world.tick()


def come_to_rest(world: World) -> None:
    """Everybody sends and reads, page by page, until nobody learns anything new."""
    before = None
    for _ in range(ROUNDS):
        world.tick()
        for device in world.working():
            world.push(device)
            # Small pages: what a page's end loses is found out.
            world.pull(device, limit=3)
        now = [_standing(device) for device in world.working()]
        if now == before:
            world.problems += [
                f"{device.name} cannot send {each.op_id}"
                for device in world.working()
                for each in device.vault.unsent()
            ]
            return
        before = now
    world.problems.append("the phones do not come to rest")


def check(world: World) -> list[str]:
    """What the checker finds, and what was seen on the way."""
    found = checker(world).check()
    return [*world.problems, *world.network.problems, *filter(None, [describe(found.all())])]


def checker(world: World) -> Checker:
    """The checker, with the history, the tables and the phones as they are now."""
    phones = [_final(device) for device in world.working()]
    return Checker(world.history, readable(dump()), phones, first_day())


def outcomes() -> list[str]:
    """What became of every operation in the end."""
    latest = {row["op_id"]: row["outcome"] for row in dump("op_outcome")["op_outcome"]}
    return list(latest.values())


def _standing(device: Device) -> tuple[object, ...]:
    cache, vault = device.cache, device.vault
    return (
        vault.replica,
        vault.last_seq,
        len(vault.unsent()),
        cache.cursor,
        sorted(cache.versions.items()),
    )


def _final(device: Device) -> Final:
    vault, cache = device.vault, device.cache
    return Final(
        name=device.name,
        user=device.actor.id,
        rows=cache.rows,
        versions=cache.versions,
        outcomes={op_id: each["outcome"] for op_id, each in vault.receipts.items()},
        unsent=[each.op_id for each in vault.unsent()],
        kept=vault.op_ids(),
        all_sent=device.claims_all_sent,
    )
