"""The first page, while no file is open: make a nursery, open one, or look round the sample.

It is the first of the six steps; the others follow once there is a file to keep them in.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nursery_rota.gui.first_run.nursery_choice import NO_NAME, NurseryChoice
from nursery_rota.gui.first_run.side import GuideSide
from nursery_rota.gui.first_run.two_columns import Scrolled, TwoColumns
from nursery_rota.gui.frame.notices import NoticeBar
from nursery_rota.gui.frame.parts import button, label, retire
from nursery_rota.gui.widgets.plain import plain_tip
from nursery_rota.store.reference import Reference


class WelcomePage(QWidget):
    """``wanted`` carries name, rule set, method and least number of adults of a nursery to be made."""

    wanted = Signal(str, str, str, int)

    def __init__(
        self,
        reference: Reference,
        notices: NoticeBar,
        open_file: Callable[[], None],
        sample: Callable[[], None],
        open_path: Callable[[Path], None],
    ) -> None:
        super().__init__()
        self.setAccessibleName("Welcome")
        self._notices, self._open_path = notices, open_path
        self.side = GuideSide(open_file, sample, steps_lead=False)
        self.side.show_step("nursery", ())
        self._recent = self.side.above
        self.choice = NurseryChoice(reference)
        self.name, self.where, self.methods = self.choice.name, self.choice.where, self.choice.methods
        self.name.returnPressed.connect(self._make)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.side)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._column.addWidget(self._first_step(), 1)
        self._column.addWidget(self._foot())
        line.addLayout(self._column, 1)

    def _first_step(self) -> Scrolled:
        inner = TwoColumns()
        inner.column.addWidget(label("Step 1 of 6", "second"))
        inner.column.addWidget(label("Welcome. Tell us about your nursery.", "welcome", wrap=True))
        inner.column.addWidget(self.choice)
        inner.column.addStretch(1)
        inner.beside.addWidget(self.choice.example)
        inner.beside.addWidget(self.choice.side)
        inner.beside.addStretch(1)
        return Scrolled(inner)

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("foot", True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(32, 10, 24, 10)
        line.addWidget(label("You choose where the file is kept. Everything is saved at once.", "second"), 1)
        line.addWidget(button("Next: make this nursery", self._make, sign="next", role="primary"))
        return foot

    def host_notices(self) -> None:
        self._column.insertWidget(0, self._notices)

    def show_recent(self, files: list[Path]) -> None:
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                retire(widget)
        if files:
            self._recent.addWidget(label("Opened last", "strong"))
        for path in files[:4]:
            opener = button(path.stem.replace("&", "&&"), role="link", tip=plain_tip(str(path)))
            opener.setAccessibleName(f"Open {path.stem}")
            opener.clicked.connect(lambda checked=False, path=path: self._open_path(path))
            self._recent.addWidget(opener, 0, Qt.AlignmentFlag.AlignLeft)

    def _make(self) -> None:
        name = self.choice.named()
        if not name:
            self._notices.say(NO_NAME, "our-rule")
            return
        minimum = self.choice.minimum.value()
        self.wanted.emit(name, self.choice.rule_set, self.choice.method, minimum)
