"""Draws one chip of the week grid: a person or an open place. Knows shapes and signs, nothing of cells.

Every state has a shape, a sign and a word of its own; colour only repeats them. What does not fit goes in
this order: the word, then the signs at the right; the name is cut last.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from nursery_rota.domain.sheets import Chip
from nursery_rota.gui.rota.chip_style import ChipStyle, style_of
from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import Look
from nursery_rota.gui.theme.strokes import level_box, level_width, ring, text, width_of

_GOES_FIRST = (
    "word",
    "watching",
    "pin",
    "changed",
    "buddy",
    "new",
    "away",
    "level",
    "first-aid-ended",
    "first-aid",
)
"""What is left out where there is no room, in this order."""


@dataclass(frozen=True)
class Marks:
    """What the grid adds to a chip: whether it is the chosen one, under the mouse, waiting for a swap, or a duty
    of the person who was chosen."""

    selected: bool = False
    hovered: bool = False
    swapping: bool = False
    theirs: bool = False


@dataclass(frozen=True)
class _Part:
    """One thing at the right of a chip: an icon, a level or a word."""

    kind: str
    value: str
    width: int
    token: str


def paint_chip(painter: QPainter, rect: QRect, chip: Chip, look: Look, marks: Marks) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    style = style_of(chip)
    radius = 2.0 if style.square else rect.height() / 2
    _body(painter, rect, style, look, marks, radius)
    left = rect.left() + (10 if style.square else 8)
    if style.sign:
        side = look.sign
        sign = QRect(left, rect.center().y() - side // 2 + (rect.height() + 1) % 2, side, side)
        paint_icon(painter, "swap" if marks.swapping else style.sign, sign, look.colour(style.sign_token))
        left += side + 6
    right = rect.right() - (5 if style.square else 9)
    _words(painter, rect, left, right, chip, style, look)
    painter.restore()


def _body(painter: QPainter, rect: QRect, style: ChipStyle, look: Look, marks: Marks, radius: float) -> None:
    half = style.border / 2
    area = QRectF(rect).adjusted(half, half, -half, -half)
    line = (
        style.line if not (marks.selected and style.line is Qt.PenStyle.DashLine) else Qt.PenStyle.SolidLine
    )
    pen = QPen(Qt.PenStyle.NoPen)
    if style.border:
        token = "accent" if marks.hovered and style.edge in ("edge", "line") else style.edge
        pen = QPen(look.colour(token), style.border, line)
        if line is Qt.PenStyle.DashLine:
            pen.setDashPattern([4.0, 2.4] if style.border < 2 else [3.2, 2.0])
        elif line is Qt.PenStyle.DotLine:
            pen.setDashPattern([1.0, 2.0])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    fill = "selection" if marks.selected else style.fill
    painter.setBrush(look.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(area, max(2.0, radius - half) if radius > 2 else radius, max(2.0, radius - half))
    if style.square:
        bar = QRect(rect.left(), rect.top(), 4, rect.height())
        painter.fillRect(bar, look.colour("edge" if style.solid_bar else "line"))
    if marks.selected or marks.theirs:
        around = rect.adjusted(-3, -3, 3, 3)
        ring(painter, around, look.colour("accent"), radius + 2 if radius > 2 else 4)


def _words(
    painter: QPainter, rect: QRect, left: int, right: int, chip: Chip, style: ChipStyle, look: Look
) -> None:
    font = QFont(look.name if style.strong else look.body)
    font.setStrikeOut(style.struck)
    name_width = width_of(chip.name, font) + 1
    parts = _parts(chip, style, look)
    room = right - left - name_width
    if chip.state == "empty" and chip.needs and sum(part.width + 5 for part in parts) > room:
        short = width_of(chip.needs, look.second_bold) + 1
        parts = [
            _Part("word", chip.needs, short, part.token) if part.kind == "word" else part for part in parts
        ]
    while parts and sum(part.width + 5 for part in parts) > room:
        parts.remove(
            min(parts, key=lambda part: _GOES_FIRST.index(part.value if part.kind == "icon" else part.kind))
        )
    middle = rect.top() + rect.height() / 2
    for part in reversed(parts):
        if part.kind != "after":
            _paint_part(painter, part, right, middle, rect, look)
            right -= part.width + 5
    name_rect = QRect(left, rect.top(), max(0, min(name_width, right - left)), rect.height())
    text(painter, name_rect, chip.name, font, look.colour(style.ink))
    word = _word(chip)
    start = left + name_width + 7
    if style.word_after and word and right - start >= width_of(word, look.second) * 0.6:
        # A staff member's role stands beside the name and may itself be cut, but not to a letter or two.
        room_after = QRect(start, rect.top(), right - start, rect.height())
        text(painter, room_after, word, look.second, look.colour("muted"))


def _parts(chip: Chip, style: ChipStyle, look: Look) -> list[_Part]:
    """At the right, in their order: new, word, level, first aid, buddy, changed, pinned."""
    side = look.sign - 1
    parts: list[_Part] = []
    if chip.new:
        parts.append(_Part("icon", "new", side, "text"))
    if chip.proposed:
        parts.append(_Part("icon", "watching", side, "plum"))
    word = _word(chip)
    if word and not style.word_after:
        font = _word_font(style.word_token, look)
        parts.append(_Part("word", word, width_of(word, font) + 1, style.word_token))
    if chip.level:
        parts.append(_Part("level", str(chip.level), level_width(chip.level, look), "text"))
    for shown, name, token in (
        (chip.first_aid == "held", "first-aid", "ok"),
        (chip.first_aid == "ended", "first-aid-ended", "bad"),
        (chip.state == "buddy", "buddy", "accent"),
        (chip.state == "away", "away", "muted"),
        (chip.changed and not chip.proposed, "changed", "text"),
        (chip.pinned, "pin", "text"),
    ):
        if shown:
            parts.append(_Part("icon", name, side, token))
    return parts


def _word(chip: Chip) -> str:
    return {"missed": "missed", "excused": "excused", "absent": "can’t come"}.get(chip.status, chip.word)


def _word_font(token: str, look: Look) -> QFont:
    return look.second_bold if token == "bad" else look.second


def _paint_part(painter: QPainter, part: _Part, right: int, middle: float, rect: QRect, look: Look) -> None:
    if part.kind == "level":
        level_box(painter, right + 1, middle, int(part.value), look)
    elif part.kind == "icon":
        side = part.width
        box = QRect(right + 1 - side, round(middle - side / 2), side, side)
        paint_icon(painter, part.value, box, look.colour(part.token))
    else:
        font = _word_font(part.token, look)
        area = QRect(right - part.width, rect.top(), part.width + 1, rect.height())
        text(painter, area, part.value, font, look.colour(part.token), right=True)
