"""Somebody can't come, or a place is empty: whom to ring, one after the other, and what they say.

Only says what was answered; the page turns it into actions.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from nursery_rota.domain.make_up import MakeUp
from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.today.ring_card import RingCard
from nursery_rota.gui.today.ring_lines import RingLine, RingSheet
from nursery_rota.gui.today.ring_list_view import RingView
from nursery_rota.gui.widgets.flow import FlowLayout
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.wording import plural

NOBODY_YET = "Choose an empty place at the left. Or choose somebody there who can’t come, and press T."
NOBODY_CAN = "Nobody else can come today. Show all and why; the nearest way may be there."


class RingPanel(Panel):
    comes = Signal(object, bool, object)
    """(RingLine, make_up, MakeUp | None): this person comes."""
    answered = Signal(object, str)
    """(RingLine, answer): "asked", "no" or "no_answer"."""
    nobody = Signal()
    """Nobody can come: the person stays away all the same."""
    swap = Signal()
    """Rather than being covered, the duty is to be swapped."""
    longer = Signal()
    """They are away for more days than this one."""
    left = Signal()
    """They come after all, or the place is left as it is."""
    list_wanted = Signal()
    """The ring list on paper."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Who could come?", parent=parent)
        self._absent = ""
        self._sheet: RingSheet | None = None
        self._all = False
        self._swap = button("Swap instead", self.swap.emit, sign="swap", dense=True)
        self._longer = button("Away longer…", self.longer.emit, dense=True)
        self._back = button("Comes after all", self.left.emit, dense=True)
        self.head.addWidget(self._back)
        self._place = label("", wrap=True)
        self._paper = button("Print ring list", self.list_wanted.emit, sign="print", dense=True)
        top = QWidget()
        line = QHBoxLayout(top)
        line.setContentsMargins(16, 8, 16, 8)
        line.addWidget(self._place, 1)
        line.addWidget(self._paper)
        self.add(top)
        self.list = RingView()
        self.list.chosen.connect(self._show_person)
        self.card = RingCard()
        self.card.answered.connect(self._answer)
        self.card.resized.connect(self.list.doItemsLayout)
        self.list.hold(self.card)
        self.add(self.list, 1)
        self.add(self._foot())
        self.clear()

    @property
    def yes(self) -> QWidget:
        return self.card.yes

    def _foot(self) -> QFrame:
        foot = self._foot_box = QFrame()
        foot.setProperty("foot", True)
        line = FlowLayout(foot)
        line.setContentsMargins(16, 8, 12, 8)
        self._more = label("", "second")
        self.why = button("Show all and why", self._turn, role="link")
        self._nobody = button("Nobody can come", self.nobody.emit, dense=True)
        for part in (self._more, self.why, self._swap, self._longer, self._nobody):
            line.addWidget(part)
        return foot

    def clear(self) -> None:
        """Nobody is wanted."""
        self._absent, self._sheet, self._all = "", None, False
        self.title.setText("Who could come?")
        self.second.setText("")
        self.card.show_absent("", "", ())
        self.list.set_rows(())
        self._place.setText(NOBODY_YET)
        self._more.setText("")
        for part in (self._back, self._swap, self._longer, self._foot_box, self._paper):
            part.hide()

    def show_sheet(
        self,
        sheet: RingSheet,
        absent: str,
        first_name: str,
        *,
        family: str = "",
        offers: Sequence[MakeUp] = (),
        noted: str = "",
    ) -> None:
        """Whom to ring for a place. ``absent`` names who can't come, "" where the place was empty before;
        ``offers`` are dates for their make-up, ``noted`` when they rang."""
        self._absent, self._sheet = absent, sheet
        self.title.setText(f"{absent} can’t come" if absent else "Who could come?")
        self.second.setText(f"noted at {noted}" if noted else "")
        place = sheet.place
        level = (
            f" Level {place.level} or above is needed."
            if place.level and "level" not in place.explanation
            else ""
        )
        self._place.setText(f"{place.title}, {place.times}. {place.explanation}{level}")
        self.card.show_absent(first_name, family, offers)
        for part in (self._back, self._swap, self._longer, self._nobody):
            part.setVisible(bool(absent))
        self._paper.show()
        self._foot_box.show()
        self._tell()

    def _tell(self) -> None:
        sheet = self._sheet
        if sheet is None:
            return
        able = len(sheet.lines)
        self._more.setText(f"{plural(able, 'parent')} could come, {len(sheet.others)} cannot.")
        self.why.setText("Only who could come" if self._all else "Show all and why")
        self.why.setAccessibleName(self.why.text())
        self.list.set_rows(sheet.lines + (sheet.others if self._all else ()))
        if not able and not self._all:
            self._place.setText(f"{self._place.text()} {NOBODY_CAN}")

    def _turn(self) -> None:
        self._all = not self._all
        self._tell()

    def answer_by_key(self, letter: str) -> bool:
        """Y, N, U: as the buttons; False where nobody is being rung."""
        if self.list.current() is None:
            return False
        said = {"y": "yes", "n": "no", "u": "no_answer"}.get(letter)
        if said is None or (said != "yes" and not self._absent):
            return False
        self._answer(said)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._sheet is not None:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_person(self, line: RingLine | None) -> None:
        if line is not None:
            self.card.show_line(line)

    def _answer(self, said: str) -> None:
        line = self.list.current()
        if line is None:
            return
        if said == "yes":
            if not line.cannot:
                self.comes.emit(line, self.card.make_up.isChecked(), self.card.booked)
            return
        self.answered.emit(line, said)
        if said != "asked":
            self.list.choose_next()
