"""The rows of a month on the wall: each week measured and drawn, and closed weeks as a line.

Uses the entries of the week's wall (names with their signs, places to fill), so that a person looks the same on
both. Nothing is left out: what does not fit is set tighter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from nursery_rota.documents.family_duties import short_title
from nursery_rota.documents.fonts import BOLD, REGULAR, fit, width, wrap
from nursery_rota.documents.pen import HEAD_GREY, LINE_GREY, Pen, bold, regular, wrap_runs
from nursery_rota.documents.signs import draw_sign
from nursery_rota.documents.wall_cells import PITCH_TO_WRITE, PLAIN, Density, Line, Open, chip_line
from nursery_rota.documents.wall_draw import draw_closed
from nursery_rota.domain.wall_span import WallBlock, WallDay, WallGap, WallSpan, WallWeek

PAD = 6.5
_ROW_PAD = 3.5
_STRIP = 20.0
_SLIM_STRIP = 2.0
_TITLE = 15.0
_LABEL = 15.0
_GAP_HIGH = 21.0
_CLOSED_HIGH = 64.0
_NAME_ROOM = 100.0
_NARROWEST = 84.0
_SHARE, _MERGED_SHARE = 0.17, 0.24
"""Of the page's width, what the first column may take."""
_CALL = 11.0
_LEAST_LINE = 40.0
"""So long is a line on which a name can be written, in points."""


@dataclass(frozen=True)
class Setting:
    """How tall names stand, how much air they have, how many lines to write on each shift has at the least;
    ``merged``: a helping duty is one text, and a date shares its line with a shift's name that is above its people."""

    name: float
    air: float
    dotted: int
    merged: bool = False

    @property
    def density(self) -> Density:
        return Density(self.name, self.air, self.dotted)


SETTINGS = (
    Setting(17, 1.3, 1),
    Setting(17, 1.24, 0),
    Setting(17, 1.24, 0, merged=True),
    Setting(15, 1.2, 0, merged=True),
    Setting(14, 1.16, 0, merged=True),
    Setting(13, 1.14, 0, merged=True),
    Setting(12, 1.14, 0, merged=True),
)
"""From roomy to tight."""


class Row(Protocol):
    """A row of the month: ``least`` points high; drawn in (left, top, first column, day column)."""

    def least(self, first: float, day: float) -> float: ...
    def draw(self, pen: Pen, place: tuple[float, float, float, float], high: float) -> None: ...


def rows_of(span: WallSpan, setting: Setting, whole: float) -> tuple[list[Row], float]:
    """The rows, and the width of the first column that suits them."""
    helping = [b for row in span.rows if isinstance(row, WallWeek) for b in row.helping]
    most = max((_helper_width(block, setting.merged) for block in helping), default=0.0)
    share = _MERGED_SHARE if setting.merged else _SHARE
    first = min(max(most + 2 * PAD + 1, _NARROWEST), whole * share)
    day = (whole - first) / len(span.weekdays)
    labels = {b.label for row in span.rows if isinstance(row, WallWeek) for d in row.days for b in d.blocks}
    widest = max((width(short_title(label), REGULAR, PLAIN) for label in labels), default=0.0) + 9
    beside = 0.0 if widest + _NAME_ROOM + 2 * PAD > day else widest
    made: list[Row] = [
        GapRow(row, len(span.weekdays)) if isinstance(row, WallGap) else WeekRow(row, setting, beside)
        for row in span.rows
    ]
    return made, first


@dataclass(frozen=True)
class GapRow:
    """Closed weeks: one hatched line across."""

    gap: WallGap
    columns: int

    def least(self, first: float, day: float) -> float:
        return _GAP_HIGH

    def draw(self, pen: Pen, place: tuple[float, float, float, float], high: float) -> None:
        left, top, first, day = place
        wide = first + day * self.columns
        pen.hatch(left, top, wide, high)
        pen.box(left, top, wide, high)
        said = width(self.gap.words, BOLD, PLAIN)
        pen.box(left + PAD, top + 2.5, said + 2 * PAD, high - 5, thick=0, fill=1.0)
        pen.text(left + 2 * PAD, top + high / 2 + PLAIN * 0.36, bold(self.gap.words))


