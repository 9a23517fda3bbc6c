"""What may be forgotten does not wait for the disk, and everything else does."""

import pytest

from server.extensions import db, snapshot, writing

_ASKED = {"sqlite": "PRAGMA synchronous", "postgresql": "SHOW synchronous_commit"}
_WAITS = {"sqlite": 2, "postgresql": "on"}
_DOES_NOT = {"sqlite": 1, "postgresql": "off"}


def _now(connection):
    return connection.exec_driver_sql(_ASKED[connection.dialect.name]).scalar_one()


def test_only_what_may_be_forgotten_does_not_wait(app):
    """Seen to fail without the first pragma, and without the second."""
    name = db.engine.dialect.name
    with writing(may_be_forgotten=True) as connection:
        assert _now(connection) == _DOES_NOT[name]
    with writing() as connection:
        assert _now(connection) == _WAITS[name]


def test_the_next_one_waits_also_after_an_error(app):
    """Seen to fail with the second pragma outside a `finally`."""
    with pytest.raises(ArithmeticError), writing(may_be_forgotten=True):
        raise ArithmeticError
    with writing() as connection:
        assert _now(connection) == _WAITS[connection.dialect.name]
    with snapshot() as connection:
        assert _now(connection) == _WAITS[connection.dialect.name]
