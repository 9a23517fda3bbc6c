"""The manifest: id and version of everything a phone may hold, so that it can repair what it has.

A phone asks for it when its scope has changed, when it has been away for longer than the log reaches, and
now and then to see that it holds what it should. The rows that it lacks it asks for by `want` in a pull.
"""

import hashlib
from dataclasses import dataclass, field
from typing import Any

import orjson

from server.access.actor import Actor
from server.access.visible import View
from server.errors import Malformed
from server.extensions import snapshot
from server.sync import operation, upcasters
from server.sync.entities import ENTITIES
from server.sync.standing import standing_of

#: How many records one page names (sync.md, limits).
PAGE = 5_000

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """What the phone asks: the page after the record `after`, or the first; `digest` of what it holds."""

    replica_id: str
    epoch: str
    after: Key | None = None
    limit: int | None = None
    digest: str | None = None


@dataclass(slots=True)
class Manifest:
    """One page. `seq` is where a pull goes on from, when this is the first page."""

    epoch: str
    seq: int
    scope_rev: int
    records: dict[str, list[list[Any]]] = field(default_factory=dict)
    next: Key | None = None
    is_same: bool = False
    reset: str | None = None

    def json(self, request_id: str) -> bytes:
        """The whole answer."""
        told: dict[str, Any] = {
            "proto": 1,
            "request_id": request_id,
            "epoch": self.epoch,
            "seq": self.seq,
            "scope_rev": self.scope_rev,
            "records": self.records,
            "more": self.next is not None,
            "next": self.next and {"entity": self.next[0], "id": self.next[1]},
            "is_same": self.is_same,
        }
        if self.reset:
            told["reset"] = self.reset
        return orjson.dumps(told)


def manifest(actor: Actor, asked: Asked) -> Manifest:
    """The page that was asked for, all of it as of one instant.

    With the right `digest` nothing but `is_same` is said; it is compared on the first page. Of another
    epoch nothing is said but that (`reset`). Raises NotYourReplica, DeviceRefused, DeviceParked, or
    Malformed when there is no such entity to go on from.
    """
    if asked.after is not None and asked.after[0] not in ENTITIES:
        raise Malformed(fields={"after.entity": ["not_a_choice"]})
    with snapshot() as connection:
        standing = standing_of(connection, actor, asked.replica_id)
        page = Manifest(standing.epoch, standing.seq, standing.scope_rev)
        if asked.epoch != standing.epoch:
            page.reset = "epoch"
            return page
        view = View(connection, actor)
        schema = standing.schema or operation.SCHEMA
        names = [name for name in ENTITIES if upcasters.is_known(name, schema, operation.SCHEMA)]
        if asked.digest is not None and asked.after is None:
            page.is_same = _digest(view, names) == asked.digest
            if page.is_same:
                return page
        _fill(view, names, page, asked.after, min(asked.limit or PAGE, PAGE))
        return page


def _fill(view: View, names: list[str], page: Manifest, after: Key | None, most: int) -> None:
    order = list(ENTITIES)
    first = order.index(after[0]) if after else 0
    left = most
    last: Key | None = None
    for name in names:
        if order.index(name) < first:
            continue
        start = after[1] if after and after[0] == name else ""
        # One more than there is room for tells whether there is another page.
        rows = view.listed(name, after=start, most=left + 1)
        if rows[:left]:
            page.records[name] = [list(row) for row in rows[:left]]
            last = (name, rows[:left][-1][0])
        if len(rows) > left:
            page.next = last
            return
        left -= len(rows)


def _digest(view: View, names: list[str]) -> str:
    """What the phone's own digest is when it holds exactly its view."""
    hashed = hashlib.sha256()
    for name in names:
        rows = view.listed(name, after="", most=_ALL)
        hashed.update("".join(f"{name}/{row[0]}/{row[1]}\n" for row in rows).encode())
    return hashed.hexdigest()


_ALL = 2**31 - 1
