"""Draws one square of the week grid: need strips, captions, chips, and days when the nursery is closed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from nursery_rota.domain.sheets import NeedStrip
from nursery_rota.gui.rota.cell_layout import SIDE, Square
from nursery_rota.gui.rota.chip_paint import Marks, paint_chip
from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import Look
from nursery_rota.gui.theme.strokes import Run, hatch, rule, runs, runs_width, text, wrapped, wrapped_height
from nursery_rota.wording import plural

CLOSED_WORDS = "No children, no duties. Nobody owes a duty for this day."


def paint_square(
    painter: QPainter, origin: QPoint, square: Square, look: Look, marks: dict[int, Marks]
) -> None:
    for rect, cell in square.strips:
        if cell.need is not None:
            paint_need(painter, rect.translated(origin), cell.need, look)
    for rect, caption in square.captions:
        text(painter, rect.translated(origin), caption, look.second, look.colour("muted"))
    for number, box in enumerate(square.chips):
        paint_chip(painter, box.rect.translated(origin), box.chip, look, marks.get(number, Marks()))
    if square.more:
        rect, hidden = square.more
        text(painter, rect.translated(origin), f"and {hidden} more", look.second_bold, look.colour("accent"))


def paint_need(painter: QPainter, rect: QRect, need: NeedStrip, look: Look) -> None:
    short = need.short > 0
    painter.fillRect(rect, look.colour("bad_tint" if short else "raised"))
    rule(painter, rect, Qt.Edge.BottomEdge, look.colour("bad" if short else "line"))
    line = look.small_line
    side = look.sign - 1
    top = rect.top() + 5
    sign = QRect(rect.left() + SIDE, top + (line - side) // 2, side, side)
    paint_icon(painter, "law" if short else "ok", sign, look.colour("bad" if short else "ok"))
    left = sign.right() + 7
    upper = QRect(left, top, rect.right() - SIDE - left, line)
    ink = look.colour("bad" if short else "text")
    adults: Run = (f"{need.there} of {plural(need.needed, 'adult')}", look.second_bold, ink)
    if short and runs_width([adults, (f"  {need.short} short", look.second_bold, ink)]) > upper.width():
        adults = (f"{need.there} of {need.needed}", look.second_bold, ink)
    runs(painter, upper, [adults])
    _right_of_need(painter, upper.adjusted(round(runs_width([adults])) + 6, 0, 0, 0), need, look)
    lower = QRect(sign.left(), top + line, rect.right() - SIDE - sign.left(), line)
    worded = _bands(need, True, look)
    runs(painter, lower, worded if runs_width(worded) <= lower.width() + 1 else _bands(need, False, look))


def _right_of_need(painter: QPainter, rect: QRect, need: NeedStrip, look: Look) -> None:
    if need.short:
        runs(painter, rect, [(f"{need.short} short", look.second_bold, look.colour("bad"))], right=True)
        return
    word = " child" if need.children == 1 else " children"
    number: Run = (str(need.children), look.second_bold, look.colour("muted"))
    worded = [number, (word, look.second, look.colour("muted"))]
    if runs_width(worded) <= rect.width():
        runs(painter, rect, worded, right=True)
        return
    runs(painter, rect, [number], right=True)
    side = look.sign - 3
    at = round(rect.right() - runs_width([number])) - side - 2
    if at >= rect.left():
        head = QRect(at, rect.center().y() - side // 2, side, side)
        paint_icon(painter, "child", head, look.colour("muted"))


def _bands(need: NeedStrip, worded: bool, look: Look) -> list[Run]:
    """ "1 under 2 · 6 twos · 9 threes", or "1 · 6 · 9"; a band without children is left out."""
    ink = look.colour("text" if need.short else "muted")
    pieces: list[Run] = []
    for band in need.bands:
        if not band.count:
            continue
        if pieces:
            pieces.append((" · ", look.second, ink))
        pieces.append((str(band.count), look.second_bold, ink))
        if worded:
            pieces.append((f" {band.label}", look.second, ink))
    return pieces or [("no children", look.second, ink)]


def paint_closed(painter: QPainter, rect: QRect, reason: str, look: Look) -> None:
    """The hatched column and its card; under 100 px the card stands upright."""
    painter.fillRect(rect, look.colour("sunken"))
    hatch(painter, QRectF(rect), look.colour("line"))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if rect.width() < 100:
        _upright_card(painter, rect, reason, look)
    else:
        _card(painter, rect, reason, look)


def _card(painter: QPainter, rect: QRect, reason: str, look: Look) -> None:
    wide = rect.width() - 40
    inner = wide - 24
    reason_tall = wrapped_height(reason, look.table, inner)
    words_tall = wrapped_height(CLOSED_WORDS, look.table, inner)
    sign = look.sign + 8
    tall = 18 + sign + 8 + look.line + 4 + reason_tall + 4 + words_tall + 18
    top = rect.top() + max(8, min(72, (rect.height() - tall) // 2))
    card = QRect(rect.left() + 20, top, wide, tall)
    _card_ground(painter, card, look)
    at = card.top() + 18
    paint_icon(painter, "closed", QRect(card.left(), at, wide, sign), look.colour("text"))
    at += sign + 8
    for words, height, font, token in (
        ("Closed", look.line, look.panel, "text"),
        (reason, reason_tall, look.table, "text"),
        (CLOSED_WORDS, words_tall, look.table, "muted"),
    ):
        area = QRect(card.left() + 12, at, inner, height + 2)
        wrapped(painter, area, words, font, look.colour(token), centred=True)
        at += height + 4


def _upright_card(painter: QPainter, rect: QRect, reason: str, look: Look) -> None:
    words = f"Closed, {reason[:1].lower() + reason[1:]}"
    tall = min(
        rect.height() - 24, round(runs_width([(words, look.name, look.colour("text"))])) + look.sign + 32
    )
    card = QRect(rect.left() + 8, rect.top() + max(8, min(24, rect.height() - tall)), rect.width() - 17, tall)
    _card_ground(painter, card, look)
    sign = QRect(card.left(), card.top() + 12, card.width(), look.sign)
    paint_icon(painter, "closed", sign, look.colour("text"))
    painter.save()
    painter.translate(card.right() + 1, sign.bottom() + 8)
    painter.rotate(90)
    along = QRect(0, 0, card.bottom() - sign.bottom() - 12, card.width())
    text(painter, along, words, look.name, look.colour("text"))
    painter.restore()


def _card_ground(painter: QPainter, card: QRect, look: Look) -> None:
    painter.setPen(QPen(look.colour("edge"), 1))
    painter.setBrush(look.colour("surface"))
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
    painter.setBrush(Qt.BrushStyle.NoBrush)
