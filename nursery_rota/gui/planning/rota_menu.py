"""The menu of a place or person in the grid: whatever dragging and keys do."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QMenu

from nursery_rota.domain.sheets import Cell, Chip
from nursery_rota.gui.theme import icon

_DUTY = (
    ("Find a swap", "Shift+S", "swap", "find_swap"),
    ("Swap with the next I choose", "S", "swap", "swap"),
    ("Can’t come", "T", "away", "cannot_come"),
    ("", "", "", ""),
    ("Clear the place", "Del", "cross", "clear"),
    ("Move it", "Ctrl+X", "scissors", "cut"),
    ("Copy it", "Ctrl+C", "copy", "copy"),
    ("Pin", "P", "pin", "pin"),
    ("First call, or not", "R", "first-call", "reserve"),
    ("Watching, or not", "O", "watching", "watch"),
    ("", "", "", ""),
    ("Worked", "W", "tick", "worked"),
    ("Missed, with its make-up", "M", "no", "missed"),
    ("Excused", "X", "exempt", "excused"),
)
"""Words, key, sign and wish; empty words are a line between."""


def fill_menu(
    menu: QMenu,
    cell: Cell | None,
    chip: Chip | None,
    *,
    wish: Callable[[str], object],
    show_place: Callable[[Cell], None],
    staff: Callable[[QMenu, Cell, Chip | None], None],
    carrying: bool,
    writable: bool,
) -> None:
    """Put into ``menu`` what can be done with ``chip`` in ``cell``. ``wish`` does what a key of that name does,
    ``staff`` adds what concerns staff; ``carrying``: a duty was taken up and can be put down here."""
    if cell is not None and cell.shift_id is not None:
        place = cell
        _add(menu, "Who could do it?", "Return", "search", lambda: show_place(place))
    if cell is None or not writable:
        return
    if carrying:
        _add(menu, "Put the duty here", "Ctrl+V", "copy", lambda: wish("paste"))
    staff(menu, cell, chip)
    if chip is None or chip.duty_id is None:
        return
    menu.addSeparator()
    for words, keys, sign, name in _DUTY:
        if not words:
            menu.addSeparator()
            continue
        shown = "Unpin" if name == "pin" and chip.pinned else words
        _add(menu, shown, keys, sign, partial(wish, name))


def _add(menu: QMenu, words: str, keys: str, sign: str, doing: Callable[[], object]) -> None:
    action = menu.addAction(icon(sign), f"{words}\t{keys}")
    action.triggered.connect(lambda checked=False: doing())
