"""What is wrong with a spreadsheet: where it stands, and a key that the catalogue has words for."""

from dataclasses import dataclass, field
from typing import Literal

#: Everything that can be wrong, by the keys of the catalogue's `import.problem`.
Fault = Literal[
    "no_folder",
    "no_sheets",
    "not_utf_8",
    "broken_quotes",
    "no_header",
    "column_missing",
    "column_unknown",
    "column_twice",
    "cell_missing",
    "too_many_cells",
    "empty",
    "empty_part",
    "named_twice",
    "null_character",
    "too_long",
    "not_a_whole_number",
    "number_out_of_bounds",
    "not_a_date",
    "not_a_time",
    "not_a_date_and_time",
    "time_does_not_exist",
    "unknown_word",
    "neither",
    "unknown_staff",
    "unknown_case",
    "unknown_landlord",
    "unknown_partner",
    "id_twice",
    "changed",
    "not_applied",
    "username_taken",
    "outcome_without_where",
    "plan_without_where",
    "closed_before_opened",
    "outcome_of_open_case",
    "consent_without_form",
    "ends_before_it_starts",
]


@dataclass(frozen=True, order=True)
class Problem:
    """One fault in one file. `line` is counted as a text editor does; 0 is the file as a whole.

    `values` are what the sentence of `key` is filled with;
    `column` is the header of the column, empty where the whole line is meant.
    """

    file: str
    line: int
    column: str
    key: Fault
    values: tuple[tuple[str, str], ...] = field(default=())


class BadCell(ValueError):
    """A cell that cannot be what its column asks for."""

    def __init__(self, key: Fault, /, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = tuple((name, str(value)) for name, value in values.items())


class ImportRefused(Exception):
    """Nothing was imported; `problems` names every fault that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems")
        self.problems = sorted(set(problems))
