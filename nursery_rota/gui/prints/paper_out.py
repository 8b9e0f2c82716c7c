"""A paper that belongs to what is on show, to the printer or into a file: the same pages either way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from nursery_rota.errors import RotaProblem
from nursery_rota.exchange.out_file import put_file
from nursery_rota.gui.jobs import Progress, Stop
from nursery_rota.gui.newest import Newest
from nursery_rota.gui.pages.page import Desk
from nursery_rota.gui.prints.giving_out import printing
from nursery_rota.gui.prints.paper import ask_printer
from nursery_rota.gui.prints.paper_menu import Paperwork
from nursery_rota.gui.prints.paper_runs import GivingRun
from nursery_rota.wording import plural

PDF_FILES = "PDF documents (*.pdf)"


class PaperOut(QObject):
    """One paper at a time; a newer wish takes the place of one that is still being made."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent
        self._title = ""
        self._then: Callable[[bytes], object] = self._ask_file
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        self.making = Newest(desk.jobs, "Making the pages", self)
        self.making.answered.connect(self._made)
        self.making.refused.connect(self._trouble)
        self.run = GivingRun(desk.jobs, self)
        self.run.ended.connect(self._sent)
        self.run.troubled.connect(self._trouble)
        desk.bridge.attached.connect(self.making.forget)

    def to_file(self, paper: Paperwork) -> None:
        """Make it, ask where it should be saved, and save it there."""
        self._begin(paper, self._ask_file)

    def to_printer(self, paper: Paperwork) -> None:
        """Make it and show the system's own dialog; what that accepts is printed beside the window."""
        self._begin(paper, self._ask_printer)

    def _begin(self, paper: Paperwork, then: Callable[[bytes], object]) -> None:
        self._title, self._then = paper.title, then

        def work(progress: Progress, stop: Stop) -> bytes:
            return paper.make()

        self.making.ask(work)

    def _made(self, pdf: object) -> None:
        if isinstance(pdf, bytes):
            self._then(pdf)

    def _ask_file(self, pdf: bytes) -> None:
        name = f"{self._title}.pdf"
        self._desk.files.to_save(f"Save {self._title}", name, PDF_FILES, lambda path: self._write(path, pdf))

    def _write(self, path: Path, pdf: bytes) -> None:
        try:
            put_file(path, pdf)
        except RotaProblem as trouble:
            self._trouble(str(trouble))
            return
        url = QUrl.fromLocalFile(str(path))
        self._desk.notices.say(
            f"Saved as {path.name}.", "done", button="Open", doing=lambda: self.open_url(url)
        )

    def _ask_printer(self, pdf: bytes) -> None:
        title = self._title

        def print_with(printer: QPrinter) -> None:
            self.run.begin(f"Printing {title}", printing(pdf, printer))

        ask_printer(pdf, title, self._parent, print_with)

    def _sent(self, count: int, stopped: bool) -> None:
        self._desk.notices.say(f"{plural(count, 'page')} sent to the printer.", "done")

    def _trouble(self, words: str) -> None:
        if words:
            self._desk.notices.say(words, "our-rule")
