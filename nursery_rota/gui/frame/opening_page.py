"""What is seen while a file is being opened: its name, how far it is, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from nursery_rota.gui.frame.opening import STAGES, Opening
from nursery_rota.gui.widgets.buttons import plain_button
from nursery_rota.gui.widgets.plain import plain_label


class OpeningPage(QWidget):
    """Puts itself in front of ``stack`` while ``opening`` works, and takes itself away."""

    def __init__(self, opening: Opening, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self.setAccessibleName("Opening a file")
        self._stack = stack
        self._before: QWidget | None = None
        self.title = plain_label("", "large", self)
        self.words = plain_label("", "second", self)
        self.cancel = plain_button("Cancel", parent=self)
        self.cancel.clicked.connect(opening.cancel)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addStretch(1)
        for one in (self.title, self.words):
            one.setAlignment(Qt.AlignmentFlag.AlignCenter)
            one.setWordWrap(True)
            column.addWidget(one)
        column.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        stack.addWidget(self)
        opening.begun.connect(self._begun)
        opening.stage.connect(self._tell)
        opening.ended.connect(self._ended)

    def _begun(self, name: str) -> None:
        if self._stack.currentWidget() is not self:
            self._before = self._stack.currentWidget()
        self.title.setText(f"Opening {name}")
        self._tell(0)
        self._stack.setCurrentWidget(self)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self, stage: int) -> None:
        self.words.setText(f"{STAGES[stage]} ({stage + 1} of {len(STAGES)})")

    def _ended(self) -> None:
        if self._stack.currentWidget() is self and self._before is not None:
            self._stack.setCurrentWidget(self._before)
        self._before = None
