"""Before anything is written a person may set cells and columns right, leave rows out, or paste a table."""

from __future__ import annotations

from pathlib import Path

import pytest

from nursery_rota.domain.drafts import DayDraft, Edits
from nursery_rota.errors import ImportProblem
from nursery_rota.exchange.families_sheet import open_sheet, pasted_sheet
from tests.exchange.sheets import HEADS, only, people, xlsx

WRONG = ("Hughes", "Siân", "07700 900863", "Freya", "31/02/2025")


def test_a_wrong_cell_is_named_and_a_right_one_takes_its_place(tmp_path: Path) -> None:
    sheet = open_sheet(xlsx(tmp_path / "list.xlsx", [HEADS, WRONG]))
    (refused,) = sheet.preview().rejected
    assert (refused.row, refused.column) == (2, 4)
    assert "31 February does not exist" in refused.why
    assert people(only(sheet.preview(Edits(cells={(2, 4): "9/1/2025"})))) == ["Siân", "Freya Hughes"]


def test_a_row_that_is_left_out_is_not_there(tmp_path: Path) -> None:
    rows = [HEADS, WRONG, ("Eze", "Ngozi", None, "Ada", "1/5/2023")]
    preview = open_sheet(xlsx(tmp_path / "list.xlsx", rows)).preview(Edits(left_out=frozenset({2})))
    assert only(preview).name == "Eze"
    assert [row.row for row in preview.rows] == [3]


def test_a_column_may_be_given_another_meaning_or_none(tmp_path: Path) -> None:
    rows = [
        ("Family", "Parent", "Ring", "Child", "Date of birth"),
        ("Eze", "Ngozi", "0770", "Ada", "1/5/2023"),
    ]
    sheet = open_sheet(xlsx(tmp_path / "list.xlsx", rows))
    assert only(sheet.preview()).parents[0].phone is None
    edits = Edits(meanings={2: "phone", 0: "surname"})
    family = only(sheet.preview(edits))
    assert family.parents[0].phone == "0770"
    told = {column.head: column.meaning for column in sheet.preview(edits).columns}
    assert (told["Ring"], told["Family"]) == ("parent: phone", "surname")
    unused = sheet.preview(Edits(meanings={0: ""}))
    assert unused.columns[0].meaning == ""
    assert "family's name is missing" in unused.rejected[0].why


def test_days_become_days_and_doubt_leaves_nobody_out(tmp_path: Path) -> None:
    rows = [
        (*HEADS, "Days"),
        ("Eze", "Ngozi", None, "Ada", "1/5/2023", "Mo We"),
        (*WRONG[:4], "1/5/2023", "3"),
    ]
    preview = open_sheet(xlsx(tmp_path / "list.xlsx", rows)).preview()
    assert [f.children[0].days for f in preview.families] == [(DayDraft(0), DayDraft(2)), ()]
    assert "“3” does not say which days" in preview.rows[1].note
    assert preview.rows[1].doubt == 5


def test_a_row_for_each_day_adds_the_days_up(tmp_path: Path) -> None:
    ada = ("Eze", "Ngozi", None, "Ada", "1/5/2023")
    rows = [(*HEADS, "Days"), (*ada, "Mon"), (*ada, "Thu")]
    assert only(open_sheet(xlsx(tmp_path / "l.xlsx", rows)).preview()).children[0].days == (
        DayDraft(0),
        DayDraft(3),
    )


def test_a_copied_table_is_read_as_a_file_is() -> None:
    text = "Family\tParent\tChild\tDOB\tMon\tTue\r\nO'Neil\tAnna\tSöns\t1/5/2023\tx\tam\r\n"
    family = only(pasted_sheet(text).preview())
    assert people(family) == ["Anna", "Söns O'Neil"]
    assert family.children[0].days == (DayDraft(0), DayDraft(1, "am"))


@pytest.mark.parametrize("text", ["", "  \n", "hello there", "1\t2\n3\t4"])
def test_what_is_no_table_is_said(text: str) -> None:
    with pytest.raises(ImportProblem, match=r"Nothing is copied|What you pasted has no row"):
        pasted_sheet(text)


def test_what_was_read_otherwise_is_noted(tmp_path: Path) -> None:
    rows = [HEADS, ("Eze", "Ngozi", 7700900190, "Ada", "19.4.24"), ("Smith", "Jo", "07700", "Al", "1/5/2023")]
    first, second = open_sheet(xlsx(tmp_path / "list.xlsx", rows)).preview().rows
    assert first.note == "Date read as 19 April 2024. Phone: the leading 0 was put back."
    assert second.note == ""
