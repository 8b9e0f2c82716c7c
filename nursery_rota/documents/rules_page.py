"""The rules page: how duties are shared and what each session needs, to hang on the wall or hand to a newcomer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nursery_rota.documents.flow import Piece, Placed, pages_of, paragraph, section, space, table
from nursery_rota.documents.fonts import BOLD, REGULAR, fit, width, wrap
from nursery_rota.documents.frame import (
    PORTRAIT,
    Head,
    Paper,
    Print,
    draw_foot,
    draw_head,
    foot_line,
    printed,
)
from nursery_rota.documents.pen import HEAD_GREY, LINE_GREY, Pen, bold, regular
from nursery_rota.documents.signs import Sign, draw_sign
from nursery_rota.domain.law_in_words import FORCE_WORDS, Condition, RatioLine
from nursery_rota.domain.rules_page import RulesPage
from nursery_rota.domain.turns_in_words import Example, Section
from nursery_rota.wording import full_date, listing, sentence

_LEFT = PORTRAIT.margin
_RIGHT = PORTRAIT.width - PORTRAIT.margin
_TOP = 86.0
_BOTTOM = foot_line(PORTRAIT) - 4
_TEXT = _LEFT + 118
"""Headings stand left of this, what they are about right of it."""
_PITCH = 15.75
_AGES = _LEFT + 125
_RATIO = _LEFT + 325
_HEAD = 19.0
_FORCE = 82.0
_PAD = 10.0


@dataclass(frozen=True)
class _Room:
    """How tall a row of a table and an example stand, and the size of an example's figure; ``joined``
    sentences follow on the same line."""

    row: float
    example: float
    figure: float
    joined: bool


_ROOMY = _Room(19.0, 24.0, 15.0, joined=False)
_SNUG = _Room(17.0, 20.0, 13.0, joined=True)


def rules_paper(page: RulesPage, *, printed_at: datetime, paper: Paper = PORTRAIT) -> bytes:
    """The page as a PDF, as a rule on two sheets: taking turns, and what the sessions need. It is set tighter
    where that saves a sheet."""
    out = Print(paper, f"Our rules, {page.nursery}", page.nursery)
    sheets = min((_sheets(page, room) for room in (_ROOMY, _SNUG)), key=len)
    for number, sheet in enumerate(sheets, start=1):
        pen = out.page()
        draw_head(pen, PORTRAIT, Head("Our rules", page.nursery, _aside(page)))
        for placed in sheet:
            placed.piece.draw(pen, placed.y)
        draw_foot(pen, PORTRAIT, f"{page.nursery}, our rules, {printed(printed_at)}", number, len(sheets))
        out.end_page()
    return out.finish()


def _sheets(page: RulesPage, room: _Room) -> list[list[Placed]]:
    return pages_of([*_turns(page, room), *_sessions(page, room)], _TOP, _BOTTOM)


def _aside(page: RulesPage) -> tuple[tuple[tuple[str, str, float], ...], ...]:
    name = fit(page.term_name, BOLD, 12, 9, 230)
    return ((bold(name.lines[0], name.size),), (regular(f"as of {full_date(page.made_on)}"),))


def _turns(page: RulesPage, room: _Room) -> list[Piece]:
    """How parents share the duties, and what they never do."""
    pieces = [section("Taking turns", _LEFT), space(4)]
    if page.examples:
        pieces += [_examples(page.examples, room), space(10)]
    for part in page.turns:
        pieces.append(_section(part, room))
    pieces += _notice("no", "Never for parents on duty", _never(page.never), room)
    if page.warning:
        pieces += _notice("law", "Bought-out duties", page.warning, room)
    return pieces


def _examples(examples: Sequence[Example], room: _Room) -> Piece:
    """What the rule comes to this term: the figure that every family looks for first."""
    high = 34 + room.example * len(examples)

    def draw(pen: Pen, y: float) -> None:
        pen.box(_LEFT, y, _RIGHT - _LEFT, high, thick=1.5)
        pen.text(_LEFT + _PAD, y + 20, bold("What a whole term comes to", 13))
        for i, example in enumerate(examples):
            base = y + 26 + room.example * (i + 0.8)
            pen.text(_RIGHT - _PAD, base, bold(example.owes, room.figure), "right")
            pen.text(_LEFT + _PAD, base, regular(example.who))
            if i:
                pen.line(
                    _LEFT + _PAD,
                    base + 6 - room.example,
                    _RIGHT - _PAD,
                    base + 6 - room.example,
                    grey=LINE_GREY,
                )

    return Piece(high, draw)


def _section(part: Section, room: _Room) -> Piece:
    """A heading at the left, its sentences at the right, each from a line of its own."""
    heading = wrap(part.title, BOLD, 12, _TEXT - _LEFT - 10)
    texts = [" ".join(part.lines)] if room.joined else part.lines
    lines = [wrap(text, REGULAR, 12, _RIGHT - _TEXT) for text in texts]
    rows = sum(len(broken) for broken in lines)
    high = max(rows * _PITCH + (len(lines) - 1) * 3, len(heading) * _PITCH) + 12

    def draw(pen: Pen, y: float) -> None:
        pen.line(_LEFT, y, _RIGHT, y)
        for i, words in enumerate(heading):
            pen.text(_LEFT, y + 17 + _PITCH * i, bold(words))
        base = y + 17
        for broken in lines:
            for words in broken:
                pen.text(_TEXT, base, regular(words))
                base += _PITCH
            base += 3

    return Piece(high, draw)


def _never(never: Sequence[str]) -> str:
    return f"{sentence(listing(never))} These are for paid staff alone."


def _notice(sign: Sign, title: str, words: str, room: _Room) -> list[Piece]:
    """In a frame of its own; where room is short, as one more section."""
    if room.joined:
        return [_section(Section(title, (words,)), room)]
    return [space(8), _framed(sign, title, words)]


def _framed(sign: Sign, title: str, words: str) -> Piece:
    """A framed notice with its sign at the left."""
    left = _LEFT + 44
    lines = wrap(words, REGULAR, 12, _RIGHT - left - _PAD)
    high = 32 + len(lines) * _PITCH

    def draw(pen: Pen, y: float) -> None:
        pen.box(_LEFT, y, _RIGHT - _LEFT, high, thick=1.5)
        draw_sign(pen, sign, _LEFT + _PAD, y + 10, 24)
        pen.text(left, y + 20, bold(title, 13))
        for i, line in enumerate(lines):
            pen.text(left, y + 38 + _PITCH * i, regular(line))

    return Piece(high, draw)


def _sessions(page: RulesPage, room: _Room) -> list[Piece]:
    """What the law and the nursery ask of each session."""
    pieces = [space(10), *_ratios(page, room), *_note(" ".join(page.method))]
    pieces += _conditions("An adult counts who", page.counts, room)
    pieces += _note(page.counts_note)
    pieces += _conditions("Of the adults needed", page.levels, room)
    pieces += _note(page.level_example)
    pieces += _conditions("In each session", page.sessions, room)
    pieces += [space(8), _source(page)]
    return pieces


def _session_title(page: RulesPage) -> Piece:
    """The heading, and at its right whose rules these are and from when."""
    title = "What each session needs"
    whose = f"{page.rules_name}, {page.rules_since}" if page.rules_since else page.rules_name
    fitted = fit(whose, REGULAR, 12, 9, _RIGHT - _LEFT - width(title, BOLD, 15) - 20)

    def draw(pen: Pen, y: float) -> None:
        pen.text(_LEFT, y + 17, bold(title, 15))
        pen.text(_RIGHT, y + 17, regular(fitted.lines[0], fitted.size), "right")

    return Piece(27, draw)


def _note(words: str) -> list[Piece]:
    """A paragraph below a table; nothing for no words."""
    return [space(3), paragraph([regular(words)], _LEFT, _RIGHT - _LEFT)] if words else []


def _ratios(page: RulesPage, room: _Room) -> list[Piece]:
    head = Piece(_HEAD + 2, _draw_ratio_head)
    return table(_session_title(page), head, [_ratio(line, room) for line in page.ratios])


def _draw_ratio_head(pen: Pen, y: float) -> None:
    pen.box(_LEFT, y, _RIGHT - _LEFT, _HEAD, thick=0, fill=HEAD_GREY)
    for x, words in ((_LEFT + 5, "Children"), (_AGES, "Age"), (_RATIO, "One adult for every")):
        pen.text(x, y + 14, bold(words))


def _ratio(line: RatioLine, room: _Room) -> Piece:
    label = fit(line.children, BOLD, 12, 9, _AGES - _LEFT - 15)
    ages = fit(line.ages, REGULAR, 12, 9, _RATIO - _AGES - 10)
    when = wrap(line.when, REGULAR, 12, _RIGHT - _AGES - 5) if line.when else []
    high = room.row + len(when) * _PITCH

    def draw(pen: Pen, y: float) -> None:
        pen.text(_LEFT + 5, y + 14, bold(label.lines[0], label.size))
        pen.text(_AGES, y + 14, regular(ages.lines[0], ages.size))
        pen.text(_RATIO, y + 14, bold("1 child" if line.kids == 1 else f"{line.kids} children"))
        for i, words in enumerate(when):
            pen.text(_AGES, y + 14 + _PITCH * (i + 1), regular(words))
        pen.line(_LEFT, y + high, _RIGHT, y + high, grey=LINE_GREY)

    return Piece(high, draw)


def _conditions(title: str, conditions: Sequence[Condition], room: _Room) -> list[Piece]:
    """A list of conditions, each with "law", "our rule" or "not asked" at its right."""
    head = Piece(_HEAD + 9, lambda pen, y: _draw_conditions_head(pen, title, y))
    return table(None, head, [_condition(condition, room) for condition in conditions])


def _draw_conditions_head(pen: Pen, title: str, y: float) -> None:
    pen.box(_LEFT, y + 7, _RIGHT - _LEFT, _HEAD, thick=0, fill=HEAD_GREY)
    pen.text(_LEFT + 5, y + 21, bold(title))


def _condition(condition: Condition, room: _Room) -> Piece:
    lines = wrap(condition.says, REGULAR, 12, _RIGHT - _LEFT - _FORCE - 10)
    high = room.row + (len(lines) - 1) * _PITCH
    word = FORCE_WORDS[condition.force]

    def draw(pen: Pen, y: float) -> None:
        for i, line in enumerate(lines):
            pen.text(_LEFT + 5, y + 14 + _PITCH * i, regular(line))
        shown = bold(word) if condition.force == "law" else regular(word)
        pen.text(_RIGHT - _FORCE + 18, y + 14, shown)
        if condition.force == "law":
            draw_sign(pen, "law", _RIGHT - _FORCE, y + 3.5, 13)
        pen.line(_LEFT, y + high, _RIGHT, y + high, grey=LINE_GREY)

    return Piece(high, draw)


def _source(page: RulesPage) -> Piece:
    words = " ".join([*page.source, page.coming]).strip()
    lines = wrap(words, REGULAR, 12, _RIGHT - _LEFT - 2 * _PAD)
    high = 12 + len(lines) * _PITCH

    def draw(pen: Pen, y: float) -> None:
        pen.box(_LEFT, y, _RIGHT - _LEFT, high)
        for i, line in enumerate(lines):
            pen.text(_LEFT + _PAD, y + 18 + _PITCH * i, regular(line))

    return Piece(high, draw)
