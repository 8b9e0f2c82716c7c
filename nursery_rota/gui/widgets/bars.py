"""The family bar: solid is done, hatched is planned, an outline is what would be added, a tall tick is owed."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from nursery_rota.gui.theme.look import Look
from nursery_rota.gui.theme.strokes import hatch


@dataclass(frozen=True)
class Account:
    """Amounts of duties; ``most`` is what the whole width stands for, the same for all bars of a list."""

    done: Fraction
    planned: Fraction
    owed: Fraction
    most: Fraction
    added: Fraction = Fraction(0)


BAR = 7
TICK = 12


def paint_bar(painter: QPainter, area: QRect, account: Account, look: Look) -> None:
    """Draw ``account`` along ``area``: a bar of 7 px in its middle, the tick 12 px tall.

    What a family owes from before ("−0.3 done") leaves the bar empty.
    """
    most = max(account.most, account.owed, account.done + account.planned + account.added)
    per_duty = area.width() / float(most) if most else 0.0
    top = area.center().y() - BAR // 2
    accent = look.colour("accent")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(look.colour("line"), 1))
    middle = area.center().y()
    painter.drawLine(area.left(), middle, area.right(), middle)
    at = area.left()
    done = max(0, round(float(account.done) * per_duty))
    painter.fillRect(QRect(at, top, done, BAR), accent)
    at += done
    for amount, striped in ((account.planned, True), (account.added, False)):
        wide = round(float(amount) * per_duty)
        if wide <= 0:
            continue
        part = QRect(at, top, wide, BAR)
        painter.fillRect(part, look.colour("surface"))
        if striped:
            hatch(painter, QRectF(part), accent, step=5.0, width=1.6)
        painter.setPen(QPen(accent, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(part.adjusted(0, 0, -1, -1))
        at += wide
    if account.owed > 0:
        owed = area.left() + round(float(account.owed) * per_duty) - 1
        painter.fillRect(QRect(owed, middle - TICK // 2, 2, TICK), look.colour("text"))
    painter.restore()
