"""What stands below the grid of the wall rota: key of signs, overrides, what to do if one cannot come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
_MOST_DAYS = 5


@dataclass(frozen=True)
class Below:
    """What the foot of a wall is made from: everybody who stands above, what is short in words, overrides,
    the number of the issue (None for a draft) and who is told of a change."""

    chips: Sequence[Chip]
    short: str
    notes: Sequence[str]
    issue: int | None
    manager: str


def below_week(week: WeekSheet) -> Below:
    """The foot of one week."""
    chips = [chip for row in week.rows for cells in row.cells for cell in cells for chip in cell.chips]
    manager = next((c.name for c in chips if c.state == "staff" and c.word == "manager"), "the manager")
    short = [(day.long_title, day.short) for day in week.days if day.short and day.closed is None]
    return Below(chips, short_words(short), week.notes, week.issue.number if week.issue else None, manager)


def short_words(short: Sequence[tuple[str, int]]) -> str:
    """ "Thursday 26 is 1 adult short"; many days are only counted, as each cell shows its own."""
    if len(short) > _MOST_DAYS:
        return f"{len(short)} days are short of adults"
    return listing([f"{day} is {plural(adults, 'adult')} short" for day, adults in short])


def below_height(below: Below, paper: Paper) -> float:
    """How many points ``draw_below`` takes."""
    key = (_key_places(below, paper)[-1][1] + 1) * _KEY_PITCH
    frame = _frame_height(below, paper) + 2 * _FRAME_GAP if below.notes else 0.0
    return key + frame + len(_cannot_come(below, paper)) * _PITCH


def draw_below(pen: Pen, paper: Paper, below: Below, y: float) -> None:
    """From ``y`` down."""
    places = _key_places(below, paper)
    for x, line, sign, word in places:
        baseline = y + 12 + line * _KEY_PITCH
        draw_sign(pen, sign, x, baseline - 9.2, _KEY_SIGN)
        pen.text(x + _KEY_SIGN + 4, baseline, regular(word))
    y += (places[-1][1] + 1) * _KEY_PITCH
    if below.notes:
        y += _FRAME_GAP
        _draw_override(pen, paper, below, y)
        y += _frame_height(below, paper) + _FRAME_GAP
    for i, line_of_runs in enumerate(_cannot_come(below, paper)):
        pen.runs(paper.margin, y + 11 + _PITCH * i, line_of_runs)


def _key(below: Below) -> list[tuple[Sign, str]]:
    """What the signs mean: the usual ones always, the others where they stand on the page."""
    states = {chip.state for chip in below.chips}
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
    if below.issue is not None and any(chip.changed for chip in below.chips):
        key.append(("changed", f"changed since issue {below.issue}"))
    return key


def _key_places(below: Below, paper: Paper) -> list[tuple[float, int, Sign, str]]:
    """Each entry with its x and the number of its line."""
    x, line = paper.margin, 0
    places: list[tuple[float, int, Sign, str]] = []
    for sign, word in _key(below):
        wide = _KEY_SIGN + 4 + width(word, REGULAR, 12)
        if x + wide > paper.width - paper.margin:
            x, line = paper.margin, line + 1
        places.append((x, line, sign, word))
        x += wide + _KEY_GAP
    return places


def _override_lines(below: Below, paper: Paper) -> list[list[Run]]:
    """What is short in bold, then each override as it was given."""
    room = paper.width - 2 * paper.margin - _INDENT - 10
    first, *others = below.notes
    lines = wrap_runs([*([bold(f"{below.short}. ")] if below.short else []), regular(first)], room)
    return lines + [line for note in others for line in wrap_runs([regular(note)], room)]


def _frame_height(below: Below, paper: Paper) -> float:
    return len(_override_lines(below, paper)) * _PITCH + 2 * _FRAME_PAD - 3


def _draw_override(pen: Pen, paper: Paper, below: Below, y: float) -> None:
    pen.box(paper.margin, y, paper.width - 2 * paper.margin, _frame_height(below, paper), thick=1.5)
    draw_sign(pen, "law", paper.margin + 9, y + _FRAME_PAD, 10.5)
    for i, line in enumerate(_override_lines(below, paper)):
        pen.runs(paper.margin + _INDENT, y + _FRAME_PAD + 9.5 + _PITCH * i, line)


def _cannot_come(below: Below, paper: Paper) -> list[list[Run]]:
    stand_ins = any(chip.state == "reserve" for chip in below.chips)
    ring = "Ring the people on your own sheet" + (", first call first" if stand_ins else "")
    then = f"{ring}. Then tell {below.manager}, and write the new name on a dotted line, with initials."
    return wrap_runs([bold("Cannot come? "), regular(then)], paper.width - 2 * paper.margin)
