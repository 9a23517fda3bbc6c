"""A weekly meeting as people at desks have it: read, opened, written in, closed."""

from typing import Any

from werkzeug.test import TestResponse

from server.access.actor import Actor
from server.extensions import snapshot
from tests.factories.people import Visitor
from tests.factories.work import new_id

ADDRESS = "/api/weekly-meetings"


class AtTable:
    """Somebody in the meeting, at a machine of their own."""

    def __init__(self, app: Any, actor: Actor) -> None:
        self.actor = actor
        self.visitor = Visitor(app).be(actor)

    def read(self, meeting_id: str = "current", audience: str = "me") -> dict[str, Any]:
        """What the screen shows."""
        answer = self.visitor.get(f"{ADDRESS}/{meeting_id}?audience={audience}")
        assert answer.status_code == 200, answer.json
        return answer.json

    def post(self, path: str, **said: Any) -> TestResponse:
        """Ask for something; each time as a form of its own."""
        return self.visitor.send("POST", f"{ADDRESS}/{path}", {"op_id": new_id(), **said})

    def open(self, *present: Actor) -> str:
        """Open the meeting with these people; its id."""
        answer = self.post("open", attendance=[{"user_id": each.id} for each in present])
        assert answer.status_code == 200, answer.json
        return answer.json["id"]

    def point(self, about: str) -> dict[str, Any]:
        """The point about a case or an inquiry, as this reader sees it."""
        return next(
            item
            for item in self.read()["items"]
            if about in ((item["case"] or {}).get("id"), (item["inquiry"] or {}).get("id"))
        )

    def write(self, meeting_id: str, item: dict[str, Any], **texts: Any) -> TestResponse:
        """Write in a point as it was seen in `item`."""
        seen = {**item, "owner_id": (item["owner"] or {}).get("id")}
        return self.post(
            f"{meeting_id}/points/{item['id']}",
            base_version=item["version"],
            base={name: seen[name] for name in texts},
            set=texts,
        )


def rows(model: Any, **wanted: Any) -> list[Any]:
    """The rows of a table in which the columns have these values."""
    with snapshot() as connection:
        return list(connection.execute(model.__table__.select().filter_by(**wanted)))
