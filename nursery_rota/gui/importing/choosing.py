"""The first thing on the import page: choose a file, paste a table, or get a template; and waiting for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from nursery_rota.gui.frame.parts import Sign, button, label


class Choosing(QFrame):
    """``file_wanted``, ``paste_wanted`` and ``template_wanted`` as the buttons say; ``cancelled`` while reading."""

    file_wanted = Signal()
    paste_wanted = Signal()
    template_wanted = Signal()
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAccessibleName("Choose the spreadsheet")
        self._trouble = _Trouble()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 16, 24, 24)
        outer.addWidget(self._trouble)
        outer.addStretch(2)
        for widget in (
            Sign("import", "accent", 56),
            label("Bring in the spreadsheet that you have", "title"),
        ):
            outer.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        says = label(
            "One row for each child or each family, with a first row that names the columns. "
            "Drop the file here, or choose it. Nothing is written before you have seen every row.",
            "second",
            wrap=True,
        )
        says.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        says.setMaximumWidth(620)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(says, 4)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addSpacing(8)
        outer.addWidget(self._buttons(), 0, Qt.AlignmentFlag.AlignHCenter)
        self.waiting = _Waiting()
        self.waiting.cancel_button.clicked.connect(self.cancelled)
        outer.addWidget(self.waiting, 0, Qt.AlignmentFlag.AlignHCenter)
        outer.addStretch(3)

    def _buttons(self) -> QWidget:
        holder = QWidget()
        line = self._ways = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        self.file_button = button("Choose a spreadsheet", self.file_wanted.emit, sign="file", role="primary")
        self.paste_button = button("Paste what I copied", self.paste_wanted.emit, sign="copy")
        self.paste_button.setToolTip("Paste what I copied (Ctrl+V)")
        self.template_button = button("Get an empty template", self.template_wanted.emit, sign="export")
        for one in (self.file_button, self.paste_button, self.template_button):
            line.addWidget(one)
        return holder

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The ways stand one below the other where they do not fit side by side."""
        super().resizeEvent(event)
        ways = (self.file_button, self.paste_button, self.template_button)
        wide = sum(way.sizeHint().width() + 8 for way in ways) <= self.width() - 2 * 24
        direction = QBoxLayout.Direction
        self._ways.setDirection(direction.LeftToRight if wide else direction.TopToBottom)

    def say(self, sentence: str) -> None:
        """Why the last one could not be read; "" when there is nothing to say."""
        self._trouble.say(sentence)

    @property
    def sentence(self) -> str:
        return self._trouble.words.text()


class _Trouble(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setProperty("box", "warn")
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 12, 8)
        line.addWidget(Sign("our-rule", "warn", 18))
        self.words = label("", wrap=True)
        line.addWidget(self.words, 1)
        self.hide()

    def say(self, sentence: str) -> None:
        self.words.setText(sentence)
        self.words.setAccessibleName(sentence)
        self.setVisible(bool(sentence))


class _Waiting(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(420)
        column = QVBoxLayout(self)
        line = QHBoxLayout()
        self._words = label("", "small", wrap=True)
        self.cancel_button = button("Cancel", sign="cross", dense=True)
        line.addWidget(self._words, 1)
        line.addWidget(self.cancel_button)
        column.addLayout(line)
        bar = QProgressBar()
        bar.setRange(0, 0)
        bar.setTextVisible(False)
        bar.setAccessibleName("Reading")
        column.addWidget(bar)
        self.hide()

    def begin(self, name: str) -> None:
        self._words.setText(f"Reading {name}")
        self.show()
