"""Find a swap: whose duty it is, and the ranked swaps that would do. One click, or its number, makes one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nursery_rota.domain.swaps import Swap
from nursery_rota.gui.rota.panel import RuleLine
from nursery_rota.gui.rota.swaps_list import SwapsList
from nursery_rota.gui.widgets.buttons import sign_button
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.gui.widgets.plain import plain_label
from nursery_rota.wording import plural

NOBODY = (
    "Nobody can swap this duty without breaking a rule. Press T on it to find somebody who covers instead."
)
LOOKING = "Looking for swaps that keep the law, your limits and fair shares…"
KEEPS = "Each of them keeps the law, your limits, fair shares and everybody’s answers."


class SwapsPanel(Panel):
    wanted = Signal(object)
    """A Swap that is to be made."""
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Find a swap", parent=parent)
        close = sign_button("cross", "Close", "Esc")
        close.clicked.connect(self.closed)
        self.head.addWidget(close)
        top = QWidget(self)
        top.setProperty("role", "selection")
        top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(top)
        column.setContentsMargins(16, 10, 16, 10)
        column.setSpacing(2)
        self._duty = plain_label("", "panel", top)
        self._duty.setWordWrap(True)
        self._says = plain_label("", "small", top)
        self._says.setWordWrap(True)
        column.addWidget(self._duty)
        column.addWidget(self._says)
        self.list = SwapsList(self)
        self.list.wanted.connect(self.wanted)
        self._nobody = plain_label(NOBODY, parent=self)
        self._nobody.setContentsMargins(16, 10, 16, 10)
        self._nobody.setWordWrap(True)
        self._nobody.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._foot = plain_label("", "second", self)
        self._foot.setWordWrap(True)
        self._foot.setContentsMargins(16, 6, 16, 6)
        self.add(top)
        self.add(self.list, 1)
        self.add(self._nobody, 1)
        self.add(RuleLine(self))
        self.add(self._foot)
        self.setFocusProxy(self.list)
        self.setMinimumWidth(336)

    def look_for(self, duty: str) -> None:
        """Show ``duty`` ("Anna Kovács, Thu 26 Nov, Morning duty") while its swaps are looked for."""
        self._duty.setText(duty)
        self._says.setText(LOOKING)
        self._says.show()
        self.list.swaps.set_rows(())
        self.list.show()
        self._nobody.hide()
        self._foot.hide()

    def set_swaps(self, swaps: Sequence[Swap]) -> None:
        """Show the swaps for the duty that was looked for."""
        self._says.setText(KEEPS)
        self._says.setVisible(bool(swaps))
        self.list.swaps.set_rows(swaps)
        self.list.setVisible(bool(swaps))
        self._nobody.setVisible(not swaps)
        found = plural(len(swaps), "swap")
        self._foot.setText(f"{found}, the simplest first. Ask both people, then press its number.")
        self._foot.setVisible(bool(swaps))
        self.list.setCurrentIndex(self.list.swaps.index(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)
