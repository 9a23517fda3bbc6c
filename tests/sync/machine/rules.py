"""A rule for each thing a person does and each way to fail; and what is asked at the end."""

from typing import Any

from hypothesis.stateful import RuleBasedStateMachine

from tests.sync.machine import caretaker
from tests.sync.machine.choosing import one_of
from tests.sync.machine.device import Device
from tests.sync.machine.ground import Ground
from tests.sync.machine.planted import Planted
from tests.sync.machine.rest import check, come_to_rest, heal, outcomes
from tests.sync.machine.rules_of_desks import Desks
from tests.sync.machine.rules_of_meetings import Meetings
from tests.sync.machine.rules_of_phones import Phones
from tests.sync.machine.rules_of_the_world import Surroundings
from tests.sync.machine.rules_of_ways import WaysOut
from tests.sync.machine.world import World


class SyncMachine(Phones, Desks, Meetings, WaysOut, Surroundings, RuleBasedStateMachine):
    """Two phones at first, and up to four; an office of two; a server that is set back now and then."""

    ground: Ground
    planted: Planted

    def __init__(self) -> None:
        super().__init__()
        self.planted.__init__()  # type: ignore[misc] # a fresh state in the same place
        self.world = World(self.ground)
        self.forms: list[dict[str, Any]] = []
        for code in ("ASK", "SELJE"):
            made = self.world.enrol(code)
            assert made is not None
            self.world.pull(made)

    def teardown(self) -> None:
        """Heal, come to rest, and let the checker look at everything."""
        world = self.world
        heal(world, self.planted)
        come_to_rest(world)
        found = check(world)
        self.ground.count("examples")
        self.ground.count("operations", _operations(world))
        for counted in (world.network.faults, self.planted.met, world.counted):
            self.ground.count("faults", sum(counted.values()))
            for fault, times in counted.items():
                self.ground.count(f"fault: {fault}", times)
        for outcome in outcomes():
            self.ground.count(f"outcome: {outcome}")
        self.ground.count("losses", len(found))
        self.ground.traces.append(world.history.trace())
        assert not found, "\n".join(found)

    def phone(self, pick: int) -> Device | None:
        """A phone that works."""
        return one_of(self.world.working(), pick)

    def saves(
        self, device: Device, changes: list[dict[str, Any]], sky: str | None, **frame: Any
    ) -> None:
        """Save an operation, and perhaps send it at once and read."""
        caretaker.save(self.world, device, changes, **frame)
        if sky and self.world.push(device, sky):
            self.world.pull(device)

    def moves(self) -> None:
        """Each step takes a while."""
        self.ground.count("steps")
        self.world.pass_time(41)


def _operations(world: World) -> int:
    return sum(len(world.history.of("invoke", what)) for what in ("save", "office", "import"))
