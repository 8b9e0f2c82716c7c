"""Spreadsheets as nurseries really have them, and what becomes of every row."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from openpyxl import Workbook

from nursery_rota.domain.drafts import ParentDraft
from nursery_rota.exchange.families_sheet import read_families
from tests.exchange.sheets import HEADS, csv, only, people, told, xlsx

ODD_NAME = "<b>O'Neil & Söns</b>"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return tmp_path / "families.xlsx"


def test_a_plain_sheet_comes_in_whole(sheet: Path) -> None:
    born = datetime(2023, 3, 12)
    family = only(read_families(xlsx(sheet, [HEADS, ["Smith", "Anna Smith", "07700 900123", "Freya", born]])))
    assert family.name == "Smith"
    assert family.parents == (ParentDraft("Anna", "Smith", 2, "07700 900123"),)
    (child,) = family.children
    assert (child.name, child.date_of_birth, child.row) == ("Freya Smith", date(2023, 3, 12), 2)


def test_titles_notes_and_empty_rows_are_passed_over(sheet: Path) -> None:
    rows = [
        ["Acorn Nursery: our families"],
        ["Please tell Ruth when a date of birth or a phone number changes!"],
        [],
        HEADS,
        [],
        ["Smith", "Anna", None, "Freya", "12/3/2023"],
        [None, "  ", "", "-", "n/a"],
        ["Haddad", "Omar", None, "Lina", "1/4/2022"],
    ]
    preview = read_families(xlsx(sheet, rows, ["A1:E1"]))
    assert [(f.name, f.rows) for f in preview.families] == [("Smith", (6,)), ("Haddad", (8,))]
    assert preview.rejected == ()


def test_a_merged_family_covers_its_rows(sheet: Path) -> None:
    rows = [
        HEADS,
        ["Smith", "Anna Smith", "07700 900123", "Freya", "12/3/2021"],
        [None, "Bob Smith", None, "Max", "2/5/2023"],
        ["Haddad", "Omar Haddad", None, "Lina", "1/4/2022"],
        [None, None, None, "Sami", None],
    ]
    preview = read_families(xlsx(sheet, rows, ["A2:A3", "A4:A5", "B4:B5", "E4:E5"]))
    assert [people(f) for f in preview.families] == [
        ["Anna Smith", "Bob Smith", "Freya Smith", "Max Smith"],
        ["Omar Haddad", "Lina Haddad", "Sami Haddad"],
    ]
    assert preview.families[1].children[1].date_of_birth == date(2022, 4, 1)


def test_blank_names_belong_to_the_row_above_also_when_that_one_is_left_out(sheet: Path) -> None:
    rows = [
        HEADS,
        ["Smith", "Anna", None, "Freya", "31/2/2023"],
        [None, "Bob", None, "Max", "2/5/2023"],
    ]
    preview = read_families(xlsx(sheet, rows))
    assert [(f.name, people(f)) for f in preview.families] == [("Smith", ["Bob", "Max Smith"])]
    assert list(told(preview)) == [2]


def test_heads_in_two_rows_are_read_together(sheet: Path) -> None:
    rows = [
        ["", "Parent 1", None, "Child 1", None, "Child 2", None],
        ["Surname", "First name", "Mobile", "Name", "Born", "Name", "Born"],
        ["Smith", "Anna", "07700 900123", "Freya", "12/3/2021", "Max", "2/5/2023"],
    ]
    family = only(read_families(xlsx(sheet, rows, ["B1:C1", "D1:E1", "F1:G1"])))
    assert people(family) == ["Anna Smith", "Freya Smith", "Max Smith"]
    assert family.parents[0].phone == "07700 900123"
    assert family.children[1].date_of_birth == date(2023, 5, 2)


def test_mother_and_father_with_a_phone_each(tmp_path: Path) -> None:
    text = "Child's full name;D.O.B.;Mother;Phone;E-mail address;Father;Phone\n"
    text += (
        "Freya Smith;12.3.2021;Dr Anna van Dijk;07700 900123;anna@example.org;Smith, Bob;+44 7700 900124\n"
    )
    family = only(read_families(csv(tmp_path / "list.csv", text)))
    assert family.name == "Smith"
    assert family.parents == (
        ParentDraft("Anna", "van Dijk", 2, "07700 900123", "anna@example.org"),
        ParentDraft("Bob", "Smith", 2, "+44 7700 900124"),
    )


def test_first_and_last_names_of_both_in_separate_columns(tmp_path: Path) -> None:
    text = "Parent first name\tParent surname\tChild forename\tChild surname\tDate of birth\tStart date\n"
    text += "Anna\tSmith\tFreya\tJones\t2021-03-12\t6 September 2023\n"
    family = only(read_families(csv(tmp_path / "list.csv", text)))
    assert people(family) == ["Anna Smith", "Freya Jones"]
    assert family.children[0].starts_on == date(2023, 9, 6)
    assert family.name == "Jones"


def test_bare_names_are_the_childs_beside_a_date_of_birth(tmp_path: Path) -> None:
    text = "Surname,First name,DOB,Parents,Notes\nSmith,Freya,12/3/21,Anna & Bob Smith,Nut allergy\n"
    family = only(read_families(csv(tmp_path / "list.csv", text)))
    assert people(family) == ["Anna Smith", "Bob Smith", "Freya Smith"]
    assert family.notes == "Nut allergy"


def test_bare_names_are_the_parents_where_children_have_their_own_columns(tmp_path: Path) -> None:
    text = "First name,Surname,Tel,Child,Child DOB\nAnna,Smith,07700 900123,Freya,12/3/2021\n"
    assert people(only(read_families(csv(tmp_path / "list.csv", text)))) == ["Anna Smith", "Freya Smith"]


@pytest.mark.parametrize(
    "typed",
    [
        "12/3/2023",
        "12.03.23",
        "12-3-2023",
        "2023-03-12",
        "2023-03-12T00:00:00",
        "12 Mar 2023",
        "12th of March 2023",
        "Sunday 12 March 2023",
        "March 12, 2023",
        "12-Mar-23",
        "44997",
        44997,
        datetime(2023, 3, 12, 0, 0),
        date(2023, 3, 12),
    ],
)
def test_dates_are_read_day_first_in_all_their_forms(sheet: Path, typed: object) -> None:
    family = only(read_families(xlsx(sheet, [HEADS, ["Smith", "Anna", None, "Freya", typed]])))
    assert family.children[0].date_of_birth == date(2023, 3, 12)


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31/2/2023", "31 February does not exist, so Freya's age is not known. "
                      "Type the right date, or leave this row out."),
        ("29/2/2023", "29 February 2023 does not exist, so Freya's age"),
        ("3/25/2023", "“3/25/2023” is read day first, and there is no month 25, so Freya's age"),
        ("12 March", "“12 March” has no year, so Freya's age"),
        ("nearly two", "“nearly two” is not a date, so Freya's age"),
        ("12 Foo 2023", "“12 Foo 2023” is not a date"),
        ("2023", "“2023” is not a date"),
        ("12/3/1983", "12 March 1983 is too long ago for Freya's date of birth."),
        (None, "Freya's date of birth is missing, so Freya's age is not known."),
    ],
)  # fmt: skip
def test_a_date_that_cannot_be_leaves_the_row_out(sheet: Path, typed: object, why: str) -> None:
    preview = read_families(xlsx(sheet, [HEADS, ["Smith", "Anna", None, "Freya", typed]]))
    assert preview.families == ()
    assert told(preview)[2].startswith(why)


def test_the_same_row_twice_is_taken_once(sheet: Path) -> None:
    row = ("Smith", "Anna", None, "Freya", "12/3/2023")
    preview = read_families(xlsx(sheet, [HEADS, row, ["SMITH ", "anna", None, "Fréya", "12 March 2023"]]))
    assert len(preview.families) == 1
    assert told(preview) == {3: "Row 2 says the same already, so nothing is taken from this one."}


def test_one_child_with_two_dates_of_birth_is_told(sheet: Path) -> None:
    rows = [HEADS, ["Smith", "Anna", "", "Freya", "12/3/2023"], ["Smith", "Bob", "", "Freya", "13/3/2023"]]
    preview = read_families(xlsx(sheet, rows))
    assert told(preview)[3].startswith("Freya Smith is in row 2 too, born on 12 March 2023.")


def test_a_parent_named_again_brings_the_missing_number(sheet: Path) -> None:
    rows = [
        HEADS,
        ["Smith", "Anna", None, "Freya", "12/3/2021"],
        ["Smith", "Anna", "07700 900123", "Max", "2/5/2023"],
    ]
    family = only(read_families(xlsx(sheet, rows)))
    assert [(p.name, p.phone) for p in family.parents] == [("Anna", "07700 900123")]


def test_two_families_of_one_surname_stay_two(tmp_path: Path) -> None:
    text = """Child,DOB,Parent,Phone
