"""What is done in the window while it is watched: each action by its name, and how often."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path

from bench.nurseries import OPENS
from nursery_rota.actions import rows as changing
from nursery_rota.gui.main_window import MainWindow

Doing = Callable[[], object]
TIMES = 5


def actions(window: MainWindow, path: Path) -> Iterator[tuple[str, Doing]]:
    """One after the other; a name that comes again is the same action once more."""
    yield "Open a file", partial(window.begin_with, path)
    rota = window.pages.rota
    for _ in range(TIMES):
        yield "Another week", window.commands["week-after"].trigger
    yield "", partial(rota.show_week, OPENS)
    for duty in _duties(window):
        yield "A duty is changed", partial(_pin, window, duty)
        yield "Undo", window.bridge.undo
    cell = next(c for row in rota.grid.table.weeks.sheet.rows for cells in row.cells for c in cells)  # type: ignore[union-attr]
    for _ in range(2):
        yield "Who could do it", partial(rota.show_place, cell)
    yield "Month", window.commands["show-month"].trigger
    yield "Term", window.commands["show-term"].trigger
    for duty in _duties(window)[:2]:
        yield "A duty is changed, in the term", partial(_pin, window, duty)
    yield "Week again", window.commands["show-week"].trigger
    for key, name in (("today", "Today"), ("families", "Families"), ("prints", "Print")):
        yield f"{name}, the first time", partial(window.show_page, key)
    for key in ("rota", "today", "families"):
        yield "A page again", partial(window.show_page, key)
    family = window.bridge.book.families[0].id
    for number in range(2):
        note = {"notes": f"Note {number}"}
        yield "A family is changed", partial(_change, window, "families", family, note)
    for length in range(1, 7):
        yield "A letter to search for", partial(_search, window, "parent"[:length])
    yield "Light to dark", window.commands["colours-dark"].trigger


def _duties(window: MainWindow) -> list[int]:
    week = [day for day in window.bridge.book.duties_at if OPENS <= day < OPENS + timedelta(days=7)]
    return [duty.id for day in week for duty in window.bridge.book.duties_at[day]][:TIMES]


def _pin(window: MainWindow, duty: int) -> None:
    _change(window, "duties", duty, {"pinned": not window.bridge.book.duty[duty].pinned})


def _change(window: MainWindow, table: str, row: int, values: Mapping[str, object]) -> None:
    window.bridge.do(lambda file: changing.change(file, table, row, values, "Changed"))


def _search(window: MainWindow, words: str) -> None:
    if not window.finder.box.isVisible():
        window.finder.open()
    window.finder.box.line.setText(words)
