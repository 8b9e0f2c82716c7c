"""Backup, restore, verify, erase and disclose, as a person or a scheduled task runs them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.end2end.conftest import SAMPLES, Program


@pytest.fixture
def file(program: Program, tmp_path: Path) -> Path:
    path = tmp_path / "plum.rota"
    assert program("import", path, SAMPLES / "plum-lane.json").code == 0
    return path


def families(program: Program, file: Path) -> int:
    exported = program("export", file, file.with_suffix(".json"), "--json").json()
    count: int = exported["tables"]["families"]
    return count


def test_a_backup_is_made_listed_and_put_back(program: Program, file: Path, tmp_path: Path) -> None:
    made = program("backup", file, "--to", tmp_path / "stick", "--json").json()
    assert (made["ok"], made["findings"]) == (True, [])
    before = families(program, file)
    sheet = tmp_path / "more.csv"
    sheet.write_text("Family,Parent,Child,Date of birth\nZed,Ana,Bo,2023-05-01\n", "utf-8")
    program("import", file, sheet)
    assert families(program, file) == before + 1
    words = program("backup", file, "--to", tmp_path / "stick", "--list").out
    assert f"{before} families" in words
    assert "(now 1 more family)" in words
    listed = program("backup", file, "--to", tmp_path / "stick", "--list", "--json").json()
    assert [b["file"] for b in listed["backups"]] == [made["file"]]
    restored = program("restore", made["file"], file, "--json").json()
    assert restored["file"] == str(file)
    assert families(program, file) == before
    assert families(program, Path(restored["kept"])) == before + 1


def test_backups_belong_in_the_users_own_folder(program: Program, file: Path) -> None:
    made = Path(program("backup", file, "--json").json()["file"])
    assert made.parent.name.startswith("plum ")
    assert "Nursery Rota" in str(made)


def test_an_import_keeps_what_was_there_first(program: Program, file: Path, tmp_path: Path) -> None:
    before = families(program, file)
    sheet = tmp_path / "more.csv"
    sheet.write_text("Family,Parent,Child,Date of birth\nZed,Ana,Bo,2023-05-01\n", "utf-8")
    program("import", file, sheet, "--dry-run")
    assert program("backup", file, "--list", "--json").json()["backups"] == []
    program("import", file, sheet)
    (kept,) = program("backup", file, "--list", "--json").json()["backups"]
    assert (kept["families"], families(program, file)) == (before, before + 1)


def test_where_no_backup_can_be_made_an_import_says_how_to_go_on(
    program: Program, file: Path, tmp_path: Path
) -> None:
    folder = Path(program("backup", file, "--list", "--json").json()["folder"])
    folder.parent.mkdir(parents=True)
    folder.write_text("a file stands where the folder of backups belongs")
    bills = tmp_path / "bank.csv"
    bills.write_text("Date,Category,Amount\n1/10/2026,rent,-900\n", "utf-8")
    refused = program("import", file, bills)
    assert refused.code == 2
    assert "Backups cannot be written to" in refused.err
    assert "--no-backup" in refused.err
    assert program("import", file, bills, "--no-backup").code == 0


def test_verify_answers_no_for_a_damaged_file_and_salvages(
    program: Program, file: Path, tmp_path: Path
) -> None:
    whole = program("verify", file, "--json")
    assert (whole.code, whole.json()) == (0, {"file": str(file), "ok": True, "findings": []})
    content = bytearray(file.read_bytes())
    content[40960:45056] = b"\xa5" * 4096
    file.write_bytes(content)
    damaged = program("verify", file, "--json", "--salvage", tmp_path / "saved.rota")
    told = damaged.json()
    assert (damaged.code, told["ok"], len(told["findings"])) == (1, False, 1)
    assert sum(table["saved"] for table in told["tables"].values()) > 100
    assert program("verify", tmp_path / "saved.rota").code == 0
    assert program("backup", file).code == 2
    assert program("verify", tmp_path / "none.rota").code == 2
    assert file.read_bytes() == content


def test_a_family_is_handed_over_and_erased(program: Program, file: Path, tmp_path: Path) -> None:
    handed = program("disclose", file, "--family", "haddad", "-o", tmp_path / "haddad", "--json").json()
    assert handed["rows"]["families"] == 1
    assert (tmp_path / "haddad" / "what we hold.html").is_file()
    before = file.read_bytes()
    asked = program("erase", file, "--family", "Haddad")
    assert (asked.code, asked.out) == (2, "")
    assert "cannot be undone" in asked.err
    assert file.read_bytes() == before
    kept = program("backup", file, "--json").json()["file"]
    told = program("erase", file, "--family", "Haddad", "--yes", "--json").json()
    assert told["rows"]["families"] == 1
    assert told["backups"] == [kept]
    assert b"Haddad" not in file.read_bytes()
    again = program("erase", file, "--family", "Haddad", "--yes")
    assert (again.code, "There is no family" in again.err) == (2, True)
