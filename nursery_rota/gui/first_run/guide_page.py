"""The first steps as a page: the steps at the left, one of them open, and the way on below.

Which steps are done follows from what the file has; the one that was left is kept for coming back.
"""

from __future__ import annotations

from hashlib import sha256

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from nursery_rota.gui.first_run.families_step import FamiliesStep
from nursery_rota.gui.first_run.fill_step import FillStep
from nursery_rota.gui.first_run.nursery_step import NurseryStep
from nursery_rota.gui.first_run.progress import KEYS, STEPS, done, first_open
from nursery_rota.gui.first_run.sessions_step import SessionsStep
from nursery_rota.gui.first_run.side import GuideSide
from nursery_rota.gui.first_run.staff_step import StaffStep
from nursery_rota.gui.first_run.step import Step
from nursery_rota.gui.first_run.term_step import TermStep
from nursery_rota.gui.first_run.two_columns import Scrolled
from nursery_rota.gui.frame.parts import button
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.store.reference import Reference

ROOM_FOR_SIDE = 100
"""Average letters across, from which the six steps stand beside the one that is on."""


class GuidePage(Page):
    """``fill_wanted`` carries the term that the rota is to be filled for; ``left`` that the guide was left."""

    fill_wanted = Signal(object)
    left = Signal()
    paste_wanted = Signal()
    """Families are to be brought in from what was copied in a spreadsheet."""

    def __init__(self, desk: Desk, reference: Reference) -> None:
        super().__init__(desk, "guide", "First steps")
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(0)
        self.hide_toolbar()
        self.fill_step = FillStep(desk)
        self.steps: dict[str, Step] = {
            "nursery": NurseryStep(desk, reference),
            "sessions": SessionsStep(desk),
            "staff": StaffStep(desk),
            "families": self._families_step(desk),
            "term": TermStep(desk),
            "fill": self.fill_step,
        }
        self.side = GuideSide(desk.commands["open"].trigger, desk.commands["sample"].trigger)
        self.side.chosen.connect(self.show_step)
        self.stack = QStackedWidget()
        for step in self.steps.values():
            self.stack.addWidget(Scrolled(step))
            step.go_to.connect(self.go_to)
            step.step_wanted.connect(self.show_step)
        self.body.setSpacing(0)
        self.body.addWidget(self.side)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.stack, 1)
        right.addWidget(self._foot())
        self.body.addLayout(right, 1)
        self._key = ""

    def _families_step(self, desk: Desk) -> FamiliesStep:
        step = FamiliesStep(desk)
        step.paste_wanted.connect(self.paste_wanted)
        return step

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("foot", True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(32, 10, 24, 10)
        self.back_button = button("Back", self.back, sign="prev")
        self.skip_button = button("Skip the guide", self.left.emit, role="quiet")
        self.next_button = button("Next", self.next, sign="next", role="primary")
        line.addWidget(self.back_button)
        line.addStretch(1)
        line.addWidget(self.skip_button)
        line.addWidget(self.next_button)
        return foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where letters are large and the window is small, the step alone has all the room."""
        super().resizeEvent(event)
        self._share_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "side"):
            self._share_out()

    def _share_out(self) -> None:
        self.side.setVisible(self.width() >= self.fontMetrics().averageCharWidth() * ROOM_FOR_SIDE)

    @property
    def key_of_step(self) -> str:
        return self._key

    def home(self) -> QWidget | None:
        return self.steps[self._key].home() if self._key else None

    def refresh(self) -> None:
        book = self.desk.bridge.book
        if not self._key:
            self.show_step(self._kept_step() or first_open(book))
            return
        self.side.show_step(self._key, done(book))
        self.steps[self._key].refresh()
        self._say_next()

    def show_step(self, key: str) -> None:
        """Open a step; what is half typed in the others stays there."""
        self._key = key
        self.desk.settings.setValue(self._place(), key)
        step = self.steps[key]
        self.stack.setCurrentIndex(KEYS.index(key))
        self.side.show_step(key, done(self.desk.bridge.book))
        step.refresh()
        self._say_next()
        home = step.home()
        if home is not None and self.isVisible():
            home.setFocus(Qt.FocusReason.OtherFocusReason)

    def next(self) -> None:
        """On to the next step, once what was typed here is in the file."""
        if not self.steps[self._key].leave():
            return
        place = KEYS.index(self._key) + 1
        if place < len(KEYS):
            self.show_step(KEYS[place])
        elif self.fill_step.can_fill:
            self.fill_wanted.emit(self.fill_step.term)

    def back(self) -> None:
        self.show_step(KEYS[max(0, KEYS.index(self._key) - 1)])

    def _say_next(self) -> None:
        place = KEYS.index(self._key)
        last = place == len(KEYS) - 1
        words = "Fill the rota" if last else f"Next: {STEPS[place + 1].title.lower()}"
        self.next_button.setText(f" {words}")
        self.next_button.setAccessibleName(words)
        self.next_button.setEnabled(not last or self.fill_step.can_fill)
        self.back_button.setEnabled(place > 0)

    def _place(self) -> str:
        """Under which name the step of this file is kept; the name says nothing of the file."""
        file = self.desk.bridge.file
        path = str(file.path.resolve()) if file is not None else ""
        return f"guide_step/{sha256(path.encode('utf-8')).hexdigest()[:16]}"

    def _kept_step(self) -> str:
        """The step at which this file's guide was left, also before the program was closed."""
        kept = str(self.desk.settings.value(self._place(), ""))
        return kept if kept in KEYS else ""

    def forget(self) -> None:
        super().forget()
        self._key = ""
