"""What a painter needs to know about a widget: its colours and its fonts, both worked out from the widget.

Nothing is kept apart from the palette and the font that Qt hands down, so that a change of theme or of text
size reaches every painted view by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QColor, QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QWidget

from nursery_rota.gui.theme.palette import tokens_of
from nursery_rota.gui.theme.tokens import Tokens

SHARES = {
    "headline": 2.7,
    "welcome": 1.8,
    "title": 1.5,
    "large": 1.2,
    "panel": 1.1,
    "body": 1.0,
    "table": 0.95,
    "second": 0.9,
    "level": 0.85,
}
"""Sizes of text as shares of the body, which is the application font (10 points unless chosen otherwise)."""


def sized(body: QFont, share: str, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """``body`` at a share of ``SHARES``; digits take one width, so that columns of figures stand in line."""
    font = QFont(body)
    font.setPointSizeF(body.pointSizeF() * SHARES[share])
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


@dataclass(frozen=True, eq=False)
class Look:
    """Colours and fonts of one widget, and the heights that follow from them in device-independent pixels.

    There is one for each theme and font, and each drawing asks what it knows of it many times: it is known by itself.
    """

    tokens: Tokens
    letters: str
    """What all sizes of text follow from, colours aside: sizes need not be worked out again while it is the same."""
    body: QFont
    name: QFont
    panel: QFont
    table: QFont
    second: QFont
    second_bold: QFont
    level: QFont
    line: int
    """Height of a line of body text."""
    small_line: int
    """Height of a line of second text."""

    @property
    def chip(self) -> int:
        """Height of a parent's chip."""
        return self.line + 8

    @property
    def staff_chip(self) -> int:
        return self.line + 5

    @property
    def row(self) -> int:
        """Height of a row in a list."""
        return self.line + 10

    @property
    def sign(self) -> int:
        """Side of a sign beside body text: 16 at the usual size."""
        return round(self.line * 16 / 18)

    @property
    def column(self) -> int:
        """Least width of a day in the week grid: 17 average characters and 18."""
        return max(152, round(QFontMetrics(self.body).averageCharWidth() * 17) + 18)

    def colour(self, token: str) -> QColor:
        return QColor(getattr(self.tokens, token))


def look_of(widget: QWidget) -> Look:
    """The palette and font of the application for widgets like ``widget``: a style sheet changes a widget's
    own, and would be read back as a theme."""
    return _look(tokens_of(QApplication.palette()), QApplication.font(widget).toString())


@lru_cache(maxsize=32)
def _look(tokens: Tokens, font_description: str) -> Look:
    body = QFont()
    body.fromString(font_description)
    bold = QFont.Weight.Bold
    return Look(
        tokens=tokens,
        letters=font_description,
        body=sized(body, "body"),
        name=sized(body, "body", QFont.Weight.DemiBold),
        panel=sized(body, "panel", bold),
        table=sized(body, "table"),
        second=sized(body, "second"),
        second_bold=sized(body, "second", bold),
        level=sized(body, "level", bold),
        line=QFontMetrics(sized(body, "body")).height(),
        small_line=QFontMetrics(sized(body, "second")).height(),
    )
