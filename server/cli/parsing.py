"""Reading the command line. argparse's own messages are English, so that it never gets to say one."""

import argparse
from collections.abc import Callable
from datetime import date
from typing import Any, NoReturn

from server.locales import say

#: What a command gives back to the shell: done, refused, used in a wrong way.
DONE, REFUSED, BAD_USE = 0, 1, 2


class BadUse(Exception):
    """The command line was used in a way that it does not know; the sentence says what is wrong."""


class Refused(Exception):
    """A command was understood and could not be done; the sentence says why and what to do."""


class _Norwegian(argparse.HelpFormatter):
    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: Any = None) -> None:
        super().add_usage(usage, actions, groups, say("cli.usage") if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """argparse with our sentences. Raises BadUse instead of ending the process."""

    def __init__(self, **options: Any) -> None:
        """Take argparse's own options."""
        super().__init__(add_help=False, formatter_class=_Norwegian, allow_abbrev=False, **options)
        self._positionals.title = say("cli.words")
        self._optionals.title = say("cli.options")
        self.add_argument("--help", "-h", action="help", help=say("cli.help"))

    def error(self, _message: str) -> NoReturn:
        """Say in one sentence that the words were not understood, and how they should be."""
        usage = " ".join(self.format_usage().split())
        raise BadUse(say("cli.misunderstood", prog=self.prog, usage=usage))


def day(option: str) -> Callable[[str], date]:
    """Reads an ISO date for `option`."""

    def read(text: str) -> date:
        try:
            if len(text) != 10:
                raise ValueError
            return date.fromisoformat(text)
        except ValueError:
            raise BadUse(say("cli.not_a_date", option=option, text=text)) from None

    return read


def port(text: str) -> int:
    """Reads a port number."""
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise BadUse(say("cli.not_a_port", option="--port", text=text))
    return int(text)


def choice(option: str, *choices: str) -> Callable[[str], str]:
    """Reads one of a few words for `option`."""

    def read(text: str) -> str:
        if text not in choices:
            said = say("cli.or").join(choices)
            raise BadUse(say("cli.not_a_choice", option=option, choices=said, text=text))
        return text

    return read
