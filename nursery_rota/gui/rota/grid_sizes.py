"""Widths of days and heights of rows for the room there is. Numbers in, numbers out."""

from __future__ import annotations

from collections.abc import Sequence

from nursery_rota.gui.theme.look import Look
from nursery_rota.gui.theme.strokes import width_of

NARROW, USUAL_LINE = 184, 18
"""Under this width a day is cramped, where a line of text is this tall."""
CLOSED_NARROW = 56
"""Least width of a closed day; more where its date needs more."""


def column_widths(closed: Sequence[bool], room: int, look: Look) -> list[int]:
    """Equal days while each has its comfort; else closed days give way first, then all shrink to the least
    width, and the grid scrolls. What is left over goes to the first days, pixel by pixel."""
    if not closed:
        return []
    share = room // len(closed)
    shrink = any(closed) and not all(closed) and share < NARROW * look.line // USUAL_LINE
    narrow = max(CLOSED_NARROW, width_of("Wed 30", look.panel) + 8) if shrink else 0
    taken = narrow * sum(closed) if shrink else 0
    open_days = len(closed) - (sum(closed) if shrink else 0)
    least = look.column
    each = max(least, (room - taken) // open_days)
    spare = max(0, room - taken - each * open_days)
    widths = []
    for is_closed in closed:
        if shrink and is_closed:
            widths.append(narrow)
            continue
        widths.append(each + (1 if spare > 0 else 0))
        spare -= 1
    return widths


def row_heights(wanted: Sequence[int], stretched: Sequence[bool], room: int) -> list[int]:
    """Each row its height; room to spare goes in equal parts to the rows marked in ``stretched``."""
    spare, many = room - sum(wanted), sum(stretched)
    if spare <= 0 or not many:
        return list(wanted)
    heights, left = [], many
    for height, grows in zip(wanted, stretched, strict=True):
        extra = spare // left if grows else 0
        spare, left = spare - extra, left - (1 if grows else 0)
        heights.append(height + extra)
    return heights
