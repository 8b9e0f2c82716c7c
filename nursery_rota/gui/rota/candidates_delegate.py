"""Paints the list of who could do it, with its buttons. Says where a button or link stands, acts on nothing."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from nursery_rota.domain.findings import CandidateGroup, CandidateLine
from nursery_rota.gui.rota.candidates_model import (
    GROUPS,
    ROW_ROLE,
    GroupHead,
    Person,
    Row,
    Summary,
    after,
    sum_words,
)
from nursery_rota.gui.rota.numbered_list import HotPainter, number_disc, row_button
from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import Look, look_of
from nursery_rota.gui.theme.strokes import (
    level_box,
    level_width,
    ring,
    rule,
    runs,
    runs_width,
    text,
    width_of,
    wrapped,
    wrapped_height,
)
from nursery_rota.gui.widgets.bars import Account, paint_bar

_SIDE = 16
_TEXT = 44
"""Where names begin."""
_HEADS: dict[CandidateGroup, tuple[str, str, str]] = {
    "counts": ("ok", "ok", "ok_tint"),
    "waive": ("our-rule", "warn", "warn_tint"),
    "additional": ("additional", "text", "raised"),
    "cannot": ("no", "text", "raised"),
}
_WORDS: dict[CandidateGroup, str] = {
    "counts": "Give", "waive": "Give anyway…", "additional": "Give", "cannot": "",
}  # fmt: skip


class CandidatesDelegate(HotPainter):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        look, width = look_of(self._view), self._view.viewport().width()
        return QSize(100, self._height(index.data(ROW_ROLE), width, look))

    def _height(self, row: Row | None, width: int, look: Look) -> int:
        match row:
            case GroupHead():
                return look.line + 10
            case Summary():
                inner = width - _TEXT - _SIDE
                return wrapped_height(f"{row.words} {row.link}", look.second, inner) + 14
            case Person() if row.line.group == "counts":
                return look.line + look.small_line * 2 + 17
            case Person():
                inner = self._why_width(width, row.line, look)
                return look.line + wrapped_height(row.line.why, look.second, inner) + 10
        return 0

    def _why_width(self, width: int, line: CandidateLine, look: Look) -> int:
        button = self._button_width(line, look)
        return max(60, width - _TEXT - _SIDE - (button + 10 if button else 0))

    def _button_width(self, line: CandidateLine, look: Look) -> int:
        words = _WORDS[line.group]
        return width_of(words, look.second_bold) + 20 if words else 0

    def button_rect(self, rect: QRect, row: Row | None) -> QRect:
        """The button of a person, or the link of a paragraph; empty where there is none."""
        look = look_of(self._view)
        if isinstance(row, Summary):
            tall = max(24, look.small_line + 6)
            wide = width_of(row.link, look.second_bold)
            return QRect(rect.right() - _SIDE - wide, rect.bottom() - tall - 3, wide + 2, tall)
        if not isinstance(row, Person) or not _WORDS[row.line.group]:
            return QRect()
        wide, tall = self._button_width(row.line, look), look.small_line + 12
        return QRect(rect.right() - 12 - wide, rect.center().y() - tall // 2 + 1, wide, tall)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, row = look_of(self._view), index.data(ROW_ROLE)
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        best = isinstance(row, Person) and row.number == 1
        painter.fillRect(rect, look.colour("selection" if chosen else "accent_tint" if best else "surface"))
        if isinstance(row, GroupHead):
            _head(painter, rect, row, look)
        elif isinstance(row, Summary):
            self._summary(painter, rect, row, look)
        elif isinstance(row, Person):
            self._person(painter, rect, row, look, index.row() == self.hot)
        rule(painter, rect, Qt.Edge.BottomEdge, look.colour("line"))
        if state & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect, look.colour("accent"))
        painter.restore()

    def _summary(self, painter: QPainter, rect: QRect, row: Summary, look: Look) -> None:
        area = rect.adjusted(_TEXT, 6, -_SIDE, 0)
        wrapped(painter, area, row.words, look.second, look.colour("text"))
        link = self.button_rect(rect, row)
        painter.fillRect(link.adjusted(-4, 2, 2, -2), painter.background())
        text(painter, link, row.link, look.second_bold, look.colour("accent"))
        under = link.center().y() + look.small_line // 2
        painter.fillRect(QRect(link.left(), under, link.width() - 2, 1), look.colour("accent"))

    def _person(self, painter: QPainter, rect: QRect, row: Person, look: Look, hot: bool) -> None:
        line = row.line
        self._sign(painter, rect, row, look)
        button = self.button_rect(rect, row)
        end = button.left() - 8 if not button.isEmpty() else rect.right() - _SIDE
        upper = QRect(rect.left() + _TEXT, rect.top() + 5, end - rect.left() - _TEXT, look.line)
        badges = _badges_width(line, look)
        name = QRect(upper)
        name.setWidth(min(width_of(line.name, look.name) + 1, upper.width() - badges))
        text(painter, name, line.name, look.name, look.colour("text"))
        if badges:
            _badges(painter, name.right() + 8, upper, line, look)
        if line.group == "counts":
            self._reasons(painter, upper, line, look)
        else:
            why = QRect(upper.left(), upper.bottom() + 1, self._why_width(rect.width(), line, look), 400)
            wrapped(painter, why, line.why, look.second, look.colour("text"))
        if not button.isEmpty():
            row_button(painter, button, _WORDS[line.group], row.number == 1, hot, look)

    def _sign(self, painter: QPainter, rect: QRect, row: Person, look: Look) -> None:
        if not row.number:
            side = look.sign
            sign, token, _tint = _HEADS[row.line.group]
            token = "muted" if token == "text" else "ok" if row.line.group == "counts" else token
            box = QRect(rect.left() + _SIDE, rect.top() + 6, side, side)
            paint_icon(painter, sign, box, look.colour(token))
            return
        number_disc(painter, rect, row.number, look)

    def _reasons(self, painter: QPainter, upper: QRect, line: CandidateLine, look: Look) -> None:
        at, side = upper.left(), look.sign - 3
        top = upper.bottom() + 1
        for pro in line.pros:
            wide = width_of(pro, look.second)
            if at + side + 5 + wide > upper.right() and at > upper.left():
                break
            colour = look.colour("warn" if pro.startswith("rather not") else "ok")
            box = QRect(at, top + (look.small_line - side) // 2, side, side)
            paint_icon(painter, _pro_sign(pro), box, colour)
            area = QRect(at + side + 5, top, min(wide + 2, upper.right() - at - side), look.small_line)
            text(painter, area, pro, look.second, colour)
            at += side + 5 + wide + 9
        lower = QRect(upper.left(), top + look.small_line + 1, upper.width(), look.small_line)
        words = [
            (sum_words(line), look.second, look.colour("muted")),
            (after(line), look.second_bold, look.colour("text")),
        ]
        wide = min(130, max(40, lower.width() - round(runs_width(words)) - 10))
        whole = max(line.owed, line.done + line.planned + 1)
        account = Account(line.done, line.planned, line.owed, whole * 5 / 4, type(line.owed)(1))
        paint_bar(painter, QRect(lower.left(), lower.top() + 1, wide, lower.height()), account, look)
        runs(
            painter,
            QRect(lower.left() + wide + 10, lower.top(), lower.width() - wide - 10, lower.height()),
            words,
        )


def _head(painter: QPainter, rect: QRect, row: GroupHead, look: Look) -> None:
    sign, token, tint = _HEADS[row.group]
    painter.fillRect(rect, look.colour(tint))
    side = look.sign
    box = QRect(rect.left() + _SIDE - 2, rect.center().y() - side // 2 + 1, side, side)
    paint_icon(painter, sign, box, look.colour(token))
    count = QRect(rect.right() - _SIDE - 40, rect.top(), 40, rect.height())
    text(painter, count, str(row.count), look.name, look.colour(token), right=True)
    left = box.right() + 9
    area = QRect(left, rect.top(), count.left() - left, rect.height())
    title = GROUPS[row.group]
    font = look.name if width_of(title, look.name) <= area.width() else look.second_bold
    text(painter, area, title, font, look.colour(token))


def _badges_width(line: CandidateLine, look: Look) -> int:
    """Those who cannot need no badges: their sentence says what matters."""
    if line.group == "cannot":
        return 0
    level = level_width(line.level, look) + 6 if line.level else 0
    return level + (look.sign + 6 if line.first_aid else 0)


def _badges(painter: QPainter, left: int, upper: QRect, line: CandidateLine, look: Look) -> None:
    middle = upper.top() + upper.height() / 2
    if line.level:
        wide = level_width(line.level, look)
        level_box(painter, left + wide, middle, line.level, look)
        left += wide + 6
    if line.first_aid:
        side = look.sign - 1
        box = QRect(QPoint(left, round(middle - side / 2)), QSize(side, side))
        paint_icon(painter, "first-aid", box, look.colour("ok"))


def _pro_sign(pro: str) -> str:
    if pro.startswith("prefers"):
        return "prefers"
    if pro.startswith("rather not"):
        return "rather-not"
    return "child" if pro.endswith("is in") else "tick"
