"""Plum Lane is the nursery of the handbook's examples: the same people, numbers and turning points."""

from __future__ import annotations

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest

from tests.sample.reading import Row, adults_in_england, bands, raw, spans

PLUM = raw("plum-lane")
AUTUMN, SPRING, _ = PLUM["terms"]
ANTEK_TURNS_THREE = date(2026, 12, 8)
"""Antek comes on Mondays, Tuesdays and Fridays, in the morning and late."""
PICTURE_DAY = date(2026, 11, 26)
"""Four children are away and the deputy is on a course."""
LATE = {0: (1, 6, 6), 1: (1, 6, 6), 2: (1, 6, 8), 3: (1, 6, 8), 4: (0, 6, 7)}


def session(name: str, weekday: int) -> Row:
    return next(s for s in PLUM["sessions"] if (s["name"], s["weekday"]) == (name, weekday))


def intended(name: str, day: date) -> tuple[int, int, int]:
    if day == PICTURE_DAY:
        return 0, 4, 8
    babies, twos, threes = (1, 6, 9) if name == "Morning" else LATE[day.weekday()]
    moved = int(day >= ANTEK_TURNS_THREE and day.weekday() in (0, 1, 4))
    return babies, twos - moved, threes + moved


def gap(name: str, day: date) -> int:
    """Adults needed less manager and deputy, who are there all day unless away."""
    children = bands(PLUM.present(session(name, day.weekday()), day), day)
    away = sum(spans(a, day) for a in PLUM["staff_absences"])
    return max(0, adults_in_england(*children) - (2 - away))


def test_24_families_27_children_46_parents_and_two_staff() -> None:
    parents = [p for p in PLUM["people"] if p["family_id"] is not None]
    assert (len(PLUM["families"]), len(PLUM["children"]), len(parents)) == (24, 27, 46)
    assert len(PLUM["employments"]) == 2


def test_the_term_has_13_weeks_and_64_days() -> None:
    days = list(PLUM.open_days(AUTUMN))
    assert len({d.isocalendar().week for d in days}) == 13
    assert Counter(d.weekday() for d in days) == {0: 13, 1: 13, 2: 13, 3: 13, 4: 12}


@pytest.mark.parametrize("name", ["Morning", "Late"])
def test_children_by_age_are_as_intended_on_every_day_of_the_term(name: str) -> None:
    for day in PLUM.open_days(AUTUMN):
        children = PLUM.present(session(name, day.weekday()), day)
        assert bands(children, day) == intended(name, day), day


def test_sixteen_children_every_morning_but_one() -> None:
    numbers = {d: len(PLUM.present(session("Morning", d.weekday()), d)) for d in PLUM.open_days(AUTUMN)}
    assert {d: n for d, n in numbers.items() if n != 16} == {PICTURE_DAY: 12}


def test_three_adults_everywhere_until_a_birthday_makes_it_two_on_friday_late() -> None:
    for day in PLUM.open_days(AUTUMN):
        for name in ("Morning", "Late"):
            children = bands(PLUM.present(session(name, day.weekday()), day), day)
            friday_late = name == "Late" and day.weekday() == 4 and day >= ANTEK_TURNS_THREE
            assert adults_in_england(*children) == (2 if friday_late or day == PICTURE_DAY else 3)


def test_parents_hold_128_required_places() -> None:
    assert sum(gap(name, d) for d in PLUM.open_days(AUTUMN) for name in ("Morning", "Late")) == 128


def test_zuzia_makes_two_adults_enough_on_monday_and_tuesday_late_from_25_march() -> None:
    turns_three = date(2027, 3, 25)
    for weekday in (0, 1):
        children = PLUM.present(session("Late", weekday), turns_three)
        assert adults_in_england(*bands(children, date(2027, 3, 24))) == 3
        assert adults_in_england(*bands(children, turns_three)) == 2


def test_no_other_birthday_changes_the_adults_between_the_two() -> None:
    for day in PLUM.open_days(SPRING):
        late_friday = day.weekday() == 4
        assert adults_in_england(*bands(PLUM.present(session("Morning", day.weekday()), day), day)) == 3
        late = bands(PLUM.present(session("Late", day.weekday()), day), day)
        assert adults_in_england(*late) == (2 if late_friday else 3)


def test_a_week_of_one_place_is_25_and_a_half_hours() -> None:
    def minutes(clock: str) -> int:
        return int(clock[:2]) * 60 + int(clock[3:])

    week = sum(minutes(s["ends_at"]) - minutes(s["starts_at"]) for s in PLUM["sessions"])
    assert Fraction(week, 60) == Fraction(51, 2)


def test_staff_work_37_and_a_half_paid_hours() -> None:
    for employment in PLUM["employments"]:
        week = [p for p in PLUM["work_patterns"] if p["employment_id"] == employment["id"]]
        assert len(week) * 8 * 60 - sum(p["break_minutes"] for p in week) == 2250
    wages = {r["employment_id"]: r["hourly_pence"] for r in PLUM["pay_rates"] if r["from_on"] >= "2026"}
    assert wages == {1: 1700, 2: 1450}


def person(first_name: str, last_name: str) -> Row:
    return next(p for p in PLUM["people"] if (p["first_name"], p.get("last_name")) == (first_name, last_name))


def check(who: Row, kind: str) -> Row | None:
    return next((c for c in PLUM["checks"] if (c["person_id"], c["kind"]) == (who["id"], kind)), None)


def test_the_two_annas_are_both_there() -> None:
    assert person("Anna", "Kovács")["family_id"] != person("Anna", "Kowalczyk")["family_id"]


def test_41_of_46_parents_are_trained_for_the_whole_term() -> None:
    def trained(who: Row) -> bool:
        held = {
            c["kind"]
            for c in PLUM["checks"]
            if c["person_id"] == who["id"] and (c.get("expires_on") or "9") >= AUTUMN["ends_on"]
        }
        signed_off = who.get("signed_off_on") is not None
        return signed_off and held >= {"first_aid", "vetting", "references", "induction"}

    assert sum(trained(p) for p in PLUM["people"] if p["family_id"] is not None) == 41


def test_some_papers_are_missing_or_run_out() -> None:
    assert (check(person("Linnéa", "Åkesson"), "first_aid") or {})["expires_on"] == "2026-11-20"
    assert (check(person("Amira", "Haddad"), "first_aid") or {})["expires_on"] == "2027-01-14"
    assert check(person("Yusuf", "Haddad"), "vetting") is None
    assert check(person("Ioana", "Ionescu"), "vetting") is None
    assert person("Ayşe", "Demir").get("signed_off_on") is None


def test_levels_are_few() -> None:
    parents = [p for p in PLUM["people"] if p["family_id"] is not None and p.get("level")]
    assert {p["first_name"]: p["level"] for p in parents} == {
        "Ngozi": 2,
        "Łukasz": 2,
        "Siobhán": 3,
        "Teresa": 3,
    }


def test_the_said_family_owes_half_until_the_end_of_the_year() -> None:
    (exemption,) = PLUM["exemptions"]
    assert PLUM.by_id("families")[exemption["family_id"]]["name"] == "Said"
    assert (exemption["starts_on"], exemption["ends_on"], exemption["share"]) == (
        "2026-09-14",
        "2026-12-31",
        0.5,
    )
