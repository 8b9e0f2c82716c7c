"""Paints one row of the problems list: sign, word, where, sentence, link."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from nursery_rota.domain.findings import Finding
from nursery_rota.gui.rota.problems_model import FINDING_ROLE, SIGNS, TONES, WORDS, link_words
from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import Look, look_of
from nursery_rota.gui.theme.strokes import ring, rule, text, width_of

_SIDE = 16


class ProblemsDelegate(QStyledItemDelegate):
    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self.places: tuple[str, ...] = ()
        """Every place that is named in the list: its longest sets where the sentences begin."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, look_of(self._view).row + 6)

    def link_rect(self, row: QRect, finding: Finding) -> QRect:
        """Where the link stands in ``row``; empty where there is none."""
        words = link_words(finding)
        if not words:
            return QRect()
        look = look_of(self._view)
        wide = width_of(words, look.second_bold) + 2
        tall = max(24, look.line + 4)
        return QRect(row.right() - _SIDE + 2 - wide, row.center().y() - tall // 2, wide, tall)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        finding = index.data(FINDING_ROLE)
        if not isinstance(finding, Finding):
            return
        look = look_of(self._view)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, look.colour("selection" if chosen else "surface"))
        if index.row():
            rule(painter, rect, Qt.Edge.TopEdge, look.colour("line"))
        if chosen:
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), look.colour("accent"))
        self._row(painter, rect, finding, look)
        if state & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect, look.colour("accent"))
        painter.restore()

    def _row(self, painter: QPainter, rect: QRect, finding: Finding, look: Look) -> None:
        tone = look.colour(TONES[finding.severity])
        side = look.sign
        sign = QRect(rect.left() + _SIDE, rect.center().y() - side // 2 + 1, side, side)
        paint_icon(painter, SIGNS[finding.severity], sign, tone)
        left = sign.right() + 8
        widest = max(width_of(word, look.second_bold) for word in WORDS.values()) + 4
        area = QRect(left, rect.top(), widest, rect.height())
        text(painter, area, WORDS[finding.severity], look.second_bold, tone)
        link = self.link_rect(rect, finding)
        end = link.left() - 12 if not link.isEmpty() else rect.right() - _SIDE
        left += widest + 14
        longest = max((width_of(place, look.second_bold) for place in self.places), default=0)
        where = min(longest + 2, (end - left) // 3)
        text(painter, QRect(left, rect.top(), where, rect.height()), finding.where, look.second_bold,
             look.colour("text"))  # fmt: skip
        left += where + 12
        text(painter, QRect(left, rect.top(), end - left, rect.height()), finding.message, look.table,
             look.colour("text"))  # fmt: skip
        if not link.isEmpty():
            self._link(painter, link, link_words(finding), look)

    def _link(self, painter: QPainter, area: QRect, words: str, look: Look) -> None:
        text(painter, area, words, look.second_bold, look.colour("accent"))
        under = area.center().y() + look.small_line // 2
        painter.fillRect(QRect(area.left(), under, area.width() - 2, 1), look.colour("accent"))
