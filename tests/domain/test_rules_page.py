"""The rules page says every setting and every condition in plain words, with the term's own figures, and
nothing about anybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.custom_rules import own_copy
from nursery_rota.domain.law_in_words import METHODS, Condition
from nursery_rota.domain.obligation import owed
from nursery_rota.domain.rules_page import RulesPage, rules_page
from nursery_rota.wording import duties
from tests.making import MONDAY, TERM, book, booked, children, duty_shift, morning, reference, small_nursery

TODAY = date(2026, 11, 24)


def page(rows: Book | None = None, **settings: Any) -> RulesPage:
    """The page of the small nursery with some settings changed."""
    rows = rows or small_nursery()
    return rules_page(replace(rows, nursery=replace(rows.nursery, **settings)), TERM, TODAY)


def agreed(rows: Book | None = None, **settings: Any) -> str:
    """Everything said about taking turns."""
    return " ".join(line for part in page(rows, **settings).turns for line in part.lines)


def by_rules(key: str, **settings: Any) -> RulesPage:
    """The page of the small nursery by another shipped rule set."""
    return page(replace(small_nursery(), rule_set=reference().rule_sets[key]), **settings)


def force(conditions: tuple[Condition, ...], words: str) -> str:
    (found,) = (c for c in conditions if words in c.says)
    return found.force


def week_of(*sessions_booked: int, nursery: t.Nursery | None = None, **rows: Any) -> Book:
    """One family for each number, its child booked on so many mornings a week; two helpers each day."""
    kids = tuple(
        replace(c, id=i, family_id=i) for i, c in enumerate(children(*[40] * len(sessions_booked)), start=1)
    )
    given: dict[str, Any] = {
        "sessions": tuple(morning(w, w + 1) for w in range(5)),
        "shifts": tuple(duty_shift(w, w + 1, kind="helper", places=2) for w in range(5)),
        "children": kids,
        "bookings": tuple(
            t.Booking(kid.id * 10 + w, kid.id, w + 1)
            for kid, count in zip(kids, sessions_booked, strict=True)
            for w in range(count)
        ),
    }
    return book(nursery, **{**given, **rows})


def test_a_share_by_sessions_is_shown_with_the_terms_own_figures() -> None:
    rows = week_of(5, 5, 3)
    shares = owed(rows, TERM)
    assert [(e.who, e.owes) for e in page(rows).examples] == [
        ("A child booked for 5 sessions a week", f"{duties(shares[1])} duties"),
        ("A child booked for 3 sessions a week", f"{duties(shares[3])} duties"),
    ]
    assert "who books more gives more" in agreed(rows)


def test_at_most_three_examples_are_shown_the_commonest() -> None:
    rows = week_of(5, 5, 4, 4, 3, 3, 2)
    assert [e.who[-17:] for e in page(rows).examples] == [
        "5 sessions a week",
        "4 sessions a week",
        "3 sessions a week",
    ]


def test_examples_allow_for_days_that_are_closed() -> None:
    closed = t.Closure(1, date(2026, 10, 26), date(2026, 10, 30))
    assert sum(owed(week_of(5, 5, closures=(closed,)), TERM).values()) == 130
    assert [e.owes for e in page(week_of(5, 5, closures=(closed,))).examples] == ["65 duties"]


def test_what_is_to_be_shared_out_is_said_with_the_worth_of_special_shifts() -> None:
    shifts = (duty_shift(), duty_shift(0, 2, name="Lunch", kind="helper", places=1, credit=2.0))
    said = agreed(small_nursery(shifts=shifts))
    assert "The places of this term come to 42 duties." in said
    assert "One shift is one duty, but Lunch counts as 2." in said


def test_each_family_alike() -> None:
    assert [(e.who, e.owes) for e in page(week_of(5, 3, 1, 1), obligation_basis="family").examples] == [
        ("Each family", "35 duties")
    ]


def test_children_count_by_the_sibling_scale() -> None:
    rows = week_of(5, 5, 5, 5)
    assert [e.who for e in page(rows, obligation_basis="child").examples] == [
        "A family with 1 child",
        "A family with 2 children",
        "A family with 3 children",
    ]
    scaled = page(rows, obligation_basis="child", sibling_scale=(6, 10, 14)).examples
    assert [(e.who, e.owes) for e in scaled] == [
        ("A family with 1 child", "35 duties"),
        ("A family with 2 children", duties(Fraction(350, 6)) + " duties"),
        ("A family with 3 or more children", duties(Fraction(490, 6)) + " duties"),
    ]


def test_a_table_is_said_as_agreed_and_for_the_term() -> None:
    table = {"days": {"3": 3, "5": 5}, "weeks": 5}
    rows = week_of(5, 3)
    assert "In 5 weeks: 5 duties for 5 days and 3 duties for 3 days booked each week." in agreed(
        rows, obligation_basis="table", obligation_table=table
    )
    assert [e.owes for e in page(rows, obligation_basis="table", obligation_table=table).examples] == [
        "14 duties",
        "8.4 duties",
    ]


def test_a_quota_is_shown_only_where_it_is_the_same_for_all() -> None:
    rows = week_of(5, 3)
    alike = replace(rows, families=tuple(replace(f, quota=8.0) for f in rows.families))
    assert [e.owes for e in page(alike, obligation_basis="quota").examples] == ["8 duties"]
    unlike = replace(rows, families=tuple(replace(f, quota=f.id + 0.5) for f in rows.families))
    assert page(unlike, obligation_basis="quota").examples == ()
    assert "agreed with each family" in agreed(unlike, obligation_basis="quota")


def test_without_an_obligation_nothing_is_worked_out() -> None:
    assert page(obligation_basis="none").examples == ()
    assert "We ask for no fixed number of duties." in agreed(obligation_basis="none")
    assert "come to" not in agreed(obligation_basis="none")


def test_a_nursery_without_children_has_its_rules_all_the_same() -> None:
    empty = rules_page(book(), TERM, TODAY)
    assert empty.examples == ()
    assert empty.ratios
    assert not any("For example" in line for line in empty.method)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "no more duties than 1 a day and 1 a week"),
        ({"max_per_day": None, "max_per_week": None}, "no limit for a family"),
        ({"max_per_month": 3}, "1 a day, 1 a week and 3 a month"),
        ({"min_days_between": 3}, "at least 3 days apart"),
        ({}, "are not on duty at the same time"),
        ({"same_family_together": True}, "may be on duty together"),
        ({"own_child": "prefer"}, "If possible, parents are on duty while their own child is in."),
        ({"own_child": "require"}, "only while their own child is in"),
        ({"own_child": "avoid"}, "while their own child is not in"),
        ({"own_child": "any"}, "whether or not their own child is in"),
        ({"observing_duties": 1}, "A newcomer watches once first"),
        ({"observing_duties": 3}, "A newcomer watches 3 times first"),
        ({"observing_duties": 0}, "A newcomer starts once the manager has signed them off."),
        ({"buddy_duties": 2}, "beside somebody experienced twice"),
        ({"reserves_per_shift": 1}, "1 named stand-in. To keep the time free counts as 0.25 of a duty"),
        ({"notice_hours": 48}, "Up to 48 hours before the duty"),
        ({"notice_hours": 0}, "The manager confirms each swap."),
        ({}, "A duty that was missed is still owed"),
        ({}, "no medical details"),
        ({}, "carried over"),
    ],
)
def test_each_setting_is_said_in_words(settings: dict[str, Any], said: str) -> None:
    assert said in agreed(**settings)


@pytest.mark.parametrize(
    ("settings", "unsaid"),
    [({}, "stand-in"), ({"buddy_duties": 0}, "beside somebody"), ({}, "apart."), ({}, " a month")],
)
def test_what_is_switched_off_is_not_mentioned(settings: dict[str, Any], unsaid: str) -> None:
    assert unsaid not in agreed(**settings).replace("on duty together, or apart.", "")


def test_ratios_are_listed_by_age_with_their_conditions() -> None:
    lines = [(r.children, r.ages, r.kids, r.when) for r in page().ratios]
    assert lines == [
        ("under 2", "under 2 years", 3, ""),
        ("twos", "from 2 to under 3 years", 5, ""),
        ("threes", "from 3 to under 6 years", 8, ""),
        ("threes", "from 3 to under 6 years", 13, "while a level 6 works with the children"),
    ]


@pytest.mark.parametrize(
    ("rules", "ages", "when"),
    [
        ("ireland-sessional", "from 1 to under 2½ years", ""),
        ("ireland-sessional", "under 1 year", ""),
        ("france-walking", "from 2 months to under 4 years", "until they walk"),
        (
            "scotland",
            "from 3 to under 8 years",
            "in a session under 4 hours, if none of the children has a second one that day",
        ),
    ],
)
def test_ages_and_conditions_are_in_the_words_of_people(rules: str, ages: str, when: str) -> None:
    assert (ages, when) in [(r.ages, r.when) for r in by_rules(rules).ratios]


@pytest.mark.parametrize("method", METHODS)
def test_the_method_is_explained_with_a_session_of_the_term(method: str) -> None:
    needed = {"per-band": 5, "youngest-first": 3, "pooled": 3, "youngest-sets-room": 6}[method]
    found = page(mixed_age_method=method).method
    assert found[0] == METHODS[method]
    assert found[1] == f"For example, 1 under 2, 6 twos and 9 threes need {needed} adults."


def test_the_scope_of_ratios_is_said() -> None:
    assert "for the whole nursery together" in page().method[-1]
    assert "for each room by itself" in page(ratio_scope="room").method[-1]


def test_each_condition_for_counting_is_law_our_rule_or_not_asked() -> None:
    england, scotland = page().counts, by_rules("scotland").counts
    assert (force(england, "first aid"), force(scotland, "first aid")) == ("law", "off")
    assert (force(england, "vetted"), force(scotland, "vetted")) == ("law", "policy")
    assert force(scotland, "17 or over") == "law"


def test_what_may_be_done_before_the_checks() -> None:
    assert page().counts_note == "Before vetting and references are on record, nobody has a duty."
    assert "never unsupervised" in page(duty_before_checks=True).counts_note


def test_nothing_is_said_of_checks_that_are_not_asked() -> None:
    rules = reference().rule_sets["wales"]
    version = rules.versions[0]
    free = replace(version, who_counts=replace(version.who_counts, vetting="off", references="off"))
    rows = replace(small_nursery(), rule_set=replace(rules, versions=(free,)))
    assert page(rows).counts_note == ""


def test_levels_come_with_an_example_where_they_are_law() -> None:
    assert force(page().levels, "level 3 or more") == "law"
    assert page().level_example.startswith("Of 4 adults: 1 with level 3, 2 more with level 2 and 1 without.")
    assert force(by_rules("wales").levels, "level 3 or more") == "policy"
    assert by_rules("wales").level_example == ""


@pytest.mark.parametrize(
    ("rules", "words", "asked"),
    [
        ("england", "at least 2 adults", "policy"),
        ("scotland", "at least 2 adults", "law"),
        ("england", "at meals", "law"),
        ("scotland", "at meals", "off"),
        ("england", "the manager or the deputy", "policy"),
        ("new-zealand-playcentre", "for every 25 children", "law"),
        ("new-zealand-playcentre", "no more than 30 children", "law"),
    ],
)
def test_what_each_session_has(rules: str, words: str, asked: str) -> None:
    assert force(by_rules(rules).sessions, words) == asked


def test_the_nurserys_own_minimum_stands_beside_the_laws() -> None:
    sessions = by_rules("scotland", minimum_adults=3).sessions
    assert [(c.says[9:17], c.force) for c in sessions[:2]] == [("2 adults", "law"), ("3 adults", "policy")]


def test_a_registered_room_is_mentioned() -> None:
    rooms = (t.Room(1, "Garden room", capacity=24),)
    assert force(page(small_nursery(rooms=rooms)).sessions, "registered") == "law"
    assert not any("registered" in c.says for c in page().sessions)


def test_parents_on_duty_never_take_these_on() -> None:
    assert page().never == ("intimate care", "medicines", "sole charge of children", "confidential files")


def test_the_source_has_its_mark_its_date_and_no_promise() -> None:
    source = " ".join(page().source)
    assert "V2: seen in another account of it, not in the text itself, 1 November 2026" in source
    assert "Check against the current text; this is not legal advice." in source
    assert "written from memory" in " ".join(by_rules("northern-ireland").source)


def test_an_own_copy_says_that_it_is_one() -> None:
    ours = replace(own_copy(reference().rule_sets["england"]), key="custom")
    copied = page(replace(small_nursery(), rule_set=ours))
    assert copied.rules_name == "England, our own copy"
    assert copied.source[0].startswith("Taken from: Early years foundation stage")
    assert "may have been changed by us" in copied.source[1]


def test_the_rules_are_those_of_the_day_within_the_term() -> None:
    assert page().rules_since == "since 1 September 2025"
    old = t.Term(1, "Summer 2023", date(2023, 5, 1), date(2023, 7, 14))
    rows = replace(small_nursery(), terms=(old,))
    assert rules_page(rows, old, TODAY).ratios[1].kids == 4
    assert rules_page(rows, old, TODAY).rules_since == ""


def test_other_rules_that_begin_within_the_term_are_announced() -> None:
    across = t.Term(1, "Across", date(2025, 6, 1), date(2025, 12, 1))
    rows = replace(small_nursery(), terms=(across,))
    assert rules_page(rows, across, date(2025, 6, 2)).coming.startswith(
        "From 1 September 2025 other rules hold."
    )
    assert rules_page(rows, across, date(2025, 10, 1)).coming == ""


def test_a_warning_stands_only_where_duties_were_bought_out() -> None:
    assert page().warning == ""
    task = t.Credit(1, 1, MONDAY, 1.0, kind="task")
    assert page(small_nursery(credits=(task,))).warning == ""
    bought = replace(task, kind="bought_out")
    assert "Take advice first." in page(small_nursery(credits=(bought,))).warning


def test_nothing_personal_stands_on_the_page() -> None:
    rows = small_nursery()
    kids = children(12, 30, family_id=1)
    rows = replace(
        rows,
        exemptions=(t.Exemption(1, 1, MONDAY, None, 0.0, "operation"),),
        credits=(t.Credit(1, 1, MONDAY, 2.0, kind="bought_out", note="Gave 40 pounds"),),
        bookings=rows.bookings + booked(kids, first_id=900),
    )
    said = repr(page(rows))
    names = {n for p in rows.people for n in (p.first_name, p.last_name)}
    names |= {f.name for f in rows.families} | {c.first_name for c in rows.children}
    assert not [name for name in (*names, "operation", "40 pounds") if name in said]
