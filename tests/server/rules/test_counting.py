"""What counts, whose time it was, and what kind of work a spreadsheet's line is."""

import pytest

from server.rules.counting import REASONS, counting_of
from server.rules.entry_kind import kind_of
from server.rules.line_sum import lines_sum_to
from server.rules.people import people_of
from server.vocabulary import keys


@pytest.mark.parametrize(
    ("state", "counts", "reason"),
    [
        ("draft", False, "not_sent"),
        ("submitted", False, "awaits_review"),
        ("returned", False, "sent_back"),
        ("approved", True, "approved"),
        ("voided", False, "voided"),
    ],
)
def test_only_approved_entries_count_and_the_others_say_why(state, counts, reason):
    verdict = counting_of(state)

    assert (verdict.counts, verdict.reason) == (counts, reason)


def test_a_deleted_entry_does_not_count_even_if_it_was_approved():
    verdict = counting_of("approved", is_deleted=True)

    assert (verdict.counts, verdict.reason) == (False, "deleted")


def test_every_state_of_the_vocabulary_has_a_reason():
    assert set(REASONS) == keys("entry_state")


def test_an_unknown_state_is_no_verdict():
    with pytest.raises(KeyError):
        counting_of("misplaced")


@pytest.mark.parametrize(
    ("author", "colleagues", "people"),
    [
        ("ask", [], ("ask",)),
        ("ask", ["selje"], ("ask", "selje")),
        ("ask", ["selje", "selje"], ("ask", "selje")),
        ("ask", ["ask"], ("ask",)),
    ],
)
def test_people_are_the_author_and_confirmed_colleagues_once_each(author, colleagues, people):
    assert people_of(author, colleagues) == people


@pytest.mark.parametrize(
    ("duration", "lines", "sums"),
    [(45, [25, 20], True), (45, [45], True), (45, [25, 25], False), (45, [], False), (0, [], True)],
)
def test_line_minutes_sum_to_the_entrys(duration, lines, sums):
    assert lines_sum_to(duration, lines) is sums


@pytest.mark.parametrize(
    ("task_type", "outcome", "kind"),
    [
        ("waste_removal", "completed", "home_visit"),
        ("contact_attempt", "no_answer", "home_visit"),
        ("meeting", None, "meeting"),
        ("documentation", None, "office_work"),
        ("equipment", None, "office_work"),
        ("course", None, "office_work"),
        ("landlord_dialogue", None, "phone_call"),
        ("service_navigation", None, "phone_call"),
        ("waste_removal", None, "errand"),
    ],
)
def test_the_kind_of_a_spreadsheets_line(task_type, outcome, kind):
    assert kind_of(task_type, outcome) == kind


def test_every_task_type_gives_a_kind_of_the_vocabulary():
    assert {kind_of(task, None) for task in keys("task_type")} <= keys("entry_kind")
