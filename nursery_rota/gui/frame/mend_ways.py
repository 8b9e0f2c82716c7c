"""The ways that lead to a mended rota: the menu, somebody away for some days, a family that has left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.vacancies import Away, terms_to_mend
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.away_dialog import AwayDialog
from nursery_rota.gui.frame.commands import Commands
from nursery_rota.gui.pages.make_pages import Pages


class MendWays(QObject):
    """``show_page`` brings a page up by its key; ``window`` is where the question stands."""

    def __init__(
        self,
        bridge: Bridge,
        commands: Commands,
        pages: Pages,
        show_page: Callable[[str], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._bridge, self._pages, self._show_page, self._window = bridge, pages, show_page, window
        self.dialog: AwayDialog | None = None
        commands.connect({"mend": self.mend, "away": self.ask})

    def mend(self) -> None:
        """The term on show, as it stands."""
        self._show_page("rota")
        term = self._pages.rota.term
        if term is not None:
            self._pages.rota.filling.mend(term, None)

    def mend_around(self, days: Sequence[date]) -> None:
        """The terms that hold ``days``, from the first on; the rota shows the week of the first day ahead in them."""
        terms = terms_to_mend(self._bridge.book, days, self._bridge.today)
        self._show_page("rota")
        if terms:
            first = max(self._bridge.today, min(day for day in days if day >= terms[0].starts_on))
            self._pages.rota.show_week(monday_of(first))
            self._pages.rota.filling.mend(terms[0], None, terms[1:])

    def ask(self, person_id: int | None = None) -> None:
        """Who is away, from when to when?"""
        self.dialog = AwayDialog(self._bridge.book, self._bridge.today, person_id, self._window)
        self.dialog.chosen.connect(self.away)
        self.dialog.finished.connect(self.dialog.deleteLater)
        self.dialog.open()

    def away(self, away: Away) -> None:
        """To the rota, with a proposal for the days."""
        self._show_page("rota")
        self._pages.rota.show_week(monday_of(max(away.starts_on, self._bridge.today)))
        term = self._pages.rota.term
        if term is not None:
            self._pages.rota.filling.mend(term, away)
