"""What is measured is still there to be measured, and the report is made of what was printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import __main__ as frame
from bench import bench_cancel, bench_check, bench_demand, bench_file, bench_paper, nurseries
from bench.instances import Nursery, made_up
from nursery_rota.domain.planning import Plan
from nursery_rota.solver import evaluate, solve


def _rows(text: str) -> list[list[str]]:
    """The lines of the one table in ``text``, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_a_year_of_demand_counts_every_session(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench_demand, "SIZES", (6,))
    bench_demand.main()
    weekdays = sum(
        (starts.fromordinal(day).weekday() < 5)
        for _, starts, ends in nurseries.TERMS
        for day in range(starts.toordinal(), ends.toordinal() + 1)
    )
    assert _rows(capsys.readouterr().out)[0][:2] == ["6", str(weekdays * len(nurseries.SESSIONS))]


def test_a_term_is_checked_again_after_each_kind_of_edit(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench_check, "SIZES", (6,))
    bench_check.main()
    (row,) = _rows(capsys.readouterr().out)
    assert row[:2] == ["6", str(6 * bench_check.DUTIES_A_FAMILY)]
    assert all(float(figure) > 0 for figure in row)
    assert len(row) == 4 + len(bench_check.EDITS)


def test_the_file_is_opened_edited_undone_and_redone(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench_file, "SIZES", ((5, 30),))
    bench_file.main()
    (row,) = _rows(capsys.readouterr().out)
    assert all(float(figure) > 0 for figure in row)
    assert len(row) == 8


def test_a_fill_is_cancelled_again_and_again(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tiny = Nursery(families=5, weeks=3, rooms=1, sessions=8, places=9)
    monkeypatch.setattr(bench_cancel, "SIZES", {"tiny": tiny})
    monkeypatch.setattr(bench_cancel, "MOST_MOMENTS", 3)
    bench_cancel.main()
    (row,) = _rows(capsys.readouterr().out)
    assert row[0] == "tiny"
    assert row[-1] == "3 of 3"


def test_an_answer_worse_than_what_was_shown_is_not_a_good_one() -> None:
    problem = made_up(Nursery(families=5, weeks=3, rooms=1, sessions=8, places=9), 0)
    plan = solve(problem)
    shown = {"fill": evaluate(problem, plan.chosen)["fill"]}
    assert bench_cancel.is_good(problem, plan, shown)
    assert not bench_cancel.is_good(problem, Plan("cancelled", plan.chosen[1:]), shown)


def test_the_report_holds_each_section_and_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frame, "HERE", tmp_path)
    monkeypatch.setattr(frame, "TARGET", tmp_path / "bench.md")
    monkeypatch.setattr(bench_demand, "main", lambda: print("## A section"))
    (tmp_path / "bench_demand.py").touch()
    assert frame.main([]) == 0
    report = (tmp_path / "bench.md").read_text(encoding="utf-8")
    assert "## A section\n" in report
    assert frame.machine() in report


def test_a_part_measured_anew_leaves_the_others_as_they_were() -> None:
    first = frame.report("", {"bench_b": "## B\n\nold b", "bench_a": "## A\n\nold a"})
    again = frame.report(first, {"bench_b": "## B\n\nnew b"})
    assert again == first.replace("old b", "new b")
    assert again.index("## A") < again.index("## B")


def test_a_bench_that_is_not_there_is_answered_with_those_that_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert frame.main(["weather"]) == 2
    assert "demand" in capsys.readouterr().err


def test_every_paper_is_made_and_counted(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bench_paper, "SIZES", (4,))
    monkeypatch.setattr(bench_paper, "DUTIES_A_FAMILY", 6)
    bench_paper.main()
    (row,) = _rows(capsys.readouterr().out)
    assert row[0] == "4"
    assert len(row) == 1 + len(bench_paper.PAPERS)
    assert " s, 4 (" in row[1], "a page for each family"
    assert " s, 15 (" in row[2], "a page for each week of the term"
