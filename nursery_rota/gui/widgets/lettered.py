"""Widths counted in letters: a panel beside a page grows with its text, but leaves the page its share."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

_OWN = (QEvent.Type.FontChange, QEvent.Type.Show)


class LetteredWidth(QObject):
    """Keeps ``widget`` as wide as ``letters`` average letters, at least ``least`` pixels and at most ``share`` of
    the window, whatever becomes of the text and of the window."""

    def __init__(self, widget: QWidget, letters: int, least: int, share: float = 0.5) -> None:
        super().__init__(widget)
        self._widget, self._letters, self._least, self._share = widget, letters, least, share
        self._window: QWidget | None = None
        widget.installEventFilter(self)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._widget and event.type() in _OWN:
            self._watch_window()
            self._fit()
        elif watched is self._window and event.type() == QEvent.Type.Resize:
            self._fit()
        return False

    def _watch_window(self) -> None:
        window = self._widget.window()
        if window is not self._window and window is not self._widget:
            if self._window is not None:
                self._window.removeEventFilter(self)
            self._window = window
            window.installEventFilter(self)

    def _fit(self) -> None:
        wide = self._widget.fontMetrics().averageCharWidth() * self._letters
        if self._window is not None:
            wide = min(wide, round(self._window.width() * self._share))
        wide = max(self._least, wide)
        if self._widget.width() != wide or self._widget.minimumWidth() != wide:
            self._widget.setFixedWidth(wide)
