"""Files to try things on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile
from tests import making


@pytest.fixture
def reference() -> Reference:
    return making.reference()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "acorn.rota"


@pytest.fixture
def file(path: Path, reference: Reference) -> Iterator[RotaFile]:
    """A new file, open."""
    with RotaFile.create(path, name="Acorn", reference=reference) as opened:
        yield opened


@pytest.fixture
def closed(path: Path, reference: Reference) -> Path:
    """A file with one family, not open."""
    with RotaFile.create(path, name="Acorn", reference=reference) as file, file.step("Add") as step:
        step.insert("families", {"name": "Ash"})
    return path
