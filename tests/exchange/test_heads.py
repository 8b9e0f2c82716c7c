"""What the heads of columns are taken for, alone and beside each other."""

from __future__ import annotations

import pytest

from nursery_rota.domain.drafts import ColumnRead
from nursery_rota.errors import ImportProblem
from nursery_rota.exchange.grid import Grid, Line
from nursery_rota.exchange.heads import Head, head_of
from nursery_rota.exchange.layout import best_layout
from nursery_rota.exchange.names_in import family_name, split_name, split_people


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Family", Head("family", "", "name")),
        ("Family name", Head("", "", "last")),
        ("Surname:", Head("", "", "last")),
        ("Household notes", Head("family", "", "notes")),
        ("Mother's first name", Head("parent", "mother", "first")),
        ("Dad's mobile no.", Head("parent", "father", "phone")),
        ("Parent/Carer 2 e-mail address", Head("parent", "2", "email")),
        ("2nd parent", Head("parent", "2", "name")),
        ("First carer surname", Head("parent", "1", "last")),
        ("Mum & Dad", Head("parent", "", "name", several=True)),
        ("Contact name", Head("parent", "", "name")),
        ("Contact number", Head("", "", "phone")),
        ("CHILD 1 D.O.B.", Head("child", "1", "born")),
        ("Child’s forename(s)", Head("child", "", "first")),
        ("Sibling date of birth", Head("child", "sibling", "born")),
        ("Date started", Head("", "", "starts")),
        ("First day", Head("", "", "starts")),
        ("Téléphone", Head("", "", "phone")),
    ],
)
def test_a_head_in_the_words_nurseries_use(text: str, head: Head) -> None:
    assert head_of(text) == head


@pytest.mark.parametrize(
    "text",
    [
        "Emergency contact phone",
        "Home address",
        "Parent's address",
        "Contact",
        "Number of children",
        "Child's age",
        "Place of birth",
        "Doctor's name",
        "12/3/2023",
        "",
        "Please give the name of every parent and the date of birth of every child here",
    ],
)
def test_a_head_about_something_else(text: str) -> None:
    assert head_of(text) is None


def meanings(*heads: str) -> list[str]:
    grid = Grid((Line(1, heads),))
    return [column.meaning for column in best_layout([grid], "list.csv")[1].columns()]


def test_a_bare_phone_is_the_first_ones_before_it_who_has_none() -> None:
    assert meanings("Mother", "Father", "Phone", "Phone") == [
        "parent 1: name", "parent 2: name", "parent 1: phone", "parent 2: phone",
    ]  # fmt: skip
    assert meanings("Mother", "Mobile", "Home phone", "Father") == [
        "parent 1: name", "parent 1: phone", "", "parent 2: name",
    ]  # fmt: skip


def test_a_numbered_phone_is_that_parents() -> None:
    assert meanings("Mother", "Father", "Phone 2", "Phone 1", "Phone 3") == [
        "parent 1: name", "parent 2: name", "parent 2: phone", "parent 1: phone", "",
    ]  # fmt: skip


def test_the_same_heads_again_are_the_next_child() -> None:
    assert meanings("DOB", "Child", "Child", "DOB", "Starts") == [
        "child 1: date of birth", "child 1: name", "child 2: name", "child 2: date of birth",
        "child 1: start date",
    ]  # fmt: skip


def test_heads_that_name_nobody_are_refused() -> None:
    with pytest.raises(ImportProblem, match="has no row that names its columns"):
        meanings("Family", "Phone", "Notes")


def test_columns_keep_their_heads_on_one_line() -> None:
    grid = Grid((Line(1, ("Child\nname", "DOB", None, "Room")),))
    assert best_layout([grid], "list.csv")[1].columns() == (
        ColumnRead("Child name", "child: name"),
        ColumnRead("DOB", "child: date of birth", 1),
        ColumnRead("Room", "", 3),
    )


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("Anna Smith", "Anna", "Smith"),
        ("Smith, Anna Maria", "Anna Maria", "Smith"),
        ("Mrs. Anna van der Berg", "Anna", "van der Berg"),
        ("Anna", "Anna", ""),
        ("Dr", "Dr", ""),
        ("Van Nguyen", "Van", "Nguyen"),
        ("José  María   de la Cruz", "José María", "de la Cruz"),
        ("<b>Anna</b> O'Neil", "<b>Anna</b>", "O'Neil"),
    ],
)
def test_names_come_apart(typed: str, first: str, last: str) -> None:
    assert split_name(typed) == (first, last)


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("Anna & Bob Smith", ["Anna Smith", "Bob Smith"]),
        ("Anna Smith and Omar Haddad", ["Anna Smith", "Omar Haddad"]),
        ("Anna Smith / Bob\nCleo", ["Anna Smith", "Bob", "Cleo"]),
        ("Anna Smith, Omar Haddad", ["Anna Smith", "Omar Haddad"]),
        ("Smith, Anna", ["Smith, Anna"]),
        ("Sandy Anderson", ["Sandy Anderson"]),
        (" & ", []),
    ],
)
def test_people_in_one_cell_come_apart(typed: str, names: list[str]) -> None:
    assert split_people(typed) == names


@pytest.mark.parametrize("typed", ["Smith", "The Smith family", "Smith  Family"])
def test_a_family_is_listed_by_its_name(typed: str) -> None:
    assert family_name(typed) == "Smith"


def test_a_family_may_be_called_family() -> None:
    assert family_name("Family") == "Family"
