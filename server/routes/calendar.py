"""One's meetings in one's own calendar program."""

from flask import Response, request

from server import limits
from server.access.guard import current_actor, public, requires
from server.parsing import Blueprint
from server.schemas.series import CalendarFeedSchema, NewCalendarFeedSchema
from server.services.series import calendar_feed

blp = Blueprint("calendar", __name__, url_prefix="/api", description="A calendar to subscribe to.")

_CALENDAR = {"type": "string"}


@blp.get("/calendar-feed")
@requires("calendar.own")
@blp.response(200, CalendarFeedSchema)
def read_calendar_feed() -> calendar_feed.Feed:
    """Read whether one has a calendar address, and whether it is read."""
    return calendar_feed.read_feed(current_actor())


@blp.post("/calendar-feed")
@requires("calendar.own")
@blp.response(200, NewCalendarFeedSchema)
def renew_calendar_feed() -> calendar_feed.NewFeed:
    """Make a new calendar address; the one from before stops working."""
    return calendar_feed.renew_feed(current_actor())


@blp.delete("/calendar-feed")
@requires("calendar.own")
@blp.response(204)
def end_calendar_feed() -> None:
    """Let the calendar address work no longer."""
    calendar_feed.end_feed(current_actor())


@blp.get("/calendar/<token>.ics")
@public(
    "A calendar program cannot sign in: the address itself is the secret, and it tells days alone."
)
@blp.response(200, _CALENDAR, content_type="text/calendar")
def read_calendar(token: str) -> Response:
    """Read the meetings behind a calendar address."""
    limits.count(limits.CALENDARS_PER_ADDRESS)
    text = calendar_feed.feed_text(token, request.host_url)
    response = Response(text, content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="moter.ics"'
    return response
