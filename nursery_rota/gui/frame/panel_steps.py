"""F6: the keyboard goes from panel to panel of a page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def step_panel(panels: Sequence[QWidget], focus: QWidget | None, step: int) -> None:
    """Into the next panel (``step`` 1) or the one before (-1) that can take the keyboard, round the end."""
    if not panels:
        return
    inside = [i for i, panel in enumerate(panels) if _inside(panel, focus)]
    start = inside[-1] if inside else (-1 if step > 0 else 0)
    for turn in range(1, len(panels) + 1):
        panel = panels[(start + step * turn) % len(panels)]
        stops = [
            widget
            for widget in (panel, *panel.findChildren(QWidget))
            if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.isEnabled()
        ]
        if stops:
            stops[0].setFocus(Qt.FocusReason.TabFocusReason)
            return


def _inside(widget: QWidget, focus: QWidget | None) -> bool:
    return focus is not None and (widget is focus or widget.isAncestorOf(focus))
