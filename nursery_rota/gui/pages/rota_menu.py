"""The menu of a place or person in the grid: whatever dragging and keys do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu

from nursery_rota.domain.sheets import Cell, Chip
from nursery_rota.gui.pages.rota_hands import RotaHands
from nursery_rota.gui.theme import icon
from nursery_rota.store.rota_file import RotaFile


def fill_menu(
    menu: QMenu,
    cell: Cell | None,
    chip: Chip | None,
    hands: RotaHands,
    show_place: Callable[[Cell], None],
    find_swap: Callable[[int], None],
    file: RotaFile | None,
) -> None:
    """Put into ``menu`` what can be done with ``chip`` in ``cell``."""
    writable = file is not None and not file.read_only
    if cell is not None and cell.shift_id is not None:
        _add(menu, "Who could do it?", "Return", "search", lambda: show_place(cell))
    duty_id = chip.duty_id if chip is not None else None
    if chip is None or duty_id is None or not writable:
        return
    menu.addSeparator()
    doings: tuple[tuple[str, str, str, Callable[[], None]], ...] = (
        ("Find a swap", "Shift+S", "swap", lambda: find_swap(duty_id)),
        ("Clear the place", "Del", "cross", lambda: hands.clear(duty_id)),
        ("Unpin" if chip.pinned else "Pin", "P", "pin", lambda: hands.pin(duty_id)),
        ("First call, or not", "R", "first-call", lambda: hands.reserve(duty_id)),
        ("Watching, or not", "O", "watching", lambda: hands.watch(duty_id)),
        ("Worked", "W", "tick", lambda: hands.status(duty_id, "worked")),
        ("Missed", "M", "no", lambda: hands.status(duty_id, "missed")),
        ("Excused", "X", "exempt", lambda: hands.status(duty_id, "excused")),
    )
    for words, keys, sign, doing in doings:
        _add(menu, words, keys, sign, doing)


def _add(menu: QMenu, words: str, keys: str, sign: str, doing: Callable[[], None]) -> None:
    action = menu.addAction(icon(sign), f"{words}\t{keys}")
    action.triggered.connect(lambda checked=False: doing())
