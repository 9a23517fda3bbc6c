"""`import` and `demo`: spreadsheets in, and what became of them in sentences."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from server.cli.doing import application
from server.cli.parsing import DONE, Refused
from server.locales import say, spreadsheets
from server.services.demo import InstanceNotEmpty, load_demo
from server.services.importing import Imported, ImportRefused, Problem, import_folder
from server.services.words import add_new_words


def import_(arguments: argparse.Namespace) -> int:
    """Import a folder of spreadsheets, or check it."""
    with application():
        try:
            imported = import_folder(Path(arguments.folder), only_check=arguments.check)
        except ImportRefused as refused:
            raise Refused("\n".join(_refusal(refused.problems))) from None
        if not arguments.check:
            add_new_words()
    print("\n".join(_account(imported)))
    if arguments.check:
        print(say("import.checked"))
    else:
        print(say("import.done" if imported.new else "import.nothing_new"))
    return DONE


def demo(arguments: argparse.Namespace) -> int:
    """Load the demo, unless it is there."""
    with application():
        try:
            loaded = load_demo(until=arguments.until, day=arguments.day)
        except InstanceNotEmpty:
            raise Refused(say("cli.demo.not_empty")) from None
        except ImportRefused as refused:
            raise Refused("\n".join(_refusal(refused.problems))) from None
        add_new_words()
    if loaded is None:
        print(say("cli.demo.known"))
    else:
        print("\n".join(_account(loaded)))
        print(say("cli.demo.loaded"))
    return DONE


def _account(imported: Imported) -> Iterator[str]:
    for file, (new, known) in imported.counts.items():
        yield say("import.counts", file=file, new=new, known=known)
    if imported.flags:
        flags = (
            say("import.flag_count", count=count, flag=say(f"review_flag.{flag}"))
            for flag, count in sorted(imported.flags.items())
        )
        yield say("import.flagged", flags=", ".join(flags))
    for file in imported.unknown_files:
        yield say("import.unknown_file", file=file)


def _refusal(problems: list[Problem]) -> Iterator[str]:
    yield say("import.refused")
    for problem in problems:
        yield "  " + _told(problem)
    yield say("import.refused_count", count=len(problems))


def _told(problem: Problem) -> str:
    files = ", ".join(sheet["file"] for sheet in spreadsheets().values() if isinstance(sheet, dict))
    fault = say(f"import.problem.{problem.key}", **{"files": files, **dict(problem.values)})
    where = {"file": problem.file, "line": problem.line, "column": problem.column, "fault": fault}
    if not problem.line:
        return say("import.at_file", **where)
    return say("import.at_cell" if problem.column else "import.at_line", **where)
