"""`rescue`: a rescue file that was handed in, brought in at the server itself, however large it is."""

import argparse
from pathlib import Path

from server.cli.doing import application
from server.cli.parsing import DONE, Refused
from server.errors import RescueKeyUnknown, RescueNotOurs, RescueUnreadable
from server.locales import say
from server.services.rescue import bring_in


def rescue(arguments: argparse.Namespace) -> int:
    """Bring in the file, and say what became of it."""
    try:
        content = Path(arguments.file).read_bytes()
    except OSError:
        raise Refused(say("cli.rescue.no_file", file=arguments.file)) from None
    with application():
        try:
            done = bring_in(content, by="CLI")
        except (RescueUnreadable, RescueKeyUnknown, RescueNotOurs) as refused:
            raise Refused(say(f"cli.rescue.{refused.reason}")) from None
    print(say("cli.rescue.done", operations=done.operations, new=done.new))
    for outcome, count in sorted(done.outcomes.items()):
        print(say(f"cli.rescue.{outcome}", count=count))
    if done.photos:
        print(say("cli.rescue.photos", kept=done.photos_kept, photos=done.photos))
    return DONE
