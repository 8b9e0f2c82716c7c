"""From the pages of a PDF to a printer: the same pictures as in the preview, finer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from nursery_rota.documents.render import page_count, page_image, page_sizes
from nursery_rota.errors import NotPossible
from nursery_rota.gui.prints.page_preview import to_qimage

DPI = 300
_PAPERS = (QPageSize.PageSizeId.A4, QPageSize.PageSizeId.A3)
_NEAR = 3.0
"""Points by which a page may differ from a paper."""


def prepare(printer: QPrinter, pdf: bytes, title: str) -> None:
    """Paper, orientation, name and range of pages as the document has them, for the printer's own dialog."""
    sizes = page_sizes(pdf)
    _turn(printer, *sizes[0])
    printer.setDocName(title)
    printer.setFullPage(True)


def ask_printer(pdf: bytes, title: str, parent: QWidget, then: Callable[[QPrinter], object]) -> None:
    """The system's own dialog for this document; ``then`` is called with what it accepts."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    prepare(printer, pdf, title)
    dialog = QPrintDialog(printer, parent)
    dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange, True)
    dialog.setMinMax(1, page_count(pdf))
    dialog.accepted.connect(lambda: then(printer))
    dialog.finished.connect(dialog.deleteLater)
    dialog.setModal(True)
    dialog.show()


def print_pages(
    pdf: bytes,
    printer: QPrinter,
    progress: Callable[[int, int], object] = lambda done, total: None,
    stop: Callable[[], bool] = lambda: False,
) -> int:
    """Send the pages of ``pdf`` that were asked for to ``printer``, each turned as it is; how many went.

    ``NotPossible`` where the printer takes nothing.
    """
    sizes = page_sizes(pdf)
    first = printer.fromPage() or 1
    last = min(printer.toPage() or len(sizes), len(sizes))
    wanted = range(first - 1, last)
    printer.setFullPage(True)
    painter = QPainter()
    done = 0
    for index in wanted:
        if stop():
            printer.abort()
            break
        _turn(printer, *sizes[index])
        if not done:
            if not painter.begin(printer):
                raise NotPossible("The printer takes nothing. Look whether it is on, or save a PDF instead.")
        else:
            printer.newPage()
        _draw(painter, printer, pdf, index)
        done += 1
        progress(done, len(wanted))
    if done:
        painter.end()
    return done


def _turn(printer: QPrinter, width: float, height: float) -> None:
    """The page's paper, and how it lies."""
    sideways = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
    short, long = sorted((width, height))
    for paper in _PAPERS:
        size = QPageSize(paper).size(QPageSize.Unit.Point)
        if abs(size.width() - short) < _NEAR and abs(size.height() - long) < _NEAR:
            printer.setPageSize(QPageSize(paper))
            break
    else:
        printer.setPageSize(QPageSize(QSizeF(short, long), QPageSize.Unit.Point))
    printer.setPageOrientation(sideways)


def _draw(painter: QPainter, printer: QPrinter, pdf: bytes, index: int) -> None:
    image = to_qimage(page_image(pdf, index, DPI))
    paper = QRectF(printer.paperRect(QPrinter.Unit.DevicePixel))
    size = image.size().scaled(paper.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(
        (paper.width() - size.width()) / 2,
        (paper.height() - size.height()) / 2,
        size.width(),
        size.height(),
    )
    painter.drawImage(place, image)
