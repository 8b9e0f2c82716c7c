"""The pictures of the cost report: the step from payroll without parents to what the nursery pays, and the
saving month by month. Black is worked, hatched is planned; every bar has its figure beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from nursery_rota.documents.flow import Piece
from nursery_rota.documents.fonts import BOLD, REGULAR, fit
from nursery_rota.documents.pen import HEAD_GREY, Pen, bold, regular
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.months import MonthSaving
from nursery_rota.domain.money import pounds, rounded

_BAR_ROW = 20.25
_BAR = 14.5
_LABELS = 172.0
_AMOUNTS = 104.0
_CHART = 84.0
_MOST_MONTHS = 13


@dataclass(frozen=True)
class _Bar:
    """From ``start`` to ``end`` pence."""

    label: str
    start: int
    end: int
    amount: str
    ink: str


def steps(report: CostReport, left: float, right: float) -> Piece:
    """Four bars: staff for every required place, less wages saved, plus what parents cost, what is paid."""
    bars = _bars(report)
    low = min(0, *(min(bar.start, bar.end) for bar in bars))
    high = max(1, *(max(bar.start, bar.end) for bar in bars))
    scale = (right - left - _LABELS - _AMOUNTS) / (high - low)

    def draw(pen: Pen, y: float) -> None:
        for bar in bars:
            label = fit(bar.label, REGULAR, 12, 9, _LABELS - 8)
            pen.text(left, y + 11.5, regular(label.lines[0], label.size))
            x = left + _LABELS + (min(bar.start, bar.end) - low) * scale
            _fill(pen, bar.ink, x, y, abs(bar.end - bar.start) * scale, _BAR)
            amount = fit(bar.amount, BOLD, 12, 9, _AMOUNTS - 6)
            pen.text(right, y + 11.5, bold(amount.lines[0], amount.size), "right")
            y += _BAR_ROW

    return Piece(len(bars) * _BAR_ROW, draw)


def _bars(report: CostReport) -> list[_Bar]:
    without = report.payroll_without_parents["total"]
    alone = without - report.wages_saved
    pays = report.nursery_pays
    currency = report.currency
    return [
        _Bar("Staff for every required place", 0, without, pounds(without, currency), "grey"),
        _Bar("Wages parents save", alone, without, pounds(-report.wages_saved, currency), "hatched"),
        _Bar("What parents cost", alone, pays, _signed(pays - alone, currency), "white"),
        _Bar("What the nursery pays", 0, pays, pounds(pays, currency), "black"),
    ]


def _signed(pence: int, currency: str) -> str:
    return ("+" if pence > 0 else "") + pounds(pence, currency)


def _fill(pen: Pen, ink: str, x: float, y: float, wide: float, high: float) -> None:
    if ink == "hatched":
        pen.box(x, y, wide, high, thick=0, fill=1.0)
        pen.hatch(x, y, wide, high, grey=0.0)
    pen.box(x, y, wide, high, fill={"black": 0.0, "grey": HEAD_GREY, "white": 1.0}.get(ink))


def month_charts(months: Sequence[MonthSaving], left: float, right: float) -> list[Piece]:
    """A chart of at most thirteen months a piece; all have the same scale."""
    shown = (
        [months] if len(months) <= _MOST_MONTHS else [months[i : i + 12] for i in range(0, len(months), 12)]
    )
    top = max([1, *(m.pence for m in months), *(m.worked for m in months)])
    bottom = min([0, *(m.pence for m in months), *(m.worked for m in months)])
    return [_chart(part, top, bottom, left, right) for part in shown]


def _chart(months: Sequence[MonthSaving], top: int, bottom: int, left: float, right: float) -> Piece:
    scale = (_CHART - 20) / (top - bottom)
    below = -bottom * scale + (13 if bottom < 0 else 0)
    step = (right - left) / max(12, len(months))

    def draw(pen: Pen, y: float) -> None:
        base = y + 16 + top * scale
        for i, month in enumerate(months):
            x = left + i * step + step * 0.07
            _month(pen, month, x, base, step * 0.86, scale)
            pen.text(x + step * 0.43, base + below + 13.5, regular(month.label), "centre")

    return Piece(16 + top * scale + below + 19, draw)


def _month(pen: Pen, month: MonthSaving, x: float, base: float, wide: float, scale: float) -> None:
    pen.line(x, base, x + wide, base)
    worked, planned = month.worked * scale, month.planned * scale
    _column(pen, "black", x, base, wide, worked)
    _column(pen, "hatched", x, base - worked, wide, planned)
    said = _whole(month.pence)
    if month.closed and not month.pence:
        said = "closed"
    label = fit(said, REGULAR, 12, 8, wide * 1.14)
    head = base - max(0.0, worked, worked + planned) - 4
    foot = base - min(0.0, worked, worked + planned) + 12
    run = regular(label.lines[0], label.size)
    pen.text(x + wide / 2, foot if month.pence < 0 else head, run, "centre")


def _whole(pence: int) -> str:
    """Without the pence: "1,524"."""
    amount = rounded(Fraction(pence, 100))
    return f"{'−' if amount < 0 else ''}{abs(amount):,}"


def _column(pen: Pen, ink: str, x: float, base: float, wide: float, high: float) -> None:
    """Up from ``base``, or down where ``high`` is below zero."""
    if high:
        _fill(pen, ink, x, base - max(0.0, high), wide, abs(high))
