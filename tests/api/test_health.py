"""The health page, the limit of sync requests, and what phones hear during an import."""

import threading
from dataclasses import replace

from server.clock import instant_now, utc_now
from server.extensions import db
from server.services.long_write import is_long_write, long_write
from server.services.verifying import audit
from tests.factories.people import OUR_PAGE, Visitor, make_user
from tests.factories.work import create, make_case, new_id
from tests.server.test_sync_routes import Device, body
from tests.sync.tables import number


def device_of(app, code: str = "ASK") -> Device:
    actor = make_user(code, "field_worker", surface="field")
    return Device(Visitor(app).be(actor))


def test_those_who_look_after_the_service_see_how_it_is(app):
    create("partner", name="Nav", partner_type="nav")
    device = device_of(app)
    report = {"pending": 2, "oldest_unsent_at": instant_now(), "is_storage_persistent": True}
    device.push(device.envelope(body(case_id=new_id()), report=report | {"schema": 1}))
    audit(utc_now())
    desk = Visitor(app).be(make_user("EIK", "admin"))

    told = desk.get("/api/health", headers=OUR_PAGE).json

    assert told["database"] == db.engine.dialect.name
    assert told["parked"]["held"] == 1
    assert (told["unsent_devices"], told["unsent_operations"]) == (1, 2)
    assert told["audit"]["row_faults"] == told["audit"]["base_faults"] == 0
    assert told["seq"] == number("SELECT seq FROM clocks")


def test_one_user_can_send_only_so_many_sync_requests(app):
    """Seen to fail with `count_sync` left out of the routes."""
    app.config["SETTINGS"] = replace(app.config["SETTINGS"], sync_per_minute=3)
    device, other = device_of(app), device_of(app, "SELJE")

    answers = [device.pull() for _ in range(3)]

    assert [each.status_code for each in answers] == [200, 200, 429]
    assert answers[2].json["reason"] == "too_many_attempts"
    assert 0 < int(answers[2].headers["Retry-After"]) <= 60
    assert device.push(device.envelope(body())).status_code == 429
    assert number("SELECT count(*) FROM log_entries") == 0
    assert other.pull().status_code == 200


def test_during_an_import_into_sqlite_phones_are_told_to_come_back_and_can_read(app):
    """sync.md, decision 9. Seen to fail with `refuse_during_long_write` left out of the push."""
    make_case()
    device = device_of(app)
    begun, done = threading.Event(), threading.Event()

    def importing() -> None:
        with app.app_context(), long_write():
            begun.set()
            done.wait(30)

    thread = threading.Thread(target=importing)
    thread.start()
    begun.wait(30)
    pushed, pulled = device.push(device.envelope(body())), device.pull()
    done.set()
    thread.join()

    is_sqlite = db.engine.dialect.name == "sqlite"
    assert pulled.status_code == 200
    assert pushed.status_code == (503 if is_sqlite else 200)
    if is_sqlite:
        assert pushed.json["reason"] == "try_later"
        assert pushed.headers["Retry-After"] == "15"
    assert not is_long_write()
    assert device.push(device.envelope(body())).status_code == 200
