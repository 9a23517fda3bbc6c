"""The mutants, read from the TOML files beside this one. A mutant is data:

name    what it does, in words joined by hyphens; docs/faults.md names it so
faults  rows of docs/faults.md that its test guards
file    the file that is changed
old     text that stands in it exactly once
new     what stands there in the broken build
test    the test that must fail then: path::function, or path::title for the app's own tests
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]


@dataclass(frozen=True)
class Mutant:
    """One broken build."""

    name: str
    faults: tuple[int, ...]
    file: str
    old: str
    new: str
    test: str

    @property
    def is_of_the_app(self) -> bool:
        """Whether it changes the PWA's code, which a browser only meets when it is built anew."""
        return self.file.startswith("pwa/")

    @property
    def is_vitest(self) -> bool:
        """Whether its test is one of the app's own."""
        return self.test.startswith("pwa/")

    def applied(self, content: str) -> str:
        """The broken file. Raises ValueError unless the old text stands there exactly once."""
        found = content.count(self.old)
        if found != 1:
            raise ValueError(f"{self.name}: its text stands {found} times in {self.file}")
        return content.replace(self.old, self.new)


@cache
def mutants() -> dict[str, Mutant]:
    """Every mutant by its name, in the order of the files. Raises ValueError for a name used twice."""
    found: dict[str, Mutant] = {}
    for file in sorted(HERE.glob("*.toml")):
        for each in tomllib.loads(file.read_text(encoding="utf-8"))["mutant"]:
            mutant = Mutant(**each | {"faults": tuple(each["faults"])})
            if mutant.name in found:
                raise ValueError(f"Two mutants are called {mutant.name}.")
            found[mutant.name] = mutant
    return found
