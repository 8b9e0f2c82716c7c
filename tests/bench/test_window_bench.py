"""The measurement of the window runs on a small file and tells its growth."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from bench import bench_window


def test_the_window_is_measured_on_two_sizes(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench_window, "SIZES", (1, 2))
    monkeypatch.setattr(bench_window, "TIMES", 1)
    bench_window.main()
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    head, small, large, growth = ([cell.strip() for cell in line.strip("|").split("|")] for line in lines)
    assert head[0] == "Families"
    assert (small[0], large[0], growth[0]) == ("1", "2", "x 2")
    assert small[1] == str(2 * bench_window.DUTIES_A_FAMILY), "two years of duties"
    assert all(float(figure) > 0 for figure in small[2:])
