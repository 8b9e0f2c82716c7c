"""Who of a day can fall out, and the menu that asks which of them it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from nursery_rota.domain.tables import AbsenceKind
from nursery_rota.gui.planning.rota_staff import KINDS
from nursery_rota.gui.theme import icon
from nursery_rota.gui.today.day_lines import DayLine

_MARKS = (
    ("worked", "Worked", "W", "tick"),
    ("missed", "Missed, with its make-up", "M", "no"),
    ("excused", "Excused", "X", "exempt"),
    ("planned", "Not marked yet", "", "undo"),
)


def can_fall_out(line: DayLine | None) -> bool:
    """Somebody who is due and not away yet: staff, or a parent whose duty is still planned."""
    if line is None or line.chip.state == "away":
        return False
    if line.chip.state == "staff":
        return True
    return line.chip.duty_id is not None and line.chip.status in ("planned", "confirmed")


def open_line_menu(
    parent: QWidget,
    at: QPoint,
    line: DayLine,
    mark: Callable[[str], None],
    cannot_come: Callable[[], None],
    staff_away: Callable[[AbsenceKind], None],
    staff_back: Callable[[], None],
) -> None:
    """A menu at ``at`` of the screen with what can be done with one line of the day: whatever its keys do,
    and which absence of staff."""
    menu = QMenu(parent)
    if line.chip.state == "away":
        _add(menu, "Comes after all", "", "tick", staff_back)
    elif line.chip.state == "staff":
        for kind, words, keys in KINDS:
            _add(menu, words, keys, "away", partial(staff_away, kind))
    elif line.chip.duty_id is not None:
        if can_fall_out(line):
            _add(menu, "Can’t come", "T", "away", cannot_come)
            menu.addSeparator()
        for status, words, keys, sign in _MARKS:
            if status != line.chip.status:
                _add(menu, words, keys, sign, partial(mark, status))
    if not menu.actions():
        menu.addAction("Whom to ring stands beside it").setEnabled(False)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)


def _add(menu: QMenu, words: str, keys: str, sign: str, doing: Callable[[], None]) -> None:
    action = menu.addAction(icon(sign), f"{words}\t{keys}" if keys else words)
    action.triggered.connect(lambda checked=False: doing())


def ask_who(beside: QWidget, lines: Iterable[DayLine], chosen: Callable[[DayLine], None]) -> None:
    """A menu below ``beside`` with everybody who can fall out, each named once a shift."""
    menu = QMenu(beside)
    menu.setAccessibleName("Who can’t come?")
    for line in lines:
        if can_fall_out(line):
            words = f"{line.chip.full_name}, {line.chip.word}".replace("&", "&&")
            menu.addAction(icon("away"), words).triggered.connect(lambda checked=False, who=line: chosen(who))
    if not menu.actions():
        menu.addAction("Nobody is due on this day").setEnabled(False)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))
