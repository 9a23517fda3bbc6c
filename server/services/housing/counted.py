"""What follows from a case's rows: nights and kroner, better or worse, and what was avoided."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from server.rules.mastery import change_of
from server.rules.stays import Stay, cost_of, days_of, length_of, nights_of, present_run
from server.services.housing.rows import Row
from server.sync.operation import derived_id
from server.vocabulary import words

_MOMENTS = ("start", "end")


def counted_stays(rows: list[Row], days: Mapping[str, int], today: date) -> dict[str, Any]:
    """Each stay with its nights, days and cost; the sums; and the stays that have led to today as one."""
    stays = [stay_from(row) for row in rows]
    counted = [
        row
        | {
            "nights": nights_of(stay, today),
            "days": days_of(stay, today),
            "cost_ore": cost_of(stay, today),
        }
        for row, stay in zip(rows, stays, strict=True)
    ]
    run = present_run(stays, today)
    first, second = days["stay_first_warning_days"], days["stay_second_warning_days"]
    return {
        "stays": counted[::-1],
        "stays_total": {
            "nights": sum(each["nights"] for each in counted),
            "cost_ore": sum(each["cost_ore"] or 0 for each in counted),
            "without_price": sum(each["cost_ore"] is None for each in counted),
        },
        "stay_run": run
        and {
            "since": run.since.isoformat(),
            "days": run.days,
            "length": length_of(run.days, first=first, second=second),
            "first_days": first,
            "second_days": second,
        },
    }


def counted_run(
    stays: Sequence[Stay], days: Mapping[str, int], today: date
) -> dict[str, Any] | None:
    """The run that has led to today, which warning it has come to, and its cost; None without one.

    `without_price` of its stays have no price, and are not in `cost_ore`.
    """
    run = present_run(stays, today)
    if run is None:
        return None
    costs = [cost_of(stay, today) for stay in stays if run.since <= stay.starts_on <= today]
    first, second = days["stay_first_warning_days"], days["stay_second_warning_days"]
    return {
        "since": run.since.isoformat(),
        "days": run.days,
        "length": length_of(run.days, first=first, second=second),
        "cost_ore": sum(each or 0 for each in costs),
        "without_price": costs.count(None),
    }


def counted_mastery(case_id: str, rows: list[Row]) -> list[dict[str, Any]]:
    """Each dimension with its level at the start and at the end.

    A level that is not set has the id that it will get, so that two desks that set it at once meet in one
    row and no level stands twice.
    """
    held = {(row["dimension"], row["moment"]): row for row in rows}
    dimensions = [word.key for word in words() if word.list == "mastery_dimension"]
    found = []
    for dimension in dimensions:
        levels = {
            moment: held.get((dimension, moment)) or _unset(case_id, dimension, moment)
            for moment in _MOMENTS
        }
        change = change_of(levels["start"]["level"], levels["end"]["level"])
        found.append({"dimension": dimension, **levels, "change": change})
    return found


def counted_costs(rows: list[Row]) -> dict[str, Any]:
    """Each estimate with what was avoided, in øre, and the sum."""
    counted = [row | {"avoided_ore": row["expected_ore"] - row["actual_ore"]} for row in rows]
    return {
        "costs": counted[::-1],
        "avoided_ore": sum(each["avoided_ore"] for each in counted),
    }


def _unset(case_id: str, dimension: str, moment: str) -> Row:
    return {
        "id": derived_id("mastery_level", case_id, dimension, moment),
        "version": 0,
        "dimension": dimension,
        "moment": moment,
        "level": None,
        "set_on": None,
    }


def stay_from(row: Row) -> Stay:
    """A stay from a row as it is stored."""
    return Stay(
        date.fromisoformat(row["starts_on"]),
        date.fromisoformat(row["ends_on"]) if row["ends_on"] else None,
        row["night_cost_ore"],
    )
