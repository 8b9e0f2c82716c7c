"""The saving month by month as bars: solid worked, hatched planned. Each bar says its figure."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from nursery_rota.domain.costs.months import MonthSaving
from nursery_rota.domain.money import pounds
from nursery_rota.gui.costs.money_charts import axis_step, axis_words
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
        high = max((_above(m) for m in self._months), default=0)
        low = min((_below(m) for m in self._months), default=0)
        step_pence = axis_step((high - low) or 1, 3)
        widest = max((axis_words(p, self._currency) for p in (high, low)), key=len)
        left = 20 + width_of(f"{widest}0", look.second)
        foot = line + 4 if low < 0 else 0
        room = QRectF(left, line + 10, self.width() - left - 12, self.height() - 2 * line - 20 - foot)
        scale = Scale(room, low, high)
        self._paint_axis(painter, scale, step_pence)
        step = room.width() / max(1, len(self._months))
        for place, month in enumerate(self._months):
            area = QRectF(
                room.left() + place * step + step * 0.16, room.top(), step * 0.68, room.height() + foot
            )
            self._paint_month(painter, month, area, scale, line)
        painter.end()

    def _paint_axis(self, painter: QPainter, scale: Scale, step: int) -> None:
        look = look_of(self)
        tall = painter.fontMetrics().height()
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        first = -(-scale.low // step) * step
        for pence in range(first, scale.high + 1, step):
            y = scale.y(pence)
            painter.setPen(QPen(look.colour("edge" if pence == 0 and scale.low < 0 else "line"), 1))
            painter.drawLine(QPointF(scale.room.left(), y), QPointF(scale.room.right(), y))
            painter.setPen(look.colour("muted"))
            words = QRectF(0, y - tall / 2, scale.room.left() - 8, tall)
            painter.drawText(words, side, axis_words(pence, self._currency))

    def _paint_month(
        self, painter: QPainter, month: MonthSaving, area: QRectF, scale: Scale, line: int
    ) -> None:
        """Up from nought what is saved; down, in the colour of trouble, what parents cost more than they save."""
        look = look_of(self)
        middle = Qt.AlignmentFlag.AlignCenter
        wide = area.adjusted(-12, 0, 12, 0)
        up = down = 0
        for pence, striped in ((month.worked, False), (month.planned, True)):
            start = down if pence < 0 else up
            part = QRectF(
                QPointF(area.left(), scale.y(start)), QPointF(area.right(), scale.y(start + pence))
            ).normalized()
            up, down = (up, down + pence) if pence < 0 else (up + pence, down)
            if part.height() >= 1:
                _paint_part(painter, part, look.colour("bad" if pence < 0 else "accent"), striped=striped)
        painter.setPen(look.colour("muted"))
        name = QRectF(wide.left(), area.bottom() + 4, wide.width(), line)
        painter.drawText(name, middle, month.label)
        y = scale.y(down) + 2 if month.pence < 0 else scale.y(up) - line - 2
        figure = QRectF(wide.left(), y, wide.width(), line)
        painter.setPen(look.colour("bad" if month.pence < 0 else "text"))
        closed = "closed" if painter.fontMetrics().horizontalAdvance("closed") < area.width() * 1.35 else "–"
        words = closed if month.closed and not month.pence else _whole(month.pence)
        if painter.fontMetrics().horizontalAdvance(words) > area.width() * 1.4:
            words = f"{month.pence / 100_000:.1f}k".replace("-", "−")
        painter.drawText(figure, middle, words)


class Scale:
    """From pence to the height on the widget, nought being where it must."""

    def __init__(self, room: QRectF, low: int, high: int) -> None:
        self.room, self.low, self.high = room, low, high

    def y(self, pence: int) -> float:
        whole = self.high - self.low
        return self.room.bottom() - ((pence - self.low) / whole * self.room.height() if whole else 0)


def _above(month: MonthSaving) -> int:
    return max(0, month.worked) + max(0, month.planned)


def _below(month: MonthSaving) -> int:
    return min(0, month.worked) + min(0, month.planned)


def _paint_part(painter: QPainter, part: QRectF, colour: QColor, *, striped: bool) -> None:
    if not striped:
        painter.fillRect(part, colour)
        return
    hatch(painter, part, colour, step=7.0, width=1.4)
    painter.setPen(QPen(colour, 1))
    painter.drawRect(part)


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
