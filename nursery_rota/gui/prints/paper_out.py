"""A paper that belongs to what is on show, to the printer or into a file: the same pages either way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from nursery_rota.errors import RotaProblem
from nursery_rota.gui.pages.page import Desk
from nursery_rota.gui.prints.giving_out import printing, put
from nursery_rota.gui.prints.paper import ask_printer
from nursery_rota.gui.prints.paper_menu import Paperwork
from nursery_rota.gui.prints.paper_runs import GivingRun
from nursery_rota.wording import plural

PDF_FILES = "PDF documents (*.pdf)"


class PaperOut(QObject):
    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._parent = desk, parent
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        self.run = GivingRun(desk.jobs, self)
        self.run.ended.connect(self._sent)
        self.run.troubled.connect(self._trouble)

    def ask_file(self, paper: Paperwork) -> None:
        """Where should it be saved? Then it is."""
        self._desk.files.to_save(
            f"Save {paper.title}",
            f"{paper.title}.pdf",
            PDF_FILES,
            lambda path: self._write(path, paper.pdf),
        )

    def _write(self, path: Path, pdf: bytes) -> None:
        try:
            put(path, pdf)
        except RotaProblem as trouble:
            self._trouble(str(trouble))
            return
        url = QUrl.fromLocalFile(str(path))
        self._desk.notices.say(
            f"Saved as {path.name}.", "done", button="Open", doing=lambda: self.open_url(url)
        )

    def ask_printer(self, paper: Paperwork) -> None:
        """The system's own dialog; what it accepts is printed beside the window."""
        ask_printer(paper.pdf, paper.title, self._parent, lambda printer: self.print_with(printer, paper))

    def print_with(self, printer: QPrinter, paper: Paperwork) -> None:
        """Send every page to ``printer``."""
        self.run.begin(f"Printing {paper.title}", printing(paper.pdf, printer))

    def _sent(self, count: int, stopped: bool) -> None:
        self._desk.notices.say(f"{plural(count, 'page')} sent to the printer.", "done")

    def _trouble(self, words: str) -> None:
        if words:
            self._desk.notices.say(words, "our-rule")