@dataclass(frozen=True)
class WeekRow:
    """A week. ``beside`` is the width of the shift's name beside its people; 0 sets it above them."""

    week: WallWeek
    setting: Setting
    beside: float

    def least(self, first: float, day: float) -> float:
        cells = (self._cell_height(d, day) for d in self.week.days)
        return max(self._title_height(first), *cells)

    def draw(self, pen: Pen, place: tuple[float, float, float, float], high: float) -> None:
        left, top, first, day = place
        pen.box(left, top, first, high, fill=HEAD_GREY)
        self._draw_title(pen, left, top, first)
        for number, cell in enumerate(self.week.days):
            x = left + first + number * day
            if cell.closed is not None:
                draw_closed(pen, cell.closed, (x, top, day, high))
                if cell.title:
                    wide = width(cell.title, BOLD, _TITLE) + 6
                    pen.box(x + PAD - 3, top + 2, wide, 17, thick=0, fill=1.0)
            else:
                self._draw_cell(pen, cell, (x, top, day, high))
            pen.text(x + PAD, top + 15, bold(cell.title, _TITLE))
            pen.box(x, top, day, high)

    # -- the week's own column --------------------------------------------------------------------

    def _title_height(self, first: float) -> float:
        return 22.0 + sum(self._helper_height(block, first) for block in self.week.helping) + _ROW_PAD

    def _helper_height(self, block: WallBlock, first: float) -> float:
        return len(self._helper_lines(block, first)) * _LABEL + (0 if self.setting.merged else 3.0)

    def _helper_lines(self, block: WallBlock, first: float) -> list[list[tuple[str, str, float]]]:
        room = first - 2 * PAD
        names = _names(block)
        said = [bold(names)] if names else []
        if self.setting.merged:
            lines = wrap_runs([regular(block.label), *said], room)
        else:
            lines = [*wrap_runs([regular(block.label)], room), *(wrap_runs(said, room) if said else [])]
        return lines if names else [*lines, []]

    def _draw_title(self, pen: Pen, left: float, top: float, first: float) -> None:
        pen.text(left + PAD, top + 16, bold(self.week.title, _TITLE))
        y = top + 22
        for block in self.week.helping:
            for line in self._helper_lines(block, first):
                if line:
                    pen.runs(left + PAD, y + 11.5, line)
                else:
                    pen.line(left + PAD, y + 12.5, left + first - PAD, y + 12.5)
                y += _LABEL
            y += 0 if self.setting.merged else 3.0

    # -- a day ------------------------------------------------------------------------------------

    def _cell_height(self, cell: WallDay, day: float) -> float:
        if cell.closed is not None:
            return _CLOSED_HIGH
        return self._strip(day) + sum(self._block_heights(cell, day))

    def _block_heights(self, cell: WallDay, day: float) -> list[float]:
        """A shift stands at one height on all days of the week, where they have the same shifts."""
        own = [self._block_height(block, day) for block in cell.blocks]
        others = [other for other in self.week.days if other.blocks]
        if any([b.label for b in other.blocks] != [b.label for b in cell.blocks] for other in others):
            return own
        return [
            max(self._block_height(other.blocks[i], day) for other in others) for i in range(len(cell.blocks))
        ]

    def _strip(self, day: float) -> float:
        """The height of the line of dates: the same on all days."""
        open_days = [cell for cell in self.week.days if cell.closed is None and cell.title]
        return max((self._strip_height(cell, day) for cell in open_days), default=_STRIP)

    def _strip_height(self, cell: WallDay, day: float) -> float:
        lines = max(1, len(self._call_lines(cell, day)))
        if self.setting.merged and not self.beside and not cell.first_call and _one_line(cell, day):
            return _SLIM_STRIP
        return _STRIP + (lines - 1) * _LABEL

    def _call_lines(self, cell: WallDay, day: float) -> list[str]:
        if not cell.first_call:
            return []
        room = day - 2 * PAD - width("30 Nov ", BOLD, _TITLE) - _CALL - 3
        return wrap(", ".join(chip.name for chip in cell.first_call), REGULAR, PLAIN, room)

    def _block_height(self, block: WallBlock, day: float) -> float:
        label = 0.0 if self.beside else _LABEL
        people = sum(line.height(self.setting.density, self._room(day)) for line in _lines(block))
        label_beside = len(wrap(short_title(block.label), REGULAR, PLAIN, self.beside or day)) * _LABEL
        content = max(people, label_beside if self.beside else 0.0)
        dotted = self.setting.dotted * PITCH_TO_WRITE if block.care else 0.0
        return label + content + dotted + 2 * _ROW_PAD

    def _room(self, day: float) -> float:
        return day - 2 * PAD - self.beside

    def _draw_cell(self, pen: Pen, cell: WallDay, place: tuple[float, float, float, float]) -> None:
        x, top, day, high = place
        strip = self._strip(day)
        lines = self._call_lines(cell, day)
        for i, line in enumerate(lines):
            base = top + 14.5 + _LABEL * i
            end = x + day - PAD
            pen.text(end, base, regular(line), "right")
            if i == 0:
                draw_sign(pen, "first_call", end - width(line, REGULAR, PLAIN) - _CALL - 4, base - 9.6, _CALL)
        heights = self._block_heights(cell, day)
        more = high - strip - sum(heights)
        takers = [block.care for block in cell.blocks]
        takers = takers if any(takers) else [True for _ in takers]
        y = top + strip
        for number, (block, least) in enumerate(zip(cell.blocks, heights, strict=True)):
            tall = least + (more / sum(takers) if takers[number] else 0.0)
            beside_date = number == 0 and strip < _STRIP
            if not beside_date:
                pen.line(x, y, x + day, y, grey=LINE_GREY)
            self._draw_block(pen, block, (x, y, day, tall), cell.title if beside_date else "")
            y += tall

    def _draw_block(
        self, pen: Pen, block: WallBlock, place: tuple[float, float, float, float], date: str
    ) -> None:
        x, top, day, high = place
        y = top + _ROW_PAD
        label = short_title(block.label)
        start = x + PAD + self.beside
        if self.beside:
            for i, line in enumerate(wrap(label, REGULAR, PLAIN, self.beside)):
                pen.text(
                    x + PAD,
                    y + self.setting.density.pitch(self.setting.name) / 2 + 4.3 + i * _LABEL,
                    regular(line),
                )
        else:
            indent = _date_width(date) if date else 0.0
            fitted = fit(label, REGULAR, PLAIN, 9, day - 2 * PAD - indent)
            place_y = y + (9.5 if date else 11.5)
            pen.text(x + PAD + indent, place_y, regular(fitted.lines[0], fitted.size))
            y += _LABEL
        for entry in _lines(block):
            entry.draw(pen, self.setting.density, start, y, self._room(day))
            y += entry.height(self.setting.density, self._room(day))
        bottom = top + high - _ROW_PAD - 1
        if block.care and bottom - y >= PITCH_TO_WRITE - 4:
            pen.dotted(start, x + day - PAD, bottom)


