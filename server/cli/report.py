"""`report`: the figures of the approved entries, as files that others read."""

import argparse
import json
import sys
from pathlib import Path

from server.cli.doing import application
from server.cli.parsing import DONE, BadUse, Refused
from server.locales import say
from server.reports.material import Period, PeriodIsBackwards
from server.reports.report import Report, make_report
from server.reports.report_csv import report_csv
from server.services.setup import is_made


def report(arguments: argparse.Namespace) -> int:
    """Write the report of a period to a file, or to the terminal."""
    try:
        period = Period(arguments.from_day, arguments.to_day)
    except PeriodIsBackwards:
        raise BadUse(say("cli.report.backwards")) from None
    with application():
        if not is_made():
            raise Refused(say("cli.no_database"))
        content = _FORMATS[arguments.format](make_report(period)).encode()
    if arguments.out is None:
        # As bytes, so that no terminal setting changes a line end or a letter of the file.
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return DONE
    try:
        Path(arguments.out).write_bytes(content)
    except OSError as problem:
        raise Refused(
            say("cli.report.not_written", file=arguments.out, problem=problem.strerror)
        ) from None
    return DONE


def _json(made: Report) -> str:
    return json.dumps(made.as_json(), ensure_ascii=False, indent=2) + "\n"


_FORMATS = {"json": _json, "csv": report_csv}
