"""The white panel that every page is made of: a head with a title and room at both sides, a body below.

Says what it is by property; the style sheet decides how that looks.
"""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from nursery_rota.gui.widgets.elided import ElidedLabel


class Panel(QFrame):
    """``head`` takes buttons at its right end, ``beside_title`` what belongs to the title; ``second`` is a
    quiet word after it. Without a head the title is still read out."""

    def __init__(
        self, title: str, *, dense: bool = False, headed: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.setSpacing(0)
        self.head_box = QFrame()
        self.head_box.setProperty("head", True)
        self.head_box.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.head = QHBoxLayout(self.head_box)
        self.head.setContentsMargins(16, 4, 8, 4)
        self.head.setSpacing(8)
        self.title = ElidedLabel(title, "panel")
        self.second = ElidedLabel("", "second")
        self.head.addWidget(self.title)
        self.head.addWidget(self.second)
        self._left = 1
        self.head.addStretch(1)
        # A least height of the box itself would let a full panel squeeze the head below what its buttons need.
        self.head.addStrut(28 if dense else 32)
        outer.addWidget(self.head_box)
        if not headed:
            self.head_box.hide()
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        outer.addLayout(self.body, 1)

    def beside_title(self, widget: QWidget) -> None:
        """Put ``widget`` after the title and what stands there already."""
        self.head.insertWidget(self._left, widget)
        self._left += 1

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        self.body.addWidget(widget, stretch)
