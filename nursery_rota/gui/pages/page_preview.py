"""The pages of a PDF, as they will print: drawn from the document itself, one below the other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from nursery_rota.documents.render import PageImage, page_count, page_image
from nursery_rota.gui.theme import look_of

POINTS_PER_INCH = 72
SHARPER = 1.5
"""Pages are rendered a little finer than the screen shows them, so that small print stays readable."""


def to_qimage(page: PageImage) -> QImage:
    """A copy that owns its bytes."""
    return QImage(page.rgb, page.width, page.height, page.stride, QImage.Format.Format_RGB888).copy()


class PageSheet(QWidget):
    """One page of paper; rendered when it is first seen."""

    def __init__(self, pdf: bytes, index: int, count: int) -> None:
        super().__init__()
        self._pdf, self._index = pdf, index
        self._image: QImage | None = None
        self.setAccessibleName(f"Page {index + 1} of {count}, as it prints")
        self.setMinimumHeight(100)

    @property
    def image(self) -> QImage:
        if self._image is None:
            dpi = POINTS_PER_INCH * SHARPER * self.devicePixelRatioF()
            self._image = to_qimage(page_image(self._pdf, self._index, dpi))
        return self._image

    def fit(self, width: int) -> None:
        """Fill ``width``, but never larger than paper looks at arm's length."""
        size = self.image.size()
        wide = min(width, round(size.width() / SHARPER / self.devicePixelRatioF() * 1.34))
        self.setFixedSize(QSize(wide, round(wide * size.height() / size.width())))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(self.rect()), self.image)
        painter.setPen(look_of(self).colour("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PagePreview(QScrollArea):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Preview")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sheets: list[PageSheet] = []
        self._show(b"", 0)

    def show_pdf(self, pdf: bytes) -> int:
        """Show ``pdf`` from its first page; how many pages it has."""
        count = page_count(pdf)
        self._show(pdf, count)
        self.verticalScrollBar().setValue(0)
        return count

    def clear(self) -> None:
        self._show(b"", 0)

    def _show(self, pdf: bytes, count: int) -> None:
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(16)
        self.sheets = [PageSheet(pdf, index, count) for index in range(count)]
        for sheet in self.sheets:
            column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setWidget(holder)
        self._fit()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        for sheet in self.sheets:
            sheet.fit(self.viewport().width() - 32)
