"""How far each family is from its fair share, now and as proposed: a painted dot chart with a table as twin."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import ceil

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from nursery_rota.domain.proposal import FamilyFairness
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.theme import Look, look_of
from nursery_rota.gui.theme.strokes import text, width_of
from nursery_rota.gui.widgets.plain import plain_tip
from nursery_rota.wording import duties, plural

_LABEL = 62
"""Pixels between two labels of the axis, so that they never touch."""

FAIRNESS_COLUMNS = (
    Column[FamilyFairness]("Family", lambda f: f.family, bold=True, tip=lambda f: f.why, stretch=2),
    Column[FamilyFairness]("Now", lambda f: signed(float(f.before)), order=lambda f: f.before, right=True),
    Column[FamilyFairness]("Proposed", lambda f: signed(float(f.after)), order=lambda f: f.after, right=True),
    Column[FamilyFairness]("Duties", lambda f: duties(f.duties), order=lambda f: f.duties, right=True),
    Column[FamilyFairness]("Fair share", lambda f: duties(f.owed), order=lambda f: f.owed, right=True),
)


def _amount(number: Fraction) -> str:
    """ "4.5 duties", "1 duty"."""
    words = duties(number)
    return f"{words} duty" if words == "1" else f"{words} duties"


def signed(value: float) -> str:
    """ "+0.3", "−2.8", "0.0": distance from the fair share in duties."""
    text = f"{abs(value):.1f}"
    if text == "0.0":
        return text
    return f"+{text}" if value > 0 else f"−{text}"


class FairnessChart(QWidget):
    """One line a family: a ring for now, a disc for the proposal, the band of half a duty behind."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[FamilyFairness, ...] = ()
        self.setAccessibleName("Fairness, now and proposed")

    def show_rows(self, rows: Sequence[FamilyFairness]) -> None:
        self._rows = tuple(rows)
        out = sum(1 for row in rows if abs(row.after) > 0.5)
        self.setAccessibleDescription(
            f"{plural(len(rows), 'family', 'families')}, {out} more than half a duty from the fair share as proposed. "
            "The same figures stand in the table."
        )
        self.setMinimumHeight(self.sizeHint().height())
        self.update()

    def sizeHint(self) -> QSize:
        look = look_of(self)
        return QSize(440, look.small_line + 10 + len(self._rows) * (look.small_line + 1) + 6)

    def _limit(self) -> float:
        worst = max((max(abs(r.before), abs(r.after)) for r in self._rows), default=1)
        return max(1.0, float(worst) * 1.15)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            row = self._row_at(event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tip(self._sentence(row)) if row else "", self)
            return True
        return super().event(event)

    def _row_at(self, y: int) -> FamilyFairness | None:
        top, height = self._measure()
        at = int((y - top) // height)
        return self._rows[at] if y >= top and at < len(self._rows) else None

    def _sentence(self, row: FamilyFairness) -> str:
        text = (
            f"{row.family}: now {signed(float(row.before))}, proposed {signed(float(row.after))} "
            f"of a fair share of {_amount(row.owed)}."
        )
        return f"{text} {row.why}".strip()

    def _measure(self) -> tuple[float, float]:
        look = look_of(self)
        top = look.small_line + 10.0
        room = self.height() - top - 4
        return top, min(look.line + 8.0, max(look.small_line + 1.0, room / max(1, len(self._rows))))

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.second)
        top, height = self._measure()
        names = max((painter.fontMetrics().horizontalAdvance(r.family) for r in self._rows), default=40)
        left = min(names, self.width() // 3) + 20.0
        right = self.width() - painter.fontMetrics().horizontalAdvance("88.8 duties") - 20.0
        limit = self._limit()
        scale = (right - left) / (2 * limit)
        centre = (left + right) / 2
        bottom = top + height * len(self._rows)
        for place in range(0, len(self._rows), 2):
            painter.fillRect(QRectF(0, top + place * height, self.width(), height), look.colour("raised"))
        painter.fillRect(QRectF(centre - scale / 2, top, scale, bottom - top), look.colour("accent_tint"))
        self._paint_axis(painter, centre, scale, limit, top, bottom)
        for place, row in enumerate(self._rows):
            self._paint_row(
                painter, row, QRectF(0, top + place * height, self.width(), height), left, centre, scale
            )
        painter.end()

    def _paint_axis(
        self, painter: QPainter, centre: float, scale: float, limit: float, top: float, bottom: float
    ) -> None:
        look = look_of(self)
        step = max(1, round(limit / 3), ceil(_LABEL / scale))
        for duty in range(-int(limit), int(limit) + 1):
            if duty % step:
                continue
            x = centre + duty * scale
            painter.setPen(QPen(look.colour("text" if duty == 0 else "line"), 1.5 if duty == 0 else 1))
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))
            painter.setPen(look.colour("muted"))
            words = "fair share" if duty == 0 else signed(duty).replace(".0", "")
            painter.drawText(QRectF(x - 50, 0, 100, top - 4), Qt.AlignmentFlag.AlignCenter, words)

    def _paint_row(
        self, painter: QPainter, row: FamilyFairness, area: QRectF, left: float, centre: float, scale: float
    ) -> None:
        look = look_of(self)
        middle = area.center().y()
        painter.setPen(look.colour("text"))
        name = painter.fontMetrics().elidedText(row.family, Qt.TextElideMode.ElideRight, int(left) - 16)
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(0, area.top(), left - 12, area.height()), side, name)
        painter.setPen(look.colour("muted"))
        painter.drawText(area.adjusted(0, 0, -12, 0), side, _amount(row.duties))
        before, after = (QPointF(centre + float(value) * scale, middle) for value in (row.before, row.after))
        painter.setPen(QPen(look.colour("edge"), 1.5))
        painter.drawLine(before, after)
        paint_dot(painter, before, look, filled=False)
        paint_dot(painter, after, look, filled=True)


class FairnessLegend(QWidget):
    """The key of the chart: ring, disc and band with their words."""

    _WORDS = ("now", "proposed", "half a duty")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Ring: now. Disc: proposed. Band: half a duty from the fair share.")

    def sizeHint(self) -> QSize:
        look = look_of(self)
        return QSize(sum(width_of(word, look.second) + 34 for word in self._WORDS), look.small_line + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        left = 0
        for word in self._WORDS:
            if word == "half a duty":
                painter.setPen(QPen(look.colour("line"), 1))
                painter.setBrush(look.colour("accent_tint"))
                painter.drawRect(QRectF(left + 0.5, middle - 6.5, 13, 13))
            else:
                paint_dot(painter, QPointF(left + 7, middle), look, filled=word == "proposed")
            wide = width_of(word, look.second) + 2
            text(painter, QRect(left + 19, 0, wide, self.height()), word, look.second, look.colour("muted"))
            left += wide + 32
        painter.end()


def paint_dot(painter: QPainter, at: QPointF, look: Look, *, filled: bool) -> None:
    """A disc for what is proposed, a ring for what is."""
    if filled:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("accent"))
        painter.drawEllipse(at, 5, 5)
    else:
        painter.setPen(QPen(look.colour("edge"), 1.5))
        painter.setBrush(look.colour("surface"))
        painter.drawEllipse(at, 4.5, 4.5)
    painter.setBrush(Qt.BrushStyle.NoBrush)
