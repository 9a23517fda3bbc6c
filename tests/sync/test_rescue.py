"""Rescue files: sealed on a phone whose user cannot sign in, brought in by the office, once."""

import hashlib
import json
from base64 import b64decode, b64encode
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from sqlalchemy import update

from server.cli import main
from server.errors import RescueKeyUnknown, RescueNotOurs, RescueUnreadable
from server.extensions import writing
from server.models import Replica, User
from server.services import rescue_key
from server.services.rescue import bring_in
from server.services.rescue_file import info_of, open_file
from server.services.rescue_key import current_key, decoded, encoded
from server.sync.commit import commit_operations
from tests.factories.people import Visitor
from tests.sync.phone import Phone, new_id, visiting
from tests.sync.photos.pictures import photo, sha
from tests.sync.photos.sender import save_visit
from tests.sync.tables import ask, check_history, check_ledger, number

VECTORS = json.loads(Path("tests/contract/vectors_rescue.json").read_text(encoding="utf-8"))
SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def sealed(content: dict[str, Any], **changed: Any) -> bytes:
    """A rescue file of this content, as the phone makes it."""
    key = current_key()
    public = X25519PublicKey.from_public_bytes(decoded(key.public_key))
    both = SUITE.encrypt(json.dumps(content).encode(), public, info=info_of(key.kid))
    file = {"format": "miljovakt-rescue", "v": 1, "kid": key.kid}
    file |= {"enc": encoded(both[:32]), "ct": encoded(both[32:])}
    return json.dumps(file | changed).encode()


def exported(phone: Phone, **changed: Any) -> bytes:
    """What the phone exports: everything that it has no answer for."""
    unsent = [each for each in phone.log if each.op_id not in phone.outcomes]
    content = {
        "replica": phone.replica,
        "user": phone.actor.id,
        "exported_at": "2026-11-18T12:00:00.000Z",
        "ops": [{"seq": each.seq, "body": each.body} for each in unsent],
        "photos": [],
    }
    return sealed(content | changed)


def disable(user_id: str) -> None:
    with writing() as connection:
        connection.execute(update(User).where(User.id == user_id).values(is_active=False))


def revoke(replica_id: str, mode: str) -> None:
    with writing() as connection:
        connection.execute(update(Replica).where(Replica.id == replica_id).values(revoke_mode=mode))


@pytest.mark.parametrize("made", VECTORS["files"], ids=lambda made: made["made_by"])
def test_what_either_side_seals_opens_to_the_same(app, made):
    """Seen to fail with `info` left out of rescue_file.py."""
    folder = Path(app.config["SETTINGS"].instance) / "keys"
    folder.mkdir()
    (folder / f"rescue-{VECTORS['kid']}.key").write_text(VECTORS["private_key"] + "\n")

    content = open_file(json.dumps(made["file"]).encode())

    told = json.loads(VECTORS["plaintext"])
    assert (content.replica, content.user) == (told["replica"], told["user"])
    assert [asdict(each) for each in content.operations] == told["ops"]
    assert [asdict(each) for each in content.photos] == told["photos"]
    photo = b64decode(content.photos[0].data)
    assert hashlib.sha256(photo).hexdigest() == content.photos[0].sha256


def test_the_key_is_made_once_and_only_its_owner_can_read_it(app):
    first = current_key()
    again = current_key()

    (file,) = (Path(app.config["SETTINGS"].instance) / "keys").iterdir()
    assert first == again
    assert file.name == f"rescue-{first.kid}.key"
    assert file.stat().st_mode & 0o777 == 0o400
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert len(decoded(first.public_key)) == 32


def test_a_new_year_brings_a_new_key_and_the_old_one_still_opens(app, monkeypatch):
    content = {"replica": new_id(), "user": new_id(), "ops": [], "photos": []}
    old = sealed(content | {"exported_at": "2026-12-31T12:00:00.000Z"})
    kid = current_key().kid
    today = rescue_key.local_today()
    monkeypatch.setattr(rescue_key, "local_today", lambda: today.replace(year=today.year + 1))

    assert current_key().kid != kid
    assert open_file(old).user == content["user"]


