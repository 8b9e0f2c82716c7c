"""Small things that every painted view draws alike: hatching, runs of text, boxes with a level, focus rings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QPainter, QPainterPath, QPen

from nursery_rota.gui.theme.look import Look

Run = tuple[str, QFont, QColor]
"""A piece of text in one font and one colour."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_PLAIN = Qt.TextFlag.TextSingleLine


def text(
    painter: QPainter, rect: QRect, words: str, font: QFont, colour: QColor, right: bool = False
) -> None:
    """One line of plain text, cut with "…" where it is too long for ``rect``."""
    painter.setFont(font)
    painter.setPen(colour)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter | _PLAIN), shown)


def wrapped(
    painter: QPainter, rect: QRect, words: str, font: QFont, colour: QColor, centred: bool = False
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap), words)


def wrapped_height(words: str, font: QFont, width: int) -> int:
    area = QRect(0, 0, max(1, width), 10_000)
    return QFontMetrics(font).boundingRect(area, int(Qt.TextFlag.TextWordWrap), words).height()


def width_of(words: str, font: QFont) -> int:
    return QFontMetrics(font).horizontalAdvance(words)


def runs_width(runs: Sequence[Run]) -> float:
    return sum(QFontMetricsF(font).horizontalAdvance(words) for words, font, _colour in runs)


def runs(painter: QPainter, rect: QRect, pieces: Sequence[Run], right: bool = False) -> None:
    """Pieces of text one after the other; the piece that no longer fits is cut with "…"."""
    at = float(rect.left())
    if right:
        at = max(at, rect.right() + 1 - runs_width(pieces))
    for words, font, colour in pieces:
        metrics = QFontMetricsF(font)
        room = rect.right() + 1.5 - at
        if room <= 2:
            return
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QRectF(at, rect.top(), room, rect.height()), int(_LEFT | _PLAIN), shown)
        at += metrics.horizontalAdvance(shown)


def hatch(painter: QPainter, area: QRectF, colour: QColor, step: float = 11.0, width: float = 1.0) -> None:
    """Lines at 45 degrees over ``area``, ``step`` pixels apart along its edge; they join from area to area."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(area, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, width))
    tall = area.height()
    first = area.left() - tall - (area.left() + area.bottom()) % step
    count = int((area.width() + tall) / step) + 3
    painter.drawLines(
        [QLineF(first + n * step, area.bottom(), first + n * step + tall, area.top()) for n in range(count)]
    )
    painter.restore()


def rule(painter: QPainter, area: QRect, side: Qt.Edge, colour: QColor) -> None:
    """A line of one pixel along the inside of one side of ``area``, sharp whatever the painter's hints."""
    line = QRect(area)
    if side == Qt.Edge.TopEdge:
        line.setHeight(1)
    elif side == Qt.Edge.BottomEdge:
        line.setTop(area.bottom())
    elif side == Qt.Edge.LeftEdge:
        line.setWidth(1)
    else:
        line.setLeft(area.right())
    painter.fillRect(line, colour)


def level_box(painter: QPainter, right: int, middle: float, level: int, look: Look) -> int:
    """A box with "L3" that ends at ``right``; returns its width."""
    words = f"L{level}"
    wide = width_of(words, look.level) + 7
    tall = look.line - 2
    box = QRectF(right - wide + 0.5, round(middle - tall / 2) + 0.5, wide - 1, tall - 1)
    painter.setPen(QPen(look.colour("edge"), 1))
    painter.setBrush(look.colour("surface"))
    painter.drawRoundedRect(box, 3, 3)
    painter.setFont(look.level)
    painter.setPen(look.colour("text"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)
    return wide


def level_width(level: int, look: Look) -> int:
    return width_of(f"L{level}", look.level) + 7


def ring(painter: QPainter, area: QRect | QRectF, colour: QColor, radius: float = 0) -> None:
    """The focus ring: 2 px, inside ``area``."""
    painter.setPen(
        QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap, Qt.PenJoinStyle.MiterJoin)
    )
    painter.setBrush(Qt.BrushStyle.NoBrush)
    inner = QRectF(area).adjusted(1, 1, -1, -1)
    if radius:
        painter.drawRoundedRect(inner, radius, radius)
    else:
        painter.drawRect(inner)


def bottom_rounded(area: QRectF, radius: float) -> QPainterPath:
    """``area`` with its two lower corners rounded: the foot of a panel."""
    path = QPainterPath(QPointF(area.left(), area.top()))
    path.lineTo(area.right(), area.top())
    path.lineTo(area.right(), area.bottom() - radius)
    path.quadTo(area.right(), area.bottom(), area.right() - radius, area.bottom())
    path.lineTo(area.left() + radius, area.bottom())
    path.quadTo(area.left(), area.bottom(), area.left(), area.bottom() - radius)
    path.closeSubpath()
    return path
