"""A file that goes out is whole or not there, and what stood there before stays until it is."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from nursery_rota.errors import FileProblem
from nursery_rota.exchange.out_file import put_file


def test_a_file_is_written_over_in_one_piece(tmp_path: Path) -> None:
    target = tmp_path / "rota.pdf"
    target.write_bytes(b"old")
    put_file(target, b"new", mode=0o600)
    assert target.read_bytes() == b"new"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert [p.name for p in tmp_path.iterdir()] == ["rota.pdf"]


@pytest.mark.parametrize(
    ("trouble", "advice"),
    [
        (OSError(28, "No space left on device"), "make room"),
        (PermissionError(13, "Permission denied"), "If another program shows it, close it there"),
    ],
)
def test_a_place_that_takes_nothing_is_told_with_the_next_step(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: OSError, advice: str
) -> None:
    target = tmp_path / "rota.pdf"
    target.write_bytes(b"old")

    def refuse(*given: object) -> None:
        raise trouble

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(FileProblem, match=advice) as told:
        put_file(target, b"new")
    assert str(told.value).startswith(f"rota.pdf cannot be written ({trouble.strerror}).")
    assert target.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["rota.pdf"]
