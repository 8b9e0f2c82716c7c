"""Days on which children do otherwise than booked: away, or there for an extra session. One button for each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from nursery_rota.domain import tables as t
from nursery_rota.domain.calendar import within
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.frame.parts import button, retire
from nursery_rota.gui.widgets.flow import FlowLayout
from nursery_rota.wording import day_range, short_date

ABSENCE_FIELDS = ("starts_on", "ends_on", "reason")
EXTRA_FIELDS = ("on_date", "session_id")


class ChildDays(QWidget):
    """From today on; each opens in the drawer to be changed or removed."""

    def __init__(self, bridge: Bridge, drawer: RowDrawer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._drawer = bridge, drawer
        self._flow = FlowLayout(self, gap=4)
        self._flow.setContentsMargins(16, 2, 16, 2)

    def show_children(self, children: Sequence[t.Child]) -> None:
        """What is noted for ``children`` in the newest book."""
        while (item := self._flow.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                retire(widget)
        book, today = self._bridge.book, self._bridge.today
        names = {child.id: child.first_name for child in children}
        for away in book.child_absences:
            if away.child_id in names and within(today, None, away.ends_on):
                words = f"{names[away.child_id]} away, {day_range(away.starts_on, away.ends_on)}"
                self._add(words, "away", "child_absences", ABSENCE_FIELDS, away)
        for extra in book.extra_attendances:
            if extra.child_id in names and extra.on_date >= today:
                session = book.session[extra.session_id].name
                words = f"{names[extra.child_id]} also {session}, {short_date(extra.on_date)}"
                self._add(words, "plus", "extra_attendances", EXTRA_FIELDS, extra)
        self.setVisible(self._flow.count() > 0)

    def add_absence(self, child: t.Child) -> None:
        today = self._bridge.today
        known = {"starts_on": today, "ends_on": today}
        self._drawer.add_to("child_absences", ABSENCE_FIELDS, fixed={"child_id": child.id}, defaults=known)

    def add_extra(self, child: t.Child) -> None:
        known = {"on_date": self._bridge.today}
        self._drawer.add_to("extra_attendances", EXTRA_FIELDS, fixed={"child_id": child.id}, defaults=known)

    def _add(
        self,
        words: str,
        sign: str,
        table: str,
        fields: tuple[str, ...],
        row: t.ChildAbsence | t.ExtraAttendance,
    ) -> None:
        one = button(
            words.replace("&", "&&"), lambda: self._drawer.change(table, fields, row), sign=sign, dense=True
        )
        one.setToolTip("Change or remove it")
        self._flow.addWidget(one)
