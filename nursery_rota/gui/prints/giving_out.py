"""Papers out of the program: files, pictures, a file for each family, drafts of letters, the printer.

Each is a piece of work beside the window that writes one thing after the other and can be stopped between two.
Knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from PySide6.QtGui import QImageWriter
from PySide6.QtPrintSupport import QPrinter

from nursery_rota.documents.catalogue import each_sheet
from nursery_rota.documents.choices import Choices
from nursery_rota.documents.family import family_sheets as family_paper
from nursery_rota.documents.pictures import DPI, picture_names, png
from nursery_rota.domain.book import Book
from nursery_rota.domain.sheets import FamilySheet
from nursery_rota.domain.tables import Term
from nursery_rota.errors import NotPossible
from nursery_rota.exchange.calendars import file_names
from nursery_rota.exchange.out_file import put_file
from nursery_rota.exchange.post import drafts, post_of
from nursery_rota.gui.jobs import Progress, Stop, Work
from nursery_rota.gui.prints.paper import print_pages

NOBODY = "Nobody has a sheet in this term, so there is nothing to send."


def _written(
    folder: Path, total: int, made: Iterable[tuple[str, bytes]], progress: Progress, stop: Stop
) -> int:
    """Write each as it is made; answers how many were written."""
    done = 0
    for name, content in made:
        put_file(folder / name, content)
        done += 1
        progress((done, total))
        if stop():
            break
    return done


def pictures(pdf: bytes, path: Path) -> Work:
    """A PNG of each page, named after ``path``."""

    def work(progress: Progress, stop: Stop) -> int:
        names = picture_names(pdf, path.stem)
        made = ((name, png(pdf, index, DPI)) for index, name in enumerate(names))
        return _written(path.parent, len(names), made, progress, stop)

    return work


@dataclass(frozen=True)
class Asked:
    """What sheets are made from."""

    book: Book
    term: Term
    today: date
    now: datetime
    choices: Choices


def one_each(asked: Asked, folder: Path) -> Work:
    """A PDF for each family."""

    def work(progress: Progress, stop: Stop) -> int:
        families, pdfs = each_sheet(asked.book, asked.term, asked.today, asked.now, asked.choices)
        names = [f"{name}.pdf" for name in file_names(families)]
        return _written(folder, len(names), zip(names, pdfs, strict=True), progress, stop)

    return work


def calendars(make: Callable[[], Mapping[str, bytes]], folder: Path) -> Work:
    """The calendar files that ``make`` answers, by name."""

    def work(progress: Progress, stop: Stop) -> int:
        made = make()
        return _written(folder, len(made), made.items(), progress, stop)

    return work


def letters(asked: Asked, folder: Path, told: list[str]) -> Work:
    """A draft for each family that can be written to; who cannot is put into ``told``. ``NotPossible`` where
    nobody can."""

    def sheet_pdf(sheet: FamilySheet) -> bytes:
        return family_paper([sheet], printed_at=asked.now)

    def work(progress: Progress, stop: Stop) -> int:
        post = post_of(asked.book, asked.term, asked.today, asked.choices.families)
        if not post.writable:
            raise NotPossible(post.missing_words or NOBODY)
        told.append(post.missing_words)
        made = drafts(asked.book, post, asked.now, sheet_pdf)
        return _written(folder, len(post.writable), made, progress, stop)

    return work


def printing(pdf: bytes, printer: QPrinter) -> Work:
    """Every page to the printer; answers how many went. Called in the main thread."""
    # Qt loads what it knows of picture formats when it first draws one, and locks objects of the main thread for it.
    # Beside the window that once met the window halfway, and both waited for each other for good.
    QImageWriter.supportedImageFormats()

    def work(progress: Progress, stop: Stop) -> int:
        return print_pages(pdf, printer, lambda done, total: progress((done, total)), stop)

    return work
