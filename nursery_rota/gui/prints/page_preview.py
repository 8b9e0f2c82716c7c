"""The pages of a PDF, as they will print: drawn from the document itself, one below the other.

Pages are rendered beside the window, those in view first; a page that has not come yet is white paper. Pictures
far from what is in view are given up again, so that sixty sheets take no more memory than a few.
"""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from nursery_rota.documents.render import PageImage, page_image, page_sizes
from nursery_rota.gui.jobs import Job, Jobs, Progress, Stop
from nursery_rota.gui.theme import look_of

POINTS_PER_INCH = 72
LARGEST = 1.34
"""Pixels a point at the most: paper is not shown larger than it looks at arm's length."""
MARGIN = 16
KEPT = 12

Fit = Literal["width", "page"]


def to_qimage(page: PageImage) -> QImage:
    """A copy that owns its bytes."""
    return QImage(page.rgb, page.width, page.height, page.stride, QImage.Format.Format_RGB888).copy()


class PageSheet(QWidget):
    """One page of paper, ``points`` wide and high; ``image`` is None until it has been rendered."""

    def __init__(self, points: tuple[float, float], index: int, count: int) -> None:
        super().__init__()
        self.points = points
        self.image: QImage | None = None
        self.setAccessibleName(f"Page {index + 1} of {count}, as it prints")

    def fit(self, width: int, height: int | None) -> None:
        """Fill ``width`` and stay within ``height``, but never larger than paper looks."""
        scale = min(width / self.points[0], LARGEST)
        if height is not None:
            scale = min(scale, height / self.points[1])
        scale = max(scale, 0.1)
        self.setFixedSize(QSize(round(self.points[0] * scale), round(self.points[1] * scale)))

    @property
    def dpi(self) -> float:
        """At which the picture has one dot a pixel of the screen."""
        return POINTS_PER_INCH * self.width() * self.devicePixelRatioF() / self.points[0]

    @property
    def is_sharp(self) -> bool:
        wanted = self.width() * self.devicePixelRatioF()
        return self.image is not None and abs(self.image.width() - wanted) <= 2

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self.image is None:
            painter.fillRect(self.rect(), Qt.GlobalColor.white)
        else:
            painter.drawImage(QRectF(self.rect()), self.image)
        painter.setPen(look_of(self).colour("edge"))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()


class PagePreview(QScrollArea):
    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._job: Job | None = None
        self._pdf = b""
        self._fit: Fit = "width"
        self.setAccessibleName("Preview")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.sheets: list[PageSheet] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(30)
        self._soon.timeout.connect(self._render)
        self.verticalScrollBar().valueChanged.connect(self._later)
        self._show(b"")

    def show_pdf(self, pdf: bytes) -> int:
        """Show ``pdf`` from its first page; how many pages it has."""
        self._show(pdf)
        self.verticalScrollBar().setValue(0)
        return len(self.sheets)

    def clear(self) -> None:
        self._show(b"")

    def set_fit(self, fit: Fit) -> None:
        """Pages as wide as the room, or whole pages."""
        self._fit = fit
        self._fit_sheets()

    def _show(self, pdf: bytes) -> None:
        self._pdf = pdf
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        sizes = page_sizes(pdf) if pdf else []
        self.sheets = [PageSheet(size, index, len(sizes)) for index, size in enumerate(sizes)]
        for sheet in self.sheets:
            column.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.setWidget(holder)
        self._fit_sheets()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_sheets()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._later()

    def _fit_sheets(self) -> None:
        room = self.viewport().size()
        height = room.height() - 2 * MARGIN if self._fit == "page" else None
        for sheet in self.sheets:
            sheet.fit(room.width() - 2 * MARGIN, height)
        self._later()

    def _later(self) -> None:
        """Soon, once scrolling or resizing pauses."""
        if self.sheets:
            self._soon.start()

    def _in_view(self) -> list[int]:
        """Pages in view and one to either side; nearest to the top first."""
        bar = self.verticalScrollBar().value()
        bottom = bar + self.viewport().height()
        seen = [
            index
            for index, sheet in enumerate(self.sheets)
            if sheet.y() < bottom and sheet.y() + sheet.height() > bar
        ]
        if not seen:
            return []
        return [*seen, *(i for i in (seen[-1] + 1, seen[0] - 1) if 0 <= i < len(self.sheets))]

    @property
    def is_drawn(self) -> bool:
        """Is every page in view there, and sharp?"""
        return bool(self.sheets) and all(self.sheets[index].is_sharp for index in self._in_view())

    def _render(self) -> None:
        """Render what is in view and not there yet; one job at a time, which looks again at its end."""
        if self._job is not None or not self.isVisible():
            return
        wanted = self._in_view()
        missing = [(index, self.sheets[index].dpi) for index in wanted if not self.sheets[index].is_sharp]
        if not missing:
            self._give_up_far(wanted)
            return
        pdf = self._pdf

        def work(progress: Progress, stop: Stop) -> None:
            for index, dpi in missing:
                if stop():
                    return
                progress((pdf, index, to_qimage(page_image(pdf, index, dpi))))

        job = self._jobs.prepare("Drawing the pages", work)
        job.progressed.connect(self._came)
        job.succeeded.connect(self._done)
        job.troubled.connect(self._broke)
        self._job = job
        self._jobs.begin(job)

    def _came(self, page: object) -> None:
        if not isinstance(page, tuple):
            return
        pdf, index, image = page
        if pdf is self._pdf and index < len(self.sheets):
            self.sheets[index].image = image
            self.sheets[index].update()

    def _done(self, result: object) -> None:
        self._job = None
        self._later()

    def _broke(self, trouble: Exception) -> None:
        self._job = None
        raise trouble

    def _give_up_far(self, wanted: list[int]) -> None:
        if not wanted:
            return
        middle = wanted[0]
        for index, sheet in enumerate(self.sheets):
            if abs(index - middle) > KEPT:
                sheet.image = None
