"""Spreadsheets made for tests, and what to ask of a preview."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from nursery_rota.domain.drafts import FamiliesPreview, FamilyDraft

HEADS = ("Family", "Parent", "Phone", "Child", "Date of birth")


def xlsx(path: Path, rows: Sequence[Any], merges: Sequence[str] = ()) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    book.save(path)
    return path


def csv(path: Path, text: str, code: str = "utf-8") -> Path:
    path.write_bytes(text.encode(code))
    return path


def told(preview: FamiliesPreview) -> dict[int, str]:
    return {r.row: r.why for r in preview.rejected}


def only(preview: FamiliesPreview) -> FamilyDraft:
    assert preview.rejected == ()
    (family,) = preview.families
    return family


def people(family: FamilyDraft) -> list[str]:
    return [p.name for p in family.parents] + [c.name for c in family.children]
