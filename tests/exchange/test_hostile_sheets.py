"""Files that are no list of families, are damaged, or claim to be huge: refused in words, and at once."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from nursery_rota.errors import ImportProblem, RotaProblem
from nursery_rota.exchange import xlsx_grid
from nursery_rota.exchange.families_sheet import LARGEST, read_families
from tests.exchange.sheets import HEADS, csv, xlsx


def refused(path: Path) -> str:
    with pytest.raises(ImportProblem) as problem:
        read_families(path)
    return str(problem.value)


def test_files_that_are_no_list_of_families_are_refused_in_words(tmp_path: Path) -> None:
    assert "has no row that names its columns" in refused(csv(tmp_path / "a.csv", "1,2\n3,4\n"))
    assert "has no row that names its columns" in refused(csv(tmp_path / "b.csv", ""))
    assert "not a table in plain text" in refused(csv(tmp_path / "c.csv", "a\0b"))
    assert "older kind" in refused(csv(tmp_path / "d.xls", "\xd0\xcf\x11\xe0", "latin-1"))
    assert "cannot be read as a table" in refused(csv(tmp_path / "i.csv", "Family,Parent\n" + "x" * 200_000))
    assert "not a spreadsheet" in refused(csv(tmp_path / "e.pdf", "%PDF"))
    assert "cannot be read as a spreadsheet" in refused(csv(tmp_path / "f.xlsx", "PK nothing"))
    assert "There is no file" in refused(tmp_path / "g.csv")
    (tmp_path / "h.csv").mkdir()
    assert "cannot be opened" in refused(tmp_path / "h.csv")


def test_absurd_sizes_are_refused_before_they_are_read(tmp_path: Path) -> None:
    big = tmp_path / "big.csv"
    with big.open("wb") as out:
        out.truncate(LARGEST + 1)
    assert "too large" in refused(big)
    bomb = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * (xlsx_grid.LARGEST_UNPACKED + 1))
    assert "too large" in refused(bomb)
    assert "more than 5,000 rows" in refused(csv(tmp_path / "rows.csv", "Family,Parent\n" + "a,b\n" * 5_001))
    assert "more than 200 columns" in refused(csv(tmp_path / "columns.csv", "a," * 300 + "a\n"))


def test_thousands_of_merged_cells_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_grid, "_MOST_MERGES", 2)
    sheet = xlsx(tmp_path / "merges.xlsx", [HEADS, *[("a",)] * 6], ["A2:A3", "A4:A5", "A6:A7"])
    assert "more than 2 merged cells" in refused(sheet)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # One row far below; a merge over the whole sheet; a row number that no sheet has.
        (b'<row r="2"', b'<row r="1048576"'),
        (b'ref="A2:A3"', b'ref="A1:XFD1048576"'),
        (b'<row r="3"', b'<row r="99999999999999"'),
    ],
)
def test_a_sheet_that_claims_to_be_huge_is_read_in_no_time(tmp_path: Path, old: bytes, new: bytes) -> None:
    rows = [HEADS, ("Smith", "Anna", "", "Freya", "12/3/2023"), ("", "Bob", "", "", "")]
    plain = xlsx(tmp_path / "plain.xlsx", rows, ["A2:A3"])
    twisted = tmp_path / "twisted.xlsx"
    with zipfile.ZipFile(plain) as given, zipfile.ZipFile(twisted, "w") as out:
        for part in given.infolist():
            content = given.read(part)
            if part.filename.endswith("sheet1.xml"):
                assert old in content
                content = content.replace(old, new)
            out.writestr(part, content)
    assert len(read_families(twisted).families) == 1


ANY_CELL = st.one_of(
    st.text(max_size=20), st.sampled_from([*HEADS, "DOB", "Mother", "31/2/2023", "-", "Anna"])
)


def survives(path: Path) -> None:
    """Either words for a person, or a preview in which every row has one fate."""
    try:
        preview = read_families(path)
    except RotaProblem:
        return
    taken = [row for family in preview.families for row in family.rows]
    assert len(set(taken) | {r.row for r in preview.rejected}) == len(taken) + len(preview.rejected)


@given(content=st.one_of(st.binary(), st.binary().map(lambda b: b"PK\x03\x04" + b)))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    survives(path)


@given(rows=st.lists(st.lists(ANY_CELL, max_size=8), max_size=8), separator=st.sampled_from(",;\t"))
def test_any_text_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]], separator: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    text = "\n".join(separator.join(row) for row in [["Family", "Parent", "Child", "Born"], *rows])
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    survives(path)


@pytest.fixture(scope="module")
def workbook() -> bytes:
    out = io.BytesIO()
    book = Workbook()
    for row in (HEADS, ("Smith", "Anna", 7700900123, "Freya", datetime(2023, 3, 12))):
        book.worksheets[0].append(row)
    book.worksheets[0].merge_cells("A2:A3")
    book.save(out)
    return out.getvalue()


@given(data=st.data())
def test_a_damaged_workbook_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, workbook: bytes, data: Any
) -> None:
    """Parts with bytes exchanged, in an archive that is whole: the library sees the damage, not the archive."""
    path = tmp_path_factory.getbasetemp() / "any.xlsx"
    with zipfile.ZipFile(io.BytesIO(workbook)) as given_, zipfile.ZipFile(path, "w") as out:
        names = given_.namelist()
        hit = data.draw(st.sampled_from(names))
        for name in names:
            content = given_.read(name)
            if name == hit:
                at = data.draw(st.integers(0, len(content) - 1))
                length = data.draw(st.integers(0, 40))
                content = content[:at] + data.draw(st.binary(max_size=20)) + content[at + length :]
            out.writestr(name, content)
    survives(path)
