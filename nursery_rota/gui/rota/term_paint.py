"""Draws the squares of a month or a term: lines of people, closed days, bands, counts."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from nursery_rota.domain.sheets import Chip
from nursery_rota.domain.term_shapes import Band, TermLine
from nursery_rota.gui.rota.chip_style import style_of
from nursery_rota.gui.rota.term_grid import Square
from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import Look
from nursery_rota.gui.theme.strokes import hatch, level_box, level_width, runs, text, width_of
from nursery_rota.wording import weekday_short

SIDE, BETWEEN = 9, 5
TOP = 2


def line_height(look: Look) -> int:
    return look.line + 2


def helping_height(look: Look) -> int:
    return look.small_line + 2


def rows_of(lines: tuple[TermLine, ...], width: int, look: Look) -> list[tuple[TermLine, ...]]:
    """The lines as they stand below each other: a shift of several places has them side by side where there is
    room for their names."""
    shifts = [tuple(group) for _, group in groupby(lines, lambda line: line.shift)]
    most = max((len(shift) for shift in shifts), default=1)
    if most == 1 or width // most < width_of("n" * 9, look.name) + look.sign:
        return [(line,) for line in lines]
    return shifts


def paint_lines(painter: QPainter, area: QRect, lines: tuple[TermLine, ...], look: Look, seen: QRect) -> None:
    """A line for each position, from the top; those outside ``seen`` are left out."""
    tall = line_height(look)
    for number, row in enumerate(rows_of(lines, area.width(), look)):
        if not seen.intersects(QRect(area.left(), area.top() + number * tall, area.width(), tall)):
            continue
        wide = (area.width() + 2 * BETWEEN) // len(row)
        for place, line in enumerate(row):
            box = QRect(area.left() + place * wide, area.top() + number * tall, wide - 2 * BETWEEN, tall)
            paint_line(painter, box, line, look)


def paint_line(painter: QPainter, area: QRect, line: TermLine, look: Look) -> None:
    if line.chip is None:
        text(painter, area, "–", look.body, look.colour("muted"))
        return
    chip = line.chip
    if chip.state == "empty":
        _dashed(painter, area.adjusted(-6, 1, 6, -1), look)
        area = area.adjusted(0, 0, -3, 0)
    style = style_of(chip)
    side = look.sign - 2
    left = area.left()
    _sign(painter, style.sign or "counts", left, area, side, look, style.sign_token)
    left += side + 6
    font = _font(chip, look)
    wide = width_of(chip.name, font) + 2
    right = _right_side(painter, area, line, area.right() + 1 - left - min(wide, area.width() // 2), look)
    room = QRect(left, area.top(), max(0, right - left), area.height())
    text(painter, room, chip.name, font, look.colour(style.ink))


def _font(chip: Chip, look: Look) -> QFont:
    if chip.state == "empty":
        return look.name
    font = QFont(look.body if style_of(chip).struck or chip.status == "worked" else look.name)
    font.setStrikeOut(style_of(chip).struck)
    return font


def _dashed(painter: QPainter, area: QRect, look: Look) -> None:
    pen = QPen(look.colour("bad"), 1.5, Qt.PenStyle.DashLine)
    pen.setDashPattern([3.2, 2.0])
    painter.save()
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(
        QRectF(area).adjusted(0.75, 0.75, -0.75, -0.75), area.height() / 2, area.height() / 2
    )
    painter.restore()


def _sign(painter: QPainter, sign: str, left: int, area: QRect, side: int, look: Look, token: str) -> None:
    box = QRect(left, area.top() + (area.height() - side) // 2, side, side)
    paint_icon(painter, sign, box, look.colour(token))


def _right_side(painter: QPainter, area: QRect, line: TermLine, room: int, look: Look) -> int:
    """Signs and those beside, from the right; what has no room is left out. Answers where the name must end."""
    right = area.right() + 1
    for kind, value, wide in _parts(line, look):
        if wide + BETWEEN > room:
            continue
        room -= wide + BETWEEN
        _paint_part(painter, area, (kind, value, wide), right, line, look)
        right -= wide + BETWEEN
    return right


def _parts(line: TermLine, look: Look) -> list[tuple[str, str, int]]:
    """(kind, value, width), the outermost first."""
    chip = line.chip
    side = look.sign - 2
    if chip is None:
        return []
    parts: list[tuple[str, str, int]] = []
    for number, beside in enumerate(line.beside):
        parts.append(("beside", str(number), side + 4 + width_of(beside.name, look.second) + 2))
    over = line.is_over
    word = _word(chip, line)
    if chip.pinned and not over:
        parts.append(("sign", "pin", side))
    if chip.changed and not over:
        parts.append(("sign", "changed", side))
    if chip.state == "buddy" and not over:
        parts.append(("sign", "buddy", side))
    if chip.level and not over:
        parts.append(("level", str(chip.level), level_width(chip.level, look)))
    if word:
        parts.append(("word", word, width_of(word, _word_font(chip, look)) + 2))
    if line.cover:
        parts.append(("sign", "swap", side))
    return parts


def _word(chip: Chip, line: TermLine) -> str:
    if chip.status in ("missed", "excused"):
        return chip.status
    if chip.state == "empty":
        return "" if chip.level or line.beside else "nobody yet"
    return "cover" if line.cover else ""


def _word_font(chip: Chip, look: Look) -> QFont:
    return look.second_bold if chip.status == "missed" else look.second


def _paint_part(
    painter: QPainter, area: QRect, part: tuple[str, str, int], right: int, line: TermLine, look: Look
) -> None:
    kind, value, wide = part
    if line.chip is None:
        return
    if kind == "level":
        level_box(painter, right, area.top() + area.height() / 2, int(value), look)
    elif kind == "sign":
        _sign(painter, value, right - wide, area, wide, look, "text" if value == "pin" else "muted")
    elif kind == "word":
        style = style_of(line.chip)
        token = style.word_token if line.chip.status or line.chip.state == "empty" else "muted"
        box = QRect(right - wide, area.top(), wide, area.height())
        text(painter, box, value, _word_font(line.chip, look), look.colour(token), right=True)
    else:
        chip = line.beside[int(value)]
        # Somebody who looked on is still shown as one who looks on.
        style = style_of(replace(chip, status="") if chip.status == "worked" else chip)
        side = look.sign - 2
        _sign(painter, style.sign, right - wide, area, side, look, style.sign_token)
        box = QRect(right - wide + side + 4, area.top(), wide - side - 4, area.height())
        token = "plum" if chip.state == "watching" else "muted"
        text(painter, box, chip.name, look.second, look.colour(token))


def paint_helping(painter: QPainter, area: QRect, lines: tuple[TermLine, ...], look: Look) -> None:
    """ "Anna Kow. cooking": small, one below the other."""
    tall = helping_height(look)
    if lines and area.height() // len(lines) >= look.small_line * 0.8:
        tall = min(tall, area.height() // len(lines))
    most = max(1, area.height() // tall)
    shown = lines if len(lines) <= most else lines[: most - 1]
    at = QRect(area.left(), area.top(), area.width(), tall)
    for line in shown:
        if line.chip is not None:
            name = (line.chip.name, look.second, look.colour("text"))
            what = line.shift.removesuffix(" helper").lower()
            # A little taller than its share, so that no accent is cut.
            runs(painter, at.adjusted(0, -2, 0, 2), [name, (f" {what}", look.second, look.colour("muted"))])
            at.translate(0, tall)
    if len(shown) < len(lines):
        more = f"and {len(lines) - len(shown)} more"
        text(painter, at, more, look.second, look.colour("muted"))


def paint_count(painter: QPainter, area: QRect, square: Square, look: Look) -> None:
    bad = square.empty > 0
    if square.family_id is not None:
        text(painter, area, square.words, look.table, look.colour("text"), right=True)
        return
    side = look.sign - 2
    _sign(painter, "law" if bad else "tick", area.left(), area, side, look, "bad" if bad else "ok")
    box = area.adjusted(side + 6, 0, 4, 0)
    text(painter, box, square.words, look.name if bad else look.body, look.colour("bad" if bad else "text"))


def paint_family(painter: QPainter, area: QRect, lines: tuple[TermLine, ...], look: Look) -> None:
    """The weekday of each duty of a family with its sign."""
    tall = helping_height(look)
    at = QRect(area.left(), area.top(), area.width(), tall)
    for line in lines:
        if line.chip is not None:
            style, side = style_of(line.chip), look.sign - 3
            _sign(painter, style.sign or "counts", at.left(), at, side, look, style.sign_token)
            font = QFont(look.second if line.is_over else look.second_bold)
            font.setStrikeOut(style.struck)
            day = f"{weekday_short(line.on_date.weekday())} {line.on_date.day}"
            if width_of(day, font) > area.width() - side - 4:
                day = weekday_short(line.on_date.weekday())
            text(painter, at.adjusted(side + 4, 0, 6, 0), day, font, look.colour(style.ink))
            at.translate(0, tall)


def paint_closed_day(painter: QPainter, area: QRect, reason: str, look: Look) -> None:
    """Hatched, with the sign, the word and the reason on a card as far as there is room."""
    painter.fillRect(area, look.colour("sunken"))
    hatch(painter, QRectF(area), look.colour("line"))
    side = look.sign - 2
    room = area.width() - 12 - side - 22
    choices = (f"Closed, {reason[:1].lower()}{reason[1:]}", reason, "Closed")
    words = next((w for w in choices if width_of(w, look.second_bold) <= room), "Closed")
    wide = min(width_of(words, look.second_bold) + side + 30, area.width() - 12)
    tall = min(look.small_line + 8, area.height() - 4)
    card = QRect(area.center().x() - wide // 2, area.center().y() - tall // 2 + 1, wide, tall)
    painter.save()
    painter.setPen(QPen(look.colour("edge"), 1))
    painter.setBrush(look.colour("surface"))
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.restore()
    _sign(painter, "closed", card.left() + 8, card, side, look, "text")
    box = card.adjusted(side + 14, 0, -6, 0)
    text(painter, box, words, look.second_bold, look.colour("text"))


def paint_band(painter: QPainter, area: QRect, band: Band, look: Look) -> None:
    """A closed week is hatched with its words in the middle; today is a filled line."""
    if band.kind == "today":
        painter.fillRect(area, look.colour("accent"))
        box = area.adjusted(10, 0, -10, 0)
        text(painter, box, band.words, look.second_bold, look.colour("on_accent"))
        return
    painter.fillRect(area, look.colour("sunken"))
    hatch(painter, QRectF(area), look.colour("line"))
    side = look.sign - 2
    wide = min(width_of(band.words, look.second_bold) + side + 26, area.width())
    card = QRect(area.center().x() - wide // 2, area.top() + 1, wide, area.height() - 2)
    painter.fillRect(card, look.colour("sunken"))
    _sign(painter, "closed", card.left() + 8, card, side, look, "text")
    box = card.adjusted(side + 15, 0, -4, 0)
    text(painter, box, band.words, look.second_bold, look.colour("text"))
