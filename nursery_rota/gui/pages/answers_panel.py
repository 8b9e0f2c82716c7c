"""When can they come? One square for each weekly shift: prefers, yes, rather not, no."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QPushButton, QWidget

from nursery_rota.actions import rows
from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import within
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import Panel, button, label, retire
from nursery_rota.gui.models.words import value_title
from nursery_rota.gui.theme import icon
from nursery_rota.wording import day_range, short_date, weekday_name, weekday_short

ANSWERS: tuple[t.Answer, ...] = ("prefer", "yes", "avoid", "no")
_SIGNS = {"prefer": "prefers", "yes": "tick", "avoid": "rather-not", "no": "cross", "": ""}
_KEYS = {Qt.Key.Key_1: "prefer", Qt.Key.Key_2: "yes", Qt.Key.Key_3: "avoid", Qt.Key.Key_4: "no"}
DATED_FIELDS = ("answer", "shift_id", "starts_on", "ends_on")


class AnswerSquare(QPushButton):
    """Keys 1 to 4 answer; a click goes to the next answer."""

    def __init__(self, shift: t.Shift, answer: str, told: Callable[[t.Shift, str], None]) -> None:
        words = value_title("availability", "answer", answer) if answer else "not said"
        super().__init__(words if answer else "–")
        self._shift, self._answer, self._told = shift, answer, told
        self.setProperty("answer", answer)
        if answer:
            self.setIcon(icon(_SIGNS[answer], "on_accent" if answer == "prefer" else "text"))
        self.setObjectName(f"answer-{shift.id}")
        where = f"{weekday_name(shift.weekday)}, {shift.name}"
        self.setAccessibleName(f"{where}: {words}")
        self.setToolTip(f"{where}: {words}. Press 1 to 4 to change it.")
        self.setAutoDefault(False)
        self.clicked.connect(self._next)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = _KEYS.get(Qt.Key(event.key()))
        if answer is not None:
            self._told(self._shift, answer)
        else:
            super().keyPressEvent(event)

    def _next(self) -> None:
        place = ANSWERS.index(self._answer) if self._answer in ANSWERS else -1
        self._told(self._shift, ANSWERS[(place + 1) % len(ANSWERS)])


class AnswersPanel(Panel):
    """One parent at a time, chosen in the head. Standing answers as squares, dated ones below in words."""

    def __init__(self, bridge: Bridge, drawer: RowDrawer, parent: QWidget | None = None) -> None:
        super().__init__("When can they come?", dense=True, parent=parent)
        self._bridge, self._drawer = bridge, drawer
        self._people: tuple[t.Person, ...] = ()
        self._who = QComboBox()
        self._who.setAccessibleName("Parent")
        self._who.setProperty("dense", True)
        self._who.activated.connect(self._draw)
        self.head.addWidget(self._who)
        self.head.addWidget(button("Add dates", self.add_dates, sign="plus", dense=True))
        self._holder: QWidget = QFrame()
        self.add(self._holder)
        self._dated = label("", "second", wrap=True)
        self._dated.setContentsMargins(16, 4, 16, 8)
        self.body.addStretch(1)
        self.add(self._dated)

    def show_people(self, people: Sequence[t.Person]) -> None:
        before = self._person.id if self._person else None
        self._people = tuple(people)
        self._who.clear()
        self._who.addItems([person.first_name for person in people])
        ids = [person.id for person in people]
        self._who.setCurrentIndex(ids.index(before) if before in ids else 0)
        self._draw()

    def add_dates(self) -> None:
        """An answer for some days only, such as a holiday."""
        if self._person is not None:
            fixed, known = {"person_id": self._person.id}, {"answer": "no", "starts_on": self._bridge.today}
            self._drawer.add_to("availability", DATED_FIELDS, fixed=fixed, defaults=known)

    @property
    def _person(self) -> t.Person | None:
        at = self._who.currentIndex()
        return self._people[at] if 0 <= at < len(self._people) else None

    def _draw(self) -> None:
        focused = self.focusWidget()
        name = focused.objectName() if isinstance(focused, AnswerSquare) else ""
        retire(self._holder)
        self._holder = QFrame()
        grid = QGridLayout(self._holder)
        grid.setContentsMargins(16, 6, 16, 6)
        grid.setSpacing(4)
        self.body.insertWidget(1, self._holder)
        person, book, today = self._person, self._bridge.book, self._bridge.today
        if person is None:
            self._dated.setText("Add a parent first.")
            return
        shifts = [s for s in book.shifts if within(today, None, s.valid_to) and s.kind == "care"]
        names = list(dict.fromkeys(s.name for s in sorted(shifts, key=lambda s: s.starts_at)))
        days = sorted({s.weekday for s in shifts})
        for column, weekday in enumerate(days, start=1):
            grid.addWidget(label(weekday_short(weekday), "second"), 0, column, Qt.AlignmentFlag.AlignHCenter)
        for line, shift_name in enumerate(names, start=1):
            grid.addWidget(label(shift_name, "second"), line, 0)
            for shift in (s for s in shifts if s.name == shift_name):
                square = AnswerSquare(shift, standing_answer(book, person.id, shift), self._told)
                grid.addWidget(square, line, 1 + days.index(shift.weekday))
        self._dated.setText(_dated_words(book, person))
        again = self.findChild(AnswerSquare, name) if name else None
        if again is not None:
            again.setFocus()

    def _told(self, shift: t.Shift, answer: str) -> None:
        person = self._person
        if person is None:
            return
        words = value_title("availability", "answer", answer)
        text = f"{person.first_name}: {words}, {weekday_short(shift.weekday)} {shift.name}"
        own = [a for a in _standing(self._bridge.book, person.id) if a.shift_id == shift.id]
        if own:
            self._bridge.do(
                lambda file: rows.change(file, "availability", own[0].id, {"answer": answer}, text)
            )
        else:
            values = {"person_id": person.id, "shift_id": shift.id, "answer": answer}
            self._bridge.do(lambda file: rows.add(file, "availability", values, text))


def _standing(book: Book, person_id: int) -> list[t.Availability]:
    answers = book.availability_of.get(person_id, ())
    return [a for a in answers if a.starts_on is None and a.ends_on is None]


def standing_answer(book: Book, person_id: int, shift: t.Shift) -> str:
    """The answer without dates for ``shift``: its own, else the weekday's, else the one for all; or ""."""
    answers = _standing(book, person_id)
    for own in (
        [a for a in answers if a.shift_id == shift.id],
        [a for a in answers if a.shift_id is None and a.weekday == shift.weekday],
        [a for a in answers if a.shift_id is None and a.weekday is None],
    ):
        if own:
            return own[-1].answer
    return ""


def _dated_words(book: Book, person: t.Person) -> str:
    lines = []
    for a in book.availability_of.get(person.id, ()):
        if a.starts_on is None and a.ends_on is None:
            continue
        if a.starts_on and a.ends_on:
            when = day_range(a.starts_on, a.ends_on)
        elif a.starts_on:
            when = f"from {short_date(a.starts_on)}"
        else:
            when = f"until {short_date(a.ends_on)}" if a.ends_on else ""
        lines.append(f"{value_title('availability', 'answer', a.answer)}, {when}")
    dated = "; ".join(lines)
    return f"{dated + '. ' if dated else ''}Press 1 to 4 in a square: prefers, yes, rather not, no."
