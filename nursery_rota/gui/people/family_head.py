"""The head of a family: its name, what to know about it, and what can happen with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QMenu

from nursery_rota.domain import tables as t
from nursery_rota.domain.names import full_name
from nursery_rota.errors import RotaProblem
from nursery_rota.exchange.calendars import calendar_of, plain_name
from nursery_rota.exchange.out_file import put_file
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import Tag, button
from nursery_rota.gui.pages.detail_head import DetailHead, show_fact, show_tag
from nursery_rota.gui.pages.page import Desk
from nursery_rota.gui.people.family_deeds import FamilyDeeds
from nursery_rota.gui.people.family_words import family_marks
from nursery_rota.wording import short_date

CALENDARS = "Calendar files (*.ics)"
_MOST_MARKS = 3
"""Tags beside the name; the list at the left has a sign for each kind."""


class FamilyHead(DetailHead):
    def __init__(self, desk: Desk, drawer: RowDrawer, deeds: FamilyDeeds, fields: Sequence[str]) -> None:
        self._joined, self._left = Tag("", "muted"), Tag("", "warn", "away")
        self._marks = [Tag("", "warn", "note") for _ in range(_MOST_MARKS)]
        self.calendar_button = button("Calendar", self._ask_calendar, sign="calendar", dense=True)
        self.calendar_button.setToolTip("Their duties, for a phone or a computer")
        change = button("Change", self._open, sign="edit", dense=True, tip="Change name, dates, share")
        self.more_button = button("More      ", dense=True)
        self.more_button.setAccessibleName("More")
        self.more_button.setToolTip("What can happen with this family")
        tags = (self._joined, self._left, *self._marks)
        super().__init__(tags, (self.calendar_button, change, self.more_button))
        self._desk, self._drawer, self._deeds, self._fields = desk, drawer, deeds, tuple(fields)
        self._family: t.Family | None = None
        self._parent: t.Person | None = None
        self.menu = QMenu(self)
        self.menu.setAccessibleName("What can happen with this family")
        self.menu.aboutToShow.connect(self._list_deeds)
        self.more_button.setMenu(self.menu)

    def show_family(self, family: t.Family) -> None:
        self._family = family
        bridge = self._desk.bridge
        self.show_name(family.name)
        show_tag(self._joined, f"joined {short_date(family.joined_on)}" if family.joined_on else "")
        left = family.left_on
        gone = left is not None and left < bridge.today
        show_tag(self._left, f"{'left' if gone else 'leaves'} {short_date(left)}" if left else "")
        marks = family_marks(bridge.book, family, bridge.today)
        for place, tag in enumerate(self._marks):
            show_fact(tag, marks[place] if place < len(marks) else None)

    def show_parent(self, person: t.Person | None) -> None:
        """The parent that is chosen: who is taken on from the menu."""
        self._parent = person

    def _list_deeds(self) -> None:
        self.menu.clear()
        family, parent = self._family, self._parent
        if family is None:
            return
        self._offer("A &child starts…", lambda: self._deeds.child_starts(family))
        if parent is not None:
            who = full_name(parent).replace("&", "&&")
            self._offer(f"{who} &joins the staff…", lambda: self._deeds.joins_staff(parent))
        self._offer("&Gives a duty to another family…", lambda: self._deeds.gives_duty(family))
        self.menu.addSeparator()
        if family.left_on is None:
            self._offer("The family &leaves…", lambda: self._deeds.family_leaves(family))
        else:
            self._offer("The family &stays", lambda: self._deeds.family_stays(family))
        self._offer("Change &name, dates and share…", self._open)
        self.menu.addSeparator()
        self._offer("&Hand over or erase their data…", self._desk.commands["privacy"].trigger)

    def _offer(self, words: str, doing: Callable[[], object]) -> None:
        action = self.menu.addAction(words)
        action.triggered.connect(lambda checked=False: doing())

    def _open(self) -> None:
        if self._family is not None:
            self._drawer.change("families", self._fields, self._family)

    def _ask_calendar(self) -> None:
        family = self._family
        if family is not None:
            name = f"{plain_name(family.name)}.ics"
            self._desk.files.to_save("Where should the calendar go?", name, CALENDARS, self._write_calendar)

    def _write_calendar(self, target: Path) -> None:
        bridge, family = self._desk.bridge, self._family
        term = bridge.term_on(bridge.today)
        if family is None or term is None:
            self._desk.notices.say("There is no term yet, so there are no duties. Add one in Timetable.")
            return
        try:
            content = calendar_of(bridge.book, term, bridge.today, datetime.now(), family)
            put_file(target, content)
        except RotaProblem as trouble:
            self._desk.notices.say(str(trouble), "our-rule")
        else:
            self._desk.notices.say(
                f"The duties of the {family.name} family were saved as {target.name}.", "done"
            )
