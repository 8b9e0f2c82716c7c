"""The signs of paper, drawn as vector paths, black on white, so that no font can lack them.

Each sign is drawn in a box of 24 by 24 units with y downwards and scaled to the size asked for. A sign always
stands beside its word or in the key of its page.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from nursery_rota.documents.pen import Pen

Sign = Literal[
    "counts",
    "additional",
    "watching",
    "buddy",
    "first_call",
    "task",
    "empty",
    "law",
    "changed",
    "thanks",
    "scissors",
    "make_up",
    "tick",
    "no",
    "square",
    "first_aid",
]
SIGNS: tuple[Sign, ...] = get_args(Sign)

_UNITS = 24.0
_STROKE = 1.9


def _counts(canvas: Canvas) -> None:
    canvas.circle(12, 12, 10.2, stroke=0, fill=1)
    canvas.setStrokeGray(1)
    canvas.setLineWidth(2.6)
    _polyline(canvas, (7.4, 12.4), (10.7, 15.6), (16.6, 8.7))


def _additional(canvas: Canvas) -> None:
    canvas.circle(12, 12, 9.4)
    _polyline(canvas, (12, 7.4), (12, 16.6))
    _polyline(canvas, (7.4, 12), (16.6, 12))


def _watching(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(1.8, 12)
    path.curveTo(5.4, 3.6, 18.6, 3.6, 22.2, 12)
    path.curveTo(18.6, 20.4, 5.4, 20.4, 1.8, 12)
    path.close()
    canvas.drawPath(path)
    canvas.circle(12, 12, 2.9)


def _buddy(canvas: Canvas) -> None:
    canvas.circle(8, 7.8, 3.4)
    canvas.circle(16, 7.8, 3.4)
    for left in (2.4, 12.2):
        path = canvas.beginPath()
        path.moveTo(left, 20)
        path.curveTo(left, 11.8, left + 9.4, 11.8, left + 9.4, 20)
        canvas.drawPath(path)


def _first_call(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(7.7, 3.3)
    path.lineTo(5, 4)
    _corner(path, (5, 4), (3.2, 4.5), (3.4, 6.4))
    path.curveTo(4.3, 14, 10, 19.7, 17.6, 20.6)
    _corner(path, (17.6, 20.6), (19.5, 20.8), (20, 19))
    path.lineTo(20.7, 16.3)
    _corner(path, (20.7, 16.3), (21, 15), (19.8, 14.5))
    path.lineTo(16.8, 13.3)
    _corner(path, (16.8, 13.3), (15.8, 12.9), (15.1, 13.7))
    path.lineTo(13.8, 15.2)
    _corner(path, (13.8, 15.2), (10.5, 13.5), (8.8, 10.2))
    path.lineTo(10.3, 8.9)
    _corner(path, (10.3, 8.9), (11.1, 8.2), (10.7, 7.2))
    path.lineTo(9.5, 4.2)
    _corner(path, (9.5, 4.2), (9, 3), (7.7, 3.3))
    path.close()
    canvas.drawPath(path)


def _task(canvas: Canvas) -> None:
    canvas.roundRect(3.2, 3.2, 17.6, 17.6, 3)
    _polyline(canvas, (7.8, 12.3), (10.7, 15.2), (16.2, 9.2))


def _empty(canvas: Canvas) -> None:
    canvas.setLineCap(0)
    canvas.setDash([5.1, 3.16])
    canvas.setLineWidth(2.5)
    canvas.circle(12, 12, 9.2)


def _law(canvas: Canvas) -> None:
    corners = ((8, 2.2), (16, 2.2), (21.8, 8), (21.8, 16), (16, 21.8), (8, 21.8), (2.2, 16), (2.2, 8))
    path = canvas.beginPath()
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.setStrokeGray(1)
    canvas.setFillGray(1)
    canvas.setLineWidth(2.7)
    _polyline(canvas, (12, 6.8), (12, 12.8))
    canvas.circle(12, 17, 1.6, stroke=0, fill=1)


def _changed(canvas: Canvas) -> None:
    canvas.setLineWidth(2.2)
    for start, end in (((12, 3.6), (12, 20.4)), ((4.7, 7.8), (19.3, 16.2)), ((19.3, 7.8), (4.7, 16.2))):
        _polyline(canvas, start, end)


def _thanks(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(12, 20.3)
    path.curveTo(12, 20.3, 2.8, 15, 2.8, 8.9)
    path.curveTo(2.8, 3.4, 9.9, 2.2, 12, 7)
    path.curveTo(14.1, 2.2, 21.2, 3.4, 21.2, 8.9)
    path.curveTo(21.2, 15, 12, 20.3, 12, 20.3)
    path.close()
    canvas.drawPath(path)


def _scissors(canvas: Canvas) -> None:
    canvas.circle(6, 6.5, 2.9)
    canvas.circle(6, 17.5, 2.9)
    _polyline(canvas, (8.3, 8), (21, 17.4))
    _polyline(canvas, (8.3, 16), (21, 6.6))


def _make_up(canvas: Canvas) -> None:
    canvas.arc(4, 4, 20, 20, startAng=0, extent=312)
    _polyline(canvas, (20.6, 2.6), (20.6, 7.4), (15.8, 7.4))


def _tick(canvas: Canvas) -> None:
    canvas.setLineWidth(2.4)
    _polyline(canvas, (4.5, 12.8), (9.3, 17.6), (19.5, 6.8))


def _no(canvas: Canvas) -> None:
    canvas.circle(12, 12, 9.4)
    _polyline(canvas, (8.6, 8.6), (15.4, 15.4))
    _polyline(canvas, (15.4, 8.6), (8.6, 15.4))


def _square(canvas: Canvas) -> None:
    canvas.setLineWidth(1.5)
    canvas.rect(2.5, 2.5, 19, 19)


def _first_aid(canvas: Canvas) -> None:
    canvas.roundRect(1.8, 1.8, 20.4, 20.4, 5, stroke=0, fill=1)
    canvas.setStrokeGray(1)
    canvas.setLineWidth(4)
    canvas.setLineCap(0)
    _polyline(canvas, (12, 5.8), (12, 18.2))
    _polyline(canvas, (5.8, 12), (18.2, 12))


_DRAW: dict[Sign, Callable[[Canvas], None]] = {
    "counts": _counts,
    "additional": _additional,
    "watching": _watching,
    "buddy": _buddy,
    "first_call": _first_call,
    "task": _task,
    "empty": _empty,
    "law": _law,
    "changed": _changed,
    "thanks": _thanks,
    "scissors": _scissors,
    "make_up": _make_up,
    "tick": _tick,
    "no": _no,
    "square": _square,
    "first_aid": _first_aid,
}


def draw_sign(pen: Pen, sign: Sign, x: float, y: float, size: float) -> None:
    """``sign`` in a square of ``size`` points whose top left corner is at x, y."""
    canvas = pen.canvas
    canvas.saveState()
    canvas.translate(x, pen.height - y)
    canvas.scale(size / _UNITS, -size / _UNITS)
    canvas.setLineWidth(_STROKE)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.setStrokeGray(0)
    canvas.setFillGray(0)
    _DRAW[sign](canvas)
    canvas.restoreState()


def _polyline(canvas: Canvas, *points: tuple[float, float]) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    canvas.drawPath(path)


def _corner(
    path: PDFPathObject, start: tuple[float, float], bend: tuple[float, float], end: tuple[float, float]
) -> None:
    """A rounded corner: the quadratic curve around ``bend``, as the cubic one that PDF knows."""
    (x0, y0), (x1, y1), (x2, y2) = start, bend, end
    path.curveTo((x0 + 2 * x1) / 3, (y0 + 2 * y1) / 3, (x2 + 2 * x1) / 3, (y2 + 2 * y1) / 3, x2, y2)
