"""The command line, `python -m server COMMAND`: words in, sentences out; services do the work.

Commands import what they need when they are asked for, so that none waits for another's libraries.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from typing import NoReturn

from server.locales import say

#: What a command gives back to the shell: done, refused, used in a wrong way.
DONE, REFUSED, BAD_USE = 0, 1, 2


class BadUse(Exception):
    """The command line was used in a way that it does not know; the sentence says what is wrong."""


class Refused(Exception):
    """A command was understood and could not be done; the sentence says why and what to do."""


class _Norwegian(argparse.HelpFormatter):
    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # argparse's
        super().add_usage(usage, actions, groups, say("cli.usage") if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """argparse with our sentences: its own messages are English."""

    def __init__(self, **options: object) -> None:
        super().__init__(add_help=False, formatter_class=_Norwegian, **options)  # type: ignore[arg-type]  # passed on as they are
        self._optionals.title = say("cli.options")
        self.add_argument("--help", "-h", action="help", help=say("cli.help"))

    def error(self, _message: str) -> NoReturn:
        raise BadUse(say("cli.misunderstood", prog=self.prog, usage=self.format_usage().strip()))


def _openapi(_arguments: argparse.Namespace) -> int:
    import json

    from server import create_app
    from server.extensions import api

    with create_app().app_context():
        print(json.dumps(api.spec.to_dict(), ensure_ascii=False, indent=2))
    return DONE


def _parser() -> _Parser:
    parser = _Parser(prog="python -m server", description=say("cli.about"))
    commands = parser.add_subparsers(title=say("cli.commands"), metavar="", parser_class=_Parser)

    def command(name: str, do: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        added: argparse.ArgumentParser = commands.add_parser(name, help=say(f"cli.{name}.help"))
        added.set_defaults(do=do)
        return added

    command("openapi", _openapi)
    return parser


def main(arguments: Sequence[str]) -> int:
    """Do what `arguments` say; the exit status for the shell."""
    try:
        asked = _parser().parse_args(arguments)
        do: Callable[[argparse.Namespace], int] | None = getattr(asked, "do", None)
        if do is None:
            raise BadUse(say("cli.no_command"))
        return do(asked)
    except BadUse as problem:
        print(problem, file=sys.stderr)
        return BAD_USE
    except Refused as problem:
        print(problem, file=sys.stderr)
        return REFUSED
