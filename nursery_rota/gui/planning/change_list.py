"""What a proposal would change, by week: sign and word, where, who before and after, and why."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.differences import NOBODY
from nursery_rota.domain.proposal import Change, ChangeKind
from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import Look, look_of
from nursery_rota.gui.theme.strokes import Run, ring, rule, runs, runs_width, text, width_of
from nursery_rota.gui.widgets.plain import plain_tip
from nursery_rota.gui.widgets.tags import paint_tag, tag_width
from nursery_rota.wording import day_month, plural, weekday_short

KINDS: dict[ChangeKind, tuple[str, str, str]] = {
    "filled": ("Filled", "plus", "accent"),
    "moved": ("Moved", "swap", "info"),
    "removed": ("Removed", "minus", "muted"),
    "watching": ("Watching", "watching", "plum"),
    "stands_in": ("Stands in", "swap", "accent"),
    "first_call": ("First call", "first-call", "muted"),
}
_CHANGE = int(Qt.ItemDataRole.UserRole)
_SECOND = _CHANGE + 1
Index = QModelIndex | QPersistentModelIndex


class ChangeList(QTreeWidget):
    """Weeks as headings that fold; read-only. ``opened`` carries a Change that was entered."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("What would change")
        self.setColumnCount(1)
        self.setHeaderHidden(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setUniformRowHeights(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._painter = _ChangePainter(self)
        self.setItemDelegate(self._painter)
        self.itemClicked.connect(self._fold)
        self.itemActivated.connect(self._open)

    def show_changes(self, changes: tuple[Change, ...]) -> None:
        self.clear()
        self._painter.measure(changes)
        weeks: dict[date, list[Change]] = defaultdict(list)
        for change in changes:
            weeks[monday_of(change.on_date)].append(change)
        for monday, rows in sorted(weeks.items()):
            head = QTreeWidgetItem(self, [f"Week of {day_month(monday)}"])
            head.setData(0, _SECOND, plural(len(rows), "change"))
            head.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{head.text(0)}, {head.data(0, _SECOND)}")
            for change in rows:
                self._add(head, change)
            head.setExpanded(True)

    def _add(self, head: QTreeWidgetItem, change: Change) -> None:
        item = QTreeWidgetItem(head)
        who = f"{change.before or NOBODY} → {change.after or NOBODY}"
        said = f"{KINDS[change.kind][0]}: {change.where}, {who}, {change.why}"
        item.setData(0, _CHANGE, change)
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, said)
        item.setToolTip(0, plain_tip(said))

    def _open(self, item: QTreeWidgetItem) -> None:
        change = item.data(0, _CHANGE)
        if isinstance(change, Change):
            self.opened.emit(change)

    def _fold(self, item: QTreeWidgetItem) -> None:
        if item.parent() is None:
            item.setExpanded(not item.isExpanded())


class _ChangePainter(QStyledItemDelegate):
    """One line a change, in columns as wide as their longest words."""

    def __init__(self, view: ChangeList) -> None:
        super().__init__(view)
        self._view = view
        self._changes: tuple[Change, ...] = ()
        self._measured: tuple[Look, int, int, int] | None = None

    def measure(self, changes: tuple[Change, ...]) -> None:
        self._changes, self._measured = changes, None

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, look_of(self._view).row)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = look_of(self._view)
        painter.save()
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        change = index.data(_CHANGE)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        ground = "selection" if chosen else "surface" if isinstance(change, Change) else "raised"
        painter.fillRect(area, look.colour(ground))
        rule(painter, area, Qt.Edge.BottomEdge, look.colour("line"))
        if isinstance(change, Change):
            self._paint_change(painter, area, change, look)
        else:
            opened = bool(state & QStyle.StateFlag.State_Open)
            self._paint_head(painter, area, index, look, opened)
        if state & QStyle.StateFlag.State_HasFocus:
            ring(painter, area, look.colour("accent"))
        painter.restore()

    def _paint_head(self, painter: QPainter, area: QRect, index: Index, look: Look, opened: bool) -> None:
        side = look.sign - 2
        sign = QRect(area.left() + 12, area.center().y() - side // 2, side, side)
        paint_icon(painter, "down" if opened else "next", sign, look.colour("text"))
        pieces: list[Run] = [
            (str(index.data()), look.name, look.colour("text")),
            (f"  {index.data(_SECOND)}", look.second, look.colour("muted")),
        ]
        runs(painter, area.adjusted(sign.right() + 8 - area.left(), 0, -8, 0), pieces)

    def _paint_change(self, painter: QPainter, area: QRect, change: Change, look: Look) -> None:
        words, sign, tone = KINDS[change.kind]
        kind, where, who = self._columns(look, area.width())
        left = area.left() + 16
        paint_tag(painter, QRect(left, area.top(), kind, area.height()), words, tone, sign, look)
        left += kind + 8
        text(painter, QRect(left, area.top(), where, area.height()), _place(change), look.table,
             look.colour("text"))  # fmt: skip
        left += where + 12
        runs(painter, QRect(left, area.top(), who, area.height()), _people(change, look))
        left += who + 16
        room = QRect(left, area.top(), area.right() - left - 8, area.height())
        text(painter, room, change.why, look.second, look.colour("muted"))

    def _columns(self, look: Look, width: int) -> tuple[int, int, int]:
        """Widths of tag, place and people; the reason has what is left, at least a quarter."""
        if self._measured is None or self._measured[0] is not look:
            self._measured = (look, *self._widest(look))
        _, kind, where, who = self._measured
        reasons = any(change.why for change in self._changes)
        most = max(120, (width * 3 // 4 if reasons else width) - kind - 60)
        if where + who > most:
            where = max(most - who, most // 3)
            who = most - where
        return kind, where, who

    def _widest(self, look: Look) -> tuple[int, int, int]:
        shown = {KINDS[change.kind][:2] for change in self._changes}
        return (
            max((tag_width(words, sign, look) for words, sign in shown), default=0),
            max((width_of(_place(change), look.table) for change in self._changes), default=0) + 2,
            max((round(runs_width(_people(change, look))) for change in self._changes), default=0) + 2,
        )


def _place(change: Change) -> str:
    """ "Mon 4, Late": the month stands above, and all are duties."""
    shift = change.where.partition(", ")[2].removesuffix(" duty")
    return f"{weekday_short(change.on_date.weekday())} {change.on_date.day}, {shift}"


def _people(change: Change, look: Look) -> list[Run]:
    struck = QFont(look.table)
    struck.setStrikeOut(True)
    bold = QFont(look.table)
    bold.setWeight(QFont.Weight.Bold)
    muted, ink = look.colour("muted"), look.colour("text")
    before = (change.before, struck, muted) if change.before else (NOBODY, look.table, muted)
    after = (change.after, bold, ink) if change.after else (NOBODY, look.table, muted)
    return [before, ("  ›  ", look.table, ink), after]
