"""A password is given, changed and taken away, and all that keeps a file safe works with one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2 as sqlcipher  # type: ignore[import-untyped]

from nursery_rota.errors import FileInUse, FileProblem, NotPossible, PasswordNeeded, PasswordWrong
from nursery_rota.store import driver, protecting, sealing
from nursery_rota.store.auto_backup import AutoBackup
from nursery_rota.store.backup import backup
from nursery_rota.store.backup_list import holding_of
from nursery_rota.store.reference import Reference
from nursery_rota.store.repair import salvage
from nursery_rota.store.restoring import restore
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.sealing import Key
from nursery_rota.store.trouble import primary_code
from nursery_rota.store.verifying import verify
from nursery_rota.store.whole_file import export_tables
from tests import making

NOON = datetime(2026, 9, 14, 12)
PASSWORD = "three plum stones"
KEY, OTHER = Key(bytes(range(32)), b"s" * 16), Key(bytes(range(1, 33)), b"t" * 16)
NAME = b"Kowalczyk"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """The same file plain and sealed, made once."""
    path = tmp_path_factory.mktemp("made") / "acorn.rota"
    with RotaFile.create(path, name="Acorn", reference=making.reference()) as file:
        for numbers in (range(39), range(39, 40)):
            with file.step("Add Kowalczyk") as step:
                for number in numbers:
                    row = {"name": f"Kowalczyk {number}", "share": 0.1 * number, "notes": "x" * 900}
                    step.insert("families", row)
        file.undo()
    plain = path.read_bytes()
    protecting.protect(path, None, KEY)
    return plain, path.read_bytes()


@pytest.fixture
def plain(path: Path, made: tuple[bytes, bytes]) -> Path:
    path.write_bytes(made[0])
    return path


@pytest.fixture
def sealed(path: Path, made: tuple[bytes, bytes]) -> Path:
    path.write_bytes(made[1])
    return path


def content(path: Path, reference: Reference, key: Key | None) -> dict[str, Any]:
    with RotaFile.open(path, reference=reference, key=key) as file:
        return {**export_tables(file), "undo": file.undo_label, "redo": file.redo_label}


def test_a_password_and_its_change_and_its_removal_keep_every_row_and_the_history(
    plain: Path, reference: Reference
) -> None:
    before = content(plain, reference, None)
    for old, new in ((None, KEY), (KEY, OTHER), (OTHER, None)):
        protecting.protect(plain, old, new)
        assert verify(plain, new) == []
        assert content(plain, reference, new) == before
        assert (NAME in plain.read_bytes()) == (new is None)
    assert sorted(p.name for p in plain.parent.iterdir()) == ["acorn.rota"]


def test_another_program_for_sqlcipher_opens_the_file_by_its_password(plain: Path) -> None:
    key = sealing.new_key(PASSWORD)
    protecting.protect(plain, None, key)
    other = sqlcipher.connect(str(plain))
    other.execute(f"PRAGMA key = '{PASSWORD}'")
    assert other.execute("SELECT count(*) FROM families").fetchone() == (39,)
    other.close()
    assert sealing.key_from_typed(PASSWORD, sealing.salt_of(plain) or b"").same(key)


def test_without_its_password_the_file_says_so_and_stays_as_it_is(sealed: Path, reference: Reference) -> None:
    before = sealed.read_bytes()
    doings: list[Callable[[], object]] = [
        lambda: RotaFile.open(sealed, reference=reference),
        lambda: RotaFile.open(sealed, reference=reference, read_only=True),
        lambda: verify(sealed),
        lambda: backup(sealed, sealed.parent / "kept", NOON),
        lambda: restore(sealed, sealed.parent / "new.rota", NOON),
        lambda: salvage(sealed, sealed.parent / "new.rota"),
    ]
    for doing in doings:
        with pytest.raises(PasswordNeeded, match="has a password"):
            doing()
    with pytest.raises(PasswordWrong, match="does not open acorn"):
        RotaFile.open(sealed, reference=reference, key=OTHER)
    assert sealed.read_bytes() == before
    assert sorted(p.name for p in sealed.parent.iterdir()) == ["acorn.rota"]


def test_a_wrong_password_is_told_from_a_file_of_another_kind(tmp_path: Path, reference: Reference) -> None:
    letter = tmp_path / "letter.rota"
    letter.write_bytes(b"Dear parents, " * 600)
    with pytest.raises(FileProblem, match="not a nursery rota file"):
        RotaFile.open(letter, reference=reference, key=KEY)


def test_work_in_a_sealed_file_is_saved_undone_and_refused_in_the_same_words(
    sealed: Path, reference: Reference
) -> None:
    with RotaFile.open(sealed, reference=reference, key=KEY) as file:
        with file.step("Add person") as step:
            step.insert("people", {"family_id": 1, "first_name": "Ana", "last_name": "Lima"})
        with pytest.raises(NotPossible, match="no family with id 999"), file.step("Add person") as step:
            step.insert("people", {"family_id": 999, "first_name": "Ana", "last_name": "Lima"})
        with pytest.raises(NotPossible, match="still used"), file.step("Remove") as step:
            step.delete("families", 1)
        file.undo()
        assert not file.book().people
        assert NAME not in sealed.with_name("acorn.rota-journal").read_bytes()
    assert NAME not in sealed.read_bytes()


def test_copies_of_a_sealed_file_are_sealed_and_open_by_the_same_password(
    sealed: Path, reference: Reference
) -> None:
    with RotaFile.open(sealed, reference=reference, key=KEY) as file:
        made = backup(sealed, sealed.parent / "kept", NOON, file.key)
        file.save_copy(sealed.parent / "copy.rota")
    held = holding_of(made, NOON, KEY)
    assert (held.families, held.last_change, held.trouble) == (39, "Add Kowalczyk", None)
    assert "has a password" in (holding_of(made, NOON).trouble or "")
    restored = restore(made, sealed, NOON, KEY)
    for copy in (made, sealed.parent / "copy.rota", sealed, restored.kept):
        assert copy is not None
        assert sealing.salt_of(copy) == KEY.salt
        assert verify(copy, KEY) == []
        assert NAME not in copy.read_bytes()


def test_no_plain_copy_comes_with_the_weekly_backup_of_a_sealed_file(
    sealed: Path, reference: Reference
) -> None:
    backups = AutoBackup(reference, now=lambda: NOON, root=sealed.parent / "kept")
    assert backups.unless_kept(sealed, KEY) is not None
    assert backups.unless_kept(sealed, KEY) is None, "nothing changed since"
    assert [p.suffix for p in backups.folder(sealed).iterdir()] == [".rota"]


def test_plain_backups_that_were_left_behind_are_sealed_with_the_next_one(
    plain: Path, reference: Reference
) -> None:
    clock = [NOON]
    backups = AutoBackup(reference, now=lambda: clock[0], root=plain.parent / "kept")
    made = backups.unless_kept(plain)
    assert made is not None
    protecting.protect(plain, None, KEY)  # and the program was ended before it came to the backups
    clock[0] = NOON + timedelta(days=1)
    assert backups.unless_kept(plain, KEY) is not None
    assert len(list(made.parent.iterdir())) == 2
    assert not any(NAME in copy.read_bytes() for copy in made.parent.iterdir())
    assert verify(made, KEY) == []


def test_backups_made_before_are_sealed_with_the_file_and_plain_copies_go(
    plain: Path, reference: Reference
) -> None:
    backups = AutoBackup(reference, now=lambda: NOON, root=plain.parent / "kept")
    made = backups.unless_kept(plain)
    assert made is not None
    strange = plain.parent / "kept" / "strange.rota"
    strange.write_bytes(b"no nursery" * 900)
    protecting.protect(plain, None, KEY)
    plain_copies = [made.with_suffix(".json")]
    assert NAME in plain_copies[0].read_bytes()
    done = protecting.protect_copies([made, strange], plain_copies, None, KEY)
    assert (done.copies, done.left, done.removed) == (1, (strange,), 1)
    assert not any(NAME in p.read_bytes() for p in made.parent.iterdir())
    assert verify(made, KEY) == []


def test_a_second_program_is_told_who_has_the_sealed_file_and_may_read(
    sealed: Path, reference: Reference
) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.making import reference\n"
        "from nursery_rota.store.rota_file import RotaFile; from nursery_rota.store.sealing import Key\n"
        "from nursery_rota.errors import FileInUse\n"
        "path, key = Path(sys.argv[1]), Key(bytes(range(32)), b's' * 16)\n"
        "try: RotaFile.open(path, reference=reference(), key=key)\n"
        "except FileInUse as busy: print(busy)\n"
        "print(len(RotaFile.open(path, read_only=True, reference=reference(), key=key).book().families))\n"
    )
    with RotaFile.open(sealed, reference=reference, key=KEY) as file:
        with pytest.raises(FileInUse), RotaFile.open(sealed, reference=reference, key=KEY):
            pass
        backup(sealed, sealed.parent / "kept", NOON, file.key)
        with pytest.raises(FileInUse):
            protecting.protect(sealed, KEY, OTHER)
        told = subprocess.run(
            [sys.executable, "-c", code, str(sealed)],
            capture_output=True, text=True, check=True, cwd=Path(__file__).parents[2], env=dict(os.environ),
        ).stdout  # fmt: skip
    assert "has this file open" in told
    assert told.splitlines()[-1] == "39"


def test_a_damaged_sealed_file_is_noticed_and_the_rest_of_it_is_saved(
    sealed: Path, reference: Reference
) -> None:
    whole = sealed.read_bytes()
    pages = len(whole) // 4096
    saved = 0
    for page in range(pages // 2, pages, 9):
        damaged = bytearray(whole)
        damaged[page * 4096 + 99] ^= 1
        sealed.write_bytes(damaged)
        assert verify(sealed, KEY) != []
        with pytest.raises(FileProblem, match="damaged"):
            RotaFile.open(sealed, reference=reference, key=KEY)
        new = sealed.parent / f"new{page}.rota"
        account = salvage(sealed, new, KEY)
        saved += sum(t.saved for t in account.tables)
        assert sealing.salt_of(new) == KEY.salt
    assert saved > 20, "most rows are not on the damaged page"


def test_a_full_disk_while_a_password_is_set_leaves_the_file_as_it_was(
    plain: Path, monkeypatch: pytest.MonkeyPatch, reference: Reference
) -> None:
    before = plain.read_bytes()
    monkeypatch.setattr(protecting, "verify", lambda path, key: ["a page cannot be read"])
    with pytest.raises(FileProblem, match="nothing was changed"):
        protecting.protect(plain, None, KEY)
    assert plain.read_bytes() == before
    assert sorted(p.name for p in plain.parent.iterdir()) == ["acorn.rota"]


def test_where_sqlcipher_is_missing_plain_files_work_and_sealed_ones_say_what_they_need(
    sealed: Path, tmp_path: Path, reference: Reference, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "sqlcipher", None)
    assert not driver.can_seal()
    with pytest.raises(FileProblem, match="pip install sqlcipher3"):
        RotaFile.open(sealed, reference=reference, key=KEY)
    RotaFile.create(tmp_path / "plain.rota", name="Plain", reference=reference).close()


def test_what_sqlcipher_says_without_a_code_is_known_by_its_words() -> None:
    trouble = driver.OPERATIONAL_ERRORS[-1]("database or disk is full")
    assert primary_code(trouble) == "SQLITE_FULL"
    assert primary_code(driver.OPERATIONAL_ERRORS[-1]("near “x”: syntax error")) == ""