Rhys Jones,12/3/2021,Megan Jones,07700 900001
Cerys Jones,2/5/2022,Siân Jones,07700 900002
Owen Jones,3/5/2023,Megan Jones,07700 900001
Mair Pugh,4/5/2023,Siân Jones,07700 900002
"""
    preview = read_families(csv(tmp_path / "list.csv", text))
    assert [(f.name, [c.first_name for c in f.children]) for f in preview.families] == [
        ("Jones", ["Rhys", "Owen"]),
        ("Jones (Siân)", ["Cerys", "Mair"]),
    ]


def test_people_are_never_guessed_from_half_a_row(sheet: Path) -> None:
    rows = [
        HEADS,
        ["Smith", None, "07700 900123", "Freya", "12/3/2021"],
        ["Haddad", "Omar", None, None, "1/4/2022"],
        ["Total", None, None, None, None],
        ["Long", "A" * 90, None, None, None],
    ]
    why = told(read_families(xlsx(sheet, rows)))
    assert why[2].startswith("“07700 900123” belongs to nobody, because the parent's name is missing.")
    assert why[3].startswith("“1/4/2022” is a date of birth without a child's name.")
    assert why[4] == "No parent and no child is named here. Type a name, or leave this row out."
    assert "is too long for the column “parent: name”. Shorten it to 80 letters" in why[5]


def test_several_children_in_one_cell_are_not_guessed_apart(sheet: Path) -> None:
    rows = [("Family", "Children", "Date of birth"), ("Smith", "Freya and Max", "12/3/2021")]
    assert told(read_families(xlsx(sheet, rows)))[2].startswith("“Freya and Max” names several children.")


def test_a_row_without_any_family_name_is_told(tmp_path: Path) -> None:
    preview = read_families(csv(tmp_path / "list.csv", "Child,DOB\nFreya,12/3/2021\n"))
    assert told(preview) == {2: "The family's name is missing. Type a surname, or leave this row out."}


def test_text_stays_as_typed(sheet: Path) -> None:
    rows = [
        ("Family", "Parent first name", "Parent last name", "Notes"),
        (ODD_NAME, '"=1+1"', "<i>Anna</i>", " a\n  b\u00a0c "),
    ]
    family = only(read_families(xlsx(sheet, rows)))
    assert (family.name, family.notes) == (ODD_NAME, "a\nb c")
    assert people(family) == ['"=1+1" <i>Anna</i>']


def test_formula_like_text_of_a_text_file_stays_text(tmp_path: Path) -> None:
    family = only(read_families(csv(tmp_path / "list.csv", "Family,Parent\n=1+1,@SUM(A1) -x\n")))
    assert (family.name, people(family)) == ("=1+1", ["@SUM(A1) -x"])


def test_a_formula_counts_as_the_value_it_had(sheet: Path) -> None:
    with xlsxwriter.Workbook(sheet) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEADS)
        page.write_row(1, 0, ["Smith", "Anna", "", "Freya"])
        page.write_formula(1, 4, "=DATE(2023,3,12)", None, 44997)
    assert only(read_families(sheet)).children[0].date_of_birth == date(2023, 3, 12)


def test_a_phone_number_taken_for_a_number_gets_its_zero_back(sheet: Path) -> None:
    family = only(read_families(xlsx(sheet, [HEADS, ["Smith", "Anna", 7700900123.0, "Freya", "1/2/2022"]])))
    assert family.parents[0].phone == "07700900123"


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_text_files_are_read_in_the_code_they_have(tmp_path: Path, code: str) -> None:
    text = "Family;Parent;Child;Born\r\nÅkesson;Zoë;Söldan;12/3/2023\r\n"
    family = only(read_families(csv(tmp_path / "list.csv", text, code)))
    assert people(family) == ["Zoë", "Söldan Åkesson"]


def test_quoted_commas_and_guarded_text_are_read_back(tmp_path: Path) -> None:
    text = (
        'Family,Parent,Phone,Notes\nSmith,"Smith, Anna",\'+44 7700 900123,"one, two\nthree"\nHaddad,Omar,,\n'
    )
    first, second = read_families(csv(tmp_path / "list.csv", text)).families
    assert first.parents[0] == ParentDraft("Anna", "Smith", 2, "+44 7700 900123")
    assert first.notes == "one, two\nthree"
    assert second.rows == (3,)


def test_each_column_says_how_it_was_understood(sheet: Path) -> None:
    heads = (
        "Family name",
        "Mother's name",
        "Emergency contact phone",
        "Child 1",
        "DOB 1",
        "Child 2",
        "Postcode",
    )
    rows = [heads, ("Smith", "Anna", "1", "Freya", "12/3/2021", None, "X")]
    columns = read_families(xlsx(sheet, rows)).columns
    assert [(c.head, c.meaning) for c in columns] == [
        ("Family name", "surname"),
        ("Mother's name", "parent: name"),
        ("Emergency contact phone", ""),
        ("Child 1", "child 1: name"),
        ("DOB 1", "child 1: date of birth"),
        ("Child 2", "child 2: name"),
        ("Postcode", ""),
    ]


def test_the_sheet_that_makes_sense_is_found(sheet: Path) -> None:
    book = Workbook()
    book.worksheets[0].append(["Read me first", "Names"])
    page = book.create_sheet("Families")
    for row in (HEADS, ("Smith", "Anna", None, "Freya", "12/3/2023")):
        page.append(row)
    book.save(sheet)
    assert only(read_families(sheet)).name == "Smith"
