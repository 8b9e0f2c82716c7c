"""Help: short pages for users, read from resources; no network."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QTextBrowser, QWidget

from nursery_rota.gui.frame.parts import Panel
from nursery_rota.gui.pages.page import Desk, Page


class HelpPage(Page):
    """Works without a file, too."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        super().__init__(desk, "help", "Help")
        self.toolbar.addStretch(1)
        search = QLineEdit()
        search.setObjectName("search")
        search.setPlaceholderText("Find in the help")
        search.setAccessibleName("Find in the help")
        search.setMaximumWidth(280)
        search.returnPressed.connect(lambda: self._find(search.text()))
        self.toolbar.addWidget(search)
        self._texts = [path.read_text("utf-8") for path in sorted(folder.glob("*.md"))]
        contents = Panel("Contents", dense=True)
        self.list = QListWidget()
        self.list.setObjectName("gallery")
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setAccessibleName("Help pages")
        for text in self._texts:
            self.list.addItem(QListWidgetItem(text.splitlines()[0].lstrip("# ")))
        contents.add(self.list, 1)
        contents.setFixedWidth(280)
        reader = Panel("Help", dense=True, headed=False)
        self.reader = QTextBrowser()
        self.reader.setAccessibleName("Help text")
        self.reader.setOpenLinks(False)
        reader.add(self.reader, 1)
        self.body.addWidget(contents)
        self.body.addWidget(reader, 1)
        self.list.currentRowChanged.connect(self.show_chapter)
        self.list.setCurrentRow(0)

    def home(self) -> QWidget:
        return self.list

    def refresh(self) -> None:
        """The help does not depend on the file."""

    def show_chapter(self, place: int) -> None:
        if 0 <= place < len(self._texts):
            self.reader.setMarkdown(self._texts[place])
            self.reader.setAccessibleName(self._texts[place].splitlines()[0].lstrip("# "))

    def _find(self, words: str) -> None:
        """On to the next place, in this chapter or one after it."""
        if not words or self.reader.find(words):
            return
        for step in range(1, len(self._texts) + 1):
            place = (self.list.currentRow() + step) % len(self._texts)
            if words.casefold() in self._texts[place].casefold():
                self.list.setCurrentRow(place)
                self.reader.find(words)
                return
