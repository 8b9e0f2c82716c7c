"""The saving month by month as bars: solid worked, hatched planned. Each bar says its figure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from nursery_rota.domain.costs.months import MonthSaving
from nursery_rota.domain.money import pounds
from nursery_rota.gui.pages.money_charts import axis_step, axis_words
from nursery_rota.gui.theme import look_of
from nursery_rota.gui.theme.strokes import hatch, text, width_of
from nursery_rota.gui.widgets.plain import plain_tip
from nursery_rota.wording import MONTHS


class MonthsChart(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._months: tuple[MonthSaving, ...] = ()
        self._currency = "GBP"
        self.setAccessibleName("Saving by month")

    def show_months(self, months: Sequence[MonthSaving], currency: str) -> None:
        self._months, self._currency = tuple(months), currency
        self.setAccessibleDescription(". ".join(self._sentence(month) for month in self._months))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, 10 * look_of(self).line)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 10 * look_of(self).line)

    def _sentence(self, month: MonthSaving) -> str:
        name = f"{MONTHS[month.month - 1]} {month.year}"
        if month.closed:
            return f"{name}: closed"
        worked, planned = pounds(month.worked, self._currency), pounds(month.planned, self._currency)
        return f"{name}: {pounds(month.pence, self._currency)}, worked {worked}, planned {planned}"

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._months:
            left = 20 + width_of(pounds(888800, self._currency), look_of(self).second)
            step = max(1.0, (self.width() - left - 12) / len(self._months))
            at = max(0, int((event.pos().x() - left) / step))
            words = self._sentence(self._months[min(at, len(self._months) - 1)])
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.setFont(look.second)
        line = painter.fontMetrics().height()
        most = max((abs(m.worked) + abs(m.planned) for m in self._months), default=0)
        step_pence = axis_step(most or 1, 3)
        left = 20 + width_of(axis_words(step_pence * 3, self._currency), look.second)
        room = QRectF(left, line + 10, self.width() - left - 12, self.height() - 2 * line - 20)
        self._paint_axis(painter, room, most, step_pence)
        step = room.width() / max(1, len(self._months))
        for place, month in enumerate(self._months):
            area = QRectF(room.left() + place * step + step * 0.16, room.top(), step * 0.68, room.height())
            self._paint_month(painter, month, area, most, line)
        painter.end()

    def _paint_axis(self, painter: QPainter, room: QRectF, most: int, step: int) -> None:
        look = look_of(self)
        tall = painter.fontMetrics().height()
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for pence in range(0, most + 1, step):
            y = room.bottom() - (pence / most * room.height() if most else 0)
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(look.colour("muted"))
            words = QRectF(0, y - tall / 2, room.left() - 8, tall)
            painter.drawText(words, side, axis_words(pence, self._currency))

    def _paint_month(self, painter: QPainter, month: MonthSaving, area: QRectF, most: int, line: int) -> None:
        look = look_of(self)
        accent = look.colour("accent")
        scale = area.height() / most if most else 0.0
        middle = Qt.AlignmentFlag.AlignCenter
        wide = area.adjusted(-12, 0, 12, 0)
        top = area.bottom()
        for pence, striped in ((month.worked, False), (month.planned, True)):
            tall = abs(pence) * scale
            if tall < 1:
                continue
            part = QRectF(area.left(), top - tall, area.width(), tall)
            if striped:
                hatch(painter, part, accent, step=7.0, width=1.4)
                painter.setPen(QPen(accent, 1))
                painter.drawRect(part)
            else:
                painter.fillRect(part, accent)
            top -= tall
        painter.setPen(look.colour("muted"))
        name = QRectF(wide.left(), area.bottom() + 4, wide.width(), line)
        painter.drawText(name, middle, month.label)
        figure = QRectF(wide.left(), top - line - 2, wide.width(), line)
        painter.setPen(look.colour("text"))
        closed = "closed" if painter.fontMetrics().horizontalAdvance("closed") < area.width() * 1.35 else "–"
        painter.drawText(figure, middle, closed if month.closed else _whole(month.pence))


def _whole(pence: int) -> str:
    """Whole pounds without the sign of the currency, with a true minus: "1,381", "−969"."""
    return f"{round(pence / 100):,}".replace("-", "−")


class MonthsLegend(QWidget):
    """The key of the bars: solid is worked, hatched is planned."""

    _WORDS = ("worked", "planned")

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Solid: worked. Hatched: planned.")

    def sizeHint(self) -> QSize:
        look = look_of(self)
        return QSize(sum(width_of(word, look.second) + 36 for word in self._WORDS), look.small_line + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self)
        painter = QPainter(self)
        accent = look.colour("accent")
        left = 0
        for word in self._WORDS:
            box = QRectF(left + 0.5, self.height() / 2 - 4.5, 14, 9)
            if word == "worked":
                painter.fillRect(box, accent)
            else:
                hatch(painter, box, accent, step=5.0, width=1.4)
                painter.setPen(QPen(accent, 1))
                painter.drawRect(box)
            wide = width_of(word, look.second) + 2
            area = QRect(left + 20, 0, wide, self.height())
            text(painter, area, word, look.second, look.colour("text"))
            left += wide + 34
        painter.end()
