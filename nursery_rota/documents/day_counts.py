"""The two tables of figures on the day sheet: counts against the plan, and the look-up of adults needed."""

from __future__ import annotations

from nursery_rota.documents.flow import Piece, paragraph, section, space, table
from nursery_rota.documents.fonts import BOLD, REGULAR, fit
from nursery_rota.documents.pen import HEAD_GREY, PLAN_GREY, Pen, bold, regular
from nursery_rota.documents.portrait import LEFT, WIDE
from nursery_rota.documents.ruled import EMPTY, Block, Columns, figure, row
from nursery_rota.domain.adults_lookup import LookUp
from nursery_rota.domain.day_sheet import CountTable
from nursery_rota.wording import clock, listing

_TIME, _THERE, _INITIALS = 50.0, 52.0, 92.0
_PLAN = 31.0
_HEAD = 36.0
_LABEL = 54.0
_ONLY_LABEL = 96.0


def count_pieces(counts: CountTable, high: float) -> list[Piece]:
    """Planned figures grey, beside each a cell for what was counted; one row more, for a time of one's own."""
    groups = (*counts.labels, "adults needed")
    wide = (WIDE - _TIME - _THERE - _INITIALS) / len(groups)
    plan = min(_PLAN, wide / 2)
    columns = Columns(LEFT, (_TIME, *(w for _ in groups for w in (plan, wide - plan)), _THERE, _INITIALS))
    rows = []
    for line in counts.lines:
        figures = [f"{n}" for n in (*line.children, line.adults)]
        rows.append(_count_row(columns, clock(line.at), figures, high))
    rows.append(_count_row(columns, "", [""] * len(groups), high))
    room = f": {counts.room}" if counts.room else ""
    title = section(f"Children and adults, counted{room}", LEFT)
    return table(title, Piece(_HEAD, lambda pen, y: _draw_heads(pen, columns, groups, y)), rows)


def _count_row(columns: Columns, time: str, figures: list[str], high: float) -> Piece:
    blocks = [figure(bold(time), columns.widths[0])]
    fills: list[float | None] = [None]
    for i, text in enumerate(figures):
        blocks += [figure(regular(text), columns.widths[1 + 2 * i]), EMPTY]
        fills += [PLAN_GREY if text else None, None]
    return row(columns, [*blocks, EMPTY, EMPTY], high, [*fills, None, None])


def _draw_heads(pen: Pen, columns: Columns, groups: tuple[str, ...], y: float) -> None:
    edges, half = columns.edges, _HEAD / 2
    pen.box(LEFT, y, WIDE, _HEAD, fill=HEAD_GREY)
    _centred(pen, "Time", edges[0], edges[1], y + 22.5)
    for i, label in enumerate(groups):
        left, middle, right = edges[1 + 2 * i : 4 + 2 * i]
        pen.line(left, y, left, y + _HEAD)
        pen.line(left, y + half, right, y + half)
        pen.line(middle, y + half, middle, y + _HEAD)
        _centred(pen, label[:1].upper() + label[1:], left, right, y + 13.5)
        for word, start, end in (("plan", left, middle), ("now", middle, right)):
            pen.text((start + end) / 2, y + half + 13, regular(word), "centre")
    for edge, first, second in ((-3, "Adults", "there"), (-2, "First-aider,", "initials")):
        pen.line(edges[edge], y, edges[edge], y + _HEAD)
        _centred(pen, first, edges[edge], edges[edge + 1], y + 15)
        _centred(pen, second, edges[edge], edges[edge + 1], y + 30)


def _centred(pen: Pen, text: str, left: float, right: float, base: float) -> None:
    fitted = fit(text, BOLD, 12, 8, right - left - 6)
    pen.text((left + right) / 2, base, bold(fitted.lines[0], fitted.size), "centre")


def look_up_pieces(look_up: LookUp, high: float) -> list[Piece]:
    """Adults needed for numbers near the plan, the plan itself grey, more adults than planned bold."""
    younger = len(look_up.labels) - 1
    labels = (_LABEL,) * younger or (_ONLY_LABEL,)
    cell = (WIDE - sum(labels)) / len(look_up.columns)
    columns = Columns(LEFT, (*labels, *([cell] * len(look_up.columns))))
    where = ", ".join(filter(None, [look_up.room, listing(look_up.sessions)]))
    title = section(f"If the numbers differ: adults needed{': ' + where if where else ''}", LEFT)
    lines = 2 if younger else 1
    head = Piece(lines * high, lambda pen, y: _draw_look_heads(pen, look_up, columns, high, y))
    rows = [_look_row(look_up, columns, high, number) for number in range(len(look_up.rows))]
    said = " ".join(["Grey: as planned. Bold: more adults.", *look_up.says])
    return [*table(title, head, rows), space(3), paragraph([regular(said)], LEFT, WIDE)]


def _draw_look_heads(pen: Pen, look_up: LookUp, columns: Columns, high: float, y: float) -> None:
    """The oldest band over its numbers, the younger ones beside; a band that is alone stands at the left."""
    *younger, oldest = look_up.labels
    edges = columns.edges
    start = edges[len(younger) or 1]
    lines = 2 if younger else 1
    foot = y + lines * high
    pen.box(LEFT, y, WIDE, lines * high, fill=HEAD_GREY)
    pen.line(start, y, start, foot)
    if younger:
        pen.line(LEFT, y + high, LEFT + WIDE, y + high)
        pen.text((start + LEFT + WIDE) / 2, y + high - 4.5, regular(oldest), "centre")
    numbers = [str(count) for count in look_up.columns]
    for i, text in enumerate([*(younger or [oldest]), *numbers]):
        pen.line(edges[i], foot - high, edges[i], foot)
        fitted = fit(text, REGULAR, 12, 7, columns.widths[i] - 4)
        pen.text((edges[i] + edges[i + 1]) / 2, foot - 4.5, regular(fitted.lines[0], fitted.size), "centre")


def _look_row(look_up: LookUp, columns: Columns, high: float, number: int) -> Piece:
    found = look_up.rows[number]
    labels = [str(n) for n in found.younger] or ["adults"]
    blocks = [figure(regular(text), columns.widths[i]) for i, text in enumerate(labels)]
    fills: list[float | None] = [None] * len(labels)
    for count, adults in zip(look_up.columns, found.adults, strict=True):
        more = adults is not None and adults > look_up.adults
        text = "–" if adults is None else str(adults)
        blocks.append(figure(bold(text) if more else regular(text), columns.widths[len(blocks)]))
        fills.append(PLAN_GREY if (*found.younger, count) == look_up.planned else None)
    return row(columns, [_snug(block) for block in blocks], high, fills)


def _snug(block: Block) -> Block:
    """Without the air that rows leave around words to be filled in."""
    return Block(block.height - 4, lambda pen, x, y: block.draw(pen, x, y - 2))
