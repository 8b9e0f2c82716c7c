"""An open file: steps that are whole or not there, undo that outlives closing, notices, and the book."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nursery_rota.domain import tables as t
from nursery_rota.errors import FileProblem, NotPossible
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import Notice, RotaFile
from nursery_rota.store.whole_file import export_tables

NAME = "<b>O'Neil & Söns</b>"


def add_family(file: RotaFile, name: str = NAME) -> int:
    """A family with one parent and one check, in one step."""
    with file.step(f"Add family {name}") as step:
        family = step.insert("families", {"name": name, "share": 0.1 + 0.2})
        person = step.insert("people", {"family_id": family, "first_name": "Ruth"})
        step.insert("checks", {"person_id": person, "kind": "first_aid", "expires_on": date(2027, 1, 1)})
    return family


def test_a_new_file_is_an_empty_nursery(file: RotaFile) -> None:
    book = file.book()
    assert book.nursery == t.Nursery(name="Acorn")
    assert book.rule_set.key == "england"
    assert book.families == ()
    assert (file.undo_label, file.redo_label, file.history()) == (None, None, ())


def test_a_new_file_may_come_with_rows(path: Path, reference: Reference) -> None:
    tables: dict[str, Iterable[Any]] = {
        "children": [t.Child(5, 3, "Ada", "N", date(2023, 1, 1))],
        "families": [{"id": 3, "name": "N"}],
        "nursery": [t.Nursery(notice_hours=48)],
    }
    with RotaFile.create(path, name="Oak", rule_set="wales", tables=tables, reference=reference) as file:
        book = file.book()
        assert book.nursery == t.Nursery(name="Oak", rule_set="wales", notice_hours=48)
        assert book.children == (t.Child(5, 3, "Ada", "N", date(2023, 1, 1)),)
        assert file.undo_label is None, "what a file begins with is no step of its user"


def test_a_file_is_never_written_over(path: Path, reference: Reference) -> None:
    path.write_text("a letter")
    with pytest.raises(FileProblem, match="already a file"):
        RotaFile.create(path, name="Acorn", reference=reference)
    assert path.read_text() == "a letter"


def test_a_new_file_that_cannot_be_whole_is_not_there(path: Path, reference: Reference) -> None:
    tables = {"families": [{"name": "A", "share": -1.0}]}
    with pytest.raises(NotPossible):
        RotaFile.create(path, name="Acorn", tables=tables, reference=reference)
    tables = {"people": [{"first_name": "A", "family_id": 9}]}
    with pytest.raises(NotPossible):
        RotaFile.create(path, name="Acorn", tables=tables, reference=reference)
    assert list(path.parent.iterdir()) == []


def test_a_step_is_seen_and_told_once(file: RotaFile) -> None:
    notices: list[Notice] = []
    unsubscribe = file.subscribe(notices.append)
    family = add_family(file)
    assert file.book().family[family].name == NAME
    assert file.book().family[family].share == 0.1 + 0.2
    (line,) = file.history()
    assert (line.label, line.state) == (f"Add family {NAME}", "done")
    assert notices == [Notice(frozenset({"families", "people", "checks"}), line.label, "do", line.id)]
    unsubscribe()
    unsubscribe()
    add_family(file)
    assert len(notices) == 1


def test_only_changed_rows_are_read_again(file: RotaFile) -> None:
    add_family(file)
    add_family(file)
    before = file.book()
    assert file.book() is before
    with file.step("Rename") as step:
        step.update("families", 1, {"name": "New"})
    after = file.book()
    assert after.families != before.families
    assert after.people is before.people
    assert after.families[1] is before.families[1]
    assert after.family[1].name == "New", "look-ups are made anew"


def test_the_book_within_a_step_shows_what_it_wrote(file: RotaFile) -> None:
    def add_and_break() -> None:
        with file.step("Add") as step:
            step.insert("rooms", {"name": "Ducks"})
            assert [room.name for room in file.book().rooms] == ["Ducks"]
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        add_and_break()
    assert file.book().rooms == ()


def test_an_exception_takes_the_whole_step_back(file: RotaFile) -> None:
    notices: list[Notice] = []
    file.subscribe(notices.append)

    def add_half() -> None:
        with file.step("Add") as step:
            step.insert("families", {"name": "A"})
            step.insert("people", {"family_id": 99, "first_name": "B"})

    with pytest.raises(NotPossible, match="There is no family with id 99"):
        add_half()
    assert file.book().families == ()
    assert (file.history(), notices, file.changed) == ((), [], False)


def test_a_step_without_change_leaves_no_trace(file: RotaFile) -> None:
    add_family(file)
    file.undo()
    with file.step("Nothing"):
        pass
    assert file.redo_label is not None, "it does not cost the redo either"
    file.redo()
    with file.step("The same again") as step:
        step.update("families", 1, {"name": NAME})
        step.update("families", 1, {})
    assert [line.label for line in file.history()] == [f"Add family {NAME}"]


def test_steps_do_not_nest(file: RotaFile) -> None:
    with file.step("Outer") as outer:
        outer.insert("rooms", {"name": "Ducks"})
        with pytest.raises(RuntimeError, match="still open"), file.step("Inner"):
            pass
        with pytest.raises(RuntimeError, match="still open"):
            file.undo()
    assert [line.label for line in file.history()] == ["Outer"]
    with pytest.raises(RuntimeError, match="has ended"):
        outer.insert("rooms", {"name": "Geese"})


def test_undo_and_redo_bring_back_every_row(file: RotaFile) -> None:
    notices: list[Notice] = []
    add_family(file)
    full = export_tables(file)
    file.subscribe(notices.append)
    undone = file.undo()
    emptied = file.book()
    assert (emptied.families, emptied.people, emptied.checks) == ((), (), ())
    redone = file.redo()
    assert export_tables(file) == full
    assert notices == [undone, redone]
    assert [n.kind for n in notices] == ["undo", "redo"]
    assert file.redo() is None


def test_undo_takes_back_a_step_from_its_end(file: RotaFile) -> None:
    add_family(file, "A")
    full = export_tables(file)
    with file.step("Much at once") as step:
        step.update("families", 1, {"name": "B"})
        step.update("families", 1, {"name": "C"})
        room = step.insert("rooms", {"name": "Ducks"})
        step.update("rooms", room, {"name": "Geese"})
        step.delete("rooms", room)
    changed = export_tables(file)
    file.undo()
    assert export_tables(file) == full
    file.redo()
    assert export_tables(file) == changed


def test_undo_brings_back_what_went_along(file: RotaFile) -> None:
    add_family(file)
    full = export_tables(file)
    with file.step("Remove Ruth") as step:
        step.delete("people", 1)
    assert file.book().checks == ()
    file.undo()
    assert export_tables(file) == full


def test_undo_outlives_closing(path: Path, reference: Reference) -> None:
    with RotaFile.create(path, name="Acorn", reference=reference) as file:
        add_family(file, "A")
        add_family(file, "B")
        file.undo()
    with RotaFile.open(path, reference=reference) as file:
        assert (file.undo_label, file.redo_label) == ("Add family A", "Add family B")
        file.redo()
        assert [f.name for f in file.book().families] == ["A", "B"]


def test_a_new_step_ends_the_redo(file: RotaFile) -> None:
    add_family(file, "A")
    file.undo()
    add_family(file, "B")
    assert file.redo_label is None
    assert [line.label for line in file.history()] == ["Add family B"]
    file.undo()
    assert file.book().families == ()


def test_undo_to_a_point_is_one_change(file: RotaFile) -> None:
    notices: list[Notice] = []
    for name in "ABCD":
        add_family(file, name)
    second = file.history()[2]
    file.subscribe(notices.append)
    file.undo_to(second.id)
    assert [f.name for f in file.book().families] == ["A", "B"]
    assert len(notices) == 1
    assert file.redo_label == "Add family C", "each action can be done again on its own"
    assert file.undo_to(second.id) is None
    file.undo_to(0)
    assert file.book().families == ()
    with pytest.raises(NotPossible, match="can no longer be reached"):
        file.undo_to(second.id)


def test_what_is_still_used_cannot_go(file: RotaFile) -> None:
    family = add_family(file)
    with pytest.raises(NotPossible, match=r"This family is still used \(people: 1\)"), file.step("x") as step:
        step.delete("families", family)


@pytest.mark.parametrize(
    ("table", "values", "words"),
    [
        (
            "exemptions",
            {"family_id": 1, "starts_on": date(2026, 9, 1), "share": 1.5},
            "Share must be 0 to 1.",
        ),
        ("sessions", {"name": "M", "weekday": 7, "starts_at": 1, "ends_at": 2}, "Weekday must be 0"),
        ("sessions", {"name": "M", "weekday": 1, "starts_at": 2, "ends_at": 2}, "Ends at must be after"),
        ("people", {"family_id": 1}, "First name is needed."),
        ("families", {"id": 1, "name": "B"}, "already a row with id 1 in families"),
        ("nursery", {"id": 2}, "one nursery"),
    ],
)
def test_what_the_tables_refuse_is_said_in_words(
    file: RotaFile, table: str, values: dict[str, object], words: str
) -> None:
    add_family(file)
    with pytest.raises(NotPossible) as refusal, file.step("x") as step:
        step.insert(table, values)
    assert words in str(refusal.value)


def test_nobody_has_the_same_duty_twice(file: RotaFile) -> None:
    add_family(file)
    duty = {"on_date": date(2026, 9, 14), "shift_id": 1, "person_id": 1}
    with file.step("Prepare") as step:
        step.insert("shifts", {"name": "M", "weekday": 0, "starts_at": 525, "ends_at": 735})
        step.insert("duties", duty)
    with pytest.raises(NotPossible, match="already has this duty"), file.step("x") as step:
        step.insert("duties", duty)


def test_a_row_that_is_gone_cannot_be_changed(file: RotaFile) -> None:
    with pytest.raises(NotPossible, match="no longer there"), file.step("x") as step:
        step.update("families", 5, {"name": "A"})
    with pytest.raises(NotPossible, match="no longer there"), file.step("x") as step:
        step.delete("skills", 5)


def test_mistakes_of_the_program_are_not_dressed_up(file: RotaFile) -> None:
    with pytest.raises(KeyError), file.step("x") as step:
        step.insert("familys", {"name": "A"})
    with pytest.raises(KeyError), file.step("x") as step:
        step.delete("familys", 1)
    with pytest.raises(TypeError), file.step("x") as step:
        step.insert("families", {"nome": "A"})
    with pytest.raises(ValueError, match="id of a row"), file.step("x") as step:
        step.update("families", 1, {"id": 2})


def test_the_rules_follow_the_nursery(file: RotaFile) -> None:
    with file.step("Wales") as step:
        step.update("nursery", 1, {"rule_set": "wales"})
    assert file.book().rule_set.key == "wales"
    file.undo()
    assert file.book().rule_set.key == "england"


def test_a_nursery_may_have_rules_of_its_own(file: RotaFile) -> None:
    rules = {
        "name": "Ours",
        "source": "Meeting of 1 May",
        "mark": "V",
        "seen_on": "2026-05-01",
        "versions": [{"bands": [{"label": "all", "from_months": 0, "to_months": 72, "kids": 5}]}],
    }
    with file.step("Own rules") as step:
        step.update("nursery", 1, {"rule_set": "custom", "custom_rules": rules})
    assert file.book().rule_set.seen_on == date(2026, 5, 1)
    assert file.book().rule_set.versions[0].bands[0].kids == 5


def test_a_full_disk_loses_the_step_and_nothing_else(file: RotaFile) -> None:
    add_family(file)
    before = export_tables(file)
    (pages,) = file._db.execute("PRAGMA page_count").fetchone()
    file._db.execute(f"PRAGMA max_page_count = {pages}")

    def add_much() -> None:
        with file.step("Much") as step:
            for number in range(5000):
                step.insert("families", {"name": f"F{number}", "notes": "x" * 500})

    with pytest.raises(FileProblem, match="disk is full"):
        add_much()
    assert export_tables(file) == before
    file._db.execute("PRAGMA max_page_count = 1000000")
    file.undo()
    assert file.book().families == ()


def test_no_table_can_be_made_by_mistake(file: RotaFile) -> None:
    for sql in ("CREATE TABLE familys (id)", "DROP TABLE families", "ALTER TABLE families ADD COLUMN x"):
        with pytest.raises(Exception, match="not authorized"):
            file._db.execute(sql)


def test_history_is_plain_json(file: RotaFile) -> None:
    add_family(file)
    records = file._db.execute("SELECT table_name, row_id, before, after FROM changes ORDER BY id").fetchall()
    assert [(table, row_id, before) for table, row_id, before, _ in records] == [
        ("families", 1, None),
        ("people", 1, None),
        ("checks", 1, None),
    ]
    assert json.loads(records[0][3])["share"] == 0.1 + 0.2, "to the last digit"


def test_what_was_undone_is_done_again_up_to_a_point_and_tells_what_it_did(file: RotaFile) -> None:
    for name in ("One", "Two", "Three"):
        with file.step(f"Add {name}") as step:
            step.insert("families", {"name": name})
    three, two, one = file.history()
    file.undo_to(0)
    notice = file.redo_to(two.id)
    assert notice is not None
    assert (notice.kind, notice.action_id) == ("redo", two.id)
    assert [family.name for family in file.book().families] == ["One", "Two"]
    with pytest.raises(NotPossible, match="can no longer be done again"):
        file.redo_to(one.id)
    assert file.redo_label == three.label
    (change,) = file.history_changes(two.id)
    assert (change.table, change.before) == ("families", None)
    assert change.after is not None
    assert change.after["name"] == "Two"
    assert file.history_tables(two.id) == {two.id: {"families"}, three.id: {"families"}}
