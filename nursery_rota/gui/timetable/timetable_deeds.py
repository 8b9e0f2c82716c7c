"""The deeds of the Timetable page: sessions for several days at once, shifts from sessions, a term with its break,
bank holidays. Forms in the drawer or one press; what a deed does is the business of ``actions``."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from nursery_rota.actions import begin
from nursery_rota.actions.bank_holidays import add_bank_holidays
from nursery_rota.domain import tables as t
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.ask_form import AskForm, Values
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.dialogs.week_fields import WeekdaysField
from nursery_rota.gui.frame.notices import NoticeBar
from nursery_rota.gui.models.fields import FieldSpec
from nursery_rota.gui.models.words import REGIONS
from nursery_rota.gui.people.family_deeds import asked
from nursery_rota.wording import plural, weekday_name

_MARGIN = 15
"""Minutes that parents come before a session and stay after it."""


class TimetableDeeds(QObject):
    def __init__(
        self, bridge: Bridge, drawer: RowDrawer, notices: NoticeBar, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._bridge, self._drawer, self._notices = bridge, drawer, notices

    def add_sessions(self) -> None:
        """A session on several days of the week."""
        days = WeekdaysField(FieldSpec("days", "On these days", "several", needed=False, default=()))
        days.show_value(tuple(range(5)))
        fields = [
            asked("name", "Name, such as Morning", needed=True),
            days,
            asked("starts", "From (time)", "time", needed=True),
            asked("ends", "Until (time)", "time", needed=True),
        ]

        def doing(values: Values) -> bool:
            names, times = [values["name"]], ([values["starts"]], [values["ends"]])
            done = self._bridge.do(lambda file: begin.add_sessions(file, names, values["days"], *times))
            return done is not None

        form = AskForm(
            "Add sessions",
            fields,
            verb="Add these sessions",
            doing=doing,
            says="One for each day. Children are booked for them, and duties follow from that.",
        )
        self._drawer.ask(form)

    def make_shifts(self) -> None:
        """A shift for every session that has none, in one press."""
        self._bridge.do(lambda file: begin.shifts_from_sessions(file, _MARGIN, _MARGIN))

    def make_shift_for(self, session: t.Session, columns: tuple[str, ...]) -> None:
        """A new shift around ``session``, to be looked at before it is added."""
        known = {
            "name": f"{session.name} duty",
            "weekday": session.weekday,
            "starts_at": t.Minute(max(0, session.starts_at - _MARGIN)),
            "ends_at": t.Minute(min(begin.LAST_MINUTE, session.ends_at + _MARGIN)),
        }
        self._drawer.add_to("shifts", columns, defaults=known)
        self._drawer.title.setText(f"A shift for {session.name} on {weekday_name(session.weekday)}s")

    def add_term(self) -> None:
        """A term with its half-term break; the bank holidays of its years come with it."""
        fields = [
            asked("name", "Name", needed=True),
            asked("starts_on", "From (day)", "date", needed=True),
            asked("ends_on", "Until (day)", "date", needed=True),
            asked("half_from", "Half-term from", "date"),
            asked("half_to", "Half-term until", "date"),
        ]

        def doing(values: Values) -> bool:
            first, last = values["half_from"], values["half_to"]
            half = (first or last, last or first) if first or last else None
            dates = values["starts_on"], values["ends_on"]
            done = self._bridge.do(lambda file: begin.add_term(file, values["name"], *dates, half))
            return done is not None

        region = REGIONS.get(self._bridge.book.nursery.holiday_region, "your region")
        says = f"Bank holidays of {region} are closed days at once; you may remove one, or add others."
        form = AskForm("Add a term", fields, verb="Add this term", doing=doing, says=says)
        self._drawer.ask(form)

    def bank_holidays(self) -> None:
        """The bank holidays of the region for the years of the terms, and of this year and the next."""
        years = self._years()
        added = self._bridge.do(lambda file: add_bank_holidays(file, min(years), max(years)))
        region = REGIONS.get(self._bridge.book.nursery.holiday_region, "your region")
        span = f"{min(years)} to {max(years)}"
        if added == 0:
            self._notices.say(f"All bank holidays of {region}, {span}, are closed days already.", "note")
        elif added:
            words = f"Added {plural(added, 'bank holiday')} of {region}, {span}."
            self._notices.say(words, "done", button="Undo", doing=self._bridge.undo)

    def _years(self) -> set[int]:
        today: date = self._bridge.today
        terms = self._bridge.book.terms
        known = {
            year for term in terms for year in (term.starts_on.year, term.ends_on.year) if year >= today.year
        }
        return known or {today.year, today.year + 1}
