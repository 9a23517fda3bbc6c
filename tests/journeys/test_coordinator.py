"""The housing coordinator's week 47 of 2026 (mission.md, section 2), with a caretaker's phone beside it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.journeys.conftest import OpenPhone
from tests.journeys.coordinator import thursday, tuesday, wednesday
from tests.journeys.coordinator.story import TUESDAY, Story
from tests.pages.desk import Desk
from tests.support.demo import Instance
from tests.support.serving import Server, served


@pytest.fixture
def instance(tmp_path: Path) -> Instance:
    """The demo as it stood on Monday evening, on its own dates."""
    made = Instance(tmp_path / "instance")
    made.load_demo(TUESDAY)
    return made


@pytest.fixture
def server(instance: Instance) -> Iterator[Server]:
    """The server, with a clock that the story moves."""
    with served(instance.folder, program="tests.support.clocked_server") as running:
        yield running


def test_the_coordinators_week(
    instance: Instance, desk: Callable[..., Desk], phones: OpenPhone
) -> None:
    """Seen to fail with Nav's contact heard as one of the team: S11 and S05 stand on her agenda by name."""
    story = Story(instance, desk, phones)
    tuesday.monday(story)
    tuesday.always_two(story)
    tuesday.offline_in_the_field(story)
    tuesday.inbox_on_tuesday(story)
    tuesday.goal_at_the_desk(story)
    tuesday.goal_in_the_field(story)
    tuesday.agenda_builds_itself(story)
    tuesday.two_goals(story)
    tuesday.smoke(story)
    tuesday.copied_for_the_care_record(story)

    wednesday.agenda_on_paper(story)
    wednesday.meeting_opens(story)
    wednesday.objection(story)
    wednesday.nobody_found(story)
    wednesday.home_from_new_year(story)
    wednesday.decision_asked_for(story)
    wednesday.practical_plan(story)
    wednesday.minutes_lock(story)
    wednesday.manager_answers(story)

    thursday.every_sixth_week(story)
