"""Drawing with the page's top left corner as origin, in points, as one reads: the only user of canvas calls.

Owns ink on one page: text, lines, boxes, hatching. What is drawn where is the business of the documents.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from nursery_rota.documents import fonts
from nursery_rota.documents.fonts import BOLD, REGULAR

Align = Literal["left", "right", "centre"]
Run = tuple[str, str, float]
"""Font, text, size in points."""

BLACK = 0.0
HEAD_GREY = 0xE4 / 255
PLAN_GREY = 0xF0 / 255
LINE_GREY = 0x9A / 255
HATCH_GREY = 0xBC / 255


def regular(text: str, size: float = 12) -> Run:
    return REGULAR, text, size


def bold(text: str, size: float = 12) -> Run:
    return BOLD, text, size


class Pen:
    """Draws on ``canvas``, a page ``width`` by ``height`` points; y grows downwards from the top edge."""

    def __init__(self, canvas: Canvas, width: float, height: float) -> None:
        fonts.register()
        self.canvas = canvas
        self.width = width
        self.height = height

    def text(self, x: float, y: float, run: Run, align: Align = "left") -> float:
        """One run with its baseline at ``y``; returns where it ends at the right."""
        return self.runs(x, y, [run], align)

    def runs(self, x: float, y: float, runs: Sequence[Run], align: Align = "left") -> float:
        """Several runs on one baseline, as one piece; returns where they end at the right."""
        clean = [(font, _keep_spaces(text), size) for font, text, size in runs]
        total = sum(fonts.width(text, font, size) for font, text, size in clean)
        x -= {"left": 0.0, "right": total, "centre": total / 2}[align]
        self.canvas.setFillGray(BLACK)
        for font, text, size in clean:
            for face, run in fonts.pieces(text, font):
                self.canvas.setFont(face, size)
                self.canvas.drawString(x, self.height - y, run)
                x += pdfmetrics.stringWidth(run, face, size)
        return x

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        thick: float = 0.75,
        grey: float = BLACK,
        dash: Sequence[float] = (),
    ) -> None:
        self.canvas.saveState()
        self.canvas.setLineWidth(thick)
        self.canvas.setStrokeGray(grey)
        if dash:
            self.canvas.setDash(list(dash))
        self.canvas.line(x1, self.height - y1, x2, self.height - y2)
        self.canvas.restoreState()

    def dotted(self, x1: float, x2: float, y: float) -> None:
        """A line to write on."""
        self.line(x1, y, x2, y, thick=0.9, dash=(0.9, 1.35))

    def box(
        self, x: float, y: float, wide: float, high: float, thick: float = 0.75, fill: float | None = None
    ) -> None:
        """A rectangle from its top left corner; ``thick`` 0 draws no border, ``fill`` is a grey."""
        self.canvas.saveState()
        self.canvas.setLineWidth(thick)
        self.canvas.setStrokeGray(BLACK)
        if fill is not None:
            self.canvas.setFillGray(fill)
        self.canvas.rect(
            x, self.height - y - high, wide, high, stroke=int(thick > 0), fill=int(fill is not None)
        )
        self.canvas.restoreState()

    def hatch(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        every: float = 6.0,
        thick: float = 1.0,
        grey: float = HATCH_GREY,
    ) -> None:
        """Lines at 45 degrees, ``every`` points apart along the edge, clipped to the rectangle."""
        self.canvas.saveState()
        clip = self.canvas.beginPath()
        clip.rect(x, self.height - y - high, wide, high)
        self.canvas.clipPath(clip, stroke=0, fill=0)
        self.canvas.setLineWidth(thick)
        self.canvas.setStrokeGray(grey)
        bottom = self.height - y - high
        start = x - high
        while start < x + wide:
            self.canvas.line(start, bottom, start + high, bottom + high)
            start += every
        self.canvas.restoreState()


def wrap_runs(runs: Sequence[Run], room: float) -> list[list[Run]]:
    """Runs of several faces as one text, broken at spaces into lines no wider than ``room`` points."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    for font, text, size in runs:
        for word in fonts.one_line(text).split():
            space = fonts.width(" ", font, size) if lines[-1] else 0.0
            wide = fonts.width(word, font, size)
            if lines[-1] and used + space + wide > room:
                lines.append([])
                used, space = 0.0, 0.0
            _append(lines[-1], (font, word, size))
            used += space + wide
    return lines


def _append(line: list[Run], run: Run) -> None:
    font, word, size = run
    if line and line[-1][0] == font and line[-1][2] == size:
        line[-1] = (font, f"{line[-1][1]} {word}", size)
    elif line:
        line.append((font, f" {word}", size))
    else:
        line.append(run)


def _keep_spaces(text: str) -> str:
    """As ``one_line``, but the spaces at either end, which part two runs, stay."""
    clean = fonts.one_line(text)
    before = len(text) - len(text.lstrip(" "))
    after = len(text) - len(text.rstrip(" ")) if clean else 0
    return f"{' ' * before}{clean}{' ' * after}"
