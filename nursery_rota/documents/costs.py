"""The cost report on paper: the answer first, then why, then what it rests on and what is uncertain.

Shows people by initials only. Figures come ready from the report; nothing is worked out here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from nursery_rota.documents.cost_charts import month_charts, steps
from nursery_rota.documents.cost_tables import beside, more_tables
from nursery_rota.documents.flow import Piece, pages_of, paragraph, section, space, table
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
from nursery_rota.documents.pen import LINE_GREY, PLAN_GREY, Pen, Run, bold, regular, wrap_runs
from nursery_rota.domain.costs.figures import CostReport
from nursery_rota.domain.costs.trace import TraceLine
from nursery_rota.domain.money import plain, pounds, symbol
from nursery_rota.wording import day_month, full_date, sentence

_LEFT = PORTRAIT.margin
_RIGHT = PORTRAIT.width - PORTRAIT.margin
_TOP = 86.0
_BOTTOM = foot_line(PORTRAIT) - 8
_PITCH = 15.75
_ROW = 19.5
_HOW = 222.0
_AMOUNT = 92.0
_SPLIT = 298.0


def cost_summary(
    report: CostReport,
    *,
    nursery: str,
    printed_at: datetime,
    made_for: str,
    yours: CostReport | None = None,
    paper: Paper = PORTRAIT,
) -> bytes:
    """The report as a PDF in portrait; ``made_for`` names who it was made for ("the committee", "" nobody),
    ``yours`` is the nursery's own report where ``report`` is a trial: both stand side by side."""
    title = "What parents save" if report.cash_saving >= 0 else "What parents cost"
    period = _period(report)
    out = Print(paper, f"{title}, {nursery}, {period}", nursery)
    day = full_date(printed_at.date())
    aside: tuple[tuple[Run, ...], ...] = ((regular(day),),)
    if made_for.strip():
        aside = ((bold(fit(f"For {made_for}", BOLD, 12, 12, 250).lines[0]),), *aside)
    head = Head(title, f"{nursery}, {period}", aside)
    pages = pages_of(_pieces(report, yours), _TOP, _BOTTOM)
    for number, page in enumerate(pages, start=1):
        pen = out.page()
        draw_head(pen, PORTRAIT, head)
        for placed in page:
            placed.piece.draw(pen, placed.y)
        draw_foot(pen, PORTRAIT, f"{nursery}, cost report, {printed(printed_at)}", number, len(pages))
        out.end_page()
    return out.finish()


def _period(report: CostReport) -> str:
    first, last = report.years[0].rates, report.years[-1].rates
    if (report.start, report.end) == (first.starts_on, last.ends_on) and len(report.years) == 1:
        return f"year to {full_date(report.end)}"
    return f"{full_date(report.start)} to {full_date(report.end)}"


def _pieces(report: CostReport, yours: CostReport | None) -> list[Piece]:
    sign = symbol(report.currency)
    charts = month_charts(report.months, _LEFT, _RIGHT)
    legend = "Black: worked. Hatched: planned. The saving of the tax year, by hours counted."
    return [
        *_trial(report),
        *beside(yours, report, sign),
        _answer(report),
        space(9),
        section("With parents and without", _LEFT, 14.5),
        space_before(steps(report, _LEFT, _RIGHT), 5),
        space(6),
        section(f"Saving by month, {sign}", _LEFT, 14.5),
        *(glued(chart) for chart in charts),
        paragraph([regular(legend)], _LEFT, _RIGHT - _LEFT),
        space(6),
        *_trace_table(report.trace, sign),
        *more_tables(report, sign),
        space(8),
        _in_kind(report),
        space(6),
        *_words("How many parents may be lost", [report.may_lose.says] if report.may_lose else []),
        *_words("How sure this is", report.uncertain),
        *_words("Left out", report.left_out),
        *_words("Rules and rates behind it", report.rates_say),
    ]


def glued(piece: Piece) -> Piece:
    """The same piece, kept with the next one."""
    return Piece(piece.height, piece.draw, glue=True)


def space_before(piece: Piece, points: float) -> Piece:
    """The same piece, so many points lower."""
    return Piece(piece.height + points, lambda pen, y: piece.draw(pen, y + points))


def _trial(report: CostReport) -> list[Piece]:
    """A what-if says so before anything else."""
    if not report.trial:
        return []
    said = " ".join(sentence(text) for text in report.trial)
    return [_framed([bold("A trial, not your own figures."), regular(said)], thick=1.5), space(9)]


def _answer(report: CostReport) -> Piece:
    """The headline figure in its box, the unit figures in theirs."""
    reason = wrap(_reason(report), REGULAR, 12, _SPLIT - 24)
    units = _units(report)
    losing = report.cash_saving <= 0
    amount = fit(_headline(report), BOLD, 21 if losing else 30, 18, _SPLIT - 24, lines=3)
    pitch = amount.size * 1.18
    high = max(22 + len(amount.lines) * pitch + len(reason) * _PITCH + 17, 18 + len(units) * _ROW)

    def draw(pen: Pen, y: float) -> None:
        pen.box(_LEFT, y, _SPLIT, high, thick=1.5)
        pen.text(_LEFT + 12, y + 20, regular(_caption(report)))
        base = y + 21
        for line in amount.lines:
            base += pitch
            pen.text(_LEFT + 12, base - amount.size * 0.12, bold(line, amount.size))
        for i, line in enumerate(reason):
            pen.text(_LEFT + 12, base + 15 + _PITCH * i, regular(line))
        x = _LEFT + _SPLIT + 10
        pen.box(x, y, _RIGHT - x, high)
        for i, (label, figure) in enumerate(units):
            fitted = fit(label, REGULAR, 12, 9, _RIGHT - x - 28 - width(figure, BOLD, 12))
            pen.text(x + 10, y + 22 + _ROW * i, regular(fitted.lines[0], fitted.size))
            pen.text(_RIGHT - 10, y + 22 + _ROW * i, bold(figure), "right")

    return Piece(high, draw)


