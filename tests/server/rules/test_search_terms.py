"""What is searched for, as beginnings of words."""

import json

import pytest

from server.config import ROOT
from server.rules.folding import folded
from server.rules.search_terms import excerpt, is_met, needs_of
from server.vocabulary import synonyms

CASES = json.loads((ROOT / "tests/contract/folding.json").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_folds_as_the_phone_does(case):
    """Seen to fail with the marks left in."""
    assert folded(case["text"]) == case["folded"]


@pytest.mark.parametrize(
    ("typed", "written", "is_found"),
    [
        ("furu", "Grønn Furukvist", True),
        ("GRONN fur", "Grønn Furukvist", True),
        ("kvist", "Grønn Furukvist", False),
        ("grønn bjørk", "Grønn Furukvist", False),
        ("Fylkesmannen", "Statsforvalteren i Østfold", True),
        ("fylkesm", "Statsforvalteren i Østfold", True),
        ("statsforvalteren", "Brev til Fylkesmannen", True),
        ("kemner", "Kommunal innkreving", True),
        ("kommunal innkreving", "Ringte kemneren", True),
        ("kommunal", "Kommunal bolig", True),
        ("kem", "Kommunal innkreving", False),
    ],
)
def test_beginnings_and_other_names_are_found(typed, written, is_found):
    assert is_met(needs_of(typed, synonyms()), folded(written)) == is_found


@pytest.mark.parametrize("nothing", ["", "   ", "…", "-"])
def test_nothing_to_search_for_has_no_needs(nothing):
    assert needs_of(nothing, synonyms()) == []


def test_an_excerpt_stands_around_what_was_found():
    text = "Ryddet i gangen. " * 20 + "Nøkkelboksen virker ikke. " + "Bar ut søppel. " * 20

    part = excerpt(text, needs_of("nokkel", synonyms()))

    assert "Nøkkelboksen" in part
    assert part.startswith("… ")
    assert len(part) <= 164
