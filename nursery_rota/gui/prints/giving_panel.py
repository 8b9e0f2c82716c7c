"""Ways to give papers out other than by printer: pictures, a file for each family, calendars, e-mail."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.prints.share_choice import ShareChoice


class GivingPanel(QWidget):
    pictures = Signal()
    each = Signal()
    calendars = Signal()

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(6)
        head = label("As files")
        head.setObjectName("fieldTitle")
        column.addWidget(head)
        self.to_pictures = button("Pictures to send (PNG)", self.pictures.emit, dense=True)
        self.to_each = button("A PDF for each family", self.each.emit, dense=True)
        self.to_calendars = button("Calendar files (.ics)", self.calendars.emit, dense=True)
        for made in (self.to_pictures, self.to_each, self.to_calendars):
            column.addWidget(made)
        column.addSpacing(8)
        self.share = ShareChoice()
        column.addWidget(self.share)