def _one_line(cell: WallDay, day: float) -> bool:
    """Do the date and the name of the first shift stand on one line?"""
    label = width(short_title(cell.blocks[0].label), REGULAR, PLAIN) if cell.blocks else 0.0
    return _date_width(cell.title) + label <= day - 2 * PAD


def _date_width(date: str) -> float:
    return width(date, BOLD, _TITLE) + 6


def _helper_width(block: WallBlock, one_line: bool) -> float:
    label = width(block.label, REGULAR, PLAIN)
    names = width(_names(block), BOLD, PLAIN)
    return label + width(" ", BOLD, PLAIN) + names if one_line else max(label, names)


def _names(block: WallBlock) -> str:
    return ", ".join(chip.name for chip in block.chips if chip.state not in ("empty", "free"))


@dataclass(frozen=True)
class ShortOpen(Open):
    """A place to fill whose needs stand behind the line to write on, if that leaves enough of it."""

    def height(self, density: Density, width: float) -> float:
        if self._beside(density, width):
            return max(density.pitch(density.name), PITCH_TO_WRITE - 2)
        return super().height(density, width)

    def draw(self, pen: Pen, density: Density, x: float, y: float, width: float) -> None:
        said = self._beside(density, width)
        if not said:
            super().draw(pen, density, x, y, width)
            return
        base = y + self.height(density, width) - 4
        end = x + width - said - 5
        pen.text(x + width, base, regular(self.needs), "right")
        draw_sign(pen, "empty", x, base - density.sign + 1, density.sign)
        pen.line(x + density.indent, base, end, base)

    def _beside(self, density: Density, room: float) -> float:
        """The width of the needs, 0 where they have to stand below."""
        said = width(self.needs, REGULAR, PLAIN)
        line = room - density.indent - said - 5
        return said if self.needs and line >= _LEAST_LINE else 0.0


def _lines(block: WallBlock) -> Sequence[Line]:
    return [
        ShortOpen(line.required, line.needs) if isinstance(line, Open) else line
        for chip in block.chips
        for line in chip_line(chip)
    ]
