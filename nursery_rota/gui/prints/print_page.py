"""Print: a gallery of documents, the pages as they will print, how to print them, and ways to give them out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from nursery_rota.documents.choices import OFFERED, Choices
from nursery_rota.documents.letters import letters_note
from nursery_rota.domain.addresses import addresses_of
from nursery_rota.domain.tables import Term
from nursery_rota.errors import RotaProblem
from nursery_rota.exchange.calendars import all_calendars
from nursery_rota.exchange.letters import mail_link
from nursery_rota.exchange.out_file import put_file
from nursery_rota.exchange.post import post_of
from nursery_rota.gui.frame.parts import button
from nursery_rota.gui.jobs import Progress, Stop, Work
from nursery_rota.gui.newest import Newest
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.prints import giving_out
from nursery_rota.gui.prints.giving_panel import GivingPanel
from nursery_rota.gui.prints.paper import ask_printer
from nursery_rota.gui.prints.paper_runs import GivingRun, Made
from nursery_rota.gui.prints.preview_panel import PreviewPanel
from nursery_rota.gui.prints.print_gallery import PrintGallery
from nursery_rota.gui.prints.print_kinds import PrintKind
from nursery_rota.gui.prints.print_options import PrintOptions
from nursery_rota.wording import plural

PDF_FILES, PICTURE_FILES = "PDF documents (*.pdf)", "Pictures (*.png)"
NO_TERM = "Nothing to print yet. Add a term in Timetable."
_SMALL = 1160
"""Under this width in pixels the panels at the sides are as narrow as they can be."""
_LEAST_PREVIEW = 36
"""Characters of width that the pages need beside the two panels."""


@dataclass(frozen=True)
class _Giving:
    """What is being given out: what of ("picture", "pictures"), and where, to be opened afterwards."""

    one: str
    many: str
    place: Path | None
    told: Sequence[str] = ()
    """What is to be said besides, known at the end."""


class PrintPage(Page):
    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "prints", "Print")
        self._pdf = b""
        self._terms: Sequence[Term] = ()
        self._giving: _Giving | None = None
        self.open_url: Callable[[QUrl], object] = QDesktopServices.openUrl
        self.term = QComboBox()
        self.term.setAccessibleName("Term")
        self.term.activated.connect(self._term_chosen)
        self.toolbar.addWidget(self.term)
        self.toolbar.addStretch(1)
        self._save = button("Save as PDF", self._save_pdf, sign="export")
        self._print = button("Print", self._ask_printer, sign="print", role="primary")
        self.toolbar.addWidget(self._save)
        self.toolbar.addWidget(self._print)
        self.gallery = PrintGallery()
        self.gallery.chosen.connect(self._kind_chosen)
        self.list = self.gallery.list
        self.panel = PreviewPanel(desk.jobs)
        self.preview = self.panel.pages
        self.foot = self.panel.foot
        self.foot.cancelled.connect(self._cancel)
        self.options = PrintOptions()
        self.options.changed.connect(self._make)
        self.giving = GivingPanel()
        self.options.add_below(self.giving)
        self._side = QVBoxLayout()
        self._side.setSpacing(8)
        self._side.addWidget(self.gallery, 1)
        self.body.addLayout(self._side)
        self.body.addWidget(self.panel, 1)
        self.body.addWidget(self.options)
        self._connect_work()

    def _connect_work(self) -> None:
        self.making = Newest(self.desk.jobs, "Making the pages", self)
        self.making.answered.connect(self._made)
        self.making.refused.connect(self._nothing)
        self.out = GivingRun(self.desk.jobs, self)
        self.out.progressed.connect(self.foot.show_progress)
        self.out.ended.connect(self._given)
        self.out.troubled.connect(self._not_given)
        self.giving.pictures.connect(self._save_pictures)
        self.giving.each.connect(self._save_each)
        self.giving.calendars.connect(self._save_calendars)
        self.giving.share.writing.connect(self._write_mail)
        self.giving.share.drafting.connect(self._save_drafts)

    @property
    def kind(self) -> PrintKind:
        return self.gallery.kind

    @property
    def pdf(self) -> bytes:
        """The document on show; empty while there is none."""
        return self._pdf

    def home(self) -> QWidget:
        return self.list

    def fit(self) -> None:
        super().fit()
        if hasattr(self, "options"):
            self._arrange()

    def _arrange(self) -> None:
        """Gallery, pages, options beside each other; the options below the gallery where letters are so large
        that the pages would be left no room."""
        character = self.fontMetrics().averageCharWidth()
        small = self.width() < _SMALL
        gallery = max(240, character * 30) if small else max(288, character * 40)
        options = max(258, character * 31) if small else max(264, character * 36)
        below = self.width() - gallery - options < character * _LEAST_PREVIEW
        if below:
            self._side.addWidget(self.options, 1)
        else:
            self.body.addWidget(self.options)
        self.gallery.setFixedWidth(gallery)
        self.options.setFixedWidth(gallery if below else options)

    # -- what is shown ----------------------------------------------------------------------------

    def refresh(self) -> None:
        bridge = self.desk.bridge
        chosen = self._chosen_term()
        self._terms = sorted(bridge.book.terms, key=lambda term: term.starts_on)
        self.term.clear()
        self.term.addItems([term.name for term in self._terms])
        ids = [term.id for term in self._terms]
        now = bridge.term_on(bridge.today)
        wanted = next((t.id for t in (chosen, now) if t is not None and t.id in ids), None)
        if wanted is not None:
            self.term.setCurrentIndex(ids.index(wanted))
        families = [f for f in bridge.book.families if not f.hide_on_prints]
        self.giving.share.set_families(families)
        term = self._chosen_term()
        if term is not None:
            self.options.set_book(term, families)
        self._make()

    def _chosen_term(self) -> Term | None:
        at = self.term.currentIndex()
        return self._terms[at] if 0 <= at < len(self._terms) else None

    def forget(self) -> None:
        super().forget()
        self.making.forget()

    def _term_chosen(self) -> None:
        term = self._chosen_term()
        if term is not None:
            self.options.set_term(term)
        self._make()

    def _kind_chosen(self) -> None:
        self.options.show_for(self.kind.key)
        self._make()

    def _make(self) -> None:
        """Make the chosen document anew, beside the window; the one before stays until then."""
        term = self._chosen_term()
        if term is None:
            self.making.forget()
            self._nothing(NO_TERM)
            return
        bridge, kind = self.desk.bridge, self.kind
        book, today, now = bridge.book, bridge.today, datetime.now()
        choices = self.options.choices(today)
        self.panel.title.setText(f"{kind.title}, {term.name}")
        self.foot.begin("Making the pages")

        def work(progress: Progress, stop: Stop) -> Made:
            return Made(kind.make(book, term, today, now, choices), letters_note(book))

        self.making.ask(work)

    def _made(self, made: object) -> None:
        if isinstance(made, Made):
            self._pdf = made.pdf
            count = self.panel.show_pdf(made.pdf)
            self.panel.say_note(made.note)
            self.foot.say(f"{plural(count, 'page')}. What you see is what prints.")
            self._follow()

    def _nothing(self, words: str) -> None:
        self._pdf = b""
        self.panel.show_nothing(words)
        self._follow()

    def _follow(self) -> None:
        """Buttons are on where they have something to do."""
        idle = not self.out.is_running
        for made in (self._save, self._print, self.giving.to_pictures):
            made.setEnabled(bool(self._pdf) and idle)
        self.giving.to_each.setVisible("families" in OFFERED[self.kind.key] and self.kind.key == "sheets")
        self.giving.to_each.setEnabled(bool(self._pdf) and idle)
        has_term = self._chosen_term() is not None
        self.giving.to_calendars.setEnabled(has_term and idle)
        self.giving.share.setEnabled(has_term and idle)

    def _cancel(self) -> None:
        if self.out.is_running:
            self.out.cancel()
        else:
            self.making.forget()
            count = len(self.preview.sheets)
            self.foot.say(f"Stopped. Still shown: {plural(count, 'page')} made before.")

    # -- out of the program -----------------------------------------------------------------------

    def _title(self) -> str:
        term = self._chosen_term()
        return f"{self.kind.title}, {term.name}" if term else self.kind.title

    def _save_pdf(self) -> None:
        pdf = self._pdf
        self.desk.files.to_save(
            f"Save {self.kind.title}", f"{self._title()}.pdf", PDF_FILES, lambda path: self._write(path, pdf)
        )

    def _write(self, path: Path, content: bytes) -> None:
        try:
            put_file(path, content)
        except RotaProblem as trouble:
            self.desk.notices.say(str(trouble), "our-rule")
        else:
            self._say_saved(f"Saved as {path.name}.", path)

    def _say_saved(self, words: str, place: Path) -> None:
        """With a way to look at it."""
        url = QUrl.fromLocalFile(str(place))
        self.desk.notices.say(words, "done", button="Open", doing=lambda: self.open_url(url))

    def _save_pictures(self) -> None:
        pdf = self._pdf
        self.desk.files.to_save(
            f"Save pictures of {self.kind.title}",
            f"{self._title()}.png",
            PICTURE_FILES,
            lambda path: self._give(
                "Drawing the pictures",
                giving_out.pictures(pdf, path),
                _Giving("picture", "pictures", path.parent),
            ),
        )

    def _save_each(self) -> None:
        term, bridge = self._chosen_term(), self.desk.bridge
        if term is not None:
            book, now = bridge.book, datetime.now()
            asked = giving_out.Asked(book, term, bridge.today, now, self.options.choices(bridge.today))
            self.desk.files.folder(
                "Where should the families' sheets go?",
                lambda path: self._give(
                    "Making the sheets", giving_out.one_each(asked, path), _Giving("sheet", "sheets", path)
                ),
            )

    def _save_calendars(self) -> None:
        """One calendar file for each family and one for the whole rota, into a folder."""
        term, bridge = self._chosen_term(), self.desk.bridge
        if term is not None:
            book, today, now = bridge.book, bridge.today, datetime.now()
            self.desk.files.folder(
                "Where should the calendar files go?",
                lambda path: self._give(
                    "Making the calendar files",
                    giving_out.calendars(lambda: all_calendars(book, term, today, now), path),
                    _Giving("calendar file", "calendar files", path),
                ),
            )

    def _ask_printer(self) -> None:
        ask_printer(self._pdf, self._title(), self, self.print_with)

    def print_with(self, printer: QPrinter) -> None:
        """Send what is shown to ``printer``."""
        self._give("Printing", giving_out.printing(self._pdf, printer), _Giving("page", "pages", None))

    def _give(self, doing: str, work: Work, giving: _Giving) -> None:
        self._giving = giving
        self.foot.begin(doing)
        self.out.begin(doing, work)
        self._follow()

    def _given(self, count: int, stopped: bool) -> None:
        giving, self._giving = self._giving, None
        self._say_pages()
        if giving is None:
            return
        words = plural(count, giving.one, giving.many)
        early = "Stopped. " if stopped else ""
        if giving.place is None:
            self.desk.notices.say(f"{early}{words} sent to the printer.", "done")
        else:
            besides = "".join(f" {said}" for said in giving.told if said)
            self._say_saved(f"{early}{words} saved in {giving.place.name}.{besides}", giving.place)

    def _not_given(self, words: str) -> None:
        self._giving = None
        self._say_pages()
        if words:
            self.desk.notices.say(words, "our-rule")

    def _say_pages(self) -> None:
        count = len(self.preview.sheets)
        self.foot.say(f"{plural(count, 'page')}. What you see is what prints." if count else "")
        self._follow()

    # -- e-mail -----------------------------------------------------------------------------------

    def _can_be_written_to(self, family_id: int) -> bool:
        """Has the family an address? It is said where it has none, with the way to its page."""
        bridge = self.desk.bridge
        if not family_id or addresses_of(bridge.book, family_id, bridge.today):
            return True
        words = (
            f"{bridge.book.family[family_id].name} has no e-mail address. "
            "Add it under Families, or print the family's sheet."
        )
        self.desk.notices.say(
            words, "our-rule", button="Open the family", doing=lambda: self.family_wanted.emit(family_id)
        )
        return False

    def _write_mail(self, family_id: int) -> None:
        term, bridge = self._chosen_term(), self.desk.bridge
        if term is None or not self._can_be_written_to(family_id):
            return
        post = post_of(bridge.book, term, bridge.today, frozenset({family_id}))
        if not post.writable:
            self.desk.notices.say(giving_out.NOBODY, "our-rule")
            return
        sheet, to = post.writable[0]
        link = QUrl.fromEncoded(mail_link(sheet, to).encode("ascii"), QUrl.ParsingMode.StrictMode)
        if self.open_url(link) is False:
            self.desk.notices.say(
                "No mail program answers on this computer. Save a draft instead.", "our-rule"
            )

    def _save_drafts(self, family_id: int) -> None:
        term, bridge = self._chosen_term(), self.desk.bridge
        if term is None or not self._can_be_written_to(family_id):
            return
        chosen = Choices(families=frozenset({family_id}) if family_id else None)
        asked = giving_out.Asked(bridge.book, term, bridge.today, datetime.now(), chosen)
        told: list[str] = []
        self.desk.files.folder(
            "Where should the drafts go?",
            lambda path: self._give(
                "Writing the drafts",
                giving_out.letters(asked, path, told),
                _Giving("draft", "drafts", path, told),
            ),
        )