def test_work_of_a_closed_account_is_held_for_the_office_once(service):
    """Fault 77. Seen to fail with `hold` left out of the call in rescue.py."""
    phone = service.phone()
    ops = [phone.save(*visiting(new_id(), case_id=service.case)) for _ in range(3)]
    file = exported(phone)
    disable(service.ask.id)

    first = bring_in(file, by="ROGN")
    second = bring_in(file, by="ROGN")

    assert (first.operations, first.new, first.outcomes) == (3, 3, {"held": 3})
    assert (second.operations, second.new, second.outcomes) == (3, 0, {"held": 3})
    kept = ask(
        "SELECT op_id, replica_id, user_id, raw_payload FROM op_ledger WHERE replica_id = :r",
        r=phone.replica,
    )
    assert {each.op_id for each in kept} == set(ops)
    assert {each.user_id for each in kept} == {service.ask.id}
    assert {each.raw_payload for each in kept} == {each.body for each in phone.log}
    assert {
        each.reason for each in ask("SELECT reason FROM op_outcome WHERE outcome = 'held'")
    } == {"account_closed"}
    check_ledger()
    check_history()


@pytest.mark.parametrize("mode", ["park", "refuse"])
def test_work_of_a_revoked_device_is_held(service, mode):
    """Fault 78. Seen to fail with `and not is_rescue` left out of commit.py."""
    phone = service.phone()
    phone.save(*visiting(new_id()))
    revoke(phone.replica, mode)

    done = bring_in(exported(phone), by="EIK")

    assert done.outcomes == {"held": 1}
    assert number("SELECT reason FROM op_outcome WHERE outcome = 'held'") == "device_parked"


def test_work_that_only_could_not_get_through_is_done_and_the_phone_gets_through_after_all(service):
    """Seen to fail with UNNUMBERED in rescue.py replaced by a number of the import's own."""
    phone = service.phone()
    first = phone.save(*visiting(new_id(), case_id=service.case))
    phone.push()
    second = phone.save(*visiting(new_id(), case_id=service.case))

    done = bring_in(exported(phone), by="ROGN")
    phone.save(*visiting(new_id(), case_id=service.case))
    phone.last_seq = 0
    phone.sync()

    assert (done.operations, done.new, done.outcomes) == (2, 1, {"applied": 2})
    assert phone.results[first]["outcome"] == phone.results[second]["outcome"] == "applied"
    assert number("SELECT count(*) FROM log_entries") == 3
    check_ledger()


def test_a_phone_that_a_restored_server_does_not_know_is_taken_in(service):
    """Fault 58. Seen to fail with `_enrol_again` left out."""
    phone = service.phone()
    phone.save(*visiting(new_id(), case_id=service.case))
    phone.replica = new_id()

    done = bring_in(exported(phone), by="ROGN")

    assert done.outcomes == {"applied": 1}
    assert number("SELECT user_id FROM replicas WHERE id = :id", id=phone.replica) == service.ask.id


def test_more_operations_than_a_push_holds_are_brought_in(service):
    phone = service.phone()
    for _ in range(520):
        phone.save(*visiting(new_id(), lines={"cleaning": 5}))

    done = bring_in(exported(phone), by="ROGN")

    assert (done.new, done.outcomes) == (520, {"applied": 520})


def test_what_is_no_rescue_file_of_ours_is_refused_and_changes_nothing(service):
    phone = service.phone()
    phone.save(*visiting(new_id()))
    whole = json.loads(exported(phone))
    before = number("SELECT count(*) FROM op_ledger")
    for bad in (
        b"",
        b"[]",
        b"{}",
        json.dumps(whole | {"v": 2}).encode(),
        json.dumps(whole | {"ct": whole["ct"][:-4]}).encode(),
        json.dumps(whole | {"ct": "A" * 60}).encode(),
        json.dumps(whole | {"enc": whole["enc"][:-4]}).encode(),
        json.dumps(whole | {"enc": "AA"}).encode(),
        json.dumps(whole | {"extra": 1}).encode(),
        sealed({"replica": phone.replica}),
        exported(phone, ops=[{"seq": 0, "body": "{}"}]),
    ):
        with pytest.raises(RescueUnreadable):
            bring_in(bad, by="ROGN")
    for kid in ("2025-00000000", "../../etc/passwd", "2026-0000000"):
        with pytest.raises(RescueKeyUnknown):
            bring_in(json.dumps(whole | {"kid": kid}).encode(), by="ROGN")
    for stranger in (
        exported(phone, user=service.selje.id),
        exported(phone, user=new_id()),
        exported(phone, replica=number("SELECT id FROM replicas WHERE kind = 'system'")),
    ):
        with pytest.raises(RescueNotOurs):
            bring_in(stranger, by="ROGN")

    assert number("SELECT count(*) FROM op_ledger") == before


