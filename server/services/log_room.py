"""Room on the disk for SQLite's write-ahead log, made before a push has to wait for it.

Writing over what is there takes half as long as making a file grow.
"""

import sqlite3
from typing import Any

from server.extensions import CACHE_BYTES, LOG_BYTES, db


def make_log_room() -> bool:
    """Give the log its room; False where there is none to give, and then it grows as it is written.

    A transaction beyond what is kept in memory goes to the log at once; undone, it leaves nothing but the
    room. The log lasts while a connection is open, and the pool keeps this one.
    """
    with db.engine.connect() as connection:
        if connection.dialect.name != "sqlite":
            return False
        driver: Any = connection.connection.driver_connection
        try:
            driver.execute("BEGIN IMMEDIATE")
            driver.execute("CREATE TABLE room (bytes BLOB)")
            driver.execute("INSERT INTO room VALUES (zeroblob(?))", (CACHE_BYTES + LOG_BYTES,))
        except sqlite3.Error:
            # The disk is full, or somebody else is writing: no reason not to serve.
            return False
        finally:
            driver.rollback()
        return True
