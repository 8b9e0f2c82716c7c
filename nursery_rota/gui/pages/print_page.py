"""Print: a gallery of documents, the pages as they will print, and saving, printing, calendar files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from nursery_rota.domain.tables import Term
from nursery_rota.errors import RotaProblem
from nursery_rota.exchange.calendars import all_calendars
from nursery_rota.gui.frame.parts import Panel, button, label
from nursery_rota.gui.jobs import Job, Progress, Stop
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.pages.page_preview import PagePreview
from nursery_rota.gui.pages.paper import print_pages
from nursery_rota.gui.pages.print_kinds import KINDS, PrintKind
from nursery_rota.gui.theme import icon
from nursery_rota.wording import plural

PDF_FILES, CALENDAR_FILES = "PDF documents (*.pdf)", "Calendar files (*.ics)"


class PrintPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "prints", "Print")
        self._pdf = b""
        self._job: Job | None = None
        self._again = False
        self._terms: Sequence[Term] = ()
        self.term = QComboBox()
        self.term.setAccessibleName("Term")
        self.term.activated.connect(self._make)
        self.toolbar.addWidget(self.term)
        self.toolbar.addStretch(1)
        self.toolbar.addWidget(button("Calendar files", self._save_calendars, sign="calendar"))
        self._save = button("Save as PDF", self._save_pdf, sign="export")
        self._print = button("Print", self._ask_printer, sign="print", role="primary")
        self.toolbar.addWidget(self._save)
        self.toolbar.addWidget(self._print)
        self.body.addWidget(self._gallery())
        self.body.addWidget(self._preview_panel(), 1)

    def _gallery(self) -> Panel:
        panel = Panel("What to print", dense=True)
        self.list = QListWidget()
        self.list.setObjectName("gallery")
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setAccessibleName("What to print")
        self.list.setIconSize(QSize(24, 24))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for kind in KINDS:
            item = QListWidgetItem(icon(kind.sign), f"{kind.title}\n{kind.about}")
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{kind.title}. {kind.about}")
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.currentRowChanged.connect(self._make)
        panel.add(self.list, 1)
        panel.setFixedWidth(max(288, panel.fontMetrics().averageCharWidth() * 40))
        return panel

    def _preview_panel(self) -> Panel:
        panel = Panel("Preview", dense=True)
        self._panel = panel
        self.preview = PagePreview()
        panel.add(self.preview, 1)
        foot = QFrame()
        foot.setProperty("foot", True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 6, 16, 6)
        self._said = label("", "second")
        line.addWidget(self._said, 1)
        panel.add(foot)
        return panel

    @property
    def kind(self) -> PrintKind:
        return KINDS[max(0, self.list.currentRow())]

    @property
    def pdf(self) -> bytes:
        """The document on show; empty while there is none."""
        return self._pdf

    def home(self) -> QWidget:
        return self.list

    def refresh(self) -> None:
        bridge = self.desk.bridge
        chosen = self._chosen_term()
        self._terms = sorted(bridge.book.terms, key=lambda term: term.starts_on)
        now = bridge.term_on(bridge.today)
        self.term.clear()
        self.term.addItems([term.name for term in self._terms])
        ids = [term.id for term in self._terms]
        wanted = (
            chosen.id if chosen is not None and chosen.id in ids else (now.id if now is not None else None)
        )
        if wanted is not None:
            self.term.setCurrentIndex(ids.index(wanted))
        self._make()

    def _chosen_term(self) -> Term | None:
        at = self.term.currentIndex()
        return self._terms[at] if 0 <= at < len(self._terms) else None

    def _make(self) -> None:
        """Make the chosen document anew, beside the window; the one before stays until then."""
        term = self._chosen_term()
        if term is None:
            self._show(b"")
            self._said.setText("Nothing to print yet. Add a term in Timetable.")
            return
        if self._job is not None:
            self._again = True
            return
        bridge, kind = self.desk.bridge, self.kind
        book, today, now = bridge.book, bridge.today, datetime.now()

        def work(progress: Progress, stop: Stop) -> bytes:
            return kind.make(book, term, today, now)

        self._panel.title.setText(f"{kind.title}, {term.name}")
        self._said.setText("Making the pages")
        job = self.desk.jobs.prepare("Making the pages", work)
        job.succeeded.connect(self._made)
        job.troubled.connect(self._broke)
        self._job = job
        self.desk.jobs.begin(job)

    def _made(self, pdf: object) -> None:
        self._job = None
        if self._again:
            self._again = False
            self._make()
        elif isinstance(pdf, bytes) and self.desk.bridge.file is not None:
            self._show(pdf)

    def _broke(self, trouble: Exception) -> None:
        self._job = None
        self._show(b"")
        if not isinstance(trouble, RotaProblem):
            raise trouble
        self._said.setText(str(trouble))

    def _show(self, pdf: bytes) -> None:
        self._pdf = pdf
        for made in (self._save, self._print):
            made.setEnabled(bool(pdf))
        if pdf:
            count = self.preview.show_pdf(pdf)
            self._said.setText(f"{plural(count, 'page')}. What you see is what prints.")
        else:
            self.preview.clear()

    # -- out of the program -----------------------------------------------------------------------

    def _save_pdf(self) -> None:
        term = self._chosen_term()
        name = f"{self.kind.title}, {term.name}.pdf" if term else f"{self.kind.title}.pdf"
        pdf = self._pdf
        self.desk.files.to_save(
            f"Save {self.kind.title}", name, PDF_FILES, lambda path: self._write(path, pdf)
        )

    def _write(self, path: Path, content: bytes) -> None:
        try:
            path.write_bytes(content)
        except OSError as trouble:
            words = f"{path.name} cannot be written here: {trouble.strerror}. Choose another folder."
            self.desk.notices.say(words, "our-rule")
        else:
            self.desk.notices.say(f"Saved as {path.name}.", "done")

    def _ask_printer(self) -> None:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        pdf = self._pdf
        dialog.accepted.connect(lambda: print_pages(pdf, printer))
        dialog.finished.connect(dialog.deleteLater)
        dialog.setModal(True)
        dialog.show()

    def _save_calendars(self) -> None:
        """One calendar file for each family and one for the whole rota, into a folder."""
        term = self._chosen_term()
        if term is not None:
            self.desk.files.folder(
                "Where should the calendar files go?", lambda path: self._calendars(path, term)
            )

    def _calendars(self, folder: Path, term: Term) -> None:
        bridge = self.desk.bridge
        files = all_calendars(bridge.book, term, bridge.today, datetime.now())
        try:
            for name, content in files.items():
                (folder / name).write_bytes(content)
        except OSError as trouble:
            words = f"The calendar files cannot be written here: {trouble.strerror}. Choose another folder."
            self.desk.notices.say(words, "our-rule")
        else:
            self.desk.notices.say(f"{plural(len(files), 'calendar file')} saved in {folder.name}.", "done")
