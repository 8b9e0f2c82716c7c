"""The page of costs, in the real window."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu
from pytestqt.qtbot import QtBot

from nursery_rota.actions import rows
from nursery_rota.domain.costs.what_if import KEYS, what_if
from nursery_rota.domain.money import parse_amount, pounds
from nursery_rota.gui.costs.costs_page import CostsPage
from nursery_rota.gui.costs.money_charts import axis_step, axis_words, bars_of
from nursery_rota.gui.costs.what_if_knobs import KNOBS, Knob, changes_of, value_of
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.store.backup import backups_of


def test_costs_are_shown_traced_and_written(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.show_page("costs")
    page = window.pages["costs"]
    assert isinstance(page, CostsPage)
    qtbot.waitUntil(lambda: page._report is not None, timeout=30_000)
    assert page.trace.topLevelItemCount() > 2
    assert "£" in page.cards._saving.text()
    for ending in (".pdf", ".xlsx", ".csv"):
        page.write(tmp_path / f"costs{ending}")
        qtbot.waitUntil(lambda e=ending: f"Saved as costs{e}" in window.notices.text, timeout=30_000)
        assert (tmp_path / f"costs{ending}").stat().st_size > 100
    page.write(tmp_path / "costs.doc")
    qtbot.waitUntil(lambda: "ends in" in window.notices.text, timeout=30_000)
    page.write(tmp_path / "no such folder" / "costs.pdf")
    qtbot.waitUntil(lambda: "Choose another folder" in window.notices.text, timeout=30_000)


def test_a_trial_stands_beside_your_figures_and_nothing_is_saved(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("costs")
    page = window.pages["costs"]
    assert isinstance(page, CostsPage)
    qtbot.waitUntil(lambda: page._report is not None, timeout=30_000)
    before = window.bridge.book
    panel = page.what_if
    assert panel.changes() == {}
    panel._knobs["wage"][2].setValue(14.5)
    panel._knobs["more_trained"][2].setValue(3)
    assert dict(panel.changes()) == {"wage": "14.50", "more_trained": "3"}
    assert panel._trial.isVisible()
    qtbot.waitUntil(lambda: panel.table.model.rows[0].trial is not None, timeout=30_000)
    costs_more = next(row for row in panel.table.model.rows if row.label == "Cash saving in the year")
    assert costs_more.yours == page._report.cash_saving if page._report else False
    assert costs_more.difference
    qtbot.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert panel.changes() == {}
    qtbot.waitUntil(lambda: panel.table.model.rows[0].trial is None, timeout=30_000)
    assert window.bridge.book is before


def test_every_knob_is_a_trial_that_there_is() -> None:
    assert {knob.key for knob in KNOBS} <= KEYS.keys()


def test_the_bars_of_the_payroll_add_up(qtbot: QtBot, window: MainWindow) -> None:
    window.show_page("costs")
    page = window.pages["costs"]
    assert isinstance(page, CostsPage)
    qtbot.waitUntil(lambda: page._report is not None, timeout=30_000)
    assert page._report is not None
    without, wages, cost, pays = (bar.figure for bar in bars_of(page._report))
    assert without + wages + cost == pays
    assert without - pays == page._report.cash_saving


@pytest.mark.parametrize(
    ("most", "step"), [(5_614_073, 2_000_000), (78_000, 20_000), (100, 25), (1, 1), (6_546_959, 2_000_000)]
)
def test_an_axis_has_round_steps(most: int, step: int) -> None:
    assert axis_step(most) == step
    assert most / step <= 4


@pytest.mark.parametrize(
    ("pence", "words"), [(0, "£0"), (4_000_000, "£40k"), (50_000, "£500"), (250, "£2.50")]
)
def test_an_axis_is_labelled_shortly(pence: int, words: str) -> None:
    assert axis_words(pence, "GBP") == words


def made(qtbot: QtBot, window: MainWindow) -> CostsPage:
    """The page with its figures on show."""
    window.show_page("costs")
    page = window.pages["costs"]
    assert isinstance(page, CostsPage)
    qtbot.waitUntil(lambda: page._report is not None, timeout=30_000)
    return page


def test_ratios_of_several_ages_are_one_trial_and_come_back_to_their_knobs() -> None:
    twos, threes = (Knob("ratio", "x", 1, 16, 1, 5, months=m) for m in (24, 36))
    changes = changes_of([(twos, "4"), (threes, "6")])
    assert changes == {"ratio": "24:4,36:6"}
    assert (value_of(twos, changes), value_of(threes, changes)) == ("4", "6")
    assert value_of(twos, {"wage": "14"}) is None
    assert what_if(changes).ratio == ((24, 4), (36, 6))


def test_every_chart_has_its_table_with_the_same_figures(qtbot: QtBot, window: MainWindow) -> None:
    page = made(qtbot, window)
    report = page._report
    assert report is not None
    qtbot.keyClick(
        page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert page.savings.payroll_twin.as_table
    assert page.savings.months_twin.as_table
    shown = {row.label: row.figures for row in page.savings.payroll_twin.table.model.rows}
    assert shown["Saved" if report.cash_saving >= 0 else "Costs more"] == (pounds(report.cash_saving),)
    for place, parts in enumerate(
        (report.months, report.by_term, report.by_week, report.by_session, report.by_family)
    ):
        page.savings.span.setCurrentIndex(place)
        page.savings._show_parts()
        divided = page.savings.months_twin.table.model.rows
        assert len(divided) == (len(parts) + 1 if parts else 0)
    page.savings.span.setCurrentIndex(0)
    page.savings.turn_charts()
    assert not page.savings.months_twin.as_table
    page.tabs.buttons()[1].click()
    qtbot.keyClick(
        page, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert page.fees.twin.as_table
    assert [row.figures for row in page.fees.twin.table.model.rows] == [
        (pounds(fee or 0),) for fee in (report.break_even_with_parents, report.break_even_without_parents)
    ]


def test_a_line_opens_down_to_the_duties_that_add_up_to_it(qtbot: QtBot, window: MainWindow) -> None:
    day = date(2026, 9, 14)
    book = window.bridge.book
    shift = next(s for s in book.shifts if s.weekday == day.weekday())
    parent = next(p for p in book.people if p.family_id and p.does_duties and p.signed_off_on)
    duty = {"on_date": day, "shift_id": shift.id, "person_id": parent.id, "status": "worked", "pinned": True}
    window.bridge.do(lambda file: rows.add(file, "duties", duty, "x"))
    page = made(qtbot, window)
    assert page._report is not None
    line = next(line for line in page._report.trace if line.places)
    (item,) = page.trace.findItems(line.label, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    page.trace.setCurrentItem(item)
    qtbot.keyClick(page.trace, Qt.Key.Key_Return)
    children = [item.child(n) for n in range(item.childCount())]
    assert len(children) == len(line.places)
    assert children[0].text(0).startswith("Mon 14 Sep, ")
    assert sum(parse_amount(child.text(2)) for child in children) == line.pence


def test_a_fee_typed_on_its_tab_changes_what_bookings_bring_in(qtbot: QtBot, window: MainWindow) -> None:
    page = made(qtbot, window)
    page.tabs.buttons()[1].click()
    assert page._stack.currentWidget() is page.fees
    before = [row.income for row in page.fees.booked.model.rows]
    fee = window.bridge.book.fees[0]
    page.fees.fees.open_row(fee)
    form = page.drawer._form
    assert form is not None
    form.fields["hourly_pence"].line.setText("99.00")
    form.fields["hourly_pence"].settle()
    qtbot.waitUntil(lambda: [row.income for row in page.fees.booked.model.rows] != before, timeout=30_000)
    page.fees.percent.setValue(50)
    assert "required place" in page.fees.answer_words.text()


def test_a_trial_is_kept_loaded_and_removed(qtbot: QtBot, window: MainWindow) -> None:
    page = made(qtbot, window)
    panel = page.what_if
    panel._knobs["families_leave"][2].setValue(2)
    panel._knobs["ratio:24"][2].setValue(4)
    panel.names.setEditText("Two fewer")
    panel.keep.click()
    (kept,) = window.bridge.book.scenarios
    assert (kept.name, kept.changes) == ("Two fewer", {"families_leave": "2", "ratio": "24:4"})
    panel.back()
    assert panel.changes() == {}
    panel.names.setCurrentIndex(0)
    panel._load(0)
    assert dict(panel.changes()) == {"families_leave": "2", "ratio": "24:4"}
    qtbot.waitUntil(lambda: page.trials.trial is not None, timeout=30_000)
    values = {"name": "Too many", "changes": {"families_leave": "999"}}
    window.bridge.do(lambda file: rows.add(file, "scenarios", values, "x"))
    panel.compare.click()
    qtbot.waitUntil(lambda: hasattr(page.trials, "side_by_side"), timeout=30_000)
    saving = next(row for row in page.trials.side_by_side.table.model.rows if row.label == "Cash saving")
    assert page.trials.trial is not None
    assert page._report is not None
    assert saving.figures == (pounds(page._report.cash_saving), pounds(page.trials.trial.cash_saving))
    said = [found.text() for found in page.trials.side_by_side.findChildren(QLabel)]
    assert any("Too many cannot be tried now. 999 families cannot leave" in words for words in said)
    page.trials.side_by_side.accept()
    panel.names.setEditText("two FEWER")
    panel.forget.click()
    assert [s.name for s in window.bridge.book.scenarios] == ["Too many"]


def test_a_period_is_closed_and_shows_what_was_entered_later(qtbot: QtBot, window: MainWindow) -> None:
    page = made(qtbot, window)
    page.tabs.buttons()[2].click()
    page.deeds.close()
    form = page.drawer._asked
    assert form is not None
    assert form.do()
    qtbot.waitUntil(lambda: bool(page._report and page._report.closed), timeout=30_000)
    assert page.budget.closed.model.rows[0].since == "unchanged since"
    day = window.bridge.book.frozen_periods[0].starts_on
    line = {"on_date": day, "kind": "cost", "category": "rent", "amount_pence": 1234}
    window.bridge.do(lambda file: rows.add(file, "ledger_lines", line, "Added a cost"))
    qtbot.waitUntil(lambda: any(row.moved for row in page.budget.closed.model.rows), timeout=30_000)
    assert any(row.since == "+£12.34" for row in page.budget.closed.model.rows)
    page.budget.closed.choose(
        (window.bridge.book.frozen_periods[0].id, page.budget.closed.model.rows[0].label)
    )
    page.budget.open_again.click()
    assert window.bridge.book.frozen_periods == ()


def test_a_csv_file_shows_each_row_s_fate_before_anything_is_written(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    page = made(qtbot, window)
    before = len(window.bridge.book.ledger_lines)
    source = tmp_path / "bank.csv"
    source.write_text("Date,Category,Amount\n1/10/2026,rent,-900\n31/2/2026,rent,-1\n2/10/2026,stall,20\n")
    page.deeds.preview(source)
    form = page.drawer._asked
    assert form is not None
    assert form.verb == "Bring in 2 lines, leave out 1"
    assert len(window.bridge.book.ledger_lines) == before
    with qtbot.waitSignal(window.bridge.changed):
        assert form.do()
    assert len(window.bridge.book.ledger_lines) == before + 2
    path = window.bridge.file.path
    assert len(backups_of(path, window.keeping.backups.folder(path))) == 1, "kept as it was before"
    page.deeds.preview(tmp_path / "nowhere.csv")
    assert "cannot be read" in window.notices.text


def test_own_rates_are_typed_kept_and_removed(qtbot: QtBot, window: MainWindow) -> None:
    page = made(qtbot, window)
    page.deeds.another_year()
    form = page.drawer._asked
    assert form is not None
    form.fields["label"].show_value("2027/28")
    form.fields["minimum_wage_pence"].show_value(1400)
    form.fields["ni_rate"].show_value(15.5)
    form.fields["source"].show_value("typed from the letter")
    form.fields["levy0_name"].show_value("Levy")
    form.fields["levy0_rate"].show_value(0.5)
    assert form.fields["mark"].value() == "R", "nobody has seen next year's law before they say so"
    form.fields["mark"].show_value("V2")
    assert form.do()
    year = window.bridge.book.rates.on(date(2027, 6, 1))
    assert year is not None
    assert year.mark == "V2"
    assert (year.minimum_wage_pence, year.ni_rate, year.contributions[0].rate) == (
        1400, Decimal("0.155"), Decimal("0.005"),
    )  # fmt: skip
    assert "Year to 5 April 2028" in [page.year.itemText(i) for i in range(page.year.count())]
    menu = QMenu()
    page.deeds.fill_rates_menu(menu, lambda key: None)
    assert "Rates 2027/28 (our own)" in [action.text() for action in menu.actions()]
    page.deeds._remove("2027/28")
    assert window.bridge.book.rates.on(date(2027, 6, 1)) is None


def test_without_wages_there_is_the_next_step_instead_of_a_chart_of_noughts(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = made(qtbot, window)
    for rate in window.bridge.book.pay_rates:
        window.bridge.do(lambda file, number=rate.id: rows.remove(file, "pay_rates", number, "x"))
    qtbot.waitUntil(lambda: page._stack.currentWidget() is page.empty, timeout=30_000)
    with qtbot.waitSignal(page.go_to) as asked:
        page.empty.buttons["staff"].click()
    assert asked.args == ["staff"]
    page.tabs.buttons()[1].click()
    assert page._stack.currentWidget() is page.fees


def test_a_nursery_in_another_currency_without_rates_says_what_to_do(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = made(qtbot, window)
    window.bridge.do(lambda file: rows.change(file, "nursery", 1, {"currency": "EUR"}, "x"))
    qtbot.waitUntil(lambda: "No pay rates are known in EUR" in window.notices.text, timeout=30_000)
    assert not page.save.isEnabled()
    page.deeds.another_year()
    form = page.drawer._asked
    assert form is not None
    assert form.fields["minimum_wage_pence"].spec.title == "Minimum wage from 21 (€)"


def test_closing_the_file_while_figures_are_worked_out_shows_nothing_of_it(
    qtbot: QtBot, window: MainWindow, sample_file: Path
) -> None:
    page = made(qtbot, window)
    panel = page.what_if
    panel._knobs["wage"][2].setValue(14.5)
    panel.tried.emit(panel.changes())
    panel._knobs["wage"][2].setValue(15)
    panel.tried.emit(panel.changes())
    page._make()
    window.bridge.attach(None)
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=30_000)
    assert page._report is None
    assert page.trials.trial is None
    window.open(sample_file)
    made(qtbot, window)
    assert page._report is not None
