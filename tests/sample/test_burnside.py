"""Burnside, Scotland: two rooms, two sessions a day, one or two places for parents at most sessions."""

from __future__ import annotations

from datetime import date

from tests.sample.reading import Row, age_in_years, raw, spans

BURNSIDE = raw("burnside")
AUTUMN = BURNSIDE["terms"][0]
FINLAY_MOVES_UP = date(2026, 11, 3)
NEWCOMER_STARTS = date(2026, 10, 26)
SESSIONS = {(s["name"], s["weekday"]): s for s in BURNSIDE["sessions"]}


def in_rooms(name: str, day: date) -> tuple[list[Row], list[Row]]:
    """Children in the Wee Room (twos) and in the Big Room."""
    children = BURNSIDE.present(SESSIONS[name, day.weekday()], day)
    wee = [c for c in children if age_in_years(c["date_of_birth"], day) < 3]
    return wee, [c for c in children if c not in wee]


def intended(name: str, day: date) -> tuple[int, int]:
    morning, weekday = name == "Morning", day.weekday()
    wee = 12 if morning else 7 if weekday == 4 else 8
    big = (18, 18, 16, 18, 17)[weekday] if morning else 7 if weekday == 4 else 12
    if day < NEWCOMER_STARTS and (weekday == 2 or (morning and weekday > 2)):
        wee -= 1
    moved = int(day >= FINLAY_MOVES_UP and (weekday < 3 if morning else weekday == 1))
    return wee - moved, big + moved


def adults(name: str, day: date) -> tuple[int, int]:
    """Twos 1 to 5; threes 1 to 8, or to 10 where none of them stays for both sessions; two at least."""
    wee, big = in_rooms(name, day)
    other = "Afternoon" if name == "Morning" else "Morning"
    both = {c["id"] for c in BURNSIDE.present(SESSIONS[other, day.weekday()], day)}
    ratio = 8 if any(c["id"] in both for c in big) else 10
    return max(2, -(-len(wee) // 5)), max(2, -(-len(big) // ratio))


def test_40_families_46_children_72_parents_and_the_staff() -> None:
    parents = [p for p in BURNSIDE["people"] if p["family_id"] is not None]
    assert (len(BURNSIDE["families"]), len(BURNSIDE["children"]), len(parents)) == (40, 46, 72)
    roles = sorted(e["role"] for e in BURNSIDE["employments"])
    assert roles == ["bank", "deputy", "manager", "practitioner", "practitioner"]


def test_children_in_each_room_are_as_intended_on_every_day_of_the_term() -> None:
    for day in BURNSIDE.open_days(AUTUMN):
        for name in ("Morning", "Afternoon"):
            wee, big = in_rooms(name, day)
            assert (len(wee), len(big)) == intended(name, day), (day, name)


def test_no_child_stays_for_both_sessions_on_fridays_and_some_do_on_other_days() -> None:
    for day in BURNSIDE.open_days(AUTUMN):
        morning, afternoon = (
            {c["id"] for c in BURNSIDE.present(SESSIONS[name, day.weekday()], day)}
            for name in ("Morning", "Afternoon")
        )
        assert bool(morning & afternoon) is (day.weekday() < 4)


def test_adults_needed_by_room() -> None:
    for day in BURNSIDE.open_days(AUTUMN):
        few = day.weekday() == 4 or (day.weekday() == 2 and day < FINLAY_MOVES_UP)
        assert adults("Morning", day) == (3, 2 if few else 3), day
        assert adults("Afternoon", day) == (2, 2), day


def test_each_room_has_one_practitioner_all_day_and_the_deputy_in_the_big_room_in_the_morning() -> None:
    rooms = {r["id"]: r["name"] for r in BURNSIDE["rooms"]}
    roles = {e["id"]: e["role"] for e in BURNSIDE["employments"]}
    covering = sorted(
        (rooms[p["room_id"]], roles[p["employment_id"]], p["ends_at"])
        for p in BURNSIDE["work_patterns"]
        if p["weekday"] == 0 and not p.get("valid_from") and p.get("counts_in_ratio", 1)
    )
    assert covering == [
        ("Big Room", "deputy", "13:00"),
        ("Big Room", "practitioner", "16:00"),
        ("Wee Room", "practitioner", "16:00"),
    ]


def test_a_newcomer_an_exemption_a_check_that_lapses_and_staff_away() -> None:
    family = {f["name"]: f for f in BURNSIDE["families"]}
    assert family["Tesfaye"]["joined_on"] == NEWCOMER_STARTS.isoformat()
    watching = [p["first_name"] for p in BURNSIDE["people"] if p.get("signed_off_on") is None]
    assert watching == ["Marco", "Hanna"]
    (exemption,) = BURNSIDE["exemptions"]
    assert exemption["family_id"] == family["Kaur"]["id"]
    lapsing = [c for c in BURNSIDE["checks"] if c["kind"] == "vetting" and c.get("expires_on")]
    assert [c["expires_on"] for c in lapsing] == ["2026-11-13"]
    assert sorted(a["kind"] for a in BURNSIDE["staff_absences"]) == ["sick", "training"]


def test_no_room_is_ever_left_to_parents_alone() -> None:
    """Somebody who is paid and holds level 3 is in each room at every session."""
    absences = BURNSIDE["staff_absences"]
    for day in BURNSIDE.open_days(AUTUMN):
        away = {a["employment_id"] for a in absences if spans(a, day)}
        for name in ("Morning", "Afternoon"):
            session = SESSIONS[name, day.weekday()]
            there = {
                p["room_id"]
                for p in BURNSIDE["work_patterns"]
                if p["employment_id"] not in away
                and p["weekday"] == day.weekday()
                and p.get("counts_in_ratio", 1)
                and p["starts_at"] <= session["starts_at"]
                and session["ends_at"] <= p["ends_at"]
                and (p.get("valid_from") or day.isoformat()) == day.isoformat()
            }
            assert there == {1, 2}, (day, name)
