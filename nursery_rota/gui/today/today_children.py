"""The card of the children of a day: how many are there of those expected, band by band, and who is away.

Only says what was asked for; the page turns it into actions.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from nursery_rota.domain.attending import Attendance, BandLine, ChildLine, There, with_state
from nursery_rota.gui.frame.parts import button, icon_button, label, retire
from nursery_rota.gui.theme import icon
from nursery_rota.gui.today.session_switch import SessionSwitch
from nursery_rota.gui.widgets.flow import FlowLayout
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.gui.widgets.plain import literal_tip
from nursery_rota.gui.widgets.tags import Tag
from nursery_rota.wording import plural

MOST_TAGS = 6
"""So many children away or extra are named; the list of all has the others."""


class ChildrenCard(Panel):
    away = Signal(int)
    """A child's id: not there today."""
    comes = Signal(int, int)
    """A child's id and a session's: there all the same."""
    list_wanted = Signal()
    session_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Children", dense=True, parent=parent)
        self._shown: Attendance | None = None
        self.needs = label("", "strong")
        self.head.addWidget(self.needs)
        self.switch = SessionSwitch()
        self.switch.chosen.connect(self.session_chosen)
        self._bands = FlowLayout(None, 16)
        self._tags = FlowLayout(None, 6)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 8, 12, 10)
        column.setSpacing(8)
        column.addWidget(self.switch)
        column.addLayout(self._bands)
        column.addLayout(self._tags)
        self.add(inner)
        self.link = button("Mark away or extra", self.list_wanted.emit, role="link")
        self._tags.addWidget(self.link)

    def show_day(self, sessions: Sequence[Attendance], chosen: int | None) -> None:
        """Every session of the day, and the one of which the children are counted here."""
        self.setVisible(bool(sessions))
        shown = next((s for s in sessions if s.session_id == chosen), sessions[0] if sessions else None)
        self.switch.show_sessions(sessions, shown.session_id if shown else None)
        focus = self._focused_band()
        self._shown = shown
        self._empty(self._bands, None)
        self._empty(self._tags, self.link)
        if shown is None:
            return
        self.second.setText(f"{shown.there} of {shown.expected} expected")
        self.needs.setText(f"needs {plural(shown.needed, 'adult')}" if shown.there else "needs nobody")
        self.needs.setToolTip(literal_tip(shown.why))
        self.setAccessibleDescription(shown.spoken)
        for band in shown.bands:
            self._bands.addWidget(self._stepper(band))
        self._name_the_missing(shown)
        self._focus_band(focus)

    def words(self) -> str:
        """What the head says, for tests."""
        return f"{self.second.text()}, {self.needs.text()}"

    def _stepper(self, band: BandLine) -> QWidget:
        holder = QWidget()
        holder.setProperty("band", band.label)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(band.label[:1].upper() + band.label[1:], "second"))
        line = QHBoxLayout()
        line.setSpacing(8)
        fewer = icon_button(f"One fewer of {band.label} (−)", "minus", dense=True)
        fewer.clicked.connect(lambda checked=False: self._fewer(band.label, fewer))
        fewer.setEnabled(band.there > 0)
        more = icon_button(f"One more of {band.label} (+)", "plus", dense=True)
        more.clicked.connect(lambda checked=False: self._more(band.label, more))
        count = label(str(band.there), "large")
        count.setAlignment(Qt.AlignmentFlag.AlignCenter)
        count.setMinimumWidth(self.fontMetrics().horizontalAdvance("00") + 4)
        count.setAccessibleName(f"{band.there} {band.label}")
        for part in (fewer, count, more):
            line.addWidget(part)
        column.addLayout(line)
        return holder

    def _name_the_missing(self, shown: Attendance) -> None:
        named = [line for line in shown.lines if line.state in ("away", "extra")]
        made = []
        for line in named[:MOST_TAGS]:
            sign = "away" if line.state == "away" else "plus"
            made.append(Tag(f"{line.short} {line.state}", "muted", sign))
        if len(named) > MOST_TAGS:
            made.append(Tag(f"and {len(named) - MOST_TAGS} more", "muted"))
        self._tags.takeAt(0)
        for tag in made:
            self._tags.addWidget(tag)
        self._tags.addWidget(self.link)

    def _empty(self, row: FlowLayout, keep: QWidget | None) -> None:
        for place in reversed(range(row.count())):
            item = row.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and widget is not keep:
                row.takeAt(place)
                retire(widget)

    # -- one more, one fewer ----------------------------------------------------------------------

    def _fewer(self, band: str, beside: QToolButton) -> None:
        self._offer(beside, [("is away", "away", ("in", "extra"), self._send_away)], band)

    def _more(self, band: str, beside: QToolButton) -> None:
        choices: list[_Choice] = [
            ("is there after all", "tick", ("away",), self._bring),
            ("comes as an extra", "plus", ("not booked",), self._bring),
        ]
        self._offer(beside, choices, band)

    def _offer(self, beside: QToolButton, choices: Sequence[_Choice], band: str) -> None:
        """A number alone says nothing of who it is: the names are asked for, in a menu."""
        shown = self._shown
        if shown is None:
            return
        menu = QMenu(self)
        menu.setAccessibleName(beside.accessibleName())
        for words, sign, states, doing in choices:
            found = with_state(shown.lines, band, *states)
            if found and menu.actions():
                menu.addSeparator()
            for line in found:
                _add(menu, f"{line.name} {words}", sign, doing, line)
        if not menu.actions():
            menu.addAction("There is nobody else of this age.").setEnabled(False)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(beside.mapToGlobal(QPoint(0, beside.height())))

    def _send_away(self, line: ChildLine) -> None:
        self.away.emit(line.child_id)

    def _bring(self, line: ChildLine) -> None:
        if self._shown is not None:
            self.comes.emit(line.child_id, self._shown.session_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """+ and − upon a band: one more, one fewer."""
        band = self._focused_band()
        if band is not None and event.text() in ("+", "=", "-", "−"):
            fewer = event.text() in ("-", "−")
            buttons = self._band_box(band).findChildren(QToolButton)
            buttons[0 if fewer else 1].click()
        else:
            super().keyPressEvent(event)

    def _focused_band(self) -> str | None:
        for holder in self.findChildren(QWidget):
            band = holder.property("band")
            if isinstance(band, str) and self.window().focusWidget() in holder.findChildren(QToolButton):
                return band
        return None

    def _band_box(self, band: str) -> QWidget:
        return next(w for w in self.findChildren(QWidget) if w.property("band") == band)

    def _focus_band(self, band: str | None) -> None:
        """The keyboard stays on the band that was changed."""
        if band is not None and self.isVisible():
            found = [w for w in self.findChildren(QWidget) if w.property("band") == band and w.parent()]
            if found:
                found[-1].findChildren(QToolButton)[0].setFocus()


_Choice = tuple[str, str, tuple[There, ...], Callable[[ChildLine], None]]


def _add(menu: QMenu, words: str, sign: str, doing: Callable[[ChildLine], None], line: ChildLine) -> None:
    action = menu.addAction(icon(sign), words.replace("&", "&&"))
    action.triggered.connect(lambda checked=False: doing(line))
