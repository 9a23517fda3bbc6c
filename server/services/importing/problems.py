"""What is wrong with a spreadsheet: where it stands, and a key that the catalogue has words for."""

from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one file. `line` is counted as a text editor does; 0 is the file as a whole.

    `key` is one of the catalogue's `import.problem.<key>`, `values` what its sentence is filled with;
    `column` is the header of the column, empty where the whole line is meant.
    """

    file: str
    line: int
    column: str
    key: str
    values: tuple[tuple[str, str], ...] = field(default=())


class BadCell(ValueError):
    """A cell that cannot be what its column asks for."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = tuple((name, str(value)) for name, value in values.items())


class ImportRefused(Exception):
    """Nothing was imported; `problems` names every fault that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = sorted(set(problems))
