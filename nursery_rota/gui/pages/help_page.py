"""Help: short chapters for users, one for each page, read from resources; no network."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from nursery_rota.gui.frame.parts import Panel, label
from nursery_rota.gui.pages.help_chapters import OF_PAGE, read_chapters
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.widgets.lettered import LetteredWidth
from nursery_rota.gui.widgets.search import SearchField

NOTHING = "No chapter has all these words. Try fewer, or another."


class HelpPage(Page):
    """Works without a file, too. Typing narrows the chapters to those that have the words; Enter goes on to the
    next place."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        super().__init__(desk, "help", "Help")
        self.chapters = read_chapters(folder)
        contents = Panel("Contents", dense=True)
        self.search = SearchField("Find in the help", "Ctrl+F")
        self.search.setObjectName("search")
        self.search.textChanged.connect(self._narrow)
        self.search.returnPressed.connect(self._next)
        around = QVBoxLayout()
        around.setContentsMargins(12, 8, 12, 8)
        around.addWidget(self.search)
        contents.body.addLayout(around)
        self.list = QListWidget()
        self.list.setObjectName("gallery")
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self.list.setAccessibleName("Help pages")
        for chapter in self.chapters:
            self.list.addItem(QListWidgetItem(chapter.title))
        contents.add(self.list, 1)
        self.nothing = label(NOTHING, "second", wrap=True)
        self.nothing.setContentsMargins(16, 8, 16, 12)
        self.nothing.hide()
        contents.add(self.nothing)
        LetteredWidth(contents, 38, 280, 0.3)
        reader = Panel("Help", dense=True, headed=False)
        self.reader = QTextBrowser()
        self.reader.setAccessibleName("Help text")
        self.reader.setOpenLinks(False)
        self.reader.setSearchPaths([str(folder)])
        self.reader.document().setDocumentMargin(20)
        reader.add(self.reader, 1)
        self.body.addWidget(contents)
        self.body.addWidget(reader, 1)
        self.list.currentRowChanged.connect(self.show_chapter)
        self.list.setCurrentRow(0)

    def home(self) -> QWidget:
        return self.list

    def refresh(self) -> None:
        """The help does not depend on the file."""

    def show_about(self, page: str) -> None:
        """The chapter about a page of the window, by its key."""
        self.show_titled(OF_PAGE.get(page, self.chapters[0].title))

    def show_titled(self, title: str) -> None:
        self.search.clear()
        self.list.setCurrentRow([chapter.title for chapter in self.chapters].index(title))

    def show_chapter(self, place: int) -> None:
        if 0 <= place < len(self.chapters):
            chapter = self.chapters[place]
            self.reader.setMarkdown(chapter.text)
            self.reader.setAccessibleName(chapter.title)
            if self.search.text().strip():
                self._find_word()

    def _narrow(self, words: str) -> None:
        """Only the chapters that have ``words`` stay in the list: just so where one has them so."""
        phrase = words.strip().casefold()
        kept = [phrase in chapter.text.casefold() for chapter in self.chapters]
        if not any(kept):
            kept = [chapter.holds(words) for chapter in self.chapters]
        for place, stays in enumerate(kept):
            self.list.setRowHidden(place, not stays)
        self.nothing.setVisible(not any(kept))
        if any(kept) and not kept[self.list.currentRow()]:
            self.list.setCurrentRow(kept.index(True))
        elif any(kept):
            self.reader.moveCursor(QTextCursor.MoveOperation.Start)
            self._find_word()

    def _find_word(self) -> bool:
        words = self.search.text().strip()
        return bool(words) and (self.reader.find(words) or self.reader.find(words.split()[0]))

    def _next(self) -> None:
        """On to the next place, in this chapter or in the next one that has the words."""
        if self._find_word():
            return
        rows = len(self.chapters)
        for step in range(1, rows + 1):
            place = (self.list.currentRow() + step) % rows
            if not self.list.isRowHidden(place):
                self.reader.moveCursor(QTextCursor.MoveOperation.Start)
                self.list.setCurrentRow(place)
                self._find_word()
                return
