"""The person to ring now: name, number to dial, why them, the answers, and the make-up booked with a yes.

Stands inside the ring list, in the place of that person's row. Only says what was answered.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QCheckBox, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from nursery_rota.domain.make_up import MakeUp
from nursery_rota.gui.frame.parts import Sign, button, label
from nursery_rota.gui.theme import icon
from nursery_rota.gui.theme.look import look_of
from nursery_rota.gui.today.ring_lines import RingLine
from nursery_rota.gui.widgets.flow import FlowLayout
from nursery_rota.gui.widgets.tags import Tag

NO_DATE = "No empty place is left that suits; the duty stays owed."


class RingCard(QWidget):
    answered = Signal(str)
    """ "yes", "no", "no_answer" or "asked"."""
    resized = Signal()
    """Another height is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offers: tuple[MakeUp, ...] = ()
        self._picked = 0
        self._family = ""
        self._absent = ""
        self.setAccessibleName("To ring now")
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(_left_of(self), 8, 16, 10)
        column.setSpacing(6)
        column.addLayout(self._who())
        self.why = label("", "second", wrap=True)
        column.addWidget(self.why)
        column.addLayout(self._answers())
        column.addWidget(self._make_up_box())
        column.addStretch(1)

    def _who(self) -> QBoxLayout:
        """Name and signs, and the number to dial at the right; below them where there is no room beside."""
        person = QHBoxLayout()
        person.setSpacing(8)
        self.name = label("", "large")
        self._aid = Sign("first-aid", "ok")
        self._aid.setAccessibleName("first aid")
        self._level = Tag("", "muted")
        self.phone = label("", "title")
        self.phone.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for part in (self.name, self._aid, self._level):
            person.addWidget(part)
        person.addStretch(1)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.setSpacing(2)
        self._head.addLayout(person, 1)
        self._head.addWidget(self.phone)
        return self._head

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_phone()

    def _place_phone(self) -> None:
        left = _left_of(self)
        if self._column.contentsMargins().left() != left:
            self._column.setContentsMargins(left, 8, 16, 10)
        signs = 2 * (self._aid.sizeHint().width() + 8) + self._level.sizeHint().width()
        needed = self.name.sizeHint().width() + signs + self.phone.sizeHint().width()
        margins = left + 24
        way = QBoxLayout.Direction
        beside = way.LeftToRight if needed + margins <= self.width() else way.TopToBottom
        if beside != self._head.direction():
            self._head.setDirection(beside)
            self.resized.emit()

    def _answers(self) -> FlowLayout:
        line = FlowLayout()
        self.yes = button(
            "Yes, can come", lambda: self.answered.emit("yes"), sign="tick", role="primary", tip="Y"
        )
        self.no = button("No", lambda: self.answered.emit("no"), sign="cross", tip="N")
        self.silent = button("No answer", lambda: self.answered.emit("no_answer"), sign="minus", tip="U")
        self.ask = button("Asked", lambda: self.answered.emit("asked"), sign="first-call")
        self.said = label("", "second")
        for made in (self.yes, self.no, self.silent, self.ask, self.said):
            line.addWidget(made)
        return line

    def _make_up_box(self) -> QFrame:
        self.box = QFrame()
        self.box.setProperty("panel", True)
        line = QHBoxLayout(self.box)
        line.setContentsMargins(10, 6, 8, 6)
        words = QVBoxLayout()
        words.setSpacing(0)
        self.make_up = QCheckBox()
        self.make_up.setChecked(True)
        self.date = label("", "strong", wrap=True)
        self.date.setContentsMargins(28, 0, 0, 0)
        self.make_up_why = label("", "second", wrap=True)
        self.make_up_why.setContentsMargins(28, 0, 0, 2)
        words.addWidget(self.make_up)
        words.addWidget(self.date)
        words.addWidget(self.make_up_why)
        line.addLayout(words, 1)
        self.another = button("Another date", role="link")
        self.another.clicked.connect(self._offer_dates)
        line.addWidget(self.another, 0, Qt.AlignmentFlag.AlignVCenter)
        return self.box

    # -- what is shown ----------------------------------------------------------------------------

    def show_absent(self, first_name: str, family: str, offers: Sequence[MakeUp]) -> None:
        """Who can't come, "" for an empty place, and the dates on which they could make up for it."""
        if tuple(offers) != self._offers or first_name != self._absent:
            self._picked = 0
            self.make_up.setChecked(True)
        self._absent, self._family, self._offers = first_name, family, tuple(offers)
        self.box.setVisible(bool(first_name))
        for part in (self.ask, self.no, self.silent, self.said):
            part.setVisible(bool(first_name))
        self.another.setVisible(len(self._offers) > 1)
        self._tell_make_up()

    def show_line(self, line: RingLine) -> None:
        self.name.setText(line.line.name)
        self.phone.setText(line.phone)
        self.phone.setAccessibleName(f"Telephone {line.phone}")
        self._place_phone()
        self.why.setText(line.cannot or line.against or line.reasons)
        self._aid.setVisible(line.line.first_aid)
        self._level.setVisible(bool(line.line.level))
        self._level.set_words(f"L{line.line.level}")
        self.yes.setEnabled(not line.cannot)
        self.ask.setEnabled(line.said != "asked")
        said = line.said[:1].upper() + line.said[1:]
        self.said.setText(f"{said} at {line.at}" if line.said else "")

    @property
    def booked(self) -> MakeUp | None:
        """The make-up that goes with a yes; None where it is not wanted or there is no date."""
        if not self._offers or not self.make_up.isChecked() or not self._absent:
            return None
        return self._offers[self._picked]

    def _tell_make_up(self) -> None:
        self.date.setVisible(bool(self._offers))
        if not self._offers:
            self.make_up.setText(f"{self._family} makes up for it later".replace("&", "&&"))
            self.make_up_why.setText(NO_DATE)
            return
        offer = self._offers[self._picked]
        words = f"On yes, also book {self._absent}’s make-up"
        self.make_up.setText(words.replace("&", "&&"))
        self.make_up.setAccessibleName(f"{words}: {offer.title}")
        self.date.setText(offer.title)
        glad = f" and {offer.why}" if offer.why else ""
        self.make_up_why.setText(f"That place is empty{glad}. Until then {self._family} owes one duty.")

    def _offer_dates(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Another date for the make-up")
        for place, offer in enumerate(self._offers):
            words = f"{offer.title}, {offer.why}" if offer.why else offer.title
            action = menu.addAction(words.replace("&", "&&"))
            if place == self._picked:
                action.setIcon(icon("tick"))
            action.triggered.connect(lambda checked=False, chosen=place: self._pick(chosen))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.another.mapToGlobal(QPoint(0, self.another.height())))

    def _pick(self, place: int) -> None:
        self._picked = place
        self.make_up.setChecked(True)
        self._tell_make_up()
        self.resized.emit()


def _left_of(card: QWidget) -> int:
    """Where words begin: right of the number in its ring, which grows with the text."""
    return 16 + look_of(card).line + 3 + 10
