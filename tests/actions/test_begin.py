"""The first things of a new nursery: each verb is one step, says what is missing, and does not double."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from nursery_rota.actions import begin
from nursery_rota.actions.families_in import add_families, planned
from nursery_rota.actions.new_nursery import new_nursery
from nursery_rota.domain.drafts import ChildDraft, DayDraft, FamiliesPreview, FamilyDraft, ParentDraft
from nursery_rota.domain.eligibility import staff_standing, standing
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from tests.making import at, reference

TODAY = date(2026, 11, 24)
FIVE = range(5)


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RotaFile]:
    with new_nursery(
        tmp_path / "new.rota", name="New", rule_set="england", reference=reference(), today=TODAY
    ) as made:
        yield made


@pytest.fixture
def open_week(file: RotaFile) -> RotaFile:
    """Mornings and afternoons on every weekday."""
    starts, ends = [at("09:00"), at("12:00")], [at("12:00"), at("15:00")]
    begin.add_sessions(file, ["Morning", "Afternoon"], FIVE, starts, ends)
    return file


def ruth(**changes: object) -> begin.NewStaff:
    values: dict[str, object] = {
        "first_name": "Ruth", "last_name": "Okafor", "role": "manager", "level": 3, "days": (0, 1),
        "starts_at": at("08:00"), "ends_at": at("16:00"), "hourly_pence": 1500,
        "first_aid_until": date(2028, 1, 1),
    }  # fmt: skip
    return begin.NewStaff(**(values | changes))  # type: ignore[arg-type]


def test_sessions_of_the_week_are_one_step_and_never_double(open_week: RotaFile) -> None:
    assert len(open_week.book().sessions) == 10
    assert open_week.undo_label == "Added 10 sessions: Morning and Afternoon"
    with pytest.raises(NotPossible, match="there on these days already"):
        begin.add_sessions(open_week, [" morning"], FIVE, [at("09:00")], [at("12:00")])
    assert begin.add_sessions(open_week, ["Morning"], [4, 5], [at("09:00")], [at("12:00")]) == 1
    open_week.undo()
    open_week.undo()
    assert open_week.book().sessions == ()


@pytest.mark.parametrize(
    ("name", "days", "end", "says"),
    [
        ("Morning", (), "12:00", "No day is chosen"),
        ("Morning", (0,), "08:00", "before it starts"),
        (" ", (0,), "12:00", "needs a name"),
    ],
)
def test_what_a_session_lacks_is_said(
    file: RotaFile, name: str, days: tuple[int, ...], end: str, says: str
) -> None:
    with pytest.raises(NotPossible, match=says):
        begin.add_sessions(file, [name], days, [at("09:00")], [at(end)])
    assert file.book().sessions == ()


def test_shifts_follow_from_sessions_once(open_week: RotaFile) -> None:
    assert begin.shifts_from_sessions(open_week, 15, 15) == 10
    shift = open_week.book().shifts[0]
    assert (shift.name, shift.weekday, shift.starts_at, shift.ends_at) == (
        "Morning duty", 0, at("08:45"), at("12:15"),
    )  # fmt: skip
    with pytest.raises(NotPossible, match="has its shift already"):
        begin.shifts_from_sessions(open_week)
    open_week.undo()
    assert open_week.book().shifts == ()


def test_shifts_without_sessions_say_what_comes_first(file: RotaFile) -> None:
    with pytest.raises(NotPossible, match="no session yet"):
        begin.shifts_from_sessions(file)


def test_a_shift_stays_within_the_day(file: RotaFile) -> None:
    begin.add_sessions(file, ["Night"], [0], [0], [24 * 60])
    begin.shifts_from_sessions(file, 30, 30)
    (shift,) = file.book().shifts
    assert (shift.starts_at, shift.ends_at) == (0, 24 * 60)


def test_staff_come_with_hours_pay_and_checks_and_count(file: RotaFile) -> None:
    person_id = begin.add_staff(file, ruth(), TODAY)
    book = file.book()
    assert len(book.work_patterns) == 2
    assert book.pay_rates[0].hourly_pence == 1500
    assert {c.kind for c in book.checks_of[person_id]} == {*begin.CARE_CHECKS, "first_aid"}
    assert staff_standing(book, book.employments[0], TODAY).counts
    file.undo()
    assert file.book().people == ()


def test_staff_whose_checks_were_not_seen_do_not_count(file: RotaFile) -> None:
    begin.add_staff(file, ruth(checked=False, first_aid_until=None, hourly_pence=None), TODAY)
    book = file.book()
    assert book.checks == ()
    assert not staff_standing(book, book.employments[0], TODAY).counts


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"first_name": " "}, "first name is missing"),
        ({"days": ()}, "days on which Ruth works"),
        ({"ends_at": at("07:00")}, "before it starts"),
    ],
)
def test_what_staff_lack_is_said(file: RotaFile, changes: dict[str, object], says: str) -> None:
    with pytest.raises(NotPossible, match=says):
        begin.add_staff(file, ruth(**changes), TODAY)


def test_a_family_comes_with_bookings(open_week: RotaFile) -> None:
    kofi = begin.NewChild("Kofi", date(2023, 3, 14), (1, 3))
    begin.add_family(open_week, "Adjei", [begin.NewParent("Kwame", phone="1")], [kofi])
    book = open_week.book()
    assert [p.last_name for p in book.people] == ["Adjei"]
    assert sorted(book.session[b.session_id].weekday for b in book.bookings) == [1, 1, 3, 3]
    with pytest.raises(NotPossible, match="family ADJEI already"):
        begin.add_family(open_week, "ADJEI", [begin.NewParent("Kwame")], [])
    with pytest.raises(NotPossible, match="No parent"):
        begin.add_family(open_week, "Eze", [], [])


def test_children_without_days_are_booked_for_the_whole_week(open_week: RotaFile) -> None:
    begin.add_family(
        open_week, "A", [begin.NewParent("K")], [begin.NewChild("Kofi", date(2023, 3, 14), (0,))]
    )
    (child,) = open_week.book().children
    assert begin.book_every_session(open_week, [child.id]) == 8
    assert len(open_week.book().bookings) == 10


def test_a_child_is_never_booked_twice_at_a_time(file: RotaFile) -> None:
    starts, ends = [at("09:00"), at("12:00"), at("09:00")], [at("12:00"), at("15:00"), at("15:00")]
    begin.add_sessions(file, ["Morning", "Afternoon", "Full day"], [0], starts, ends)
    begin.add_family(file, "A", [begin.NewParent("K")], [begin.NewChild("Kofi", date(2023, 3, 14), (0,))])
    book = file.book()
    assert [book.session[b.session_id].name for b in book.bookings] == ["Full day"]


def test_recorded_checks_let_a_parent_count_and_are_not_doubled(open_week: RotaFile) -> None:
    begin.add_family(open_week, "A", [begin.NewParent("K")], [])
    (person,) = open_week.book().people
    assert not standing(open_week.book(), person.id, TODAY).may_serve
    begin.record_checks(open_week, [person.id], TODAY, first_aid={person.id: date(2028, 5, 1)})
    book = open_week.book()
    assert standing(book, person.id, TODAY).counts
    begin.record_checks(open_week, [person.id], TODAY)
    assert len(open_week.book().checks) == len(book.checks) == 4
    with pytest.raises(NotPossible, match="Nobody is ticked"):
        begin.record_checks(open_week, [], TODAY)


def test_a_term_brings_its_bank_holidays_and_half_term_in_one_step(file: RotaFile) -> None:
    before = len(file.book().closures)
    begin.add_term(
        file, "Spring", date(2028, 1, 4), date(2028, 3, 31), (date(2028, 2, 14), date(2028, 2, 18))
    )
    closures = file.book().closures
    assert any(c.starts_on == date(2028, 12, 25) for c in closures)
    assert [c.reason for c in closures if c.kind == "half_term"] == ["Half-term"]
    file.undo()
    assert (file.book().terms, len(file.book().closures)) == ((), before)


@pytest.mark.parametrize(
    ("name", "last", "half", "says"),
    [
        (" ", date(2027, 3, 26), None, "needs a name"),
        ("Spring", date(2026, 3, 26), None, "end before it starts"),
        ("Spring", date(2027, 3, 26), (date(2027, 4, 1), date(2027, 4, 5)), "Half-term lies outside"),
        ("Spring", date(2027, 3, 26), (date(2027, 2, 19), date(2027, 2, 15)), "ends before it starts"),
    ],
)
def test_what_a_term_lacks_is_said(
    file: RotaFile, name: str, last: date, half: tuple[date, date] | None, says: str
) -> None:
    with pytest.raises(NotPossible, match=says):
        begin.add_term(file, name, date(2027, 1, 4), last, half)


def test_terms_do_not_overlap(file: RotaFile) -> None:
    begin.add_term(file, "Spring", date(2027, 1, 4), date(2027, 3, 26))
    with pytest.raises(NotPossible, match="overlap with Spring"):
        begin.add_term(file, "Summer", date(2027, 3, 20), date(2027, 7, 20))


def test_days_of_a_spreadsheet_become_bookings(open_week: RotaFile) -> None:
    days = (DayDraft(0), DayDraft(1, "am"), DayDraft(5))
    child = ChildDraft("Kofi", "Adjei", date(2023, 3, 14), 2, days=days)
    family = FamilyDraft("Adjei", (ParentDraft("Kwame", "Adjei", 2),), (child,), (2,))
    preview = FamiliesPreview((family,), (), ())
    outcome = planned(open_week.book(), preview)
    assert outcome.tables["bookings"] == 3
    assert [(f.row, f.fate) for f in outcome.fates] == [(2, "new")]
    assert outcome.fates[0].note == "You have no session on Saturdays, so that is not booked."
    add_families(open_week, preview, dry_run=False)
    book = open_week.book()
    booked = [(book.session[b.session_id].weekday, book.session[b.session_id].name) for b in book.bookings]
    assert sorted(booked) == [(0, "Afternoon"), (0, "Morning"), (1, "Morning")]
    again = planned(open_week.book(), preview)
    assert [(f.row, f.fate) for f in again.fates] == [(2, "there")]
