"""What is not a whole file of ours, of our version, and free, is refused in words and left as it was."""

from __future__ import annotations

import errno
import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from nursery_rota.errors import FileDamaged, FileInUse, FileProblem
from nursery_rota.store import locking, opening
from nursery_rota.store.reference import Reference
from nursery_rota.store.repair import salvage
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.verifying import verify

HOLDER = """
import sys, time
from pathlib import Path
from nursery_rota.store.reference import load_reference
from nursery_rota.store.rota_file import RotaFile
file = RotaFile.open(Path(sys.argv[1]), reference=load_reference())
with file.step("Add") as step:
    step.insert("families", {"name": "Held"})
print("held", flush=True)
time.sleep(600)
"""


def run_sql(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for sql in statements:
            connection.execute(sql)
        connection.commit()


@contextmanager
def held_elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], cwd=root, stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
    finally:
        process.kill()
        process.communicate()


def test_closing_leaves_one_file(closed: Path) -> None:
    assert [p.name for p in closed.parent.iterdir()] == ["acorn.rota"]


@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_file_of_ours_is_refused_and_left(
    tmp_path: Path, reference: Reference, read_only: bool
) -> None:
    text, empty, other = tmp_path / "letter.rota", tmp_path / "empty.rota", tmp_path / "other.rota"
    text.write_text("Dear parents, " * 500)
    empty.touch()
    run_sql(other, "CREATE TABLE families (id INTEGER PRIMARY KEY)")
    before = {p.name: p.read_bytes() for p in tmp_path.iterdir()}
    for path in (text, empty, other):
        with pytest.raises(FileProblem, match=f"{path.name} is not a nursery rota file"):
            RotaFile.open(path, read_only=read_only, reference=reference)
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == before


@pytest.mark.parametrize("name", ["a b.rota", "50%25?mode=ro#x.rota", "Ågot's «Krippe».rota"])
def test_any_name_will_do(tmp_path: Path, reference: Reference, name: str) -> None:
    RotaFile.create(tmp_path / name, name="Acorn", reference=reference).close()
    with RotaFile.open(tmp_path / name, reference=reference) as file:
        assert file.book().nursery.name == "Acorn"
        with RotaFile.open(tmp_path / name, read_only=True, reference=reference) as copy:
            assert copy.book().nursery.name == "Acorn"
    assert [p.name for p in tmp_path.iterdir()] == [name]


def test_a_full_disk_keeps_nobody_from_opening(
    closed: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *given: object, **named: object) -> int:
        path.touch()
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with RotaFile.open(closed, reference=reference) as file:
        assert [f.name for f in file.book().families] == ["Ash"]
        assert not locking.note_path(closed).exists(), "no empty note that says nothing"
        assert locking.holder(closed) == "Another program has this file open."


def test_a_note_that_cannot_be_written_is_said(closed: Path, reference: Reference) -> None:
    locking.note_path(closed).mkdir()
    with pytest.raises(FileProblem, match="Remove"):
        RotaFile.open(closed, reference=reference)


def test_a_path_without_a_file_is_refused(tmp_path: Path, reference: Reference) -> None:
    with pytest.raises(FileProblem, match="There is no file"):
        RotaFile.open(tmp_path / "gone.rota", reference=reference)
    with pytest.raises(FileProblem, match="is a folder"):
        RotaFile.open(tmp_path, reference=reference)
    with pytest.raises(FileProblem, match="no folder"):
        RotaFile.create(tmp_path / "none" / "x.rota", name="A", reference=reference)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() == 0, reason="root may do anything")
def test_a_file_without_permission_is_refused(closed: Path, reference: Reference) -> None:
    closed.chmod(0o400)
    with pytest.raises(FileProblem, match="may not write"):
        RotaFile.open(closed, reference=reference)
    closed.chmod(0)
    with pytest.raises(FileProblem, match="may not read"):
        RotaFile.open(closed, read_only=True, reference=reference)


def test_permissions_are_asked_for(
    closed: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode == os.R_OK)
    with pytest.raises(FileProblem, match="may not write"):
        RotaFile.open(closed, reference=reference)
    with RotaFile.open(closed, read_only=True, reference=reference) as file:
        assert len(file.book().families) == 1
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(FileProblem, match="may not read"):
        RotaFile.open(closed, read_only=True, reference=reference)


