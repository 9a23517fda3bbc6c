"""`tick`: the small jobs that recur."""

import argparse

from server.cli.doing import application
from server.cli.parsing import DONE
from server.ticker import Ticker


def tick(arguments: argparse.Namespace) -> int:
    """Do every job that is due, again and again until asked to stop."""
    with application():
        ticker = Ticker(parent=arguments.parent)
        if arguments.once:
            ticker.tick()
        else:
            ticker.run()
    return DONE
