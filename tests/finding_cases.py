"""Rotas that raise each kind of finding: for the tests of the rules, and for the page of the guide."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.findings import Finding
from nursery_rota.domain.rules import check
from tests.making import MONDAY, ages, at, duty_shift, morning, small_nursery

NEXT_WEEK = MONDAY + timedelta(days=7)


def duty(person_id: int = 1, id_: int = 1, on: date = MONDAY, shift_id: int = 1, **changes: Any) -> t.Duty:
    return replace(t.Duty(id_, on, shift_id, None, person_id), **changes)


def one_week(**rows: Any) -> Book:
    """A term of one Monday, so that a finding stands alone; parents 1 to 6, of whom 1 has the place."""
    term = t.Term(1, "Autumn", MONDAY, MONDAY + timedelta(days=4))
    return small_nursery(**{"terms": (term,), "duties": (duty(),), **rows})


def findings(rows: Book, rule: str) -> list[Finding]:
    return [f for f in check(rows, rows.terms[0], rows.terms[0].starts_on) if f.rule == rule]


def without_check(rows: Book, person_id: int, kind: str) -> Book:
    kept = tuple(c for c in rows.checks if (c.person_id, c.kind) != (person_id, kind))
    return replace(rows, checks=kept)


def changed(rows: Book, person_id: int, **changes: Any) -> Book:
    return replace(rows, people=tuple(replace(p, **changes) if p.id == person_id else p for p in rows.people))


def nursery(**settings: Any) -> t.Nursery:
    return t.Nursery(name="Test", **settings)


def two_shifts(second_starts: str, **rows: Any) -> Book:
    late = duty_shift(id_=2, name="Late duty", starts_at=at(second_starts), ends_at=at("13:45"))
    both = (duty(), duty(id_=2, shift_id=2))
    return one_week(
        shifts=(duty_shift(), late), duties=both, nursery=nursery(max_per_day=None, max_per_week=None), **rows
    )


def empty_place() -> Book:
    return one_week(duties=())


def staff_without_first_aid() -> Book:
    rows = one_week(kids=ages(threes=16), duties=())
    for person_id in (900, 901):
        rows = without_check(rows, person_id, "first_aid")
    return rows


def nobody_in_charge() -> Book:
    rows = one_week()
    jobs = tuple(replace(e, role="practitioner") for e in rows.employments)
    return replace(rows, employments=jobs)


def no_lead_in_scotland() -> Book:
    rows = one_week(nursery=nursery(rule_set="scotland"), rules="scotland")
    return changed(changed(rows, 900, level=2), 901, level=2)


def nobody_knows_the_baby() -> Book:
    rows = one_week()
    for person_id in (900, 901):
        rows = without_check(changed(rows, person_id, under_twos_experience=False), person_id, "baby_care")
    return rows


def one_teacher_in_california() -> Book:
    return one_week(adults_there=1, kids=ages(threes=25), rules="california-co-op")


def full_room() -> Book:
    return one_week(rooms=(t.Room(1, "Main", 0, 72, 15),))


def said_no() -> Book:
    return one_week(availability=(t.Availability(1, 1, weekday=0, answer="no"),))


def no_vetting() -> Book:
    return without_check(one_week(), 1, "vetting")


def shift_asks_for_food_hygiene() -> Book:
    return one_week(shifts=(duty_shift(needs=("food_hygiene",)),))


def alone_and_new() -> Book:
    return changed(one_week(adults_there=0), 1, signed_off_on=None)


def apart() -> Book:
    pair = (t.Pairing(1, 1, 2, "apart"),)
    return one_week(pairings=pair, duties=(duty(), duty(2, 2)))


def lapsing() -> Book:
    rows = without_check(one_week(), 1, "first_aid")
    ends = t.Check(999, 1, "first_aid", expires_on=MONDAY + timedelta(days=10))
    return replace(rows, checks=(*rows.checks, ends))


def gap_without_shift() -> Book:
    return one_week(shifts=(), duties=())


def idle() -> Book:
    return one_week(shifts=(duty_shift(), duty_shift(id_=2, name="Odd duty", ends_at=at("10:00"))))


def closed() -> Book:
    return one_week(closures=(t.Closure(1, MONDAY, MONDAY, "inset", "Training"),))


def watched() -> Book:
    term = t.Term(1, "Autumn", MONDAY, NEXT_WEEK)
    both = (duty(observing=True), duty(id_=2, on=NEXT_WEEK, observing=True))
    return changed(one_week(terms=(term,), duties=both), 1, signed_off_on=None)


def limit(**settings: Any) -> Callable[[], Book]:
    def build() -> Book:
        term = t.Term(1, "Autumn", MONDAY, NEXT_WEEK)
        sessions = (morning(), morning(1, 2))
        shifts = (duty_shift(), duty_shift(1, 2))
        both = (duty(), duty(id_=2, on=MONDAY + timedelta(days=1), shift_id=2))
        return one_week(
            terms=(term,), sessions=sessions, shifts=shifts, duties=both, nursery=nursery(**settings)
        )

    return build


def household() -> Book:
    rows = one_week(duties=(duty(), duty(2, 2)), nursery=nursery(max_per_day=None, max_per_week=None))
    return changed(rows, 2, family_id=1)


def own_child_missing() -> Book:
    rows = one_week(nursery=nursery(own_child="require"))
    mine = {c.id for c in rows.children if c.family_id == 1}
    return replace(rows, bookings=tuple(b for b in rows.bookings if b.child_id not in mine))


CASES: list[tuple[str, str, Callable[[], Book], str]] = [
    ("adults_needed", "law", empty_place, "1 adult short: 3 needed, 2 there. Nobody has been asked yet."),
    ("first_aid", "law", staff_without_first_aid, "Nobody there holds first aid."),
    ("manager_or_deputy", "policy", nobody_in_charge, "Neither the manager nor the deputy is there."),
    ("lead_level", "policy", no_lead_in_scotland, "Nobody there holds level 3."),
    (
        "under_twos",
        "law",
        nobody_knows_the_baby,
        "1 child under two: nobody there has level 3 and experience",
    ),
    ("second_lead", "law", one_teacher_in_california, "25 children ask for a second adult with level 3"),
    ("capacity", "law", full_room, "16 children are expected and 15 are allowed."),
    ("two_at_once", "law", lambda: two_shifts("11:45"), "has Morning duty and Late duty at the same time."),
    ("said_no", "policy", said_no, "Parent1 Family1 said no to this time."),
    ("may_serve", "law", no_vetting, "Parent1 Family1 has no vetting on record."),
    ("needs_of_shift", "policy", shift_asks_for_food_hygiene, "has no current food hygiene"),
    ("without_a_buddy", "policy", alone_and_new, "is new and nobody experienced is there."),
    ("apart", "policy", apart, "are kept apart, and on duty at the same time"),
    ("check_runs_out", "policy", lapsing, "first aid runs out. From then on Parent1 is additional"),
    ("uncovered_gap", "warning", gap_without_shift, "no shift covers this time"),
    ("idle_shift", "warning", idle, "Odd duty covers no session on Mondays."),
    ("closed_day", "policy", closed, "is down for a day when the nursery is closed."),
    ("sign_off_next", "next_step", watched, "has watched 2 times"),
    ("per_week", "policy", limit(max_per_week=1), "your limit is 1 a week for a family"),
    ("per_month", "policy", limit(max_per_week=None, max_per_month=1), "1 a month for a family"),
    ("days_between", "policy", limit(max_per_week=None, min_days_between=3), "you ask for 3 days between"),
    ("household", "policy", household, "of the same family is on duty then"),
    ("own_child", "policy", own_child_missing, "no child of the family is in"),
    (
        "per_day",
        "policy",
        lambda: replace(two_shifts("12:15"), nursery=nursery(max_per_week=None)),
        "your limit is 1 a day for a family",
    ),
]
