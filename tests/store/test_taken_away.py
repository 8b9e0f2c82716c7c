"""A file that is deleted, moved or replaced while it is open: noticed at the next change, and nothing is lost."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from nursery_rota.errors import FileProblem
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile


def replace(path: Path) -> None:
    other = path.with_name("other.rota")
    other.write_bytes(b"another file")
    os.replace(other, path)


@pytest.mark.parametrize(
    ("take", "words"),
    [
        (Path.unlink, "deleted, moved or cut off"),
        (lambda path: path.rename(path.with_name("moved.rota")), "deleted, moved or cut off"),
        (replace, "replaced by another file"),
    ],
    ids=["deleted", "moved", "replaced"],
)
@pytest.mark.skipif(os.name == "nt", reason="Windows lets nobody take an open file away")
def test_a_file_taken_away_is_noticed_and_can_be_saved_elsewhere(
    path: Path, reference: Reference, take: Callable[[Path], object], words: str
) -> None:
    saved = path.with_name("saved.rota")
    with RotaFile.create(path, name="Acorn", reference=reference) as file:
        with file.step("Add Ash") as step:
            step.insert("families", {"name": "Ash"})
        take(path)
        for change in (lambda: file.step("Add").__enter__(), file.undo):
            with pytest.raises(FileProblem, match=words):
                change()
        assert [f.name for f in file.book().families] == ["Ash"]
        file.save_copy(saved)
        with pytest.raises(FileProblem, match="There is already"):
            file.save_copy(saved)
    with RotaFile.open(saved, reference=reference) as again:
        assert [f.name for f in again.book().families] == ["Ash"]
        assert again.undo_label == "Add Ash"
