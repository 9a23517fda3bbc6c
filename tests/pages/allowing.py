"""The coordinator allows photos in a case."""

import sqlite3

from tests.pages.desk import Desk
from tests.support.demo import Instance


def allow_photos(desk: Desk, instance: Instance, name: str) -> None:
    """Sign the coordinator in at a desk, and allow photos in the case of `name`; on SQLite alone."""
    desk.sign_in("rogn")
    with sqlite3.connect(instance.folder / "miljovakt.sqlite3") as database:
        case_id, version = database.execute(
            "SELECT cases.id, cases.version FROM cases JOIN residents ON residents.id = resident_id "
            "WHERE residents.name = ?",
            (name,),
        ).fetchone()
    answer = desk.page.evaluate(_ALLOW, [f"/api/cases/{case_id}/photos", version])
    assert answer.get("is_photo_allowed"), answer


_ALLOW = """async ([url, version]) => (await fetch(url, {
  method: "POST",
  headers: { "Content-Type": "application/json", "X-App": "1" },
  body: JSON.stringify({ op_id: crypto.randomUUID(), base_version: version, is_allowed: true }),
})).json()"""
