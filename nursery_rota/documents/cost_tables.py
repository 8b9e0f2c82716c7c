"""The smaller tables of the cost report: a trial beside the nursery's own figures, the saving by term and
session, fees, and the budget. Each has a line of words and its figures to the right of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nursery_rota.documents.flow import Piece, section, space, table
from nursery_rota.documents.fonts import BOLD, REGULAR, fit, wrap
from nursery_rota.documents.frame import PORTRAIT
from nursery_rota.documents.pen import LINE_GREY, Pen, bold, regular
from nursery_rota.domain.costs.breakdown import Part
from nursery_rota.domain.costs.comparison import differences
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.money import plain
from nursery_rota.wording import day_range, full_date

_LEFT = PORTRAIT.margin
_RIGHT = PORTRAIT.width - PORTRAIT.margin
_PITCH = 15.75
_ROW = 19.5
_COLUMN = 92.0
_NONE = "–"


@dataclass(frozen=True)
class Line:
    """``words`` at the left, ``figures`` in the columns at the right."""

    words: str
    figures: tuple[str, ...]


def beside(yours: CostReport | None, trial: CostReport, symbol: str) -> list[Piece]:
    """The trial beside the nursery's own figures, with the difference; nothing where there is no trial."""
    if yours is None:
        return []
    lines = [
        Line(d.label, (_amount(d.yours), _amount(d.trial), _signed(d.difference)))
        for d in differences(yours, trial)
    ]
    heads = (symbol, "Your figures", "Trial", "Difference")
    return [*figures_table("Your figures and the trial", heads, lines), space(9)]


def more_tables(report: CostReport, symbol: str) -> list[Piece]:
    """What the treasurer looks up behind the first page; a table without lines is left out."""
    fees = [
        Line(
            f"Children {line.label}",
            (
                _hours(line.charged_minutes),
                plain(line.charged),
                _hours(line.funded_minutes),
                plain(line.funded),
            ),
        )
        for year in report.years
        for line in year.fees.lines
    ]
    budget = [
        Line(f"{line.category}{', income' if line.income else ''}",
             (plain(line.budget), plain(line.actual), _signed(line.better)))
        for line in report.budget
    ]  # fmt: skip
    halves = ("Hours", "Saving")
    tables: tuple[tuple[str, tuple[str, ...], list[Line]], ...] = (
        ("Saving by term", ("", *halves), _parts(report.by_term)),
        ("Saving by session, in the period", ("", *halves), _parts(report.by_session)),
        ("Booked hours and fees in the year", ("", "Charged, h", symbol, "Funded, h", symbol), fees),
        (f"Budget against actual, {_upto(report)}", ("", "Budget", "Actual", "Better"), budget),
    )
    found: list[Piece] = []
    for title, heads, lines in (*tables, *_closed(report, symbol)):
        if lines:
            found += [space(8), *figures_table(title, heads, lines)]
    return found


def _closed(report: CostReport, symbol: str) -> list[tuple[str, tuple[str, ...], list[Line]]]:
    """A table for each closed period: as it was closed, as it comes out now, and what later edits did."""
    found: list[tuple[str, tuple[str, ...], list[Line]]] = []
    for period in report.closed:
        dates = day_range(period.starts_on, period.ends_on, " to ")
        lines = [Line(f.label, (plain(f.frozen), plain(f.now), _signed(f.since))) for f in period.figures]
        title = f"{dates}, closed on {full_date(period.closed_on)}"
        found.append((title, (symbol, "Closed with", "Now", "Adjustment"), lines))
    return found


def _upto(report: CostReport) -> str:
    """Which days the budget is compared for: a year that is still running is not held against its whole budget."""
    return day_range(report.start, min(report.end, report.budget_to), " to ")


def figures_table(title: str, heads: Sequence[str], lines: Sequence[Line]) -> list[Piece]:
    """A title, the heads and the lines; the first head stands over the words."""
    columns = len(heads) - 1
    room = _RIGHT - _LEFT - columns * _COLUMN - 10

    def head(pen: Pen, y: float) -> None:
        pen.text(_LEFT + 5, y + 14, bold(heads[0]))
        for place, words in enumerate(heads[1:], 1):
            pen.text(_right(place, columns), y + 14, bold(words), "right")
        pen.line(_LEFT, y + 21, _RIGHT, y + 21, thick=1.1)

    rows = [_row(line, columns, room) for line in lines]
    return table(section(title, _LEFT, 14.5), Piece(21, head), rows)


def _right(place: int, columns: int) -> float:
    return _RIGHT - 5 - (columns - place) * _COLUMN


def _row(line: Line, columns: int, room: float) -> Piece:
    words = wrap(line.words, REGULAR, 12, room)
    high = _ROW + (len(words) - 1) * _PITCH

    def draw(pen: Pen, y: float) -> None:
        for i, text in enumerate(words):
            pen.text(_LEFT + 5, y + 14 + _PITCH * i, regular(text))
        for place, figure in enumerate(line.figures, 1):
            fitted = fit(figure, BOLD if place == columns else REGULAR, 12, 9, _COLUMN - 8)
            make = bold if place == columns else regular
            pen.text(_right(place, columns), y + 14, make(fitted.lines[0], fitted.size), "right")
        pen.line(_LEFT, y + high, _RIGHT, y + high, grey=LINE_GREY)

    return Piece(high, draw)


def _parts(parts: Sequence[Part]) -> list[Line]:
    return [Line(part.label, (_hours(part.minutes), plain(part.pence))) for part in parts]


def _hours(minutes: int) -> str:
    return f"{minutes / 60:,.1f}".removesuffix(".0")


def _amount(pence: int | None) -> str:
    return _NONE if pence is None else plain(pence)


def _signed(pence: int | None) -> str:
    if pence is None:
        return _NONE
    return f"{'+' if pence > 0 else ''}{plain(pence)}"
