"""A panel that is read beside the grid: it says when it comes and goes, so that others make room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QShowEvent

from nursery_rota.gui.widgets.panels import Panel


class ReadingPanel(Panel):
    shown = Signal(bool)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not event.spontaneous():
            self.shown.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self.shown.emit(False)
