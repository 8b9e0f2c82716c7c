"""What stands below the grid of the wall rota: key of signs, overrides, what to do if one cannot come."""

from __future__ import annotations

from nursery_rota.documents.fonts import REGULAR, width
from nursery_rota.documents.frame import Paper
from nursery_rota.documents.pen import Pen, Run, bold, regular, wrap_runs
from nursery_rota.documents.signs import Sign, draw_sign
from nursery_rota.domain.sheets import Chip, WeekSheet
from nursery_rota.wording import listing, plural

_PITCH = 15.5
_KEY_PITCH = 17.5
_KEY_GAP = 20.0
_KEY_SIGN = 10.0
_FRAME_PAD = 6.0
_FRAME_GAP = 7.0
_INDENT = 23.0


def below_height(week: WeekSheet, paper: Paper) -> float:
    """How many points ``draw_below`` takes."""
    key = (_key_places(week, paper)[-1][1] + 1) * _KEY_PITCH
    frame = _frame_height(week, paper) + 2 * _FRAME_GAP if week.notes else 0.0
    return key + frame + len(_cannot_come(week, paper)) * _PITCH


def draw_below(pen: Pen, paper: Paper, week: WeekSheet, y: float) -> None:
    """From ``y`` down."""
    places = _key_places(week, paper)
    for x, line, sign, word in places:
        baseline = y + 12 + line * _KEY_PITCH
        draw_sign(pen, sign, x, baseline - 9.2, _KEY_SIGN)
        pen.text(x + _KEY_SIGN + 4, baseline, regular(word))
    y += (places[-1][1] + 1) * _KEY_PITCH
    if week.notes:
        y += _FRAME_GAP
        _draw_override(pen, paper, week, y)
        y += _frame_height(week, paper) + _FRAME_GAP
    for i, line_of_runs in enumerate(_cannot_come(week, paper)):
        pen.runs(paper.margin, y + 11 + _PITCH * i, line_of_runs)


def _chips(week: WeekSheet) -> list[Chip]:
    return [chip for row in week.rows for cells in row.cells for cell in cells for chip in cell.chips]


def _key(week: WeekSheet) -> list[tuple[Sign, str]]:
    """What the signs mean: the usual ones always, the others where they stand on the page."""
    chips = _chips(week)
    states = {chip.state for chip in chips}
    key: list[tuple[Sign, str]] = [
        ("counts", "counts in ratio"),
        ("additional", "additional"),
        ("watching", "watching"),
        ("first_call", "first call"),
        ("task", "task"),
    ]
    if "buddy" in states:
        key.insert(3, ("buddy", "with a buddy"))
    if "empty" in states:
        key.append(("empty", "place to fill"))
    if week.issue is not None and any(chip.changed for chip in chips):
        key.append(("changed", f"changed since issue {week.issue.number}"))
    return key


def _key_places(week: WeekSheet, paper: Paper) -> list[tuple[float, int, Sign, str]]:
    """Each entry with its x and the number of its line."""
    x, line = paper.margin, 0
    places: list[tuple[float, int, Sign, str]] = []
    for sign, word in _key(week):
        wide = _KEY_SIGN + 4 + width(word, REGULAR, 12)
        if x + wide > paper.width - paper.margin:
            x, line = paper.margin, line + 1
        places.append((x, line, sign, word))
        x += wide + _KEY_GAP
    return places


def _override_lines(week: WeekSheet, paper: Paper) -> list[list[Run]]:
    """What is short in bold, then each override as it was given."""
    room = paper.width - 2 * paper.margin - _INDENT - 10
    short = [day for day in week.days if day.short and day.closed is None]
    said = listing([f"{day.long_title} is {plural(day.short, 'adult')} short" for day in short])
    first, *others = week.notes
    lines = wrap_runs([*([bold(f"{said}. ")] if said else []), regular(first)], room)
    return lines + [line for note in others for line in wrap_runs([regular(note)], room)]


def _frame_height(week: WeekSheet, paper: Paper) -> float:
    return len(_override_lines(week, paper)) * _PITCH + 2 * _FRAME_PAD - 3


def _draw_override(pen: Pen, paper: Paper, week: WeekSheet, y: float) -> None:
    pen.box(paper.margin, y, paper.width - 2 * paper.margin, _frame_height(week, paper), thick=1.5)
    draw_sign(pen, "law", paper.margin + 9, y + _FRAME_PAD, 10.5)
    for i, line in enumerate(_override_lines(week, paper)):
        pen.runs(paper.margin + _INDENT, y + _FRAME_PAD + 9.5 + _PITCH * i, line)


def _cannot_come(week: WeekSheet, paper: Paper) -> list[list[Run]]:
    manager = next(
        (c.name for c in _chips(week) if c.state == "staff" and c.word == "manager"), "the manager"
    )
    stand_ins = any(chip.state == "reserve" for chip in _chips(week))
    ring = "Ring the people on your own sheet" + (", first call first" if stand_ins else "")
    then = f"{ring}. Then tell {manager}, and write the new name on a dotted line, with initials."
    return wrap_runs([bold("Cannot come? "), regular(then)], paper.width - 2 * paper.margin)
