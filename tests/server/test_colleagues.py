"""What phones know of those who work here, and of the service's settings."""

import pytest
from sqlalchemy import select, update

from server.extensions import snapshot, writing
from server.models import Colleague, Setting, User
from server.services.colleagues import UnknownColleague, set_phone, tell_colleagues
from server.services.settings import UnknownSetting, add_new_settings, change_setting
from tests.factories.people import make_user
from tests.sync.phone import Phone


def test_everyone_who_works_here_is_on_every_phone_by_name(app):
    ask = make_user("ASK", "field_worker", surface="field")
    rogn = make_user("ROGN", "housing_coordinator")
    assert tell_colleagues() == 2
    assert tell_colleagues() == 0
    phone = Phone(ask)
    phone.pull()
    seen = {row["user_id"]: row for entity, row in _held(phone) if entity == "colleague"}
    assert {seen[ask.id]["is_caretaker"], seen[rogn.id]["is_caretaker"]} == {True, False}
    assert seen[rogn.id]["name"] == rogn.name


def test_who_no_longer_works_here_and_a_new_name_are_told_once(app):
    ask = make_user("ASK", "field_worker", surface="field")
    tell_colleagues()
    with writing() as connection:
        connection.execute(
            update(User).where(User.id == ask.id).values(is_active=False, name="Ask Nymo")
        )
    assert tell_colleagues() == 1
    assert tell_colleagues() == 0
    with snapshot() as connection:
        (row,) = connection.execute(select(Colleague.name, Colleague.is_here, Colleague.version))
    assert tuple(row) == ("Ask Nymo", False, 2)


def test_a_setting_holds_until_the_office_says_otherwise(app):
    assert add_new_settings() > 0
    assert add_new_settings() == 0
    change_setting("child_welfare_phone", "62 00 00 00")
    change_setting("child_welfare_phone", "62 00 00 00")
    change_setting("service_phone", "62 00 00 01")
    assert add_new_settings() == 0
    with snapshot() as connection:
        found = dict(connection.execute(select(Setting.key, Setting.value)).all())
    assert found["child_welfare_phone"] == "62 00 00 00"
    assert found["service_phone"] == "62 00 00 01"


def test_a_number_is_put_in_and_outlives_a_new_name(app):
    ask = make_user("ASK", "field_worker", surface="field")
    tell_colleagues()
    set_phone("ASK", "69 00 00 02")
    set_phone("ASK", "69 00 00 02")
    with writing() as connection:
        connection.execute(update(User).where(User.id == ask.id).values(name="Ask Nymo"))
    tell_colleagues()
    with snapshot() as connection:
        (row,) = connection.execute(select(Colleague.name, Colleague.phone, Colleague.version))
    assert tuple(row) == ("Ask Nymo", "69 00 00 02", 3)
    with pytest.raises(UnknownColleague):
        set_phone("NOBODY", "1")


def test_an_unknown_setting_is_refused(app):
    with pytest.raises(UnknownSetting):
        change_setting("colour", "blue")


def _held(phone: Phone) -> list[tuple[str, dict[str, object]]]:
    return [(key[0], row) for key, row in phone.rows.items()]
