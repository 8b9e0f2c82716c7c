"""Both samples hold together: what a row says exists, fits its column and could be true."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields
from datetime import date
from itertools import combinations
from typing import Literal, get_args, get_origin, get_type_hints

import holidays
import pytest

from nursery_rota.domain.tables import REFERENCES, TABLES
from tests.sample.reading import NAMES, Raw, age_in_years, raw, spans
from tools.make_samples import FOLDER, SAMPLES

REGIONS = {"plum-lane": "ENG", "burnside": "SCT"}


@pytest.fixture(params=NAMES)
def sample(request: pytest.FixtureRequest) -> Raw:
    return raw(request.param)


@pytest.mark.parametrize("name", NAMES)
def test_the_file_is_what_the_generator_writes(name: str) -> None:
    assert (FOLDER / f"{name}.json").read_text(encoding="utf-8") == SAMPLES[name]().text()


def test_it_is_a_whole_nursery_of_version_1(sample: Raw) -> None:
    assert (sample.whole["format"], sample.whole["version"]) == ("nursery-rota", 1)
    assert sample.tables.keys() == TABLES.keys()
    assert len(sample["nursery"]) == 1
    assert sample["duties"] == []


def test_columns_are_known_and_none_that_is_needed_is_left_out(sample: Raw) -> None:
    for table, rows in sample.tables.items():
        known = {f.name for f in fields(TABLES[table])}
        needed = {
            f.name for f in fields(TABLES[table]) if f.default is MISSING and f.default_factory is MISSING
        }
        for row in rows:
            assert needed <= row.keys() <= known, (table, row)


def test_ids_count_up_and_references_lead_somewhere(sample: Raw) -> None:
    for table, rows in sample.tables.items():
        assert [row["id"] for row in rows] == list(range(1, len(rows) + 1))
        for column, target in REFERENCES.get(table, {}).items():
            ids = sample.by_id(target).keys()
            assert all(row[column] in ids for row in rows if row.get(column) is not None), (table, column)


def test_enumerated_columns_hold_known_words(sample: Raw) -> None:
    for table, rows in sample.tables.items():
        for column, hint in get_type_hints(TABLES[table]).items():
            words = [h for h in (hint, *get_args(hint)) if get_origin(h) is Literal]
            for word in words:
                values = {row[column] for row in rows if row.get(column) is not None}
                assert values <= set(get_args(word)), (table, column)


def test_dates_and_times_are_real_and_in_order(sample: Raw) -> None:
    for rows in sample.tables.values():
        for row in rows:
            days = [date.fromisoformat(v) for k, v in row.items() if k.endswith("_on") and v is not None]
            assert all(2010 < d.year < 2035 for d in days)
            if row.get("starts_on") and row.get("ends_on"):
                assert row["starts_on"] <= row["ends_on"]
            if "starts_at" in row:
                assert re.fullmatch(r"\d\d:\d\d", row["starts_at"])
                assert row["starts_at"] < row["ends_at"]


@pytest.mark.parametrize("name", NAMES)
def test_bank_holidays_of_the_school_year_are_closed(name: str) -> None:
    sample = raw(name)
    first, last = sample["terms"][0]["starts_on"], sample["terms"][-1]["ends_on"]
    calendar = holidays.country_holidays("GB", subdiv=REGIONS[name], years=[2026, 2027])
    wanted = {d.isoformat() for d in calendar if d.weekday() < 5 and first <= d.isoformat() <= last}
    assert {c["starts_on"] for c in sample["closures"] if c["kind"] == "bank_holiday"} == wanted


def test_phones_and_mail_are_fictional_and_nobody_shares_one(sample: Raw) -> None:
    people = sample["people"]
    assert all(re.fullmatch(r"07700 900\d{3}", p["phone"]) for p in people)
    assert all(re.fullmatch(r"[a-z0-9.]+@example\.org", p["email"]) for p in people)
    assert len({p["phone"] for p in people}) == len({p["email"] for p in people}) == len(people)


def test_adults_are_adults(sample: Raw) -> None:
    start = date.fromisoformat(sample["terms"][0]["starts_on"])
    assert all(18 <= age_in_years(p["date_of_birth"], start) < 65 for p in sample["people"])


def test_no_child_is_booked_twice_at_the_same_time(sample: Raw) -> None:
    sessions = sample.by_id("sessions")
    for child in sample["children"]:
        booked = [(b, sessions[b["session_id"]]) for b in sample["bookings"] if b["child_id"] == child["id"]]
        for (one, first), (other, second) in combinations(booked, 2):
            same_time = (
                first["weekday"] == second["weekday"]
                and first["starts_at"] < second["ends_at"]
                and second["starts_at"] < first["ends_at"]
            )
            apart = (one.get("ends_on") or "9") < (other.get("starts_on") or "0") or (
                other.get("ends_on") or "9"
            ) < (one.get("starts_on") or "0")
            assert not same_time or apart, child["first_name"]


def test_every_age_has_a_room_and_no_room_is_overfull(sample: Raw) -> None:
    rooms = sample["rooms"]
    for day in sample.open_days(sample["terms"][0]):
        for session in sample["sessions"]:
            if session["weekday"] != day.weekday():
                continue
            filled = dict.fromkeys((r["id"] for r in rooms), 0)
            for child in sample.present(session, day, ill=False):
                born = date.fromisoformat(child["date_of_birth"])
                months = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
                (room,) = (r for r in rooms if r.get("from_months", 0) <= months < r["to_months"])
                filled[room["id"]] += 1
            assert all(filled[r["id"]] <= r["capacity"] for r in rooms)


def test_every_family_has_children_and_somebody_who_counts_through_the_term(sample: Raw) -> None:
    """One adult at least has vetting, references, induction, first aid where England asks for it, and the
    sign-off, from the family's fifth week at the latest to the end of the autumn term."""
    ends = sample["terms"][0]["ends_on"]
    asked = ["vetting", "references", "induction"]
    if sample["nursery"][0].get("rule_set", "england") == "england":
        asked.append("first_aid")
    for family in sample["families"]:
        assert any(c["family_id"] == family["id"] for c in sample["children"]), family["name"]
        assert any(_counts(sample, p, asked, ends) for p in _adults(sample, family["id"])), family["name"]


