"""Icons: drawings in ``resources/icons``, coloured when they are painted and sharp on every screen.

An icon asks the application's palette for its colour each time it is drawn, so a change of theme needs no
new icons. Names are those of the files: ``icon("first-aid", "ok")``.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from nursery_rota import paths
from nursery_rota.gui.theme.palette import tokens_of


def icon(name: str, token: str = "text") -> QIcon:
    """The icon ``name`` in the colour of ``token``. Raises FileNotFoundError if there is no such drawing."""
    _renderer(name)
    return QIcon(_TokenEngine(name, token))


def app_icon() -> QIcon:
    """The icon of the program, in its own colours, for the window and the task bar."""
    drawing = QIcon()
    for side in (16, 24, 32, 48, 64, 128, 256):
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        _renderer("app").render(painter)
        painter.end()
        drawing.addPixmap(pixmap)
    return drawing


def paint_icon(painter: QPainter, name: str, rect: QRect | QRectF, colour: QColor | str) -> None:
    """Draw icon ``name`` into the largest square in the middle of ``rect``."""
    area = rect.toRect() if isinstance(rect, QRectF) else rect
    side = min(area.width(), area.height())
    if side <= 0:
        return
    ratio = painter.device().devicePixelRatioF()
    place = QPoint(area.x() + (area.width() - side) // 2, area.y() + (area.height() - side) // 2)
    painter.drawPixmap(place, pixmap_of(name, QColor(colour).name(QColor.NameFormat.HexArgb), side, ratio))


@lru_cache(maxsize=2048)
def pixmap_of(name: str, colour: str, side: int, ratio: float) -> QPixmap:
    """The drawing at ``side`` device-independent pixels for a screen of ``ratio``; ``colour`` is "#AARRGGBB"."""
    real = max(1, round(side * ratio))
    pixmap = QPixmap(real, real)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _renderer(name).render(painter)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(pixmap.rect(), QColor(colour))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def drawing(name: str, colour: str) -> bytes:
    """The SVG text of icon ``name`` in ``colour`` ("#RRGGBB"), for places that need a file."""
    return (icon_folder() / f"{name}.svg").read_bytes().replace(b"currentColor", colour.encode("ascii"))


@lru_cache(maxsize=1)
def icon_folder() -> Path:
    return paths.resources() / "icons"


@lru_cache(maxsize=256)
def _renderer(name: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(drawing(name, "#000000")))


class _TokenEngine(QIconEngine):
    """Draws one icon in the colour its token has in the palette of the application at that moment."""

    def __init__(self, name: str, token: str) -> None:
        super().__init__()
        self._name = name
        self._token = token

    def clone(self) -> QIconEngine:
        return _TokenEngine(self._name, self._token)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, self._name, rect, self._colour(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """``size`` is in device-independent pixels: a dense screen gets ``scale`` times as many."""
        side = max(1, min(size.width(), size.height()))
        return pixmap_of(self._name, self._colour(mode).name(QColor.NameFormat.HexArgb), side, scale)

    def _colour(self, mode: QIcon.Mode) -> QColor:
        tokens = tokens_of(QGuiApplication.palette())
        token = "edge" if mode is QIcon.Mode.Disabled else self._token
        return QColor(getattr(tokens, token))
