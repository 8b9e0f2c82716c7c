"""Shape, border and sign of each state of a chip, as data: the key below the grid reads the same table."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt

from nursery_rota.domain.sheets import Chip

_DASH, _DOT, _SOLID = Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.SolidLine


@dataclass(frozen=True)
class ChipStyle:
    """``fill``, ``edge``, ``ink`` and the like are names of tokens; "" draws nothing."""

    sign: str = ""
    fill: str = "surface"
    edge: str = "edge"
    border: float = 1.0
    line: Qt.PenStyle = _SOLID
    ink: str = "text"
    sign_token: str = "muted"
    word_token: str = "muted"
    strong: bool = True
    struck: bool = False
    square: bool = False
    solid_bar: bool = True
    word_after: bool = False
    """The word stands beside the name rather than at the right."""


_COUNTS = ChipStyle("counts", "parent", "accent", 1.5, sign_token="accent")
_LIGHT = ChipStyle("first-call", "raised", "line", 1.0)
_STATES: dict[str, ChipStyle] = {
    "staff": ChipStyle(fill="staff", border=0, strong=False, square=True, word_after=True),
    "away": ChipStyle(
        fill="", line=_DASH, ink="muted", strong=False, struck=True, square=True, solid_bar=False,
        word_after=True,
    ),
    "counts": _COUNTS,
    "buddy": _COUNTS,
    "additional": ChipStyle("additional"),
    "watching": ChipStyle(
        "watching", "plum_tint", "plum", 1.0, _DASH, sign_token="plum", word_token="text"
    ),
    "reserve": _LIGHT,
    "task": replace(_LIGHT, sign="task", sign_token="text"),
    "empty": ChipStyle(
        "empty", "", "bad", 2.0, _DASH, ink="bad", sign_token="bad", word_token="bad"
    ),
    "free": ChipStyle("plus", "", "edge", 1.0, _DOT, ink="muted", strong=False),
}  # fmt: skip
_PAST: dict[str, ChipStyle] = {
    "worked": ChipStyle("tick", "", "", 0, sign_token="ok", strong=False),
    "missed": ChipStyle(
        "no", "", "", 0, ink="bad", sign_token="bad", word_token="bad", strong=False, struck=True
    ),
    "excused": ChipStyle("exempt", "", "", 0, ink="muted", strong=False),
    "absent": ChipStyle(
        "no", "", "", 0, ink="text", sign_token="bad", word_token="bad", struck=True
    ),
}  # fmt: skip


def style_of(chip: Chip) -> ChipStyle:
    """A duty that is over is drawn by how it went, any other by what its person is there for."""
    style = _PAST.get(chip.status) or _STATES[chip.state]
    if chip.proposed:
        return replace(style, fill="plum_tint", edge="plum", sign_token="plum", word_token="plum")
    return style


def is_over(chip: Chip) -> bool:
    return chip.status in _PAST
