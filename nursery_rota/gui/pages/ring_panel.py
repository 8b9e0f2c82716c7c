"""Somebody can't come, or a place is empty: whom to ring, one after the other, and what they say.

Only says what was answered; the page turns it into actions.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.pages.ring_lines import RingLine, RingSheet
from nursery_rota.gui.pages.ring_list_view import RingView
from nursery_rota.gui.widgets.flow import FlowLayout
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.wording import plural

NOBODY_YET = "Choose an empty place at the left. Or choose somebody there who can’t come, and press T."


class RingPanel(Panel):
    comes = Signal(object, bool)
    """(RingLine, make_up): this person comes."""
    answered = Signal(object, str)
    """(RingLine, answer): "asked", "no" or "no_answer"."""
    nobody = Signal()
    """Nobody can come: the person stays away all the same."""
    swap = Signal()
    """Rather than being covered, the duty is to be swapped."""
    left = Signal()
    """They come after all, or the place is left as it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Who could come?", parent=parent)
        self._absent = ""
        self._swap = button("Swap instead", self.swap.emit, sign="swap", dense=True)
        self.head.addWidget(self._swap)
        self._back = button("Comes after all", self.left.emit, dense=True)
        self.head.addWidget(self._back)
        self._place = label("", wrap=True)
        self._place.setContentsMargins(16, 8, 16, 8)
        self.add(self._place)
        self.list = RingView()
        self.list.chosen.connect(self._show_person)
        self.add(self.list, 1)
        self.add(self._card())
        self.add(self._foot())
        self.clear()

    def _card(self) -> QFrame:
        self.card = QFrame()
        self.card.setProperty("box", "accent")
        column = QVBoxLayout(self.card)
        column.setContentsMargins(20, 12, 16, 12)
        column.setSpacing(6)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(0)
        self._name = label("", "large")
        self._why = label("", "second", wrap=True)
        words.addWidget(self._name)
        words.addWidget(self._why)
        head.addLayout(words, 1)
        self.phone = label("", "title")
        head.addWidget(self.phone)
        column.addLayout(head)
        line = FlowLayout()
        self._ask = button("Asked", lambda: self._answer("asked"), sign="first-call")
        self.yes = button("Yes, comes", self._yes, sign="tick", role="primary")
        self._no = button("No", lambda: self._answer("no"), sign="cross")
        self._silent = button("No answer", lambda: self._answer("no_answer"), sign="minus")
        for made in (self.yes, self._no, self._silent, self._ask):
            line.addWidget(made)
        column.addLayout(line)
        self.make_up = QCheckBox()
        self.make_up.setChecked(True)
        column.addWidget(self.make_up)
        return self.card

    def _foot(self) -> QFrame:
        foot = self._foot_box = QFrame()
        foot.setProperty("foot", True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(16, 8, 12, 8)
        self._more = label("", "second")
        line.addWidget(self._more, 1)
        self._nobody = button("Nobody can come", self.nobody.emit, dense=True)
        line.addWidget(self._nobody)
        return foot

    def clear(self) -> None:
        """Nobody is wanted."""
        self._absent = ""
        self.title.setText("Who could come?")
        self.list.set_rows(())
        self._place.setText(NOBODY_YET)
        self._more.setText("")
        for part in (self._back, self._swap, self._foot_box):
            part.hide()

    def show_sheet(self, sheet: RingSheet, absent: str, first_name: str) -> None:
        """Whom to ring for a place. ``absent`` names who can't come, "" where the place was empty before."""
        self._absent = absent
        self.title.setText(f"{absent} can’t come" if absent else "Who could come?")
        place = sheet.place
        self._place.setText(f"{place.title}, {place.times}. {place.explanation}")
        self.make_up.setText(f"{first_name}’s family makes up for it")
        for part in (self._back, self._swap, self._nobody):
            part.setVisible(bool(absent))
        self._foot_box.show()
        able = len(sheet.lines)
        self._more.setText(f"{plural(able, 'parent')} could come, {sheet.looked_at - able} cannot.")
        self.list.set_rows(sheet.lines)

    def answer_by_key(self, letter: str) -> bool:
        """Y, N, U: as the buttons; False where nobody is being rung."""
        if self.list.current() is None:
            return False
        if letter == "y":
            self._yes()
            return True
        said = {"n": "no", "u": "no_answer"}.get(letter)
        if said is None or not self._absent:
            return False
        self._answer(said)
        return True

    def _show_person(self, line: RingLine | None) -> None:
        self.card.setVisible(line is not None)
        if line is None:
            return
        self._name.setText(line.line.name)
        self._why.setText(line.against or line.reasons)
        self.phone.setText(line.phone)
        for part in (self._ask, self._no, self._silent, self.make_up):
            part.setVisible(bool(self._absent))
        self._ask.setEnabled(line.said != "asked")

    def _yes(self) -> None:
        line = self.list.current()
        if line is not None:
            self.comes.emit(line, self.make_up.isChecked())

    def _answer(self, said: str) -> None:
        line = self.list.current()
        if line is None:
            return
        self.answered.emit(line, said)
        if said != "asked":
            self.list.choose_next()
