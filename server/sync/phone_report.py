"""What a phone says of itself with a push or a pull: how much is unsent, since when, and how it stores.

The office reads it in the list of devices, and a person's next phone tells what the last one left behind.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, update

from server.clock import instant_now
from server.extensions import writing
from server.sync.ledger import REPLICAS
from server.sync.retry import passes
from server.sync.standing import Standing

#: A phone that only reads, and has nothing new to say, is noted as seen this often.
SEEN_EVERY = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class PhoneReport:
    """What the phone said. `schema` is the newest operation schema that its app knows."""

    pending: int
    oldest_unsent_at: str | None
    is_storage_persistent: bool | None
    schema: int


def note_report(
    connection: Connection,
    replica_id: str,
    report: PhoneReport | None,
    build: str | None = None,
    held: int | None = None,
) -> None:
    """Keep what the phone said, in the caller's transaction. `held` is the cursor until which it has said
    that it holds everything."""
    values: dict[str, object] = {"last_seen_at": instant_now()}
    if held is not None:
        values["pulled_to"], values["pulled_at"] = held, values["last_seen_at"]
    if build is not None:
        values["build"] = build
    if report is not None:
        values["pending_report"] = report.pending
        values["oldest_unsent_at"] = report.oldest_unsent_at
        values["is_storage_persistent"] = report.is_storage_persistent
        values["schema"] = report.schema
    connection.execute(update(REPLICAS).where(REPLICAS.c.id == replica_id).values(values))


def keep_report(
    replica_id: str, report: PhoneReport | None, standing: Standing, held: int | None
) -> None:
    """Keep what came with a read, in a transaction of its own, when it says something new. `held` is the
    cursor of a read that had nothing more to give.

    A busy database is no reason to refuse the read, and nobody waits for the disk: the phone says the
    same again the next time.
    """
    if not (_is_news(report, standing) or held not in (None, standing.pulled_to)):
        return
    try:
        with writing(may_be_forgotten=True) as connection:
            note_report(connection, replica_id, report, held=held)
    except Exception as error:
        if not passes(error):
            raise


def _is_news(report: PhoneReport | None, standing: Standing) -> bool:
    if report is not None:
        kept = PhoneReport(
            standing.pending_report if standing.pending_report is not None else -1,
            standing.oldest_unsent_at,
            standing.is_storage_persistent,
            standing.schema or 0,
        )
        if kept != report:
            return True
    if standing.last_seen_at is None:
        return True
    seen = datetime.fromisoformat(standing.last_seen_at)
    return datetime.fromisoformat(instant_now()) - seen >= SEEN_EVERY
