"""Pieces of the shell by themselves: models, fields, typing, jobs, mishaps, notices."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from nursery_rota import paths
from nursery_rota.domain.tables import TABLES, Nursery
from nursery_rota.gui.frame.mishaps import Mishaps
from nursery_rota.gui.frame.notices import NoticeBar
from nursery_rota.gui.jobs import Jobs
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.models import typed
from nursery_rota.gui.models.columns import Column, RowsModel, sort_key
from nursery_rota.gui.models.fields import field_specs
from nursery_rota.gui.models.table import Table
from nursery_rota.gui.theme import apply_theme
from tests.making import small_nursery


@dataclass(frozen=True)
class Line:
    id: int
    name: str


COLUMNS = (
    Column[Line]("Name", lambda line: line.name, bold=True),
    Column[Line]("No", lambda line: str(line.id)),
)


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    model = RowsModel(COLUMNS)
    qtmodeltester.check(model)
    model.set_rows([Line(1, "<b>Å</b>"), Line(2, "B")])
    qtmodeltester.check(model)
    model.set_rows([Line(1, "A"), Line(3, "C")])
    model.set_rows([])
    qtmodeltester.check(model)
    assert model.data(model.index(5, 5)) is None


def test_a_table_keeps_the_current_row_when_rows_come_and_go(qtbot: QtBot) -> None:
    table = Table[Line]("Lines", COLUMNS, empty="Nothing yet.")
    qtbot.addWidget(table)
    table.set_rows([Line(1, "One"), Line(2, "Two")])
    assert table.choose(2)
    table.set_rows([Line(0, "Zero"), Line(1, "One"), Line(2, "Two again")])
    current = table.current()
    assert current is not None
    assert current.name == "Two again"


def widths(qtbot: QtBot, table: Table[Line]) -> list[int]:
    """Of the columns, once the table has had time to fit them."""
    qtbot.waitUntil(lambda: not table._waiting)
    return [table.view.columnWidth(place) for place in range(len(COLUMNS))]


def shown_table(qtbot: QtBot, rows: list[Line]) -> Table[Line]:
    table = Table[Line]("Lines", COLUMNS, empty="Nothing yet.")
    qtbot.addWidget(table)
    table.resize(400, 300)
    table.show()
    table.set_rows(rows)
    return table


def test_columns_of_new_rows_are_as_wide_as_if_there_had_been_no_others(qtbot: QtBot) -> None:
    few, long = [Line(1, "One"), Line(2, "Two")], [Line(100_000_000, "One"), Line(2, "A name of some length")]
    table = shown_table(qtbot, few)
    narrow = widths(qtbot, table)
    for rows in (long, few, [*few, *long]):
        table.set_rows(rows)
        assert widths(qtbot, table) == widths(qtbot, shown_table(qtbot, rows))
    assert widths(qtbot, table) != narrow


def test_columns_are_measured_again_in_a_larger_text(qapp: QApplication, qtbot: QtBot) -> None:
    apply_theme(qapp, "light", 10)
    rows = [Line(n, "x" * n) for n in (1, 2)]
    table = shown_table(qtbot, rows)
    before = table._words_width(0)
    apply_theme(qapp, "light", 20)
    larger = table._words_width(0)
    apply_theme(qapp, "light", 10)
    assert larger > before


def test_names_sort_as_people_look_them_up() -> None:
    assert sorted(["Zoe", "Åkesson", "Adjei"], key=sort_key) == ["Adjei", "Åkesson", "Zoe"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 Nov 2026", date(2026, 11, 3)),
        ("3rd november 26", date(2026, 11, 3)),
        ("3/11/2026", date(2026, 11, 3)),
        ("3.11.26", date(2026, 11, 3)),
        ("2026-11-03", date(2026, 11, 3)),
        ("Sept 3", None),
        ("31 Feb 2026", None),
        ("soon", None),
        ("3 13 2026", None),
    ],
)
def test_days_as_people_type_them(text: str, day: date | None) -> None:
    if day is None:
        with pytest.raises(typed.Mistyped):
            typed.read_date(text)
    else:
        assert typed.read_date(text) == day
        assert typed.read_date(typed.write_date(day)) == day


@pytest.mark.parametrize(
    ("text", "minutes"), [("8:45", 525), ("0845", 525), ("08.45", 525), ("9", 540), ("24:00", 1440)]
)
def test_times_as_people_type_them(text: str, minutes: int) -> None:
    assert typed.read_time(text) == minutes


@pytest.mark.parametrize("text", ["25:00", "8:75", "", "noon", "24:01"])
def test_times_that_are_none(text: str) -> None:
    with pytest.raises(typed.Mistyped):
        typed.read_time(text)


def test_money_is_exact() -> None:
    assert typed.read_money("£1,212.71") == 121271
    assert typed.write_money(-5) == "−0.05"
    assert typed.read_money(typed.write_money(-1205)) == -1205
    for text in ("12.345", "about ten", "NaN", "inf"):
        with pytest.raises(typed.Mistyped):
            typed.read_money(text)


def test_numbers() -> None:
    assert typed.read_number("0,25") == 0.25
    assert typed.read_whole(" 7 ") == 7
    for text in ("-1", "1.5", "x"):
        with pytest.raises(typed.Mistyped):
            typed.read_whole(text)
    with pytest.raises(typed.Mistyped):
        typed.read_number("NaN")


def test_every_table_has_a_form_in_words(window: MainWindow) -> None:
    for table in TABLES:
        for spec in field_specs(table, window.bridge.book).values():
            assert spec.title
            assert "_" not in spec.title
            assert all("_" not in words for _, words in spec.options if not words[:1].isupper())


class Listener(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []

    def take(self, what: object) -> None:
        self.got.append(what)


def test_a_job_reports_progress_and_its_result_or_its_trouble(qtbot: QtBot, jobs: Jobs) -> None:
    listener = Listener()

    def counting(progress: Any, stop: Any) -> int:
        progress(1)
        progress(2)
        return 3

    def breaking(progress: Any, stop: Any) -> None:
        raise ValueError("for the test")

    job = jobs.prepare("counting", counting)
    job.progressed.connect(listener.take)
    job.succeeded.connect(listener.take)
    with qtbot.waitSignal(job.succeeded, timeout=5_000):
        jobs.begin(job)
    assert listener.got == [1, 2, 3]
    broken = jobs.prepare("breaking", breaking)
    with qtbot.waitSignal(broken.troubled, timeout=5_000) as told:
        jobs.begin(broken)
    assert isinstance(told.args[0], ValueError)
    qtbot.waitUntil(lambda: not jobs.running, timeout=5_000)


def test_a_report_of_something_unexpected_quotes_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    mishaps, listener = Mishaps(), Listener()
    mishaps.happened.connect(listener.take)
    try:
        raise KeyError("Amira Haddad")
    except KeyError as trouble:
        mishaps._hook(type(trouble), trouble, trouble.__traceback__)
    (report,) = listener.got
    assert "KeyError" in str(report)
    assert "test_parts.py" in str(report)
    assert "Amira" not in str(report)


def test_the_window_says_it_calmly_with_a_report_to_copy(window: MainWindow) -> None:
    window.say_unexpected("Kind: KeyError")
    assert "safe" in window.notices.text
    window.notices._do()
    assert not window.notices.isVisible()


def test_done_is_said_for_a_while_and_trouble_until_it_is_closed(qtbot: QtBot) -> None:
    bar = NoticeBar(stays_ms=30)
    qtbot.addWidget(bar)
    bar.say("<b>Done</b>.", "done")
    assert bar._text.textFormat() == Qt.TextFormat.PlainText
    qtbot.waitUntil(lambda: not bar.isVisible(), timeout=2_000)
    bar.say("Trouble.", "law")
    bar._timer.timeout.emit()
    assert not bar._timer.isActive()


def test_help_pages_have_titles() -> None:
    pages = sorted((paths.resources() / "help").glob("*.md"))
    assert len(pages) >= 5
    assert all(page.read_text("utf-8").startswith("# ") for page in pages)
    assert json.dumps([page.name for page in pages])


@pytest.mark.parametrize(("currency", "title"), [("EUR", "Pay an hour (€)"), ("CHF", "Pay an hour (CHF)")])
def test_amounts_are_asked_for_in_the_money_of_the_nursery(currency: str, title: str) -> None:
    book = small_nursery(nursery=Nursery(name="Test", rule_set="england", currency=currency))
    assert field_specs("pay_rates", book)["hourly_pence"].title == title
