"""A family that is erased leaves figures and no name: not in its rows, not in the history, not in the bytes."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from nursery_rota.actions.erase import erase_family
from nursery_rota.domain.costs.yearly import term_report
from nursery_rota.domain.obligation import ledger
from nursery_rota.errors import FileProblem, NotPossible
from nursery_rota.paths import resources
from nursery_rota.store import opening
from nursery_rota.store.backup import backup, verify
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.whole_file import import_tables
from tests.making import reference

AFTER_TERM = date(2027, 1, 4)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The sample nursery after its term, with a family whose name is everywhere, and a history of it."""
    made = tmp_path / "plum.rota"
    sample = resources() / "sample" / "plum-lane.json"
    import_tables(made, json.loads(sample.read_text("utf-8")), reference())
    with RotaFile.open(made, reference=reference()) as file:
        book = file.book()
        haddad = next(f for f in book.families if f.name == "Haddad")
        parents = book.adults_of[haddad.id]
        shift = book.shifts[0]
        with file.step("Gave Amira Haddad four duties") as step:
            for day in (21, 28):
                step.insert("duties", {
                    "on_date": date(2026, 9, day), "shift_id": shift.id, "person_id": parents[0].id,
                    "room_id": None, "status": "worked", "note": "Haddad brought Sami",
                })  # fmt: skip
            step.insert("duties", {
                "on_date": date(2027, 1, 11), "shift_id": shift.id, "person_id": parents[0].id, "room_id": None,
            })  # fmt: skip
        with file.step("Wrote a note about Haddad") as step:
            step.insert(
                "credits",
                {"family_id": haddad.id, "on_date": date(2026, 10, 1), "amount": 1.5, "note": "Amira sewed"},
            )
            step.update("families", book.families[0].id, {"notes": "Shares a car with the Haddad family"})
            step.insert(
                "children",
                {
                    "family_id": haddad.id,
                    "first_name": "Zeynab",
                    "last_name": "Haddad",
                    "date_of_birth": date(2023, 5, 17),
                },
            )
        with file.step("Published") as step:
            issue = step.insert(
                "publications",
                {
                    "term_id": 1,
                    "issue_number": 1,
                    "published_at": "2026-09-01T09:00:00",
                    "by_whom": "Amira Haddad",
                },
            )
            step.insert(
                "published_duties",
                {
                    "publication_id": issue,
                    "on_date": date(2026, 9, 21),
                    "shift_id": shift.id,
                    "room_id": None,
                    "person_id": parents[0].id,
                },
            )
        with file.step("Removed Zeynab") as step:
            step.delete("children", max(c.id for c in file.book().children))
    return made


def secrets(file: RotaFile) -> set[str]:
    """Every name, number and address of the family, and what only they have."""
    book = file.book()
    family = next(f for f in book.families if f.name == "Haddad")
    found = {"Haddad", "Zeynab", "brought", "sewed"}
    for person in book.adults_of[family.id]:
        found |= {person.first_name, person.phone or "", person.email or ""}
        found |= {check.reference or "" for check in book.checks_of.get(person.id, ())}
    found |= {child.first_name for child in book.children_of[family.id]}
    return found - {""}


def raw(path: Path) -> bytes:
    """Every byte of the file and of whatever lies beside it."""
    return b"".join(p.read_bytes() for p in sorted(path.parent.iterdir()) if p.is_file())


def test_no_byte_names_them_any_more(path: Path) -> None:
    with RotaFile.open(path, reference=reference()) as file:
        words = secrets(file)
        assert len(words) > 9
        family = next(f for f in file.book().families if f.name == "Haddad")
    before = raw(path)
    assert {w for w in words if w.encode() not in before} == set()
    with RotaFile.open(path, reference=reference()) as file:
        erase_family(file, family.id, today=AFTER_TERM)
        journal = path.with_name(f"{path.name}-journal")
        beside = journal.read_bytes() if journal.exists() else b""
        assert {w for w in words if w.encode() in beside} == set()
    after = raw(path)
    assert {w for w in words if w.encode() in after or w.encode("utf-16-le") in after} == set()
    assert verify(path) == []


