"""The week table with hands: turns keys, clicks and drags into wishes. Never writes data.

Each wish is a signal that the page answers by calling an action; afterwards a new sheet arrives.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget

from nursery_rota.domain.sheets import Cell, Chip
from nursery_rota.gui.rota.chip_paint import Marks, paint_chip
from nursery_rota.gui.rota.dragging import AdviceLabel, DragSource, DropAdvice, pack, unpack
from nursery_rota.gui.rota.grid_keys import STAFF_WISHES, asked
from nursery_rota.gui.rota.week_table import WeekTable


class ActiveWeekTable(WeekTable):
    placeActivated = Signal(object, object)
    """(Cell, Chip | None): Enter or a double click."""
    dutyDropped = Signal(int, object, object, bool)
    """(duty id, Cell, Chip | None, copy)."""
    personDropped = Signal(int, object, object)
    """(person id, Cell, Chip | None)."""
    clearRequested = Signal(int)
    pinToggled = Signal(int)
    watchToggled = Signal(int)
    reserveToggled = Signal(int)
    cannotCome = Signal(int)
    swapWanted = Signal(int)
    statusRequested = Signal(int, str)
    """(duty id, "worked" | "missed" | "excused")."""
    staffAsked = Signal(str, object, object)
    """(one of STAFF_WISHES, Cell, Chip): something is asked of a member of staff on that day."""
    swapMarked = Signal(int, int)
    """(duty id marked first, duty id marked second)."""
    menuRequested = Signal(QPoint, object, object)
    """(global position, Cell | None, Chip | None)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drop_advice: DropAdvice | None = None
        self._advice = AdviceLabel(self.viewport())
        self._pressed: QPoint | None = None
        self._carried: tuple[int, bool] | None = None
        """A duty taken up by Ctrl+X or Ctrl+C, and whether it is to be copied."""
        self.setAcceptDrops(True)
        self.viewport().setAcceptDrops(True)

    # -- keys -------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        """Single letters and Ctrl+C are ours while the grid has the focus, before any shortcut of the window."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            wish = asked(event)
            _cell, chip = self.selected()
            if wish and wish != "leave" and (chip is not None or wish in ("open", "menu", "paste")):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.do(asked(event)):
            super().keyPressEvent(event)

    @property
    def carrying(self) -> bool:
        """Was a duty taken up, to be put down elsewhere?"""
        return self._carried is not None

    def do(self, wish: str) -> bool:
        """What the key of this name does with the chosen chip; False where it does nothing there."""
        cell, chip = self.selected()
        if wish == "menu":
            self._menu_by_key()
        elif wish == "leave":
            return self._leave()
        elif cell is None or not wish:
            return False
        elif wish == "open":
            self.placeActivated.emit(cell, chip or _open_place(cell))
        elif wish == "paste":
            self._paste(cell, chip)
        elif chip is not None and wish == "swap":
            self._mark_swap(cell, chip)
        elif chip is not None:
            return self._do_with(cell, chip, wish)
        else:
            return False
        return True

    def _do_with(self, cell: Cell, chip: Chip, wish: str) -> bool:
        """What is done with a person: staff of the day, or a duty."""
        if chip.state in ("staff", "away") and wish in STAFF_WISHES:
            self.staffAsked.emit(wish, cell, chip)
        elif chip.duty_id is None:
            return False
        elif wish == "edit":
            self.placeActivated.emit(cell, chip)
        elif wish in ("cut", "copy"):
            self._take_up((chip.duty_id, wish == "copy"))
        else:
            self._ask(wish, chip.duty_id)
        return True

    def _ask(self, wish: str, duty_id: int) -> None:
        signals = {
            "clear": self.clearRequested, "pin": self.pinToggled, "watch": self.watchToggled,
            "reserve": self.reserveToggled, "cannot_come": self.cannotCome,
            "find_swap": self.swapWanted,
        }  # fmt: skip
        if wish in signals:
            signals[wish].emit(duty_id)
        else:
            self.statusRequested.emit(duty_id, wish)

    def _paste(self, cell: Cell, chip: Chip | None) -> None:
        if self._carried is None:
            return
        duty_id, copy = self._carried
        if not copy:
            self._take_up(None)
        self.dutyDropped.emit(duty_id, cell, chip, copy)

    def _take_up(self, carried: tuple[int, bool] | None) -> None:
        """The duty that is carried is drawn as one that moves, until it is put down."""
        self._carried = carried
        self.taken_up = carried[0] if carried is not None else None
        self.viewport().update()

    def _mark_swap(self, cell: Cell, chip: Chip) -> None:
        first = self.swap_duty
        if first is None or first == chip.duty_id:
            self.swap_duty = chip.duty_id if first is None else None
        elif chip.duty_id is not None:
            self.swap_duty = None
            self.swapMarked.emit(first, chip.duty_id)
        else:
            self.swap_duty = None
            self.dutyDropped.emit(first, cell, chip, False)
        self.viewport().update()

    def _leave(self) -> bool:
        if self.swap_duty is None and self._carried is None:
            return False
        self.swap_duty = None
        self._take_up(None)
        self.viewport().update()
        return True

    # -- mouse ------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        self._pressed = None
        at = self.chip_at(point)
        if at is None:
            return
        row, column, number = at
        more = self.square(row, column).more
        within = point - self.visualRect(self.weeks.index(row, column)).topLeft()
        if more and more[0].contains(within):
            self.open_square(row, column)
        self.choose(row, column, number)
        if event.button() == Qt.MouseButton.LeftButton and number is not None:
            self._pressed = point

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            if (point - self._pressed).manhattanLength() >= QApplication.startDragDistance():
                self._drag_chip(self._pressed)
            return
        at = self.chip_at(point)
        over = (at[0], at[1], at[2]) if at is not None and at[2] is not None else None
        if over != self.hovered:
            self.hovered = over
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.chip_at(event.position().toPoint())
        if at is not None and event.button() == Qt.MouseButton.LeftButton:
            cell, chip = self.place_at(at)
            if cell is not None:
                self.placeActivated.emit(cell, chip or _open_place(cell))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._menu_by_key()
            return
        at = self.chip_at(event.pos())
        if at is not None:
            self.choose(*at)
            self.menuRequested.emit(event.globalPos(), *self.selected())

    def _menu_by_key(self) -> None:
        index = self.currentIndex()
        corner = self.visualRect(index).center() if index.isValid() else self.viewport().rect().center()
        self.menuRequested.emit(self.viewport().mapToGlobal(corner), *self.selected())

    # -- dragging ---------------------------------------------------------------------------------

    def _drag_chip(self, start: QPoint) -> None:
        self._pressed = None
        at = self.chip_at(start)
        if at is None or at[2] is None:
            return
        _cell, chip = self.place_at(at)
        if chip is None or chip.duty_id is None:
            return
        drag = QDrag(self)
        drag.setMimeData(pack(DragSource("duty", chip.duty_id)))
        rect = self.chip_rect(at[0], at[1], at[2])
        drag.setPixmap(self._picture(chip, rect.width(), rect.height()))
        drag.setHotSpot(start - rect.topLeft())
        drag.exec(Qt.DropAction.MoveAction | Qt.DropAction.CopyAction, Qt.DropAction.MoveAction)

    def _picture(self, chip: Chip, width: int, height: int) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(width * ratio), round(height * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setOpacity(0.9)
        paint_chip(painter, QRect(0, 0, width, height), chip, self.look(), Marks())
        painter.end()
        return pixmap

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if unpack(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        source = unpack(event.mimeData())
        point = event.position().toPoint()
        at = self.chip_at(point)
        cell, chip = self._drop_place(point) if at is not None else (None, None)
        if source is None or cell is None or at is None:
            self._forget_target()
            event.ignore()
            return
        copying = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        event.setDropAction(Qt.DropAction.CopyAction if copying else Qt.DropAction.MoveAction)
        event.accept()
        if self.target != at:
            self.target = at
            self.viewport().update()
        self._advice.say(self.drop_advice(source, cell, chip) if self.drop_advice else "", point)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._forget_target()

    def dropEvent(self, event: QDropEvent) -> None:
        source = unpack(event.mimeData())
        cell, chip = self._drop_place(event.position().toPoint())
        self._forget_target()
        if source is None or cell is None:
            event.ignore()
            return
        copying = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        event.accept()
        if source.kind == "person":
            self.personDropped.emit(source.id, cell, chip)
        else:
            self.dutyDropped.emit(source.id, cell, chip, copying)

    def _drop_place(self, point: QPoint) -> tuple[Cell | None, Chip | None]:
        at = self.chip_at(point)
        if at is None:
            return None, None
        cell, chip = self.place_at(at)
        return (cell, chip) if chip is not None else (self.cell_under(point), None)

    def _forget_target(self) -> None:
        self._advice.hide()
        if self.target is not None:
            self.target = None
            self.viewport().update()


def _open_place(cell: Cell) -> Chip | None:
    """What Enter upon a whole cell means: its first empty place, else its first free one."""
    for state in ("empty", "free"):
        for chip in cell.chips:
            if chip.state == state:
                return chip
    return None
