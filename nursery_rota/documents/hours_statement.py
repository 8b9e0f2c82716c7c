"""The hours statement for funders: what families gave, month by month, and its value in kind, never cash."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from nursery_rota.documents.flow import Piece, paragraph, section, space, table
from nursery_rota.documents.fonts import BOLD, REGULAR, fit, wrap
from nursery_rota.documents.frame import PORTRAIT, Head, Paper, printed
from nursery_rota.documents.pen import LINE_GREY, PLAN_GREY, Pen, bold, regular
from nursery_rota.documents.portrait import LEFT, PITCH, RIGHT, WIDE, one_document, to_sign
from nursery_rota.domain.hours_statement import HoursStatement, MonthHours
from nursery_rota.domain.money import pounds
from nursery_rota.wording import MONTHS, full_date, hours, plural, short_date

_ROW = 19.5
_SPLIT = 232.0
_DUTIES = 330.0
_BAR = 128.0


def hours_statement(statement: HoursStatement, *, printed_at: datetime, paper: Paper = PORTRAIT) -> bytes:
    """The statement as a PDF in portrait, to be signed; without a worked duty it says that there is none."""
    when = f"{short_date(statement.starts_on)} to {short_date(statement.ends_on)}"
    aside = ((bold(statement.title if len(statement.title) <= 40 else "Statement"),), (regular(when),))
    head = Head("Hours given by families", statement.nursery, aside)
    pieces = [
        _answer(statement),
        space(10),
        *_months(statement),
        space(10),
        *_families(statement),
        space(6),
        *_how(statement),
        to_sign(("For the committee:", "on")),
    ]
    foot = f"{statement.nursery}, hours statement, {printed(printed_at)}"
    title = f"Hours given by families, {statement.title}"
    return one_document(title, statement.nursery, head, pieces, foot, paper)


def hours_in_words(minutes: int) -> str:
    """ "412 hours 30 minutes"."""
    whole, rest = divmod(minutes, 60)
    return f"{plural(whole, 'hour')} {plural(rest, 'minute')}" if rest else plural(whole, "hour")


def _answer(statement: HoursStatement) -> Piece:
    """The hours in a box at the left; beside it their value, framed apart from any cash."""
    amount = fit(hours_in_words(statement.minutes), BOLD, 22, 14, _SPLIT - 24, lines=2)
    families = len(statement.families) + statement.unnamed_count
    given = [
        f"on {plural(statement.duties, 'duty', 'duties')} in {plural(statement.weeks, 'week')}, "
        f"by {plural(families, 'family', 'families')}",
        f"worked to {full_date(min(statement.made_on, statement.ends_on))}",
    ]
    told = [line for text in given for line in wrap(text, REGULAR, 12, _SPLIT - 24)]
    right = LEFT + _SPLIT + 10
    worth = fit(_worth(statement), BOLD, 22, 14, RIGHT - right - 24, lines=2)
    why = [line for text in _worth_words(statement) for line in wrap(text, REGULAR, 12, RIGHT - right - 24)]
    high = 26 + 27 * max(len(amount.lines), len(worth.lines)) + PITCH * max(len(told), len(why)) + 10

    def draw(pen: Pen, y: float) -> None:
        pen.box(LEFT, y, _SPLIT, high, thick=1.5)
        pen.box(right, y, RIGHT - right, high)
        _draw_figure(pen, LEFT + 12, y, "Hours given", (amount.lines, amount.size), told)
        _draw_figure(pen, right + 12, y, "Worth in kind, not cash", (worth.lines, worth.size), why)

    return Piece(high, draw)


def _draw_figure(
    pen: Pen, x: float, y: float, caption: str, figure: tuple[tuple[str, ...], float], below: Sequence[str]
) -> None:
    pen.text(x, y + 20, regular(caption))
    lines, size = figure
    base = y + 21
    for line in lines:
        base += 27
        pen.text(x, base - 2, bold(line, size))
    for i, text in enumerate(below):
        pen.text(x, base + 16 + PITCH * i, regular(text))


def _worth(statement: HoursStatement) -> str:
    return pounds(statement.value.value, statement.currency) if statement.value else "not worked out"


def _worth_words(statement: HoursStatement) -> tuple[str, ...]:
    if statement.value is None:
        return ("No rate is known for these dates. Type one under Costs.",)
    return (f"{statement.value.how}.", "Replacement cost: no money has changed hands.")


def _months(statement: HoursStatement) -> list[Piece]:
    most = max((m.minutes for m in statement.months), default=0)
    rows = [_month_row(month, most) for month in statement.months]
    head = _heads("Month", "Duties", "Hours")
    total = _total("Together", statement.duties, statement.minutes)
    return [*table(section("By month", LEFT), head, [*rows, total])]


def _heads(first: str, second: str, third: str) -> Piece:
    def draw(pen: Pen, y: float) -> None:
        pen.text(LEFT + 5, y + 14, bold(first))
        pen.text(LEFT + _DUTIES, y + 14, bold(second), "right")
        pen.text(RIGHT - 5, y + 14, bold(third), "right")
        pen.line(LEFT, y + 21, RIGHT, y + 21, thick=1.1)

    return Piece(21, draw)


def _month_row(month: MonthHours, most: int) -> Piece:
    line = _line(f"{MONTHS[month.month - 1]} {month.year}", month.duties, month.minutes)

    def draw(pen: Pen, y: float) -> None:
        line.draw(pen, y)
        if month.minutes:
            pen.box(LEFT + 140, y + 5, _BAR * month.minutes / most, 10, fill=0.45)

    return Piece(line.height, draw)


def _line(name: str, duties: int, minutes: int) -> Piece:
    """A row of either table; a long name takes as many lines as it needs."""
    names = wrap(name, REGULAR, 12, _DUTIES - 60)
    high = _ROW + (len(names) - 1) * PITCH

    def draw(pen: Pen, y: float) -> None:
        for i, text in enumerate(names):
            pen.text(LEFT + 5, y + 14 + PITCH * i, regular(text))
        pen.text(LEFT + _DUTIES, y + 14, regular(str(duties)), "right")
        pen.text(RIGHT - 5, y + 14, regular(hours(minutes)), "right")
        pen.line(LEFT, y + high, RIGHT, y + high, grey=LINE_GREY)

    return Piece(high, draw)


def _total(name: str, duties: int, minutes: int) -> Piece:
    def draw(pen: Pen, y: float) -> None:
        pen.box(LEFT, y, WIDE, _ROW + 1, thick=0, fill=PLAN_GREY)
        pen.line(LEFT, y, RIGHT, y, thick=1.1)
        pen.text(LEFT + 5, y + 14.5, bold(name))
        pen.text(LEFT + _DUTIES, y + 14.5, bold(str(duties)), "right")
        pen.text(RIGHT - 5, y + 14.5, bold(hours(minutes)), "right")

    return Piece(_ROW + 3, draw)


def _families(statement: HoursStatement) -> list[Piece]:
    title = section("By family", LEFT)
    if not statement.duties:
        return [title, paragraph([regular("No duty has been marked as worked yet.")], LEFT, WIDE)]
    rows = [_line(family.name, family.duties, family.minutes) for family in statement.families]
    if statement.unnamed is not None:
        unnamed = plural(statement.unnamed_count, "family not named", "families not named")
        rows.append(_line(unnamed, statement.unnamed.duties, statement.unnamed.minutes))
    total = _total("Together", statement.duties, statement.minutes)
    return table(title, _heads("Family", "Duties", "Hours"), [*rows, total])


def _how(statement: HoursStatement) -> list[Piece]:
    """Method, rate with its source, what is left out, and that it is not cash."""
    said = ["Only duties marked as worked are counted, in hours and minutes."]
    if statement.value is not None:
        said += [
            statement.value.method,
            statement.rate_source,
            statement.value.excludes,
            statement.value.says,
        ]
    if statement.other_minutes:
        other = hours_in_words(statement.other_minutes)
        said.append(f"Besides, {other} of other work were written down; they are in no figure above.")
    title = section("How this was worked out", LEFT)
    return [title, paragraph([regular(" ".join(filter(None, said)))], LEFT, WIDE), space(8)]
