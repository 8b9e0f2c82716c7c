"""Who of a day can fall out, and the menu that asks which of them it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from nursery_rota.gui.pages.day_lines import DayLine
from nursery_rota.gui.theme import icon


def can_fall_out(line: DayLine | None) -> bool:
    """Somebody who is due and not away yet: staff, or a parent whose duty is still planned."""
    if line is None or line.chip.state == "away":
        return False
    if line.chip.state == "staff":
        return True
    return line.chip.duty_id is not None and line.chip.status in ("planned", "confirmed")


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