def _headline(report: CostReport) -> str:
    if report.cash_saving > 0:
        return pounds(report.cash_saving, report.currency)
    return report.headline.removesuffix(".")


def _caption(report: CostReport) -> str:
    what = "Cash saving" if report.cash_saving > 0 else "Cash result"
    if len(report.years) == 1:
        return f"{what}, tax year {report.years[0].rates.label}"
    return f"{what}, tax years {report.years[0].rates.label} to {report.years[-1].rates.label}"


def _reason(report: CostReport) -> str:
    parts = []
    if report.percent_off_payroll is not None and report.cash_saving > 0:
        parts.append(f"{report.percent_off_payroll}% off the payroll.")
    if report.worked_to is not None:
        parts.append(f"Worked to {day_month(report.worked_to)}, then planned.")
    parts.append("Only required places that parents fill lawfully count, less what parents cost.")
    if report.period_saving != report.cash_saving:
        share = pounds(report.period_saving, report.currency)
        parts.append(f"The period’s part of it: {share}.")
    return " ".join(parts)


def _units(report: CostReport) -> list[tuple[str, str]]:
    figures = [
        ("a child-hour booked", report.per_child_hour),
        ("a family", report.per_family),
        ("break-even, with parents", report.break_even_with_parents),
        ("break-even, without", report.break_even_without_parents),
    ]
    return [(label, "–" if p is None else pounds(p, report.currency)) for label, p in figures]


def _trace_table(lines: Sequence[TraceLine], sign: str) -> list[Piece]:
    def head(pen: Pen, y: float) -> None:
        pen.text(_LEFT + 5, y + 14, bold("Line"))
        pen.text(_LEFT + _HOW, y + 14, bold("Worked out as"))
        pen.text(_RIGHT - 5, y + 14, bold(sign), "right")
        pen.line(_LEFT, y + 21, _RIGHT, y + 21, thick=1.1)

    title = section("Where the figures come from", _LEFT, 14.5)
    return table(title, Piece(21, head), [_trace_row(line) for line in lines])


def _trace_row(line: TraceLine) -> Piece:
    face, make = (BOLD, bold) if line.depth == 0 else (REGULAR, regular)
    indent = 5 + 10 * max(0, line.depth - 1)
    labels = wrap(line.short, face, 12, _HOW - indent - 8)
    hows = wrap(line.how, REGULAR, 12, _RIGHT - _LEFT - _HOW - _AMOUNT)
    high = _ROW + (max(len(labels), len(hows)) - 1) * _PITCH

    def draw(pen: Pen, y: float) -> None:
        if line.total:
            pen.box(_LEFT, y, _RIGHT - _LEFT, high, thick=0, fill=PLAN_GREY)
        for i, text in enumerate(labels):
            pen.text(_LEFT + indent, y + 14 + _PITCH * i, make(text))
        for i, text in enumerate(hows):
            pen.text(_LEFT + _HOW, y + 14 + _PITCH * i, regular(text))
        pen.text(_RIGHT - 5, y + 14, make(plain(line.pence)), "right")
        if line.total:
            pen.line(_LEFT, y + high, _RIGHT, y + high)
            pen.line(_LEFT, y + high + 2.2, _RIGHT, y + high + 2.2)
        else:
            pen.line(_LEFT, y + high, _RIGHT, y + high, grey=LINE_GREY)

    return Piece(high, draw)


def _in_kind(report: CostReport) -> Piece:
    """Hours given stand in a frame apart from the money."""
    given = report.in_kind
    value = pounds(given.value, report.currency)
    return _framed(
        [
            bold(f"Given in kind, not cash: {given.hours:,f} hours, worth {value}"),
            regular(f"{given.how}. {given.method} {given.excludes} {given.says}"),
        ]
    )


def _framed(runs: Sequence[Run], thick: float = 0.75) -> Piece:
    lines = wrap_runs(runs, _RIGHT - _LEFT - 20)
    high = len(lines) * _PITCH + 12

    def draw(pen: Pen, y: float) -> None:
        pen.box(_LEFT, y, _RIGHT - _LEFT, high, thick=thick)
        for i, line in enumerate(lines):
            pen.runs(_LEFT + 10, y + 17.5 + _PITCH * i, line)

    return Piece(high, draw)


def _words(title: str, texts: Sequence[str]) -> list[Piece]:
    if not texts:
        return []
    paragraphs = [paragraph([regular(text)], _LEFT, _RIGHT - _LEFT) for text in texts]
    *most, last = paragraphs
    return [section(title, _LEFT, 14.5), *most, Piece(last.height + 5, last.draw)]