@pytest.mark.parametrize("where", [0.1, 0.5, 0.9])
def test_a_damaged_file_is_refused_and_left(closed: Path, reference: Reference, where: float) -> None:
    content = bytearray(closed.read_bytes())
    page = int(len(content) * where) // 4096 * 4096
    content[page : page + 4096] = b"\xa5" * 4096
    closed.write_bytes(content)
    with pytest.raises(FileProblem, match="is damaged"):
        RotaFile.open(closed, reference=reference)
    assert closed.read_bytes() == content


def test_a_cut_file_is_refused(closed: Path, reference: Reference) -> None:
    closed.write_bytes(closed.read_bytes()[:50_000])
    with pytest.raises(FileProblem, match="is damaged"):
        RotaFile.open(closed, reference=reference)


def test_a_value_that_no_rule_allows_counts_as_damage(closed: Path, reference: Reference) -> None:
    run_sql(closed, "PRAGMA ignore_check_constraints = ON", "UPDATE families SET joined_on = '2026-02-31'")
    with pytest.raises(FileProblem, match="is damaged"):
        RotaFile.open(closed, reference=reference)


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("CREATE TRIGGER t AFTER INSERT ON families BEGIN DELETE FROM people; END", "a trigger"),
        ("CREATE VIEW v AS SELECT 1", "a view"),
        ("CREATE VIRTUAL TABLE f USING fts5(x)", "a table"),
        ("ALTER TABLE families ADD COLUMN extra TEXT", "'families' of acorn.rota was altered"),
        ("DROP TABLE budgets", "'budgets' of acorn.rota was altered"),
        ("PRAGMA user_version = 99", "newer version"),
        (
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('nursery_rota', 'm9', '')",
            "newer version",
        ),
        ("UPDATE nursery SET rule_set = 'atlantis'", "'atlantis'"),
        ("DELETE FROM nursery", "which nursery"),
    ],
)
@pytest.mark.parametrize("read_only", [False, True])
def test_a_file_with_surprises_is_refused_and_left(
    closed: Path, reference: Reference, sql: str, words: str, read_only: bool
) -> None:
    run_sql(closed, sql)
    before = closed.read_bytes()
    with pytest.raises(FileProblem, match=re.escape(words)):
        RotaFile.open(closed, read_only=read_only, reference=reference)
    assert closed.read_bytes() == before
    assert [p.name for p in closed.parent.iterdir()] == ["acorn.rota"]


def test_tables_of_other_programs_do_no_harm(closed: Path, reference: Reference) -> None:
    run_sql(closed, "CREATE TABLE notes_of_mine (x)", "CREATE INDEX mine ON families (name)", "ANALYZE")
    with RotaFile.open(closed, reference=reference) as file:
        assert len(file.book().families) == 1


