"""The folder of spreadsheets as rows, each with the line where it stands."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from server.locales import spreadsheets
from server.services.importing.csv_file import Line, read_csv
from server.services.importing.problems import BadCell, Fault, ImportRefused, Problem
from server.services.importing.rows import KINDS, Row

R = TypeVar("R", bound=Row, covariant=True)


@dataclass(frozen=True)
class Found(Generic[R]):
    """A row and the line of its file where it begins."""

    line: int
    row: R


@dataclass(frozen=True)
class Broken:
    """What could be read of a row that is not whole, by its fields."""

    kind: type[Row]
    line: int
    values: dict[str, Any]


@dataclass
class Sheets:
    """All rows of a folder by their kind.

    `named` are the ids that each file has, those of faulty rows too, so that one fault is not told again
    by every row that refers to it; `cut` the kinds whose file could not be read to its end.
    `broken` are rows of which some cells could not be read, as far as they could be. `unknown_files` are
    CSV files that are no sheet of ours.
    """

    rows: dict[Any, list[Found[Any]]] = field(default_factory=dict)
    named: dict[type[Row], set[str]] = field(default_factory=lambda: defaultdict(set))
    cut: set[type[Row]] = field(default_factory=set)
    broken: list[Broken] = field(default_factory=list)
    unknown_files: list[str] = field(default_factory=list)

    def of(self, kind: type[R]) -> list[Found[R]]:
        """The rows of one kind, in the order of their file."""
        return self.rows.get(kind, [])

    def __iter__(self) -> Iterator[Found[Any]]:
        for kind in KINDS:
            yield from self.of(kind)


def file_of(kind: type[Row]) -> str:
    """The name of the file that holds rows of a kind."""
    return str(spreadsheets()[kind.sheet]["file"])


def header_of(kind: type[Row], field_name: str) -> str:
    """The header of the column that a field is read from."""
    return str(spreadsheets()[kind.sheet]["columns"][field_name])


def problem(found: Found[Row], field_name: str, key: Fault, /, **values: object) -> Problem:
    """A fault in one cell of a row."""
    return problem_in(type(found.row), found.line, field_name, key, **values)


def problem_in(
    kind: type[Row], line: int, field_name: str, key: Fault, /, **values: object
) -> Problem:
    """A fault in one cell of a line that became no row."""
    said = tuple((name, str(value)) for name, value in values.items())
    return Problem(file_of(kind), line, header_of(kind, field_name), key, said)


def read_sheets(folder: Path) -> tuple[Sheets, list[Problem]]:
    """Every sheet of `folder`, and every cell that cannot be read.

    A sheet may be missing. Raises ImportRefused when the folder has none, or is none.
    """
    if not folder.is_dir():
        raise ImportRefused([Problem(str(folder), 0, "", "no_folder")])
    sheets, problems = Sheets(), list[Problem]()
    files = {path.name.casefold(): path for path in sorted(folder.iterdir()) if path.is_file()}
    for kind in KINDS:
        path = files.pop(file_of(kind), None)
        if path:
            _read_sheet(kind, path, sheets, problems)
    sheets.unknown_files = [path.name for name, path in files.items() if name.endswith(".csv")]
    if not sheets.rows:
        raise ImportRefused([Problem(str(folder), 0, "", "no_sheets")])
    return sheets, problems


def _read_sheet(kind: type[Row], path: Path, sheets: Sheets, problems: list[Problem]) -> None:
    spec = spreadsheets()[kind.sheet]
    optional = {spec["columns"][name] for name in spec.get("optional", [])}
    headers = {header for header in spec["columns"].values() if header not in optional}
    file = read_csv(path, frozenset(headers), frozenset(optional))
    problems += file.problems
    if file.is_cut:
        sheets.cut.add(kind)
    sheets.rows[kind] = []
    first: dict[str, Found[Any]] = {}
    for line in file.lines:
        if "code" in kind.columns:
            sheets.named[kind].add(line.cells.get(header_of(kind, "code"), "").strip())
        if not line.is_whole:
            continue
        values = _read_cells(kind, path.name, line, problems)
        if len(values) < len(kind.columns):
            sheets.broken.append(Broken(kind, line.number, values))
            continue
        row = kind(**values)
        here = Found(line.number, row)
        other = first.setdefault(row.code, here)
        if other is here:
            sheets.rows[kind].append(here)
        elif other.row != row:
            column = next(iter(kind.columns))
            problems.append(problem(here, column, "id_twice", text=row.code, line=other.line))


def _read_cells(kind: type[Row], file: str, line: Line, problems: list[Problem]) -> dict[str, Any]:
    """The values of a line; each cell that has none is named."""
    values: dict[str, Any] = {}
    for name, read in kind.columns.items():
        header = header_of(kind, name)
        try:
            values[name] = read(line.cells.get(header, ""))
        except BadCell as bad:
            problems.append(Problem(file, line.number, header, bad.key, bad.values))
    return values
