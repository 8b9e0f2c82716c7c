"""Money as bars: the payroll with parents and without, and the break-even fee. Each says its own figures."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.money import pounds
from nursery_rota.gui.theme import Look, look_of
from nursery_rota.gui.theme.strokes import hatch, width_of, wrapped_height

_MIDDLE = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_STEPS = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True)
class Bar:
    """A bar from ``low`` to ``high`` pence; ``figure`` is what it stands for."""

    title: str
    figure: int
    low: int
    high: int
    fill: str


def bars_of(report: CostReport) -> tuple[Bar, ...]:
    """From staff for every required place down to what the nursery pays with parents."""
    without, wages = report.payroll_without_parents["total"], report.wages_saved
    cost = wages - report.cash_saving
    pays = report.nursery_pays
    left = without - wages
    return (
        Bar("Staff for every required place", without, 0, without, "staff"),
        Bar("Wages parents save", -wages, min(left, without), max(left, without), "hatch"),
        Bar("What parents cost", cost, min(left, pays), max(left, pays), "outline"),
        Bar("What you pay with parents", pays, 0, pays, "accent"),
    )


def axis_step(most: int, lines: int = 4) -> int:
    """A round step in pence so that at most ``lines`` of them reach ``most``."""
    wanted = max(1.0, most / lines)
    size = 10 ** (len(str(int(wanted))) - 1)
    return next(int(step * size) for step in _STEPS if step * size >= wanted)


def axis_words(pence: int, currency: str) -> str:
    """ "£40k", "£500"."""
    whole = abs(pence) // 100 * (1 if pence >= 0 else -1)
    if abs(whole) >= 10_000 and whole % 500 == 0:
        return pounds(pence, currency).partition(".")[0].partition(",")[0] + (
            "k" if whole % 1000 == 0 else ".5k"
        )
    return pounds(pence, currency).removesuffix(".00")


class PayrollChart(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[Bar, ...] = ()
        self._saved = 0
        self._currency = "GBP"
        self.setAccessibleName("With parents and without")

    def show_report(self, report: CostReport) -> None:
        self._bars, self._currency, self._saved = bars_of(report), report.currency, report.cash_saving
        said = (f"{bar.title}: {pounds(bar.figure, self._currency)}" for bar in self._bars)
        self.setAccessibleDescription(". ".join(said))
        self.update()

    def figures(self) -> list[tuple[str, int]]:
        """Each bar and what it stands for in pence, and the saving."""
        found = [(bar.title, bar.figure) for bar in self._bars]
        return [*found, ("Saved" if self._saved >= 0 else "Costs more", self._saved)] if found else []

    def sizeHint(self) -> QSize:
        return QSize(480, 10 * look_of(self).line)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 10 * look_of(self).line)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._bars:
            return
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max(bar.high for bar in self._bars) or 1
        step = axis_step(most)
        left = 20 + width_of(axis_words(step * 4, self._currency) + "0", look.second)
        saved = pounds(abs(self._saved), self._currency)
        aside = width_of(saved, look.name) + 36
        width = self.width() - left - aside
        across = round(width / len(self._bars)) - 4
        titles = max(wrapped_height(bar.title, look.second, across) for bar in self._bars)
        top, bottom = look.line + 12.0, self.height() - titles - 14.0
        room = QRectF(left, top, width, bottom - top)
        self._axis(painter, room, most, step, look)
        wide = room.width() / len(self._bars)
        self._links(painter, room, most, look)
        for place, bar in enumerate(self._bars):
            area = QRectF(room.left() + place * wide, room.top(), wide, room.height())
            self._bar(painter, area, bar, most, look)
        self._bracket(painter, room, most, saved, look)
        painter.end()

    def _axis(self, painter: QPainter, room: QRectF, most: int, step: int, look: Look) -> None:
        painter.setFont(look.second)
        side = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for pence in range(0, most + 1, step):
            y = room.bottom() - pence / most * room.height()
            painter.setPen(QPen(look.colour("line"), 1))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right() + 8, y))
            painter.setPen(look.colour("muted"))
            words = QRectF(0, y - look.small_line / 2, room.left() - 8, look.small_line)
            painter.drawText(words, side, axis_words(pence, self._currency))

    def _bar(self, painter: QPainter, area: QRectF, bar: Bar, most: int, look: Look) -> None:
        scale = area.height() / most
        box = QRectF(
            area.left() + area.width() * 0.13,
            area.bottom() - bar.high * scale,
            area.width() * 0.74,
            max(2.0, (bar.high - bar.low) * scale),
        )
        accent = look.colour("accent")
        if bar.fill == "hatch":
            painter.fillRect(box, look.colour("surface"))
            hatch(painter, box, accent, step=7.0, width=1.4)
            painter.setPen(QPen(accent, 1))
        elif bar.fill == "outline":
            painter.fillRect(box, look.colour("surface"))
            painter.setPen(QPen(look.colour("text"), 1))
        else:
            painter.fillRect(box, look.colour(bar.fill))
            painter.setPen(QPen(look.colour("edge" if bar.fill == "staff" else "accent"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        painter.setFont(look.second_bold)
        painter.setPen(look.colour("text"))
        sign = "+" if bar.fill == "outline" and bar.figure > 0 else ""
        words = sign + pounds(bar.figure, self._currency)
        figure = QRectF(area.left() - 20, box.top() - look.small_line - 3, area.width() + 40, look.small_line)
        across = width_of(words, look.second_bold) + 6
        behind = QRectF(figure.center().x() - across / 2, figure.top(), across, figure.height())
        painter.fillRect(behind, look.colour("surface"))
        painter.drawText(figure, _MIDDLE, words)
        painter.setFont(look.second)
        painter.setPen(look.colour("muted"))
        title = QRectF(
            area.left() + 2, area.bottom() + 4, area.width() - 4, self.height() - area.bottom() - 6
        )
        painter.drawText(title, _MIDDLE, bar.title)

    def _links(self, painter: QPainter, room: QRectF, most: int, look: Look) -> None:
        """Dashes from the end of each bar to the beginning of the next, so that the steps read as a stair."""
        wide = room.width() / len(self._bars)
        pen = QPen(look.colour("edge"), 1, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        levels = (self._bars[0].high, self._bars[0].high - abs(self._bars[1].figure), self._bars[-1].high)
        for place, pence in enumerate(levels):
            y = room.bottom() - pence / most * room.height()
            left = room.left() + (place + 0.87) * wide
            painter.drawLine(QPointF(left, y), QPointF(left + 0.26 * wide, y))
        painter.setPen(QPen(look.colour("edge"), 1, Qt.PenStyle.DotLine))
        for pence, place in ((self._bars[0].high, 0), (self._bars[-1].high, len(self._bars) - 1)):
            y = room.bottom() - pence / most * room.height()
            painter.drawLine(QPointF(room.left() + (place + 0.87) * wide, y), QPointF(room.right() + 4, y))

    def _bracket(self, painter: QPainter, room: QRectF, most: int, saved: str, look: Look) -> None:
        """A dotted line from the top of the first bar, and between it and the last bar a bracket with what
        is saved; where the two are close the bracket keeps a height that can be seen."""
        first, last = (
            room.bottom() - bar.high / most * room.height() for bar in (self._bars[0], self._bars[-1])
        )
        x = room.right() + 12
        cost = self._saved < 0
        painter.setPen(QPen(look.colour("bad" if cost else "text"), 1.5))
        for y in (first, last):
            painter.drawLine(QPointF(x - 8, y), QPointF(x, y))
        painter.drawLine(QPointF(x, first), QPointF(x, last))
        middle = (first + last) / 2
        low, high = room.top() - look.small_line / 2, room.bottom() - 2 * look.small_line
        top = min(max(middle - look.small_line, low), high)
        painter.setFont(look.second)
        painter.setPen(look.colour("muted"))
        painter.drawText(QPointF(x + 8, top + look.small_line - 4), "cost more" if cost else "saved")
        painter.setFont(look.name)
        painter.setPen(look.colour("bad" if cost else "accent"))
        painter.drawText(QPointF(x + 8, top + 2 * look.small_line - 2), saved)


class FeeBars(QWidget):
    """The break-even fee with parents and without, as two bars of one scale."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fees: tuple[tuple[str, int | None, str], ...] = ()
        self._currency = "GBP"
        self.setAccessibleName("Break-even fee, a child-hour")

    def show_fees(self, with_parents: int | None, without: int | None, currency: str) -> None:
        self._currency = currency
        self._fees = (("with parents", with_parents, "accent"), ("without", without, "staff"))
        self.setAccessibleDescription(", ".join(f"{name} {fee}" for name, fee in self.figures()))
        self.updateGeometry()
        self.update()

    def figures(self) -> list[tuple[str, str]]:
        """What each bar is, and its fee in words."""
        return [(name, self._words(fee)) for name, fee, _ in self._fees]

    def _words(self, fee: int | None) -> str:
        return "–" if fee is None else pounds(fee, self._currency)

    def sizeHint(self) -> QSize:
        look = look_of(self)
        return QSize(200, 2 * (look.line + 8))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self)
        painter = QPainter(self)
        names = max((width_of(name, look.body) for name, _, _ in self._fees), default=0) + 12
        figures = max((width_of(self._words(fee), look.panel) for _, fee, _ in self._fees), default=0) + 10
        most = max((fee or 0 for _, fee, _ in self._fees), default=0) or 1
        room = max(20, self.width() - names - figures)
        tall = look.line + 8
        for place, (name, fee, fill) in enumerate(self._fees):
            row = QRectF(0, place * tall, self.width(), tall)
            middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
            painter.setFont(look.body)
            painter.setPen(look.colour("text"))
            painter.drawText(row, middle, name)
            wide = room * max(0, fee or 0) / most
            bar = QRectF(names + 0.5, row.top() + 3.5, wide, tall - 7)
            painter.setPen(QPen(look.colour("edge" if fill == "staff" else "accent"), 1))
            painter.setBrush(look.colour(fill))
            painter.drawRect(bar)
            painter.setFont(look.panel)
            painter.setPen(look.colour("text"))
            painter.drawText(row.adjusted(names + wide + 8, 0, 0, 0), middle, self._words(fee))
        painter.end()
