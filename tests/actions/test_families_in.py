"""Families of a spreadsheet in the nursery's file: once, in one step, and nobody twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from nursery_rota.actions.families_in import add_families
from nursery_rota.domain.drafts import (
    ChildDraft,
    FamiliesPreview,
    FamilyDraft,
    ParentDraft,
    RejectedRow,
    name_key,
)
from nursery_rota.errors import FileProblem
from nursery_rota.store.rota_file import RotaFile
from tests.making import reference

BORN = date(2023, 3, 12)
ANNA = ParentDraft("Anna", "Smith", 2, "07700 900123", "anna@example.org")
FREYA = ChildDraft("Freya", "Smith", BORN, 2, date(2025, 9, 1), "Nut allergy")
MAX = ChildDraft("Max", "Smith", date(2024, 5, 2), 3)
SMITH = FamilyDraft("Smith", (ANNA,), (FREYA, MAX), (2, 3), "Lives near")
ODD = FamilyDraft("<b>O'Neil & Söns</b>", (ParentDraft("=1+1", "", 4),), (), (4,))


@pytest.fixture
def file(tmp_path: Path) -> Iterator[RotaFile]:
    """A nursery with nobody in it."""
    with RotaFile.create(tmp_path / "acorn.rota", name="Acorn", reference=reference()) as opened:
        yield opened


def preview(*families: FamilyDraft, rejected: tuple[RejectedRow, ...] = ()) -> FamiliesPreview:
    return FamiliesPreview(families, rejected, ())


def test_families_come_in_with_parents_and_children(file: RotaFile) -> None:
    left_out = RejectedRow(5, "31 February does not exist.")
    outcome = add_families(file, preview(SMITH, ODD, rejected=(left_out,)), dry_run=False)
    assert outcome.tables == {"families": 2, "people": 2, "children": 2}
    assert outcome.rejected == (left_out,)
    book = file.book()
    smith, odd = book.families
    assert (smith.name, smith.notes, odd.name) == ("Smith", "Lives near", "<b>O'Neil & Söns</b>")
    (anna,) = book.adults_of[smith.id]
    assert (anna.first_name, anna.phone, anna.email, anna.does_duties) == (
        "Anna", "07700 900123", "anna@example.org", True,
    )  # fmt: skip
    freya, max_ = book.children_of[smith.id]
    assert (freya.date_of_birth, freya.starts_on, freya.notes) == (BORN, date(2025, 9, 1), "Nut allergy")
    assert max_.starts_on is None
    assert book.adults_of[odd.id][0].first_name == "=1+1"


def test_one_undo_takes_all_of_it_back(file: RotaFile) -> None:
    add_families(file, preview(SMITH, ODD), dry_run=False)
    assert file.undo_label == "Brought in 2 families, 2 parents and 2 children"
    file.undo()
    book = file.book()
    assert (book.families, book.people, book.children) == ((), (), ())


def test_a_preview_writes_nothing_and_reads_only(file: RotaFile) -> None:
    before = file.book()
    planned = add_families(file, preview(SMITH), dry_run=True)
    assert file.book() is before
    with RotaFile.open(file.path, read_only=True, reference=reference()) as copy:
        assert add_families(copy, preview(SMITH), dry_run=True) == planned
        with pytest.raises(FileProblem):
            add_families(copy, preview(SMITH), dry_run=False)
    assert planned.tables == {"families": 1, "people": 1, "children": 2}


def test_a_second_time_brings_nothing_and_says_so(file: RotaFile) -> None:
    add_families(file, preview(SMITH), dry_run=False)
    before = file.history()
    outcome = add_families(file, preview(SMITH), dry_run=False)
    assert outcome.tables == {"families": 0, "people": 0, "children": 0}
    assert [(r.row, r.why) for r in outcome.rejected] == [
        (2, "Anna Smith and Freya Smith are in the family Smith already, so not added again."),
        (3, "Max Smith is in the family Smith already, so not added again."),
    ]
    assert file.history() == before


def test_only_who_is_new_joins_a_family_that_is_there(file: RotaFile) -> None:
    add_families(file, preview(SMITH), dry_run=False)
    shouted = FamilyDraft(
        "SMITH",
        (ParentDraft("ÁNNA", "smith", 2), ParentDraft("Bob", "Smith", 2)),
        (ChildDraft("Zoe", "Smith", date(2025, 1, 1), 3),),
        (2, 3),
    )
    outcome = add_families(file, preview(shouted), dry_run=False)
    assert outcome.tables == {"families": 0, "people": 1, "children": 1}
    assert [r.row for r in outcome.rejected] == [2]
    (family,) = file.book().families
    assert [p.first_name for p in file.book().adults_of[family.id]] == ["Anna", "Bob"]
    assert [c.first_name for c in file.book().children_of[family.id]] == ["Freya", "Max", "Zoe"]


def test_a_family_is_known_by_its_child_whatever_it_is_called(file: RotaFile) -> None:
    add_families(file, preview(SMITH), dry_run=False)
    renamed = FamilyDraft("Smith-Jones", (ParentDraft("Bob", "Jones", 2),), (FREYA,), (2,))
    assert add_families(file, preview(renamed), dry_run=False).tables["families"] == 0
    assert [f.name for f in file.book().families] == ["Smith"]


def test_another_family_of_the_name_is_not_mixed_with_the_first(file: RotaFile) -> None:
    add_families(file, preview(SMITH), dry_run=False)
    other = FamilyDraft("Smith", (ParentDraft("Omar", "Smith", 7),), (), (7,))
    outcome = add_families(file, preview(other), dry_run=False)
    assert outcome.tables == {"families": 0, "people": 0, "children": 0}
    assert outcome.rejected[0].why.startswith("There is a family Smith already, with other people.")


def test_a_family_with_nobody_in_it_yet_is_filled(file: RotaFile) -> None:
    with file.step("Added the Smith family") as step:
        step.insert("families", {"name": "Smith"})
    assert add_families(file, preview(SMITH), dry_run=False).tables["families"] == 0
    assert len(file.book().children_of[file.book().families[0].id]) == 2


def test_a_child_with_another_date_of_birth_is_not_added_twice(file: RotaFile) -> None:
    add_families(file, preview(SMITH), dry_run=False)
    again = FamilyDraft("Smith", (ANNA,), (ChildDraft("Freya", "Smith", date(2023, 12, 3), 2),), (2,))
    (row,) = add_families(file, preview(again), dry_run=False).rejected
    assert "Freya Smith (born on 12 March 2023 there)" in row.why
    assert len(file.book().children) == 2


@pytest.mark.parametrize("other", ["  jose   GARCÍA ", "José García", "Jose\u0301 García"])
def test_spellings_of_one_name_are_one(other: str) -> None:
    assert name_key(other) == name_key("José García")
    assert name_key(other) != name_key("José Garcia-López")


def test_another_phone_of_somebody_who_is_there_is_taken_and_said(file: RotaFile) -> None:
    add_families(file, preview(SMITH), dry_run=False)
    other = FamilyDraft("Smith", (replace(ANNA, phone="07700 900999"),), (FREYA, MAX), (2, 3))
    outcome = add_families(file, preview(other), dry_run=False)
    assert outcome.changed == 1
    assert [(fate.row, fate.fate) for fate in outcome.fates] == [(2, "changes"), (3, "there")]
    assert outcome.fates[0].note.startswith("Anna: phone 07700 900999 instead of 07700 900123.")
    assert [p.phone for p in file.book().people] == ["07700 900999"]
    assert file.undo_label == "Changed 1 parent from the spreadsheet"
    file.undo()
    assert [p.phone for p in file.book().people] == ["07700 900123"]


@pytest.mark.parametrize("phone", ["+44 7700 900123", "07700-900-123", "0044 7700900123", None])
def test_the_same_phone_written_otherwise_or_none_changes_nothing(file: RotaFile, phone: str | None) -> None:
    add_families(file, preview(SMITH), dry_run=False)
    again = FamilyDraft("Smith", (replace(ANNA, phone=phone),), (FREYA,), (2,))
    outcome = add_families(file, preview(again), dry_run=False)
    assert (outcome.changed, [fate.fate for fate in outcome.fates]) == (0, ["there"])
    assert [p.phone for p in file.book().people] == ["07700 900123"]