def test_somebody_of_every_family_can_come_at_six_times_of_the_week_or_more(sample: Raw) -> None:
    care = [s for s in sample["shifts"] if s.get("kind", "care") == "care"]
    for family in sample["families"]:
        free = {
            (s["weekday"], s["name"].split()[0])
            for s in care
            for p in _adults(sample, family["id"])
            if not _always_no(sample, p["id"], s)
        }
        assert len(free) >= 6, family["name"]


def test_checks_run_out_after_they_were_issued(sample: Raw) -> None:
    assert all(c["issued_on"] < (c.get("expires_on") or "9") for c in sample["checks"])


def test_families_join_once_their_eldest_is_one(sample: Raw) -> None:
    for family in sample["families"]:
        eldest = min(c["date_of_birth"] for c in sample["children"] if c["family_id"] == family["id"])
        assert age_in_years(eldest, date.fromisoformat(family["joined_on"])) >= 1, family["name"]


def _adults(sample: Raw, family_id: int) -> list[dict[str, object]]:
    return [p for p in sample["people"] if p.get("family_id") == family_id and p.get("does_duties", 1)]


def _counts(sample: Raw, person: dict[str, object], asked: list[str], ends: str) -> bool:
    held = {
        c["kind"]
        for c in sample["checks"]
        if c["person_id"] == person["id"] and (c.get("expires_on") or "9") >= ends
    }
    return held.issuperset(asked) and str(person.get("signed_off_on") or "9") <= "2026-11-16"


def _always_no(sample: Raw, person_id: object, shift: dict[str, object]) -> bool:
    return any(
        a["answer"] == "no" and spans(a, date(2026, 9, 15)) and not a.get("starts_on")
        for a in sample["availability"]
        if a["person_id"] == person_id
        and (a.get("weekday") == shift["weekday"] or a.get("shift_id") == shift["id"])
    )
