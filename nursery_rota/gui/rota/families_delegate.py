"""Paints the families panel: a family's bar and figures, and its parents as chips that can be dragged."""

from __future__ import annotations

from fractions import Fraction

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.gui.rota.families_model import LEDGER_ROLE, PERSON_ROLE, PersonChip
from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import Look, look_of
from nursery_rota.gui.theme.strokes import Run, level_box, ring, rule, runs, runs_width, text
from nursery_rota.gui.widgets.bars import Account, paint_bar
from nursery_rota.wording import duties

_LEFT = 32
_RIGHT = 14


class FamiliesDelegate(QStyledItemDelegate):
    def __init__(self, view: QTreeView) -> None:
        super().__init__(view)
        self._view = view
        self.most = Fraction(1)
        """What the whole width of each bar stands for, in duties."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        look = look_of(self._view)
        if index.data(PERSON_ROLE) is None:
            return QSize(160, look.line + 19)
        last = index.row() == index.model().rowCount(index.parent()) - 1
        return QSize(160, look.chip + (12 if last else 4))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view, look = self._view, look_of(self._view)
        found: QRect = option.rect
        rect = QRect(0, found.top(), view.viewport().width(), found.height())
        state: QStyle.StateFlag = option.state
        focused = bool(state & QStyle.StateFlag.State_HasFocus)
        family = index.parent() if index.parent().isValid() else index
        opened = view.isExpanded(index.model().index(family.row(), 0))
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = "selection" if chosen and index == family else ("accent_tint" if opened else "surface")
        painter.fillRect(rect, look.colour(ground))
        row, person = index.data(LEDGER_ROLE), index.data(PERSON_ROLE)
        if isinstance(row, LedgerRow):
            rule(painter, rect, Qt.Edge.TopEdge, look.colour("line"))
            if chosen:
                painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), look.colour("accent"))
            self._family(painter, rect, row, opened, look)
            if focused:
                ring(painter, rect, look.colour("accent"))
        elif isinstance(person, PersonChip):
            self._person(painter, rect, person, focused, look)
        painter.restore()

    def _family(self, painter: QPainter, rect: QRect, row: LedgerRow, opened: bool, look: Look) -> None:
        side = look.sign - 3
        upper = QRect(_LEFT, rect.top() + 3, rect.width() - _LEFT - _RIGHT, look.line)
        sign = QRect(13, upper.center().y() - side // 2, side, side)
        paint_icon(painter, "down" if opened else "next", sign, look.colour("muted"))
        done = duties(row.done + row.credits)
        figures: list[Run] = [
            (done, look.second_bold, look.colour("text")),
            (f" + {duties(row.planned)} of {duties(row.owed)}", look.second, look.colour("muted")),
        ]
        runs(painter, upper, figures, right=True)
        name = QRect(upper)
        name.setRight(upper.right() - round(runs_width(figures)) - 8)
        text(painter, name, row.family, look.name, look.colour("text"))
        bar = QRect(_LEFT, upper.bottom() + 1, rect.width() - _LEFT - _RIGHT, 14)
        paint_bar(painter, bar, Account(row.done + row.credits, row.planned, row.owed, self.most), look)

    def _person(self, painter: QPainter, rect: QRect, person: PersonChip, focused: bool, look: Look) -> None:
        chip = QRect(_LEFT, rect.top() + 2, rect.width() - _LEFT - _RIGHT + 4, look.chip)
        paint_person(painter, chip, person, look)
        if focused:
            ring(painter, chip.adjusted(-2, -2, 2, 2), look.colour("accent"), look.chip / 2)


def paint_person(painter: QPainter, chip: QRect, person: PersonChip, look: Look) -> None:
    """A parent as a pill with a grip at the left."""
    painter.setPen(QPen(look.colour("edge"), 1))
    painter.setBrush(look.colour("surface"))
    radius = chip.height() / 2
    painter.drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    side = look.sign - 2
    top = chip.center().y() - side // 2
    paint_icon(painter, "grip", QRect(chip.left() + 6, top, side, side), look.colour("muted"))
    right = chip.right() - 9
    if person.first_aid:
        paint_icon(painter, "first-aid", QRect(QPoint(right + 1 - side, top), QSize(side, side)),
                   look.colour("ok"))  # fmt: skip
        right -= side + 5
    if person.level:
        right -= level_box(painter, right + 1, chip.top() + chip.height() / 2, person.level, look) + 5
    left = chip.left() + side + 13
    text(painter, QRect(left, chip.top(), right - left, chip.height()), person.name, look.name,
         look.colour("text"))  # fmt: skip
