"""From rows to records: what is known is skipped, what has changed is refused, the rest is created."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection

from server.clock import instant_now
from server.extensions import snapshot
from server.services.importing.checks import check_sheets
from server.services.importing.flagging import flags_of
from server.services.importing.identity import id_of, operation_id, record_id
from server.services.importing.known import Known, read_known, read_places
from server.services.importing.operations import Import
from server.services.importing.problems import ImportRefused, Problem
from server.services.importing.rows import Case, LogLine, PlanLine, Row, Staff
from server.services.importing.sheets import Found, Sheets, file_of, problem
from server.services.long_write import long_write
from server.services.passwords import hash_password
from server.services.setup import is_made, make_ready
from server.services.users import make_user
from server.sync.system import NotWhole, commit_job, in_one_transaction, job_user


@dataclass
class Imported:
    """What an import did, or would do.

    `counts` are, by file, the new rows and those that were known; `flags` the new entries that someone
    should look at twice; `unknown_files` the CSV files that are none of the spreadsheets.
    """

    counts: dict[str, tuple[int, int]] = field(default_factory=dict)
    flags: Counter[str] = field(default_factory=Counter)
    unknown_files: list[str] = field(default_factory=list)

    @property
    def new(self) -> int:
        """How many rows were new."""
        return sum(new for new, _ in self.counts.values())


def bring_in(
    sheets: Sheets,
    problems: Sequence[Problem] = (),
    *,
    job: str,
    only_check: bool = False,
    password: str | None = None,
) -> Imported:
    """Create what the sheets say and the database has not, as the job named `job`: all or nothing.

    With a `password`, new staff can sign in with their user names; an import never gives one. On an
    empty instance the database is made first. Raises ImportRefused with `problems` and every other fault.
    """
    if not only_check:
        make_ready()
    known = Known()
    if is_made():
        with snapshot() as connection:
            known = _known_of(connection, sheets)
    new, changed = _sort(sheets, known)
    faults = [*problems, *check_sheets(sheets, known), *changed]
    if faults:
        raise ImportRefused(faults)
    result = Imported(unknown_files=sheets.unknown_files)
    for kind, found in sheets.rows.items():
        count = sum(type(each.row) is kind for each in new)
        result.counts[file_of(kind)] = (count, len(found) - count)
    user_ids = _user_ids(sheets, known)
    flags: dict[str, list[str]] = {}
    if is_made():
        opened_on = known.opened_on | {
            found.row.code: found.row.opened_on for found in sheets.of(Case)
        }
        lines = [found.row for found in new if isinstance(found.row, LogLine)]
        with snapshot() as connection:
            flags = flags_of(connection, lines, user_ids, opened_on)
    result.flags = Counter(flag for each in flags.values() for flag in each)
    if new and not only_check:
        _write(new, known, sheets, user_ids, flags, job, password)
    return result


def _known_of(connection: Connection, sheets: Sheets) -> Known:
    records: dict[type[Row], list[str]] = {
        kind: [id_of(found.row) for found in rows]
        for kind, rows in sheets.rows.items()
        if kind is not Staff
    }
    known = read_known(connection, records, (operation_id(found.row) for found in sheets))
    known.places = read_places(connection, _places_in(sheets))
    return known


def _sort(sheets: Sheets, known: Known) -> tuple[list[Found[Row]], list[Problem]]:
    """The new rows, and a fault for each known one that says something else than it did."""
    new: list[Found[Row]] = []
    changed: list[Problem] = []
    for found in sheets:
        row = found.row
        if isinstance(row, Staff):
            changed += _changed_staff(found, known)
            if row.code not in known.users:
                new.append(found)
        elif operation_id(row) in known.operations:
            continue
        elif id_of(row) in known.records or row.code in known.ids.get(type(row), {}):
            changed.append(problem(found, _first_column(row), "changed", text=row.code))
        else:
            new.append(found)
    return new, changed


def _changed_staff(found: Found[Staff], known: Known) -> list[Problem]:
    row, user = found.row, known.users.get(found.row.code)
    if user is None:
        taken = any(row.username and row.username == each.username for each in known.users.values())
        return [problem(found, "username", "username_taken", text=row.username)] if taken else []
    is_same = user.name == row.name and user.roles == frozenset(row.roles)
    return [] if is_same else [problem(found, "code", "changed", text=row.code)]


def _user_ids(sheets: Sheets, known: Known) -> dict[str, str]:
    new = {found.row.code: id_of(found.row) for found in sheets.of(Staff)}
    return new | {code: user.id for code, user in known.users.items()}


def _write(
    new: list[Found[Row]],
    known: Known,
    sheets: Sheets,
    user_ids: dict[str, str],
    flags: dict[str, list[str]],
    job: str,
    password: str | None,
) -> None:
    staff = [found.row for found in new if isinstance(found.row, Staff)]
    # Slow on purpose, so before the database is kept waiting.
    hashes = [hash_password(password) if password else None for _ in staff]
    ids: dict[type[Row], dict[str, str]] = defaultdict(dict)
    ids |= {kind: dict(codes) for kind, codes in known.ids.items()}
    for found in sheets:
        # What the database has by that code keeps its id, whoever made it.
        ids[type(found.row)].setdefault(found.row.code, id_of(found.row))
    ids[Staff] = user_ids
    made = {operation_id(found.row): found for found in new if not isinstance(found.row, Staff)}
    places = _places(new, known)

    def work(connection: Connection) -> None:
        for row, password_hash in zip(staff, hashes, strict=True):
            _make_staff(connection, row, password_hash)
        importer = job_user(connection, job)
        run = Import(importer.id, instant_now(), ids, places, flags)
        operations = [run.place_operation(address) for address in places.keys() - known.places]
        operations += [run.operation(found.row) for found in made.values()]
        commit_job(connection, job, operations, is_all_or_nothing=True)

    try:
        with long_write():
            in_one_transaction(work)
    except NotWhole as refused:
        # Someone else made one of these records in the meantime.
        raise ImportRefused(
            [
                problem(made[each.op_id], _first_column(made[each.op_id].row), "not_applied")
                for each in refused.results
                if each.outcome not in ("applied", "merged") and each.op_id in made
            ]
        ) from refused


def _places(new: list[Found[Row]], known: Known) -> dict[str, str]:
    """The ids of the places that new rows name in words: the known ones, and new ones for the rest."""
    return {
        place: known.places.get(place) or record_id("places", place) for place in _places_in(new)
    }


def _places_in(rows: Iterable[Found[Row]]) -> set[str]:
    """The places that rows name in words."""
    named = (each.row for each in rows)
    return {row.place for row in named if isinstance(row, LogLine | PlanLine) and row.place}


def _make_staff(connection: Connection, row: Staff, password_hash: str | None) -> None:
    can_sign_in = password_hash is not None
    make_user(
        connection,
        id_of(row),
        row.code,
        row.name,
        row.roles,
        row.username if can_sign_in else None,
        password_hash,
    )


def _first_column(row: Row) -> str:
    """The field that says which row it is."""
    return next(iter(row.columns))
