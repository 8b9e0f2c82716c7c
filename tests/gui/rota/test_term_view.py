"""The month and term in their panel and in the real window: model, sentences, keys, widths, switching."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from nursery_rota.actions import duties
from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.term_shapes import TermSheet
from nursery_rota.domain.term_sheet import month_sheet, term_sheet
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.planning.rota_page import RotaPage
from nursery_rota.gui.rota import term_model
from nursery_rota.gui.rota.term_grid import Square, by_date, by_family
from nursery_rota.gui.rota.term_model import TermModel
from nursery_rota.gui.rota.term_view import EMPTY, TermView
from nursery_rota.gui.theme import apply_theme
from nursery_rota.gui.theme.look import look_of
from tests.making import MONDAY, TERM, small_nursery

SPOKEN = Qt.ItemDataRole.AccessibleTextRole
HALF_TERM = t.Closure(1, date(2026, 10, 26), date(2026, 10, 30), "half_term", "Half-term")
TODAY = MONDAY + timedelta(weeks=2)
ROGUE = "<b>O'Neil & Söns</b>"


def nursery() -> Book:
    found = (
        t.Duty(1, MONDAY, 1, None, 1, status="worked"),
        t.Duty(2, MONDAY + timedelta(weeks=1), 1, None, 2, status="missed"),
        t.Duty(3, TODAY, 1, None, 1),
    )
    book = small_nursery(duties=found, closures=(HALF_TERM,))
    return replace(book, families=(replace(book.families[0], name=ROGUE), *book.families[1:]))


def sheet(marked: t.DutyStatus = "planned") -> TermSheet:
    """``marked`` is what became of the duty of today."""
    rows = nursery()
    rows = replace(rows, duties=(*rows.duties[:-1], replace(rows.duties[-1], status=marked)))
    return term_sheet(rows, TERM, TODAY)


@pytest.fixture
def view(qapp: QApplication, qtbot: QtBot) -> TermView:
    apply_theme(qapp, "light", 10)
    made = TermView()
    qtbot.addWidget(made)
    made.resize(1320, 780)
    made.set_sheet(sheet(), TODAY)
    made.show()
    qtbot.waitExposed(made)
    made.table.setFocus()
    return made


@pytest.fixture
def page(window: MainWindow) -> RotaPage:
    found = window.pages["rota"]
    assert isinstance(found, RotaPage)
    return found


# -- the model ------------------------------------------------------------------------------------


def test_qt_finds_no_fault(qtmodeltester: ModelTester) -> None:
    model = TermModel()
    qtmodeltester.check(model)
    model.set_grid(by_date(sheet()))
    qtmodeltester.check(model)
    model.set_grid(by_family(sheet()))
    qtmodeltester.check(model)


def test_before_the_first_sheet_there_is_nothing() -> None:
    model = TermModel()
    assert (model.rowCount(), model.columnCount(), model.square(0, 0)) == (0, 0, None)
    assert model.headerData(0, Qt.Orientation.Vertical) is None


def test_every_square_and_head_is_a_sentence() -> None:
    for grid in (by_date(sheet()), by_family(sheet()), by_date(month_sheet(nursery(), MONDAY, TODAY))):
        model = TermModel()
        model.set_grid(grid)
        for row in range(model.rowCount()):
            assert model.headerData(row, Qt.Orientation.Vertical, SPOKEN)
            for column in range(model.columnCount()):
                assert model.index(row, column).data(SPOKEN)
        for column in range(model.columnCount()):
            assert model.headerData(column, Qt.Orientation.Horizontal, SPOKEN)


def test_squares_say_who_and_how_it_went() -> None:
    model = TermModel()
    model.set_grid(by_date(sheet()))
    assert model.index(0, 0).data(SPOKEN).startswith("Monday 14 September: Morning duty, Parent1 Family1")
    assert model.index(1, 0).data(SPOKEN) == "Monday 21 September: Morning duty, Parent2 Family2, missed."
    assert model.index(2, 0).data(SPOKEN).startswith("Today, Mon 28 Sep. Above")
    last = model.columnCount() - 1
    assert model.index(4, last).data(SPOKEN) == "Week of 5 Oct: 0 of 1 required place filled"
    assert model.headerData(0, Qt.Orientation.Horizontal, SPOKEN) == "Monday, 16 children"
    assert model.headerData(0, Qt.Orientation.Vertical, SPOKEN) == "Week of 14 Sep, week 1"


def test_a_family_says_its_duties_week_by_week_and_in_all() -> None:
    model = TermModel()
    model.set_grid(by_family(sheet()))
    assert model.headerData(0, Qt.Orientation.Vertical) == ROGUE
    assert model.index(0, 1).data(SPOKEN) == f"{ROGUE}, week of 21 Sep: no duty"
    assert "Monday Morning duty, Parent1" in model.index(0, 0).data(SPOKEN)
    total = model.index(0, model.columnCount() - 1)
    assert (total.data(), total.data(SPOKEN)) == ("1 + 1", f"{ROGUE}: 1 duty worked, 1 planned")


def test_a_sheet_of_the_same_shape_tells_of_the_squares_that_changed(qtbot: QtBot) -> None:
    model = TermModel()
    model.set_grid(by_date(sheet()))
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda index: told.append((index.row(), index.column())))
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_grid(by_date(sheet()))
        assert told == []
        model.set_grid(by_date(sheet(marked="worked")))
    assert told == [(2, 0), (3, 0)], "the line above today, which is one square, and that of today"


def test_where_all_changed_all_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(term_model, "_FEW", 0)
    model = TermModel()
    model.set_grid(by_date(sheet()))
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((last.row(), last.column())))
    model.set_grid(by_date(sheet(marked="worked")))
    assert told == [(model.rowCount() - 1, model.columnCount() - 1)]


# -- the panel ------------------------------------------------------------------------------------


def test_the_head_counts_the_places(view: TermView) -> None:
    shown = [tag.words() for tag in view.tags.values() if tag.isVisible()]
    assert shown == ["1 worked", "1 missed", "1 planned", "10 empty"]
    assert {label.textFormat() for label in view.findChildren(QLabel)} == {Qt.TextFormat.PlainText}


def test_thirteen_weeks_need_no_scrolling(view: TermView) -> None:
    table = view.table
    assert len(sheet().weeks) == 13
    assert not table.verticalScrollBar().isVisible()
    assert not table.horizontalScrollBar().isVisible()


def test_the_scroll_bar_goes_when_there_is_room_again(qtbot: QtBot, view: TermView) -> None:
    view.resize(1320, 500)
    qtbot.waitUntil(lambda: view.table.verticalScrollBar().isVisible())
    view.resize(1320, 780)
    qtbot.waitUntil(lambda: not view.table.verticalScrollBar().isVisible())


def test_arrows_home_and_end_go_through_the_squares(qtbot: QtBot, view: TermView) -> None:
    table = view.table
    table.choose(0, 0)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        qtbot.keyClick(table, key)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, 0)
    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.currentIndex().column() == table.terms.columnCount() - 1
    qtbot.keyClick(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 0)


def test_today_is_chosen_first_and_stays_chosen(view: TermView) -> None:
    assert view.chosen_day() == TODAY
    view.table.choose(0, 0)
    view.set_sheet(sheet(), TODAY)
    assert view.chosen_day() == MONDAY


def test_enter_and_a_double_click_ask_for_the_day(qtbot: QtBot, view: TermView) -> None:
    view.table.choose_day(MONDAY)
    with qtbot.waitSignal(view.day_wanted) as asked:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert asked.args == [MONDAY]
    middle: QPoint = view.table.visualRect(view.table.terms.index(1, 0)).center()
    with qtbot.waitSignal(view.day_wanted) as asked:
        qtbot.mouseDClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert asked.args == [MONDAY + timedelta(weeks=1)]


def test_f8_goes_round_the_empty_places(view: TermView) -> None:
    assert view.step_empty(True)
    assert view.chosen_day() == TODAY + timedelta(weeks=1)
    assert view.step_empty(False)
    assert view.chosen_day() == date(2026, 12, 14)


def test_a_family_s_total_opens_the_family(qtbot: QtBot, view: TermView) -> None:
    qtbot.mouseClick(view.arrangement.buttons()[1], Qt.MouseButton.LeftButton)
    view.table.choose(0, view.table.terms.columnCount() - 1)
    with qtbot.waitSignal(view.family_wanted) as asked:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert asked.args == [1]


def test_closed_weeks_and_the_line_of_today_are_one_square(view: TermView) -> None:
    table = view.table
    bands = [row for row in range(table.terms.rowCount()) if (line := table.terms.line(row)) and line.band]
    assert len(bands) == 2
    assert {table.columnSpan(row, 0) for row in bands} == {table.terms.columnCount()}


def test_a_term_without_open_days_says_where_to_go(qtbot: QtBot, view: TermView) -> None:
    shut = t.Closure(1, TERM.starts_on, TERM.ends_on, "other", "Shut")
    view.set_sheet(term_sheet(replace(nursery(), closures=(shut,)), TERM, TODAY), TODAY)
    assert view.empty.isVisible()
    assert EMPTY in [label.text() for label in view.empty.findChildren(QLabel)]
    with qtbot.waitSignal(view.timetable_wanted):
        view.empty.buttons["timetable"].click()


@pytest.mark.parametrize(("scheme", "points"), [("light", 10), ("dark", 10), ("light", 16)])
@pytest.mark.parametrize("wide", [1320, 940])
def test_it_draws_in_both_themes_and_sizes(
    qapp: QApplication, view: TermView, scheme: str, points: int, wide: int
) -> None:
    apply_theme(qapp, scheme, points)  # type: ignore[arg-type]
    view.resize(wide, 560)
    for arrangement in ("date", "family"):
        view.show_by(arrangement)
        picture = view.grab().toImage()
        corner = view.table.mapTo(view, QPoint(0, 0))
        across = range(corner.x(), picture.width(), 3)
        colours = {picture.pixel(x, y) for x in across for y in range(corner.y(), corner.y() + 120, 4)}
        assert len(colours) > 8
    apply_theme(qapp, "light", 10)


# -- in the window --------------------------------------------------------------------------------


def test_the_keys_switch_and_the_choice_is_remembered(
    qtbot: QtBot, window: MainWindow, page: RotaPage
) -> None:
    for number, span in ((2, "month"), (3, "term"), (1, "week"), (3, "term")):
        modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(window, Qt.Key(Qt.Key.Key_0 + number), modifiers)
        assert page.spans.span == span
        assert page.spans.switch.current() == span
    assert page.desk.settings.value("rota_span") == "term"
    assert page.spans.view.isVisible()
    assert not page.dock.isVisible()
    assert not page.problems.isVisible()


def test_where_one_scrolls_who_helps_has_the_height_of_the_letters(
    qtbot: QtBot, window: MainWindow, page: RotaPage
) -> None:
    book = window.bridge.book
    first = {
        "Garden helper": date(2026, 11, 24),
        "Cooking helper": date(2026, 11, 25),
        "Laundry": date(2026, 11, 26),
    }
    for number, shift in enumerate(shift for shift in book.shifts if shift.name in first):
        window.bridge.do(
            lambda file, shift=shift, number=number: duties.assign(
                file,
                on_date=first[shift.name],
                shift_id=shift.id,
                room_id=None,
                person_id=book.people[number].id,
            )
        )
    window.resize(1024, 700)
    window.commands["show-term"].trigger()
    table = page.spans.view.table
    qtbot.waitUntil(lambda: table.verticalScrollBar().isVisible())
    grid = table.terms.grid
    assert grid is not None
    helped = [
        (table.rowHeight(row), len(square.lines))
        for row, line in enumerate(grid.lines)
        for square in line.squares
        if square.kind == "helping"
    ]
    assert max(number for _, number in helped) == 3
    assert all(height >= number * look_of(table).small_line for height, number in helped)


def test_enter_in_the_term_shows_the_week(qtbot: QtBot, window: MainWindow, page: RotaPage) -> None:
    window.commands["show-term"].trigger()
    assert page.spans.view.chosen_day() == date(2026, 11, 24)
    page.spans.view.table.choose_day(date(2026, 12, 3))
    qtbot.keyClick(page.spans.view.table, Qt.Key.Key_Return)
    assert page.spans.is_week
    assert page.when.monday == date(2026, 11, 30)
    cell, _ = page.grid.selected()
    assert cell is not None
    assert cell.on_date == date(2026, 12, 3)
    assert page.dock.isVisible()


def test_turning_goes_by_what_is_on_show(window: MainWindow, page: RotaPage) -> None:
    window.commands["show-month"].trigger()
    window.commands["week-after"].trigger()
    assert page.when.monday == date(2026, 11, 30)
    assert page.spans.view._sheet is not None
    assert page.spans.view._sheet.title == "December 2026"
    window.commands["show-term"].trigger()
    window.commands["week-after"].trigger()
    assert page.spans.view._sheet.title == "Spring term 2027"
    window.commands["term-before"].trigger()
    assert page.spans.view._sheet.title == "Autumn term 2026"


def test_a_change_shows_in_the_term_at_once(window: MainWindow, page: RotaPage) -> None:
    window.commands["show-term"].trigger()
    book = window.bridge.book
    shift = next(s for s in book.shifts if s.kind == "care" and s.weekday == 3)
    person = next(p for p in book.people if p.family_id is not None and p.does_duties)
    thursday = date(2026, 12, 3)

    def square() -> Square:
        page.spans.view.table.choose_day(thursday)
        found = page.spans.view.table.square()
        assert found is not None
        return found

    before = square()
    window.bridge.do(
        lambda file: duties.assign(
            file, on_date=thursday, shift_id=shift.id, room_id=None, person_id=person.id
        )
    )
    assert person.first_name in square().spoken
    window.commands["undo"].trigger()
    assert square() == before


def test_f8_in_the_term_goes_to_an_empty_place(window: MainWindow, page: RotaPage) -> None:
    window.commands["show-term"].trigger()
    window.commands["next-problem"].trigger()
    square = page.spans.view.table.square()
    assert square is not None
    assert square.empty


def test_copying_last_week_from_the_term_shows_the_week(window: MainWindow, page: RotaPage) -> None:
    window.commands["show-term"].trigger()
    page.spans.view.table.choose_day(date(2026, 12, 3))
    window.commands["copy-week"].trigger()
    assert page.spans.is_week
    assert page.when.monday == date(2026, 11, 30)
    assert "Nothing to copy" in window.notices.text
