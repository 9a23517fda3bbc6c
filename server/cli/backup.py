"""`backup` and `restored`: a whole copy of the database, and what is to be done after it was put back."""

import argparse
from pathlib import Path

from server.cli.doing import application
from server.cli.parsing import DONE, Refused
from server.locales import say
from server.services.backup import KEPT_ON_PHONES, NotSqlite, back_up, note_restored
from server.services.setup import is_made, make_ready


def backup(arguments: argparse.Namespace) -> int:
    """Copy the SQLite database into a file, while the server runs."""
    file = Path(arguments.file)
    with application():
        if not is_made():
            raise Refused(say("cli.no_database"))
        try:
            size = back_up(file)
        except NotSqlite:
            raise Refused(say("cli.backup.not_sqlite")) from None
        except FileExistsError:
            raise Refused(say("cli.backup.exists", file=file)) from None
        except OSError:
            raise Refused(say("cli.backup.cannot_write", file=file)) from None
    print(say("cli.backup.done", file=file, megabytes=f"{size / 1e6:.1f}".replace(".", ",")))
    return DONE


def restored(_arguments: argparse.Namespace) -> int:
    """Begin a new epoch, so that phones send again what the restored database lacks."""
    with application():
        if not is_made():
            raise Refused(say("cli.no_database"))
        make_ready()
        age = note_restored()
    print(say("cli.restored.done"))
    if age is not None and age > KEPT_ON_PHONES:
        print(say("cli.restored.old", days=age.days, kept=KEPT_ON_PHONES.days))
    return DONE
