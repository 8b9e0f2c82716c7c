"""The two heads of the month and term grid: weekdays or weeks above, weeks or families at the left."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from nursery_rota.gui.rota.term_grid import Head
from nursery_rota.gui.rota.term_model import HEAD_ROLE
from nursery_rota.gui.theme.look import look_of
from nursery_rota.gui.theme.strokes import rule, text, width_of

_SIDE = 10


class _TermHead(QHeaderView):
    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(16)

    def head(self, section: int) -> Head | None:
        found = self.model().headerData(section, self.orientation(), HEAD_ROLE)
        return found if isinstance(found, Head) else None


class ColumnHead(_TermHead):
    """ "Monday", at the right "16 children"; or "14 Sep" above "week 1"."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)

    def sizeHint(self) -> QSize:
        look = look_of(self)
        return QSize(super().sizeHint().width(), max(look.line + 14, 2 * look.small_line + 6))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        head = self.head(logical)
        if head is None:
            return
        look = look_of(self)
        painter.save()
        painter.fillRect(rect, look.colour("accent_tint" if head.marked else "raised"))
        rule(painter, rect, Qt.Edge.RightEdge, look.colour("line"))
        rule(painter, rect, Qt.Edge.BottomEdge, look.colour("edge"))
        wide = width_of(head.title, look.name)
        area = rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if head.second and rect.width() < wide + width_of(head.second, look.second) + 3 * _SIDE:
            upper = QRect(rect.left() + 6, rect.top() + 3, rect.width() - 8, look.small_line)
            text(painter, upper, head.title, look.second_bold, look.colour("text"))
            lower = upper.translated(0, look.small_line)
            text(painter, lower, head.second, look.second, look.colour("muted"))
        else:
            text(painter, area, head.title, look.name, look.colour("text"))
            beside = area.adjusted(wide + 4, 0, 0, 0)
            text(painter, beside, head.second, look.second, look.colour("muted"), right=True)
        painter.restore()


class LineHead(_TermHead):
    """ "14 Sep" above "week 1", or the name of a family."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)

    def wanted_width(self) -> int:
        """Room for the longest title, within bounds."""
        look = look_of(self)
        heads = [head for n in range(self.count()) if (head := self.head(n)) is not None]
        longest = max((width_of(head.title, look.name) for head in heads), default=0)
        least = width_of("week 10", look.second) + 3 * _SIDE
        return min(max(longest + 2 * _SIDE, least), width_of("n" * 24, look.name))

    def paintSection(self, painter: QPainter, rect: QRect, logical: int) -> None:
        head = self.head(logical)
        if head is None:
            return
        look = look_of(self)
        painter.save()
        painter.fillRect(rect, look.colour("accent_tint" if head.marked else head.ground))
        if head.title:
            rule(painter, rect, Qt.Edge.RightEdge, look.colour("edge"))
        rule(painter, rect, Qt.Edge.BottomEdge, look.colour("line"))
        if head.marked:
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), look.colour("accent"))
        inner = rect.adjusted(_SIDE, 0, -4, 0)
        if not head.second:
            text(painter, inner, head.title, look.name, look.colour("text"))
        elif rect.height() < look.line + look.small_line:
            text(painter, inner, f"{head.title}, {head.second}", look.second, look.colour("text"))
        else:
            top = rect.top() + min(8, (rect.height() - look.line - look.small_line) // 2)
            upper = QRect(inner.left(), top, inner.width(), look.line)
            text(painter, upper, head.title, look.name, look.colour("text"))
            lower = QRect(inner.left(), upper.bottom() + 1, inner.width(), look.small_line)
            text(painter, lower, head.second, look.second, look.colour("muted"))
        painter.restore()
