"""The merge alone: for all values, nothing is overwritten that the writer had not seen (I5)."""

from hypothesis import given
from hypothesis import strategies as st

from server.sync.merge import merge

GROUPS = {"time": ("start", "end"), "note": ("note",), "tags": ("tags",)}
NAMES = ("start", "end", "note")
SETS = frozenset({"tags"})

values = st.integers(0, 2)
tags = st.lists(st.sampled_from("abc"), unique=True).map(sorted)
records = st.fixed_dictionaries({"start": values, "end": values, "note": values, "tags": tags})


@st.composite
def offers(draw):
    """What a writer saw, what stands now, and what the writer sets."""
    base, current, wanted = draw(records), draw(records), draw(records)
    names = draw(st.sets(st.sampled_from([*NAMES, "tags"])))
    return base, current, {name: wanted[name] for name in names}


def applied(base, current, new):
    merged = merge(GROUPS, base, current, new, SETS)
    return merged, current | merged.changes


@given(offers())
def test_a_field_changes_only_when_it_is_as_the_writer_saw_it(offer):
    """I5. Seen to fail with the comparison with `base` left out of merge.py."""
    base, current, new = offer
    merged, _after = applied(base, current, new)

    for name in merged.changes:
        assert name in SETS or current[name] == base[name]
        assert name in new


@given(offers())
def test_every_wish_is_granted_or_named_as_an_overlap(offer):
    """I4. Seen to fail with `overlaps.append` left out."""
    base, current, new = offer
    merged, after = applied(base, current, new)

    for group, names in GROUPS.items():
        for name in names:
            if name in new and name not in SETS:
                assert after[name] == new[name] or group in merged.overlaps


@given(offers())
def test_a_group_is_never_half_the_one_and_half_the_other(offer):
    """Seen to fail with a group judged field by field."""
    base, current, new = offer
    _merged, after = applied(base, current, new)

    pair = (after["start"], after["end"])
    mine = tuple(({**base, **new})[name] for name in ("start", "end"))
    theirs = (current["start"], current["end"])
    assert pair in (mine, theirs)


@given(offers())
def test_a_group_that_overlaps_stays_as_it_was(offer):
    base, current, new = offer
    merged, after = applied(base, current, new)

    for group in merged.overlaps:
        assert all(after[name] == current[name] for name in GROUPS[group])


@given(offers())
def test_nothing_changed_meanwhile_means_everything_is_taken(offer):
    base, _current, new = offer
    merged, after = applied(base, base, new)

    assert merged.overlaps == ()
    assert after == base | new


@given(offers())
def test_the_same_offer_twice_changes_nothing_more(offer):
    base, current, new = offer
    first, after = applied(base, current, new)
    again = merge(GROUPS, base, after, new, SETS)

    assert again.changes == {}
    assert again.overlaps == first.overlaps


@given(records, tags, tags)
def test_sets_take_what_each_side_added_and_removed(base, mine, theirs):
    merged, after = applied(base, base | {"tags": theirs}, {"tags": mine})

    assert merged.overlaps == ()
    for tag in "abc":
        sides = (tag in mine, tag in theirs)
        if tag in base["tags"]:
            assert (tag in after["tags"]) == all(sides)
        else:
            assert (tag in after["tags"]) == any(sides)
