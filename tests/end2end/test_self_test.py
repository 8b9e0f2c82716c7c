"""The program looks whether all it is made of works on this computer, and says what does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nursery_rota import self_test
from nursery_rota.__main__ import main
from tests.end2end.conftest import SAMPLES, Program


@pytest.fixture
def folder(program: Program, tmp_path: Path) -> Path:
    """As the main job leaves it, which is tried out elsewhere."""
    assert program("import", tmp_path / "sample.rota", SAMPLES / "plum-lane.json").code == 0
    assert program("print", tmp_path / "sample.rota", "wall", "-o", tmp_path / "wall-rota.pdf").code == 0
    return tmp_path


def test_what_the_program_is_made_of_works_here(qtbot: QtBot, folder: Path) -> None:
    for check in list(self_test.CHECKS.values())[1:]:
        check(folder)


def test_what_does_not_work_is_named_with_the_reason_and_the_rest_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(folder: Path) -> None:
        raise RuntimeError("no fonts")

    monkeypatch.setattr(self_test, "CHECKS", {"fonts": breaks, "paper": lambda folder: None})
    assert main(["--self-test", str(tmp_path / "report.txt")]) == 1
    report = (tmp_path / "report.txt").read_text("utf-8")
    assert report.splitlines()[0] == "BROKEN  fonts"
    assert "no fonts" in report
    assert "well    paper" in report
    assert capsys.readouterr().out == report
    monkeypatch.setattr(self_test, "CHECKS", {"paper": lambda folder: None})
    assert main(["--self-test"]) == 0
