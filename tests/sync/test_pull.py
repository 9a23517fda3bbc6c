"""What a phone is given: everything it may see, nothing else, and never half an operation."""

import orjson
import pytest

from server.access.visible import visible_ids
from server.errors import NotYourReplica
from server.extensions import snapshot, writing
from server.sync import pull as pulling
from server.sync import telling
from server.sync.office import office_commit
from server.sync.pull import Position, pull
from tests.factories.people import make_user
from tests.factories.work import create, delete, make_case, make_entry, save
from tests.sync.phone import Phone, new_id, patching, visiting
from tests.sync.tables import check_converged, number


def test_a_first_pull_gives_the_day_pack_and_nothing_of_others(service):
    """I9. Seen to fail with `_of_entry` in visible.py returning true()."""
    other = make_case("S02", "Rask Hengebjørk", address="Bakkevegen 3")
    foreign = make_entry(service.selje, case_id=other["case"])
    landlord = create("landlord", name="Utleie AS", landlord_type="company")
    own = make_entry(service.ask, case_id=service.case)
    grant = create(
        "grant",
        name="Tilskudd",
        funder="Husbanken",
        amount_ore=1,
        starts_on="2026-01-01",
        ends_on="2026-12-31",
        fte_hours=1950,
    )

    phone = service.phone()

    held = {key[1] for key in phone.rows}
    assert {service.case, service.place, service.resident, service.assignment, own} <= held
    assert not held & {other["case"], other["place"], other["resident"], foreign, landlord, grant}
    check_converged(phone)


def test_a_protected_address_never_reaches_a_phone(service):
    """Seen to fail with hidden_when left out of the place in entities.py."""
    case = make_case("S03", address="Hemmeligvegen 1", is_address_protected=True)
    create("assignment", case_id=case["case"], user_id=service.ask.id)

    phone = service.phone()

    assert phone.row("place", case["place"])["address"] is None
    everything = orjson.dumps(list(phone.rows.values())).decode()
    assert "Hemmeligvegen" not in everything


def test_pages_never_split_an_operation(service):
    """I7. Seen to fail with `seq > after and` left out of the cut in pull.py."""
    for n in range(12):
        save([("partner", new_id(), {"name": f"{n}", "partner_type": "nav"}) for _ in range(3)])
    phone = Phone(service.ask)
    pages = []
    while True:
        pages.append(phone.pull_page(limit=4))
        if not pages[-1]["more"]:
            break

    assert len(pages) >= 6
    for page in pages:
        names = [change["row"]["name"] for change in page["changes"] if "name" in change["row"]]
        partners = [name for name in names if name.isdigit()]
        assert all(partners.count(name) == 3 for name in partners)
    check_converged(phone)


def test_a_page_ends_when_it_is_full(service, monkeypatch):
    """Seen to fail with PAGE_BYTES left out of the cut."""
    monkeypatch.setattr(pulling, "PAGE_BYTES", 2_000)
    monkeypatch.setattr(pulling, "STEP", 7)
    for n in range(40):
        create("partner", name=f"Firma {n}", partner_type="nav")

    phone = Phone(service.ask)

    assert phone.pull() > 4
    check_converged(phone)


def test_a_record_that_changes_between_two_pages_is_given_again(service):
    ids = [create("partner", name=f"Firma {n}", partner_type="nav") for n in range(6)]
    phone = Phone(service.ask)
    phone.pull_page(limit=6)
    change = patching("partner", ids[0], 1, {"name": "Firma 0"}, name="Firma null")
    office_commit(service.rogn, [change], op_id=new_id())
    phone.pull()

    assert phone.row("partner", ids[0])["name"] == "Firma null"
    check_converged(phone)


def test_what_is_deleted_is_said_to_be_gone(service):
    phone = service.phone()
    note = create("safety_note", case_id=service.case, type="dog", noted_on="2026-11-01")
    phone.pull()
    assert phone.row("safety_note", note)

    delete("safety_note", note)
    page = phone.pull_page()

    gone = {"entity": "safety_note", "id": note, "version": 2, "gone": "deleted"}
    assert page["changes"] == [gone]
    check_converged(phone)


def test_nothing_is_said_of_records_that_a_phone_never_had(service):
    """Seen to fail with `_once_held` giving every id: the phone learns of each foreign record."""
    phone = service.phone()
    make_entry(service.selje)
    delete(
        "safety_note",
        create("safety_note", case_id=service.case, type="dog", noted_on="2026-11-01"),
    )

    assert phone.pull_page()["changes"] == []


def test_an_outcome_is_told_with_the_pull(service):
    phone = service.phone()
    held = phone.save(*visiting(new_id(), case_id=new_id()))
    sent = phone.save(*visiting(new_id()))
    phone.sync()

    assert phone.outcomes[held]["outcome"] == "held"
    assert phone.outcomes[held]["reason"] == "waiting_for_record"
    assert phone.outcomes[sent] == {
        "op_id": sent,
        "n": 1,
        "outcome": "applied",
        "reason": None,
        "server_seq": phone.results[sent]["server_seq"],
    }


def test_many_outcomes_are_told_over_several_pages(service, monkeypatch):
    """Seen to fail with MOST_OUTCOMES + 1 rows told and the cursor left at the clock."""
    monkeypatch.setattr(telling, "MOST_OUTCOMES", 3)
    phone = service.phone()
    ids = [phone.save(*visiting(new_id())) for _ in range(8)]
    phone.push()

    assert phone.pull() == 3
    assert set(phone.outcomes) == set(ids)
    check_converged(phone)


def test_another_users_outcomes_are_not_told(service):
    phone, other = service.phone(), service.phone(service.selje)
    other.save(*visiting(new_id()))
    other.push()
    phone.pull()

    assert phone.outcomes == {}
    with pytest.raises(NotYourReplica):
        pull(service.ask, Position(other.replica, other.epoch, 0, None))


@pytest.mark.parametrize("why", ["epoch", "cursor", "scope"])
def test_a_cache_that_cannot_go_on_is_reset(service, why):
    """Fault 58 and 76. Each seen to fail with its line left out of `_reset`."""
    phone = service.phone()
    if why == "epoch":
        phone.epoch = new_id()
    elif why == "cursor":
        phone.cursor += 1000
    else:
        phone.scope_rev += 1

    page = phone.pull_page()

    assert (page["reset"], page["changes"], page["outcomes"]) == (why, [], [])
    assert phone.rows == {}
    phone.pull()
    check_converged(phone)


def test_ten_thousand_ids_can_be_asked_about_at_once(service):
    """SQLite takes no such number of parameters."""
    ids = [new_id() for _ in range(10_000)]
    with snapshot() as connection:
        seen = visible_ids(connection, service.ask, "case", [*ids, service.case])

    assert seen == {service.case}


def test_somebody_new_holds_nothing_until_told_to_load_anew(service):
    stranger = make_user("NY", "field_worker", surface="field")

    phone = service.phone(stranger)

    assert phone.rows == {}
    assert phone.cursor == number("SELECT seq FROM clocks")
    with writing() as connection:
        connection.exec_driver_sql("UPDATE users SET scope_rev = scope_rev + 1")
    assert phone.pull_page()["reset"] == "scope"