def test_the_office_brings_it_in_and_the_field_may_not(service):
    phone = service.phone()
    phone.save(*visiting(new_id()))
    file = json.loads(exported(phone))
    desk = Visitor(service.app).be(service.rogn)

    answer = desk.send("POST", "/api/rescue", file)
    bad = desk.send("POST", "/api/rescue", file | {"ct": "AAAA"})
    field = Visitor(service.app).be(service.ask).send("POST", "/api/rescue", file)

    assert answer.status_code == 200, answer.json
    assert answer.json["outcomes"] == {"applied": 1}
    assert (bad.status_code, bad.json["reason"]) == (422, "rescue_unreadable")
    assert field.status_code == 403


def test_the_command_line_brings_it_in(service, tmp_path, monkeypatch, capsys):
    settings = service.app.config["SETTINGS"]
    phone = service.phone()
    phone.save(*visiting(new_id()))
    file = tmp_path / "redning.json"
    file.write_bytes(exported(phone))
    monkeypatch.setenv("DATABASE_URL", settings.database_url)
    monkeypatch.setenv("MILJOVAKT_INSTANCE", str(settings.instance))

    assert main(["rescue", str(file)]) == 0
    assert "1" in capsys.readouterr().out
    assert main(["rescue", str(tmp_path / "none")]) == 1
    assert number("SELECT count(*) FROM log_entries") == 1


def test_a_new_phone_is_told_what_the_last_one_left_behind(service):
    """Fault 8. Seen to fail with `pending_report > 0` turned round in enrol.py."""
    lost = service.phone()
    lost.save(*visiting(new_id()))
    with writing() as connection:
        connection.execute(
            update(Replica).where(Replica.id == lost.replica).values(pending_report=4)
        )
    visitor = Visitor(service.app).be(service.ask)
    asked = {"proto": 1, "request_id": "x", "label": "Ny telefon", "platform": "Android"}

    told = visitor.send("POST", "/api/sync/enrol", asked).json
    others = Visitor(service.app).be(service.selje).send("POST", "/api/sync/enrol", asked).json
    bring_in(exported(lost), by="ROGN")
    later = visitor.send("POST", "/api/sync/enrol", asked).json

    assert [(each["label"], each["pending"]) for each in told["left_behind"]] == [
        ("Phone of a test", 4)
    ]
    assert others["left_behind"] == later["left_behind"] == []
    assert told["rescue_key"] == {
        "kid": current_key().kid,
        "public_key": current_key().public_key,
    }
    commit_operations(told["replica"], [], actor=service.ask)


@pytest.mark.parametrize("mode", [None, "refuse"])
def test_photos_in_the_file_reach_the_entry(service, mode):
    """Seen to fail with True for `take_in_whole` in rescue_photos.py."""
    phone = service.phone()
    content = photo()
    _entry, (photo_id,) = save_visit(phone, content)
    phone.push()
    if mode:
        revoke(phone.replica, mode)
    told = {"sha256": sha(content), "media_type": "image/jpeg", "size": len(content)}
    good = told | {"data": b64encode(content).decode()}
    bad = told | {"data": b64encode(b"other" * 9).decode(), "size": 45}

    done = bring_in(exported(phone, photos=[good, bad]), by="ROGN")
    again = bring_in(exported(phone, photos=[good]), by="ROGN")

    assert (done.photos, done.photos_kept) == (2, 1)
    assert again.photos_kept == 1
    assert number("SELECT state FROM attachments WHERE id = :id", id=photo_id) == "stored"
    assert number("SELECT count(*) FROM blobs") == 1


@pytest.mark.parametrize("is_closed", [False, True])
def test_photos_in_further_files_are_still_counted_as_unsent(service, is_closed):
    """Of several files each holds all operations. Seen to fail with 0 for what is left."""
    phone = service.phone()
    contents = [photo(1), photo(2)]
    save_visit(phone, *contents)
    files = [
        exported(
            phone,
            photos=[
                {
                    "sha256": sha(content),
                    "media_type": "image/jpeg",
                    "size": len(content),
                    "data": b64encode(content).decode(),
                }
            ],
        )
        for content in contents
    ]
    if is_closed:
        disable(service.ask.id)

    left = []
    for file in (files[0], files[0], files[1], files[0]):
        bring_in(file, by="ROGN")
        left.append(number("SELECT pending_report FROM replicas WHERE id = :r", r=phone.replica))

    assert left == [1, 1, 0, 0]