def test_past_figures_stay(path: Path) -> None:
    with RotaFile.open(path, reference=reference()) as file:
        book = file.book()
        term = book.terms[0]
        family = next(f for f in book.families if f.name == "Haddad")
        costs, accounts = term_report(book, term).as_json(), ledger(book, term, AFTER_TERM)
        children = {c.id: c.date_of_birth for c in book.children_of[family.id]}
        erased = erase_family(file, family.id, today=AFTER_TERM)
        book = file.book()
        assert erased.opened == 1
        assert erased.nameless["duties"] == 2
        assert book.family[family.id].name == "Left family 1"
        for child in book.children_of[family.id]:
            assert child.date_of_birth == children[child.id].replace(day=1), "the month, for the ratios"
            assert (child.first_name, child.last_name) == ("Former", "child")
        assert (
            term_report(book, term).as_json()["payroll"]["with_parents"] == costs["payroll"]["with_parents"]
        )
        row = next(r for r in ledger(book, term, AFTER_TERM) if r.family_id == family.id)
        was = next(r for r in accounts if r.family_id == family.id)
        assert (row.done, row.owed, row.credits) == (was.done, was.owed, was.credits)
        assert [p.first_name for p in book.adults_of[family.id]] == ["Former"]


def test_it_cannot_be_undone_and_undo_goes_on_after_it(path: Path) -> None:
    with RotaFile.open(path, reference=reference()) as file:
        point = file.history()[-1].id
        family = next(f for f in file.book().families if f.name == "Haddad")
        erase_family(file, family.id, today=AFTER_TERM)
        assert (file.undo_label, file.redo_label, file.undo()) == (None, None, None)
        with pytest.raises(NotPossible, match="erased"):
            file.undo_to(point)
        with file.step("Add Elm") as step:
            step.insert("families", {"name": "Elm"})
        assert file.undo_label == "Add Elm"
        file.undo()
        assert file.undo_label is None
        assert file.redo_label == "Add Elm"
        assert {line.label for line in file.history()} >= {"Erased a family that left"}
        with pytest.raises(NotPossible, match="no longer there"):
            erase_family(file, 9999, today=AFTER_TERM)


def test_who_works_here_stays_as_staff(path: Path) -> None:
    with RotaFile.open(path, reference=reference()) as file:
        family = next(f for f in file.book().families if f.name == "Haddad")
        person = file.book().adults_of[family.id][0]
        with file.step("Employ") as step:
            step.insert(
                "employments", {"person_id": person.id, "role": "bank", "starts_on": date(2026, 11, 1)}
            )
        erased = erase_family(file, family.id, today=AFTER_TERM)
        assert erased.staff == ("Amira Haddad",)
        kept = file.book().person[person.id]
        assert (kept.first_name, kept.family_id, kept.phone) == ("Amira", None, person.phone)


def test_the_names_of_others_stay(path: Path) -> None:
    with RotaFile.open(path, reference=reference()) as file:
        book = file.book()
        haddad = next(f for f in book.families if f.name == "Haddad")
        other = next(f for f in book.families if f.id != haddad.id)
        with file.step("Add namesake") as step:
            step.insert(
                "people",
                {"family_id": other.id, "first_name": "Amira", "last_name": "Other", "notes": "Amira knits"},
            )
        erase_family(file, haddad.id, today=AFTER_TERM)
        book = file.book()
        assert book.families[0].notes == "Shares a car with the … family"
        assert [p.notes for p in book.people if p.first_name == "Amira"] == ["Amira knits"]


def test_backups_are_named(path: Path, tmp_path: Path) -> None:
    copy = backup(path, tmp_path / "kept", datetime(2027, 1, 3, 12))
    with RotaFile.open(path, reference=reference()) as file:
        family = next(f for f in file.book().families if f.name == "Haddad")
        assert erase_family(file, family.id, today=AFTER_TERM, backups=[copy]).backups == (copy,)


def test_a_disk_that_fills_up_at_the_end_is_said_and_the_family_is_gone(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(db: object) -> None:
        raise FileProblem("full")

    monkeypatch.setattr(opening, "rewrite", refuse)
    with RotaFile.open(path, reference=reference()) as file:
        words = secrets(file)
        family = next(f for f in file.book().families if f.name == "Haddad")
        with pytest.raises(FileProblem, match="are erased from the rows"):
            erase_family(file, family.id, today=AFTER_TERM)
        assert file.book().family[family.id].name == "Left family 1"
    left = path.read_bytes()
    assert {w for w in words if w.encode() in left} == set(), "deleted rows are overwritten at once"
