"""The two heads of the week grid, which stay in view while it scrolls: days above, shifts at the left."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from nursery_rota.domain.sheets import Day, GridRow
from nursery_rota.gui.rota.week_model import DAY_ROLE, ROW_ROLE
from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import Look, look_of
from nursery_rota.gui.theme.strokes import rule, text, width_of, wrapped, wrapped_height

_SIDE = 10


class DayHead(QHeaderView):
    """ "Thu 26" and, at the right, whether the day is covered."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(24)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), look_of(self).line + 22)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        day = self.model().headerData(logical, Qt.Orientation.Horizontal, DAY_ROLE)
        if not isinstance(day, Day):
            return
        look = look_of(self)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, look.colour("accent_tint" if day.is_today else "raised"))
        _lines(painter, rect, look, right="line", bottom="edge")
        narrow = rect.width() < 100
        title = rect.adjusted(_SIDE if not narrow else 4, 0, -4, 0)
        wide = width_of(day.title, look.panel)
        if narrow:
            title.setLeft(rect.left() + max(3, (rect.width() - wide) // 2))
        if day.is_today:
            pill = QRectF(title.left() - 7, rect.center().y() - look.chip / 2 + 1, wide + 14, look.chip)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(pill, 6, 6)
        text(painter, title, day.title, look.panel, look.colour("on_accent" if day.is_today else "text"))
        if day.is_today:
            painter.fillRect(QRect(rect.left(), rect.bottom() - 2, rect.width(), 3), look.colour("accent"))
        if not narrow:
            taken = _SIDE + wide + (12 if day.is_today else 6)
            if day.is_today:
                taken += self._today(painter, rect, taken, look)
            self._state(painter, rect.adjusted(taken, 0, -_SIDE - 1, 0), day, look)
        painter.restore()

    def _today(self, painter: QPainter, rect: QRect, left: int, look: Look) -> int:
        """The word "today" beside the date, where there is room for it."""
        wide = width_of("today", look.second_bold) + 2
        if rect.width() - left - wide < look.line * 5:
            return 0
        area = QRect(rect.left() + left, rect.top(), wide, rect.height())
        text(painter, area, "today", look.second_bold, look.colour("accent"))
        return wide + 6

    def _state(self, painter: QPainter, room: QRect, day: Day, look: Look) -> None:
        sign, words, token = "tick", "Covered", "muted"
        if day.closed is not None:
            sign, words = "closed", "Closed"
        elif not day.expects_children:
            sign, words = "minus", "No children"
        elif day.short:
            sign, words, token = "law", f"{day.short} short", "bad"
        side = look.sign - 2
        font = look.second_bold if day.short and not day.closed else look.second
        wide = width_of(words, font) + 2
        right = room.right()
        if token == "bad":
            right -= 6
            tall = look.small_line + 8
            tag = QRectF(right - wide - side - 18, room.center().y() - tall / 2 + 1, wide + side + 24, tall)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("bad_tint"))
            painter.drawRoundedRect(tag, 4, 4)
        if room.width() >= wide + side + 6:
            area = QRect(right - wide, room.top(), wide, room.height())
            text(painter, area, words, font, look.colour(token), right=True)
            right -= wide + 6
        box = QRect(right - side, room.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, sign, box, look.colour(token))


class RowHead(QHeaderView):
    """The name of a shift and its times."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(24)

    def sizeHint(self) -> QSize:
        look = look_of(self)
        return QSize(width_of("08:45–12:15", look.second) + 2 * _SIDE, super().sizeHint().height())

    def wanted_height(self, row: GridRow) -> int:
        """Enough for the title and every line of times."""
        look, inner = look_of(self), self.width() - _SIDE - 4
        tall = wrapped_height(row.title, look.name, inner)
        return 16 + tall + sum(wrapped_height(line, look.second, inner) for line in row.times)

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        row = self.model().headerData(logical, Qt.Orientation.Vertical, ROW_ROLE)
        if not isinstance(row, GridRow):
            return
        look = look_of(self)
        painter.save()
        painter.fillRect(rect, look.colour("raised"))
        _lines(painter, rect, look, right="edge", bottom="line")
        area = rect.adjusted(_SIDE, 8, -4, -4)
        wrapped(painter, area, row.title, look.name, look.colour("text"))
        area.setTop(area.top() + wrapped_height(row.title, look.name, area.width()))
        for line in row.times:
            wrapped(painter, area, line, look.second, look.colour("muted"))
            area.setTop(area.top() + wrapped_height(line, look.second, area.width()))
        painter.restore()


def _lines(painter: QPainter, rect: QRect, look: Look, right: str, bottom: str) -> None:
    rule(painter, rect, Qt.Edge.RightEdge, look.colour(right))
    rule(painter, rect, Qt.Edge.BottomEdge, look.colour(bottom))
