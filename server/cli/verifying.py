"""`verify-rows`: whether every synced row is what its history says."""

import argparse

from server.cli.doing import application
from server.cli.parsing import DONE, REFUSED, Refused
from server.locales import say
from server.services.setup import is_made
from server.services.verifying import verify_rows


def verify(_arguments: argparse.Namespace) -> int:
    """Name the rows that something else than the service has written; the status is 1 when there are any."""
    with application():
        if not is_made():
            raise Refused(say("cli.no_database"))
        count, faults = verify_rows()
    for fault in faults:
        kind = say(f"cli.verify-rows.{fault.kind}")
        print(say("cli.verify-rows.fault", entity=fault.entity, id=fault.id, kind=kind))
    print(say("cli.verify-rows.done", count=count, faults=len(faults)))
    return REFUSED if faults else DONE
