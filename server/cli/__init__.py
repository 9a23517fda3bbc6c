"""The command line, `python -m server COMMAND`: words in, sentences out; services do the work.

Commands import what they need when they are asked for, so that none waits for another's libraries.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib import import_module

from server.cli.parsing import BAD_USE, DONE, REFUSED, BadUse, Parser, Refused, choice, day, port
from server.locales import say

__all__ = ["main"]

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str]) -> int:
    """Do what `arguments` say; the exit status for the shell."""
    try:
        asked = _parser().parse_args(arguments)
        do: Command | None = getattr(asked, "do", None)
        if do is None:
            raise BadUse(say("cli.no_command"))
        return do(asked)
    except BadUse as problem:
        print(problem, file=sys.stderr)
        return BAD_USE
    except Refused as problem:
        print(problem, file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return DONE


def _later(module: str, name: str) -> Command:
    """The command `name` of a module that is imported when the command is asked for."""

    def do(arguments: argparse.Namespace) -> int:
        from server.cli.doing import reaching_the_database

        with reaching_the_database():
            status: int = getattr(import_module(f"server.cli.{module}"), name)(arguments)
        return status

    return do


def _parser() -> Parser:
    parser = Parser(prog="python -m server", description=say("cli.about"))
    commands = parser.add_subparsers(title=say("cli.commands"), metavar="", parser_class=Parser)

    def command(name: str, module: str) -> argparse.ArgumentParser:
        about = say(f"cli.{name}.help")
        added: argparse.ArgumentParser = commands.add_parser(name, help=about, description=about)
        added.set_defaults(do=_later(module, name))
        return added

    run = command("run", "run")
    run.add_argument("--host", help=say("cli.run.host"))
    run.add_argument("--port", type=port, metavar="N", help=say("cli.run.port"))
    run.add_argument("--no-demo", action="store_true", help=say("cli.run.no_demo"))
    run.add_argument("--no-ticker", action="store_true", help=say("cli.run.no_ticker"))

    demo = command("demo", "spreadsheets")
    demo.add_argument("--until", type=day("--until"), metavar="DATE", help=say("cli.demo.until"))
    demo.add_argument("--day", type=day("--day"), metavar="DATE", help=say("cli.demo.day"))

    imports = command("import", "spreadsheets")
    imports.set_defaults(do=_later("spreadsheets", "import_"))
    imports.add_argument("folder", metavar="DIR", help=say("cli.import.folder"))
    imports.add_argument("--check", action="store_true", help=say("cli.import.check"))

    report = command("report", "report")
    for option in ("--from", "--to"):
        report.add_argument(
            option,
            type=day(option),
            required=True,
            metavar="DATE",
            dest=f"{option.strip('-')}_day",
            help=say("cli.report.period"),
        )
    formats = choice("--format", "json", "csv")
    report.add_argument("--format", type=formats, default="json", help=say("cli.report.format"))
    report.add_argument("--out", metavar="FILE", help=say("cli.report.out"))

    backup = command("backup", "backup")
    backup.add_argument("file", metavar="FILE", help=say("cli.backup.file"))
    restored = command("restored", "backup")
    restored.set_defaults(do=_later("backup", "restored"))
    verify = command("verify-rows", "verifying")
    verify.set_defaults(do=_later("verifying", "verify"))

    rescue = command("rescue", "rescue")
    rescue.add_argument("file", metavar="FILE", help=say("cli.rescue.file"))

    tick = command("tick", "tick")
    tick.add_argument("--once", action="store_true", help=say("cli.tick.once"))
    tick.add_argument("--parent", type=int, metavar="PID", help=say("cli.tick.parent"))

    user = command("user", "user")
    user.add_argument("action", type=choice("user", "add"), metavar="add")
    for word in ("code", "name", "username"):
        user.add_argument(word, metavar=word.upper(), help=say(f"cli.user.{word}"))
    user.add_argument("roles", metavar="ROLE", nargs="+", help=say("cli.user.roles"))

    setting = command("setting", "setting")
    setting.add_argument("key", metavar="KEY", help=say("cli.setting.key"))
    setting.add_argument("value", metavar="VALUE", help=say("cli.setting.value"))

    phone = command("phone", "setting")
    phone.set_defaults(do=_later("setting", "phone"))
    phone.add_argument("code", metavar="CODE", help=say("cli.user.code"))
    phone.add_argument("number", metavar="NUMBER", help=say("cli.phone.number"))

    command("openapi", "openapi")
    return parser
