"""One CSV file as lines of text cells, or every fault that keeps it from being read.

`;` between columns, UTF-8 with or without a byte order mark, any line ending, quotes where a text holds
`;`, quotes or line breaks. Line numbers are those of the file's own lines, where a row begins.
"""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from server.services.importing.problems import Problem

_LINE_END = re.compile(rb"(\r\n|\n|\r)")

#: Without these right, no cell can be told from another.
_HEADER_FAULTS = frozenset({"no_header", "column_missing", "column_twice"})


@dataclass(frozen=True)
class Line:
    """One row: the number of the file's line where it begins, and its cells by header.

    One that is not whole has been named already; its cells are the best guess.
    """

    number: int
    cells: dict[str, str]
    is_whole: bool = True


@dataclass(frozen=True)
class CsvFile:
    """The rows and what was wrong with them. A cut one has rows that nobody could read."""

    name: str
    lines: list[Line]
    problems: list[Problem]
    is_cut: bool = False


def read_csv(path: Path, columns: frozenset[str], optional: frozenset[str]) -> CsvFile:
    """Read the file at `path`, which has the given headers; those in `optional` may be missing."""
    name = path.name
    content, problems = _decoded(name, path.read_bytes())
    unreadable = {problem.line for problem in problems}
    rows = _rows(name, content, problems)
    first = next(rows, _Row(1, 1, []))
    header = [title.strip().casefold() for title in first.cells]
    while header and not header[-1]:
        header.pop()
    problems += _header_problems(name, first.begins, header, columns, optional)
    if unreadable & first.lines or any(problem.key in _HEADER_FAULTS for problem in problems):
        return CsvFile(name, [], problems, is_cut=True)
    lines: list[Line] = []
    for row in rows:
        given = row.cells
        if not any(cell.strip() for cell in given):
            continue
        before = len(problems)
        if len(given) < len(header):
            problems.append(Problem(name, row.begins, header[len(given)], "cell_missing"))
        elif any(cell.strip() for cell in given[len(header) :]):
            counts = (("count", str(len(given))), ("expected", str(len(header))))
            problems.append(Problem(name, row.begins, header[-1], "too_many_cells", counts))
        is_whole = len(problems) == before and not unreadable & row.lines
        lines.append(Line(row.begins, dict(zip(header, given, strict=False)), is_whole))
    is_cut = any(problem.key == "broken_quotes" for problem in problems)
    return CsvFile(name, lines, problems, is_cut)


@dataclass(frozen=True)
class _Row:
    """The cells of a row, and the first and last of the file's lines that it takes."""

    begins: int
    ends: int
    cells: list[str]

    @property
    def lines(self) -> set[int]:
        return set(range(self.begins, self.ends + 1))


def _decoded(name: str, content: bytes) -> tuple[str, list[Problem]]:
    """The text, and each line that is no UTF-8; such a line is read as well as it can be."""
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        problems: list[Problem] = []
        parts = _LINE_END.split(content.removeprefix(b"\xef\xbb\xbf"))
        for number, line in enumerate(parts[::2], 1):
            try:
                line.decode("utf-8")
            except UnicodeDecodeError:
                problems.append(Problem(name, number, "", "not_utf_8"))
        return b"".join(parts).decode("utf-8", errors="replace"), problems


def _rows(name: str, content: str, problems: list[Problem]) -> Iterator[_Row]:
    """Each row that is not blank; a broken quote ends the reading."""
    # newline="" leaves line breaks inside quotes as they are.
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=";", strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            problems.append(Problem(name, begins, "", "broken_quotes"))
            return
        if row:
            yield _Row(begins, reader.line_num, row)


def _header_problems(
    name: str, line: int, header: list[str], columns: frozenset[str], optional: frozenset[str]
) -> list[Problem]:
    if not header:
        return [Problem(name, 1, "", "no_header")]
    found = [Problem(name, line, title, "column_missing") for title in columns - {*header}]
    for title in dict.fromkeys(header):
        if title not in columns | optional:
            found.append(Problem(name, line, title, "column_unknown"))
        elif header.count(title) > 1:
            found.append(Problem(name, line, title, "column_twice"))
    return found
