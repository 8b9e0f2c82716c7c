"""What happens to families in a year, each as one step that one undo takes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from nursery_rota.actions import duties, family_life, rows
from nursery_rota.actions.family_life import Joiner, Post, Starter
from nursery_rota.domain.book import Book
from nursery_rota.domain.tables import TABLES
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from tests.making import MONDAY, at

WEEK = timedelta(days=7)


def tables(book: Book) -> dict[str, object]:
    return {table: getattr(book, table) for table in TABLES}


@pytest.fixture
def ada(nursery: RotaFile) -> int:
    """A child of family 1, booked on Mondays; its parent has three duties to come."""
    child = rows.add(
        nursery,
        "children",
        {"family_id": 1, "first_name": "Ada", "last_name": "One", "date_of_birth": date(2023, 5, 1)},
        "Added Ada",
    )
    rows.add(nursery, "bookings", {"child_id": child, "session_id": 1}, "Booked Ada")
    later = {"child_id": child, "session_id": 2, "starts_on": MONDAY + 5 * WEEK}
    rows.add(nursery, "bookings", later, "Booked Ada later")
    for week in range(3):
        duties.assign(nursery, on_date=MONDAY + week * WEEK, shift_id=1, room_id=None, person_id=1)
    return child


def test_a_family_that_leaves_ends_its_bookings_and_frees_its_coming_duties(
    nursery: RotaFile, ada: int
) -> None:
    before = nursery.book()
    friday = MONDAY + timedelta(days=4)
    freed = family_life.family_leaves(nursery, 1, friday)
    book = nursery.book()
    assert [duty.on_date for duty in freed] == [MONDAY + WEEK, MONDAY + 2 * WEEK]
    assert [d.on_date for d in book.duties_of[1]] == [MONDAY]
    assert (book.family[1].left_on, book.person[1].left_on, book.child[ada].leaves_on) == (friday,) * 3
    assert [(b.session_id, b.ends_on) for b in book.bookings if b.child_id == ada] == [(1, friday)]
    nursery.undo()
    assert tables(nursery.book()) == tables(before)


def test_a_family_may_still_do_the_duties_it_has(nursery: RotaFile, ada: int) -> None:
    friday = MONDAY + timedelta(days=4)
    assert family_life.family_leaves(nursery, 1, friday, "keep") == ()
    book = nursery.book()
    last = MONDAY + 2 * WEEK
    assert len(book.duties_of[1]) == 3
    assert (book.family[1].left_on, book.person[1].left_on, book.child[ada].leaves_on) == (last, last, friday)


def test_what_was_worked_before_a_late_note_of_leaving_stays(nursery: RotaFile, ada: int) -> None:
    worked = nursery.book().duties_of[1][1]
    duties.mark(nursery, worked.id, "worked")
    freed = family_life.family_leaves(nursery, 1, MONDAY)
    assert [duty.on_date for duty in freed] == [MONDAY + 2 * WEEK]
    assert worked.id in nursery.book().duty


def test_a_parent_who_works_here_stays_when_the_family_leaves(nursery: RotaFile) -> None:
    post = Post("practitioner", MONDAY, (1,), at("09:00"), at("12:00"))
    family_life.parent_becomes_staff(nursery, 1, post, keeps_duties=True)
    family_life.family_leaves(nursery, 1, MONDAY + WEEK)
    assert nursery.book().person[1].left_on is None


def test_a_family_that_comes_back_belongs_again(nursery: RotaFile, ada: int) -> None:
    family_life.family_leaves(nursery, 1, MONDAY + WEEK)
    family_life.family_comes_back(nursery, 1)
    book = nursery.book()
    assert (book.family[1].left_on, book.person[1].left_on, book.child[ada].leaves_on) == (None,) * 3


def test_a_family_joins_in_mid_term_with_parents_children_and_bookings(nursery: RotaFile) -> None:
    before = nursery.book()
    start = MONDAY + 3 * WEEK
    child = Starter("Söns", "<b>O'Neil</b>", date(2024, 1, 2), start, (1, 2))
    joined = family_life.family_joins(
        nursery, " O'Neil ", start, [Joiner("Zoë", "O'Neil", "07700 1")], [child]
    )
    book = nursery.book()
    assert (book.family[joined].name, book.family[joined].joined_on) == ("O'Neil", start)
    assert [p.phone for p in book.adults_of[joined]] == ["07700 1"]
    (new,) = book.children_of[joined]
    assert (new.last_name, new.starts_on) == ("<b>O'Neil</b>", start)
    assert [(b.session_id, b.starts_on) for b in book.bookings if b.child_id == new.id] == [
        (1, start),
        (2, start),
    ]
    nursery.undo()
    assert tables(nursery.book()) == tables(before)


def test_a_child_starts_in_mid_term_in_one_step(nursery: RotaFile) -> None:
    start = MONDAY + 2 * WEEK
    new = family_life.child_starts(nursery, 2, Starter("Bo", "Two", date(2024, 3, 1), start, (2,)))
    book = nursery.book()
    assert (book.child[new].family_id, book.child[new].starts_on) == (2, start)
    assert nursery.undo_label == "Bo starts on 28 Sep 2026"
    nursery.undo()
    assert new not in nursery.book().child


def test_a_child_leaves_and_its_family_stays(nursery: RotaFile, ada: int) -> None:
    assert family_life.child_leaves(nursery, ada, MONDAY + WEEK) == 2
    book = nursery.book()
    assert book.child[ada].leaves_on == MONDAY + WEEK
    assert book.family[1].left_on is None
    assert len(book.duties_of[1]) == 3


def test_a_child_moves_to_a_room_and_back_to_that_of_its_age(nursery: RotaFile, ada: int) -> None:
    room = rows.add(nursery, "rooms", {"name": "Ladybirds"}, "Added Ladybirds")
    family_life.child_changes_room(nursery, ada, room)
    assert nursery.book().child[ada].room_id == room
    assert nursery.undo_label == "Ada moves to Ladybirds"
    family_life.child_changes_room(nursery, ada, None)
    assert nursery.book().child[ada].room_id is None


def test_a_parent_is_taken_on_with_hours_and_pay(nursery: RotaFile) -> None:
    before = nursery.book()
    post = Post("practitioner", MONDAY + WEEK, (2, 0), at("08:30"), at("12:30"), 1350)
    contract = family_life.parent_becomes_staff(nursery, 3, post, keeps_duties=False)
    book = nursery.book()
    assert [(p.weekday, p.starts_at) for p in book.patterns_of[contract]] == [(0, 510), (2, 510)]
    assert [p.hourly_pence for p in book.pay_rates_of[contract]] == [1350]
    assert book.person[3].family_id == 3
    assert not book.person[3].does_duties
    nursery.undo()
    assert tables(nursery.book()) == tables(before)


def test_a_duty_given_away_is_on_both_accounts(nursery: RotaFile) -> None:
    family_life.gives_duty(nursery, 1, 2, 1.5, MONDAY)
    given = [(c.family_id, c.amount, c.kind) for c in nursery.book().credits]
    assert given == [(1, -1.5, "donated"), (2, 1.5, "donated")]
    assert nursery.undo_label == "Family1 gave 1.5 duties to Family2"


def _again(nursery: RotaFile) -> None:
    post = Post("bank", MONDAY, (1,), at("09:00"), at("12:00"))
    family_life.parent_becomes_staff(nursery, 1, post, keeps_duties=True)
    family_life.parent_becomes_staff(nursery, 1, post, keeps_duties=True)


@pytest.mark.parametrize(
    ("deed", "says"),
    [
        (lambda file: family_life.family_joins(file, "  ", None, [], []), "needs a name"),
        (
            lambda file: family_life.child_starts(file, 1, Starter(" ", "", MONDAY, None)),
            "first name is missing",
        ),
        (
            lambda file: family_life.parent_becomes_staff(
                file, 1, Post("bank", MONDAY, (), at("09:00"), at("12:00")), keeps_duties=True
            ),
            "No day is chosen",
        ),
        (
            lambda file: family_life.parent_becomes_staff(
                file, 1, Post("bank", MONDAY, (1,), at("12:00"), at("09:00")), keeps_duties=True
            ),
            "before it starts",
        ),
        (_again, "works here already"),
        (lambda file: family_life.gives_duty(file, 1, 1, 1, MONDAY), "another family"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_written(
    nursery: RotaFile, deed: Callable[[RotaFile], object], says: str
) -> None:
    families, children = nursery.book().families, nursery.book().children
    with pytest.raises(NotPossible, match=says):
        deed(nursery)
    assert (nursery.book().families, nursery.book().children) == (families, children)
