"""A calendar is read again by a strict reader, whatever its texts hold."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from server.rules.calendar_text import Event, calendar_text
from tests.support.calendars import offsets_by_rule, oslo_offset, parse_calendar

MADE = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
MEETING = Event(
    "a1@miljovakt", date(2026, 11, 19), time(9), "Samarbeidsmøte", "https://x.example/m/a1"
)


def parsed(*events, name="Møter"):
    return parse_calendar(calendar_text(events, name=name, made_at=MADE).encode())


def test_a_meeting_at_nine_is_written_as_the_clock_on_the_wall():
    (event,) = parsed(MEETING).of("VEVENT")

    assert (event["DTSTART"], event.parameters["DTSTART"]) == (
        "20261119T090000",
        "TZID=Europe/Oslo",
    )
    assert (event["DURATION"], event["STATUS"], event["SEQUENCE"]) == ("PT1H", "CONFIRMED", "0")
    assert (event.text("SUMMARY"), event["DTSTAMP"]) == ("Samarbeidsmøte", "20261124T120000Z")


def test_a_meeting_without_a_time_fills_its_day_also_the_last_of_the_year():
    (event,) = parsed(Event("a2", date(2026, 12, 31), None, "Møte", "https://x.example")).of(
        "VEVENT"
    )

    assert (event["DTSTART"], event["DTEND"]) == ("20261231", "20270101")


def test_what_is_cancelled_says_so_with_a_higher_number():
    called_off = Event("a3", date(2026, 11, 19), time(9), "Møte", "https://x.example", 4, True)

    (event,) = parsed(called_off).of("VEVENT")

    assert (event["STATUS"], event["SEQUENCE"]) == ("CANCELLED", "4")


def test_the_zone_s_own_rules_give_the_offset_of_every_hour_around_the_changes():
    """Seen to fail with the months of the two rules exchanged."""
    (zone,) = parsed(MEETING).of("VTIMEZONE")

    for day in (date(2026, 10, 24), date(2027, 3, 27), date(2026, 12, 31)):
        for hour in range(72):
            moment = datetime.combine(day, time()) + timedelta(hours=hour)
            # The hour that is there twice, or not at all, has no one offset.
            if 2 <= moment.hour < 3:
                continue
            assert offsets_by_rule(zone, moment) == oslo_offset(moment), moment


@given(
    title=st.text(
        st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), max_size=300
    )
)
def test_any_text_comes_back_as_it_was_in_lines_of_at_most_75_bytes(title):
    """Seen to fail with the text left as it is, and with pieces of 75 letters."""
    calendar = parsed(Event("a4", date(2026, 11, 19), None, title, "https://x.example"), name=title)

    assert calendar.text("X-WR-CALNAME") == title
    assert calendar.of("VEVENT")[0].text("SUMMARY") == title
    assert len(calendar.of("VEVENT")) == 1
