"""Ids that follow from the rows themselves, so that the ledger alone tells what is known.

A record's id follows from its sheet and the row's own id; the operation's id from everything that the row
says. So an operation that the ledger has is a row that was imported just as it stands, and a record that
exists although the ledger has not its operation is a row that has been changed since. That stays true
when payloads are scrubbed, and when a later version of this program makes other fields of the same row.
"""

import json
import uuid
from dataclasses import asdict

from server.services.importing.rows import Row

NAMESPACE = uuid.UUID("b1f0a6f4-3c0b-5d6e-9b8f-6d2b6f0f4a17")


def record_id(sheet: str, code: str, *part: str) -> str:
    """The id of the record that a row makes, or of one of its `part`s, such as a task line."""
    return str(uuid.uuid5(NAMESPACE, "\n".join((sheet, code, *part))))


def id_of(row: Row, *part: str) -> str:
    """The same, of a row."""
    return record_id(row.sheet, row.code, *part)


def operation_id(row: Row) -> str:
    """The id of the operation that makes exactly this row. Cells that say nothing do not count."""
    said = {name: value for name, value in asdict(row).items() if value not in (None, ())}
    text = json.dumps(said, sort_keys=True, ensure_ascii=False, default=str)
    return record_id(row.sheet, row.code, "operation", text)
