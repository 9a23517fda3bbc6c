"""The word lists: closed, unambiguous, and read the way spreadsheets write them."""

import pytest

from server.vocabulary import UnknownList, group_of, key_of, keys, words


def test_every_task_type_rolls_up_to_a_group_of_the_list_of_groups():
    groups = {group_of(key) for key in keys("task_type")}

    assert groups == keys("task_group")


def test_no_alias_of_a_list_is_the_key_or_alias_of_another_word_in_it():
    meant: dict[tuple[str, str], str] = {}
    for entry in words():
        for text in filter(None, (entry.key, entry.import_alias)):
            other = meant.setdefault((entry.list, text.casefold()), entry.key)
            assert other == entry.key, f"{entry.list}: {text} means both {other} and {entry.key}"


def test_short_labels_fit_on_a_chip():
    assert all(len(entry.short_label or "") <= 14 for entry in words())


def test_positions_of_a_list_count_from_one_in_the_order_of_the_file():
    assert [entry.position for entry in words() if entry.list == "urgency"] == [1, 2, 3]


@pytest.mark.parametrize(
    ("list_name", "text", "key"),
    [
        ("task_type", "Rydding/søppel", "waste_removal"),
        ("task_type", "waste_removal", "waste_removal"),
        ("task_type", "rydding/søppel ", "waste_removal"),
        ("visit_outcome", "GJ", "completed"),
        ("inquiry_source", "Nav", "nav"),
        ("task_type", "Trylling", None),
        ("task_type", "", None),
    ],
)
def test_reads_what_spreadsheets_say(list_name, text, key):
    assert key_of(list_name, text) == key


def test_a_list_that_does_not_exist_is_named():
    with pytest.raises(UnknownList, match="colours"):
        keys("colours")
