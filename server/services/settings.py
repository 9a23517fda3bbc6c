"""The service's settings: what the office has put in, and what holds otherwise."""

from sqlalchemy import Connection, select

from server.extensions import snapshot
from server.models import Setting
from server.rules.settings import NUMBERS, SETTINGS, is_fit, number_of
from server.sync.building import creation_of, patch_of_row
from server.sync.operation import derived_id
from server.sync.system import system_commit

JOB = "settings"


class UnknownSetting(ValueError):
    """There is no setting of that key."""


class UnfitSetting(ValueError):
    """The value is no number, or one that is out of bounds."""


def numbers(connection: Connection) -> dict[str, int]:
    """The numbers that rules count with, by key."""
    said = connection.execute(
        select(Setting.key, Setting.value).where(
            Setting.key.in_(list(NUMBERS)), Setting.deleted_at.is_(None)
        )
    )
    values = {key: value for key, value in said if is_fit(key, value)}
    return {key: number_of(key, values.get(key)) for key in NUMBERS}


def add_new_settings() -> int:
    """Create the settings that the database has not yet; says how many they were."""
    with snapshot() as connection:
        known = set(connection.scalars(select(Setting.key)))
    new = [key for key in SETTINGS if key not in known]
    operations = [
        (
            derived_id(JOB, key, 0),
            [creation_of("setting", _id_of(key), {"key": key, "value": SETTINGS[key]})],
            None,
        )
        for key in new
        if SETTINGS[key]
    ]
    if operations:
        system_commit(JOB, operations, is_all_or_nothing=True)
    return len(operations)


def change_setting(key: str, value: str) -> None:
    """Put in a value. Raises UnknownSetting, UnfitSetting, or TryLater."""
    if key not in SETTINGS and key not in NUMBERS:
        raise UnknownSetting(key)
    if not is_fit(key, value):
        raise UnfitSetting(key)
    with snapshot() as connection:
        row = connection.execute(
            select(Setting.version, Setting.value).where(Setting.key == key)
        ).one_or_none()
    if row is None:
        change = creation_of("setting", _id_of(key), {"key": key, "value": value})
    elif row.value == value:
        return
    else:
        change = patch_of_row("setting", _id_of(key), row, {"value": value})
    version = row.version if row else 0
    system_commit(
        JOB, [(derived_id(JOB, key, version, value), [change], None)], is_all_or_nothing=True
    )


def _id_of(key: str) -> str:
    return derived_id("setting", key)
