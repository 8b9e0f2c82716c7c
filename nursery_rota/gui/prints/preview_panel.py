"""The middle of the Print page: the pages, or why there are none; below, what is shown or being made."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nursery_rota.gui.frame.parts import Panel, Sign, label
from nursery_rota.gui.jobs import Jobs
from nursery_rota.gui.prints.page_preview import PagePreview
from nursery_rota.gui.prints.print_foot import PrintFoot
from nursery_rota.gui.widgets.buttons import SegmentedButtons


class PreviewPanel(Panel):
    def __init__(self, jobs: Jobs) -> None:
        super().__init__("Preview", dense=True)
        self.fit = SegmentedButtons((("width", "Width"), ("page", "Whole page")))
        self.fit.setProperty("dense", True)
        self.fit.chosen.connect(self._fit_chosen)
        self.head.addWidget(self.fit)
        self.note = QFrame()
        self.note.setProperty("box", "warn")
        line = QHBoxLayout(self.note)
        line.setContentsMargins(16, 8, 16, 8)
        line.setSpacing(8)
        self._note = label("", wrap=True)
        line.addWidget(Sign("our-rule", "warn"))
        line.addWidget(self._note, 1)
        self.add(self.note)
        self.note.hide()
        self.pages = PagePreview(jobs)
        self._title = label("", "large", wrap=True)
        self._words = label("", "second", wrap=True)
        nothing = QWidget()
        column = QVBoxLayout(nothing)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(2)
        for made in (self._title, self._words):
            made.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(made)
        column.addStretch(3)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.pages)
        self._stack.addWidget(nothing)
        self.add(self._stack, 1)
        self.foot = PrintFoot()
        self.add(self.foot)

    def show_pdf(self, pdf: bytes) -> int:
        """Show the pages; how many there are."""
        self._stack.setCurrentIndex(0)
        return self.pages.show_pdf(pdf)

    def say_note(self, words: str) -> None:
        """Over the pages, what is not as it should be on them; "" takes it away."""
        self._note.setText(words)
        self.note.setAccessibleName(words)
        self.note.setVisible(bool(words))

    def show_nothing(self, words: str) -> None:
        """Say why there is no page: the first sentence large, the others below it."""
        title, _, rest = words.partition(". ")
        self.pages.clear()
        self.say_note("")
        self._title.setText(title.rstrip(".") + ".")
        self._words.setText(rest)
        self._stack.setCurrentIndex(1)
        self.foot.say("")

    @property
    def said(self) -> str:
        """Why there is no page; "" while pages are shown."""
        return f"{self._title.text()} {self._words.text()}".strip() if self._stack.currentIndex() else ""

    def _fit_chosen(self, key: str) -> None:
        self.pages.set_fit("page" if key == "page" else "width")