def test_a_file_in_write_ahead_mode_becomes_one_file(closed: Path, reference: Reference) -> None:
    run_sql(closed, "PRAGMA journal_mode = WAL")
    with RotaFile.open(closed, reference=reference) as file, file.step("Add") as step:
        step.insert("families", {"name": "Oak"})
    assert [p.name for p in closed.parent.iterdir()] == ["acorn.rota"]
    with closing(sqlite3.connect(closed)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_the_second_opener_is_told_who_and_may_read(closed: Path, reference: Reference) -> None:
    with held_elsewhere(closed):
        with pytest.raises(FileInUse) as refusal:
            RotaFile.open(closed, reference=reference)
        user = re.escape(locking.user_name())
        assert re.fullmatch(
            rf"{user} has this file open on \S+ since \d\d:\d\d\. "
            r"You can read it here; changes must wait\.",
            str(refusal.value),
        )
        with RotaFile.open(closed, read_only=True, reference=reference) as copy:
            assert [f.name for f in copy.book().families] == ["Ash", "Held"]
            assert copy.undo_label is None
            with pytest.raises(FileProblem, match="copy to read"), copy.step("x"):
                pass
            with pytest.raises(FileProblem, match="copy to read"):
                copy.undo()
        assert locking.note_path(closed).exists(), "reading takes nobody's note away"


def test_a_killed_holder_holds_nothing(closed: Path, reference: Reference) -> None:
    with held_elsewhere(closed) as process:
        process.kill()
        process.wait()
        assert locking.note_path(closed).exists(), "the note alone means nothing"
        with RotaFile.open(closed, reference=reference) as file:
            assert [f.name for f in file.book().families] == ["Ash", "Held"]
            assert file.undo_label == "Add"


def test_the_same_program_cannot_open_twice_and_keeps_its_hold(closed: Path, reference: Reference) -> None:
    with RotaFile.open(closed, reference=reference) as file:
        with pytest.raises(FileInUse):
            RotaFile.open(closed, reference=reference)
        with file.step("Add") as step:
            step.insert("families", {"name": "Oak"})
        with RotaFile.open(closed, read_only=True, reference=reference) as copy:
            assert len(copy.book().families) == 2
        with pytest.raises(FileInUse):
            RotaFile.open(closed, reference=reference)
        # Another process is the one that would see a lock that reading has dropped.
        code = "import sqlite3, sys; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
        other = subprocess.run([sys.executable, "-c", code, str(closed)], capture_output=True, text=True)
        assert "database is locked" in other.stderr


def test_a_torn_note_is_no_reason_to_stop(closed: Path, reference: Reference) -> None:
    locking.note_path(closed).write_text('{"user": ')
    assert locking.holder(closed) == "Another program has this file open."
    with RotaFile.open(closed, reference=reference):
        assert "has this file open on" in locking.holder(closed)


def test_a_file_that_claims_to_be_larger_than_any_nursery_is_not_read(
    tmp_path: Path, reference: Reference
) -> None:
    path = tmp_path / "huge.rota"
    with path.open("wb") as out:
        out.truncate(opening.LARGEST + 1)
    with pytest.raises(FileProblem, match="larger than any nursery"):
        RotaFile.open(path, reference=reference)


def test_damage_that_sqlite_can_only_tell_in_broken_letters_is_damage(
    tmp_path: Path, reference: Reference
) -> None:
    path = tmp_path / "acorn.rota"
    RotaFile.create(path, name="Acorn", reference=reference).close()
    whole = path.read_bytes()
    at = whole.index(b"tablefamilies")
    path.write_bytes(whole[:at] + b"tablefamil\xcfes" + whole[at + 13 :].replace(b"CREATE", b"CRE\xffTE"))
    with pytest.raises(FileDamaged):
        RotaFile.open(path, reference=reference)
    assert verify(path)


@pytest.mark.parametrize(
    ("where", "letter"),
    [(rb"json_valid", b"n"), (rb"\d\d:\d\d:\d\d\.\d{6}\+", b"\xff"), (rb"(?<=\A.{47})\x04", b"\x44")],
    ids=["a rule of a table", "the list of upgrades", "the head of the file"],
)
def test_a_letter_that_was_turned_where_sqlite_looks_is_damage_and_costs_no_rows(
    closed: Path, tmp_path: Path, reference: Reference, where: bytes, letter: bytes
) -> None:
    whole = closed.read_bytes()
    found = re.search(where, whole, re.DOTALL)
    assert found is not None
    closed.write_bytes(whole[: found.start()] + letter + whole[found.start() + 1 :])
    for read_only in (True, False):
        with pytest.raises(FileDamaged):
            RotaFile.open(closed, read_only=read_only, reference=reference)
    assert verify(closed)
    salvage(closed, tmp_path / "saved.rota")
    with RotaFile.open(tmp_path / "saved.rota", reference=reference) as file:
        assert [f.name for f in file.book().families] == ["Ash"]


def test_a_name_whose_letters_are_damaged_is_damage(tmp_path: Path, reference: Reference) -> None:
    path = tmp_path / "acorn.rota"
    with RotaFile.create(path, name="Acorn", reference=reference) as file, file.step("Add") as step:
        step.insert("families", {"name": "Kowalczyk"})
    path.write_bytes(path.read_bytes().replace(b"Kowalczyk", b"Kowal\xffzyk"))
    with pytest.raises(FileDamaged, match="no letters any more"):
        RotaFile.open(path, reference=reference)
    assert any("no letters any more" in finding for finding in verify(path))
