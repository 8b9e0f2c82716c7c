"""A small nursery in a real file: what the verbs act upon."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from nursery_rota.domain.book import Book
from nursery_rota.domain.tables import TABLES
from nursery_rota.store.rota_file import RotaFile
from tests.making import duty_shift, morning, reference, small_nursery


def stored(path: Path, rows: Book) -> RotaFile:
    """The rows of a book in a new file."""
    named = {f.name for f in fields(Book)}
    tables = {name: getattr(rows, name) for name in TABLES if name in named and name != "nursery"}
    return RotaFile.create(path, name="Test", tables=tables, reference=reference())


@pytest.fixture
def nursery(tmp_path: Path) -> Iterator[RotaFile]:
    """Mondays and Tuesdays, six parents, nothing planned."""
    rows = small_nursery(sessions=(morning(), morning(1, 2)), shifts=(duty_shift(), duty_shift(1, 2)))
    with stored(tmp_path / "small.rota", rows) as file:
        yield file
