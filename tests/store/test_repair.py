"""A damaged file is left as it is; what can be read of it goes into a new one, with an account."""

from __future__ import annotations

import random
import tempfile
from collections import Counter
from pathlib import Path

import pytest

from nursery_rota.errors import FileProblem
from nursery_rota.store import protecting
from nursery_rota.store.reference import Reference
from nursery_rota.store.repair import salvage
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.sealing import Key
from nursery_rota.store.verifying import verify
from nursery_rota.store.whole_file import export_tables
from tests.store import quick

PAGE = 4096
DAMAGED = 400
"""Spoilt files that are opened, looked at or salvaged in the ordinary suite."""


@pytest.fixture
def nursery(path: Path, reference: Reference) -> Path:
    """Forty families with a parent each, made one by one, and some changed later."""
    with RotaFile.create(path, name="Acorn", reference=reference) as file:
        for number in range(40):
            with file.step(f"Add {number}") as step:
                family = step.insert("families", {"name": f"Family {number}", "notes": "n" * 200})
                step.insert("people", {"family_id": family, "first_name": f"Parent {number}"})
        with file.step("Rename") as step:
            step.update("families", 7, {"name": "Renamed"})
        with file.step("Remove") as step:
            step.delete("people", 3)
    return path


def root_page(path: Path, table: str, reference: Reference) -> int:
    """The page, counted from 1, on which a table begins."""
    with RotaFile.open(path, read_only=True, reference=reference) as file:
        sql = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = file._db.execute(sql, (table,)).fetchone()
    return int(page)


def spoil(path: Path, page: int) -> None:
    content = bytearray(path.read_bytes())
    content[(page - 1) * PAGE : page * PAGE] = b"\xa5" * PAGE
    path.write_bytes(content)


def tables_of(path: Path, reference: Reference) -> object:
    with RotaFile.open(path, read_only=True, reference=reference) as file:
        return export_tables(file)


def test_a_whole_file_is_saved_wholly(nursery: Path, tmp_path: Path, reference: Reference) -> None:
    account = salvage(nursery, tmp_path / "new.rota")
    assert account.whole
    assert account.words == ["80 rows saved, 0 known to be lost. Undo begins anew in the new file."]
    assert tables_of(account.path, reference) == tables_of(nursery, reference)


def test_a_lost_table_comes_back_from_the_history(
    nursery: Path, tmp_path: Path, reference: Reference
) -> None:
    before = tables_of(nursery, reference)
    spoil(nursery, root_page(nursery, "families", reference))
    damaged = nursery.read_bytes()
    assert verify(nursery) != []
    account = salvage(nursery, tmp_path / "new.rota")
    assert tables_of(account.path, reference) == before
    assert nursery.read_bytes() == damaged, "the original is never touched"
    families = next(t for t in account.tables if t.table == "families")
    assert (families.saved, families.from_history, families.lost) == (40, 40, 0)
    assert (
        "families: 40 saved, 40 of them from the history; how many were lost cannot be told." in account.words
    )


def test_a_lost_history_costs_no_rows(nursery: Path, tmp_path: Path, reference: Reference) -> None:
    before = tables_of(nursery, reference)
    spoil(nursery, root_page(nursery, "changes", reference))
    account = salvage(nursery, tmp_path / "new.rota")
    assert tables_of(account.path, reference) == before
    assert account.whole


def test_what_is_lost_is_counted(nursery: Path, tmp_path: Path, reference: Reference) -> None:
    for page in [root_page(nursery, table, reference) for table in ("people", "changes")]:
        spoil(nursery, page)
    account = salvage(nursery, tmp_path / "new.rota")
    people = next(t for t in account.tables if t.table == "people")
    assert (people.saved, people.complete, account.whole) == (0, False, False)
    assert people.lost == 39, "the index of people by family still says how many there were"
    assert verify(account.path) == []


@pytest.mark.parametrize("key", [None, Key(bytes(range(32)), b"s" * 16)], ids=["plain", "sealed"])
def test_what_stands_before_the_end_of_a_cut_off_file_is_saved(
    nursery: Path, tmp_path: Path, reference: Reference, key: Key | None
) -> None:
    if key is not None:
        protecting.protect(nursery, None, key)
    content = nursery.read_bytes()
    nursery.write_bytes(content[: len(content) * 9 // 10])
    account = salvage(nursery, tmp_path / "new.rota", key)
    with RotaFile.open(tmp_path / "new.rota", reference=reference, key=key) as file:
        book = file.book()
    assert book.nursery.name == "Acorn"
    assert len(book.families) >= 10
    assert next(t.saved for t in account.tables if t.table == "families") == len(book.families)


def test_nothing_readable_is_said(tmp_path: Path) -> None:
    (tmp_path / "letter.rota").write_bytes(b"Dear parents, " * 900)
    with pytest.raises(FileProblem, match=r"Nothing in letter\.rota can be read"):
        salvage(tmp_path / "letter.rota", tmp_path / "new.rota")
    with pytest.raises(FileProblem, match="There is already"):
        salvage(tmp_path / "letter.rota", tmp_path / "letter.rota")
    assert [p.name for p in tmp_path.iterdir() if p.suffix == ".rota"] == ["letter.rota"]


def spoilt(whole: bytes, number: int, chance: random.Random) -> bytes:
    """A file with bits turned, cut off, or with pages of nonsense or of the wrong place."""
    content, page = bytearray(whole), number % (len(whole) // PAGE)
    kind = number * 4 // DAMAGED
    if kind == 0:
        return bytes(content[: page * PAGE + chance.choice((0, 1, 700))])
    if kind == 1:
        for _ in range(chance.choice((1, 1, 8))):
            content[page * PAGE + chance.randrange(PAGE)] ^= 1 << chance.randrange(8)
    elif kind == 2:
        content[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    else:
        other = chance.randrange(len(whole) // PAGE)
        content[page * PAGE : (page + 1) * PAGE] = whole[other * PAGE : (other + 1) * PAGE]
    return bytes(content)


def test_four_hundred_spoilt_files_open_as_they_were_or_are_refused_in_words(
    nursery: Path, reference: Reference
) -> None:
    with tempfile.TemporaryDirectory(dir=quick.folder()) as folder:
        seen = spoil_and_open(nursery, Path(folder), reference)
    assert seen["opened"] + seen["refused"] + seen["found"] == DAMAGED
    assert seen["found"] < 10, seen
    assert min(seen["opened"], seen["refused"], seen["salvaged"]) > 20, seen


def spoil_and_open(nursery: Path, folder: Path, reference: Reference) -> Counter[str]:
    """What came of each spoilt file: opened as it was, refused, or opened with rows missing and found by a look
    for damage."""
    whole, expected = nursery.read_bytes(), tables_of(nursery, reference)
    chance = random.Random(11)
    seen: Counter[str] = Counter()
    for number in range(DAMAGED):
        path, new = folder / "spoilt.rota", folder / f"new{number}.rota"
        path.write_bytes(content := spoilt(whole, number, chance))
        try:
            # A bit turned within a text is no damage that anybody could see: as many letters are there.
            same = len(str(tables_of(path, reference))) == len(str(expected))
            seen["opened" if same else "found"] += 1
            assert same or verify(path) != []
        except FileProblem as refusal:
            seen["refused"] += str(refusal).endswith(".")
        if number % 8 == 0:
            try:
                salvage(path, new)
                assert verify(new) == []
                seen["salvaged"] += 1
            except FileProblem:
                assert not new.exists()
        assert path.read_bytes() == content
    return seen
