"""One more process that writes: `python -m tests.sync.writer URL USER REPLICA SEED COUNT`.

It commits so many operations, one at a time, as a phone of that user, gives up some transactions half-way,
reads now and then, and prints what it met as JSON: errors, and its longest wait in seconds.
"""

import json
import random
import sys
import time
from pathlib import Path

import orjson

from server import create_app
from server.access.actor import Actor
from server.config import Settings
from server.extensions import writing
from server.sync.commit import commit_operations
from server.sync.ledger import lock_replica
from server.sync.operation import Submitted
from server.sync.pull import Position, pull
from tests.sync.phone import creating, new_id


class GivenUp(Exception):
    """A transaction that is not committed."""


def main(url: str, user: str, replica: str, seed: int, count: int) -> dict[str, object]:
    """Write, and tell how it went."""
    actor = Actor(user, "W", "W", "w", frozenset({"field_worker"}), "field")
    luck = random.Random(seed)  # noqa: S311 - chance for a test
    errors: list[str] = []
    longest = 0.0
    app = create_app(Settings(instance=Path("/nonexistent"), database_url=url))
    with app.app_context():
        for seq in range(1, count + 1):
            change = creating("place", new_id(), address=f"Tunvegen {seq}")
            body = orjson.dumps({"op_id": new_id(), "schema": 1, "at": None, "changes": [change]})
            begun = time.monotonic()
            try:
                if luck.random() < 0.2:
                    _give_up(replica)
                done = commit_operations(replica, [Submitted(seq, body.decode())], actor=actor)
                if [each.outcome for each in done.results] != ["applied"]:
                    errors.append(str(done.results))
                if luck.random() < 0.2:
                    pull(actor, Position(replica, done.epoch, 0, None, 20))
            except Exception as error:
                errors.append(type(error).__name__)
            longest = max(longest, time.monotonic() - begun)
    return {"errors": errors, "longest": longest}


def _give_up(replica: str) -> None:
    try:
        with writing() as connection:
            lock_replica(connection, replica)
            raise GivenUp
    except GivenUp:
        return


if __name__ == "__main__":
    told = main(*sys.argv[1:4], int(sys.argv[4]), int(sys.argv[5]))  # type: ignore[arg-type] # words
    sys.stdout.write(json.dumps(told))
