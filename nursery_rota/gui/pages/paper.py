"""From the pages of a PDF to a printer: the same pictures as in the preview, finer."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter

from nursery_rota.documents.render import page_count, page_image, page_size
from nursery_rota.gui.pages.page_preview import to_qimage

DPI = 300


def print_pages(pdf: bytes, printer: QPrinter) -> int:
    """Send every page of ``pdf`` to ``printer``, turned as the page is; how many pages went."""
    count = page_count(pdf)
    printer.setFullPage(True)
    painter = QPainter()
    for index in range(count):
        width, height = page_size(pdf, index)
        sideways = QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait
        printer.setPageOrientation(sideways)
        if index == 0:
            painter.begin(printer)
        else:
            printer.newPage()
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
    painter.end()
    return count
