"""The measurement of the window runs on a small file, and tells a silence as long as it was."""

from __future__ import annotations

import time

import pytest
from PySide6.QtWidgets import QApplication

from bench import bench_window
from bench.watch import Watch


def test_the_window_is_measured_in_each_action(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench_window, "nurseries", lambda: [bench_window.two_years(1)])
    bench_window.main()
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    assert rows[0] == ["Families", "1"]
    assert rows[1] == ["Duties", str(2 * bench_window.DUTIES_A_FAMILY)], "two years of them"
    names = [name for name, *_ in rows[2:]]
    assert {"Open a file", "Another week", "A duty is changed", "Term", "A letter to search for"} <= set(
        names
    )
    assert all(float(figure) > 0 for _, *figures in rows[2:] for figure in figures)


def test_a_silence_is_told_and_what_waits_for_other_work_is_none(qapp: QApplication) -> None:
    until = time.monotonic() + 0.2
    watch = Watch(lambda: time.monotonic() < until)
    watch.longest(lambda: None)
    assert time.monotonic() >= until, "as long as something is being worked out, the action is not over"
    assert watch.longest(lambda: time.sleep(0.3)) >= 300
