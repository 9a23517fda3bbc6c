"""An earlier phone, which said that three things lay on it and was not heard of since: USERNAME."""

import sys

from server.cli.doing import application
from server.extensions import snapshot, writing
from server.sync.enrol import enrol
from server.sync.operation import SCHEMA
from server.sync.phone_report import PhoneReport, note_report
from tests.support.office_edit import actor_of


def main() -> None:
    """Enrol it, and keep what it said."""
    with application():
        with snapshot() as connection:
            owner = actor_of(connection, sys.argv[1])
        phone = enrol(owner, label="Den gamle telefonen", platform="Android")
        with writing() as connection:
            note_report(connection, phone.replica_id, PhoneReport(3, None, None, SCHEMA))


if __name__ == "__main__":
    main()
