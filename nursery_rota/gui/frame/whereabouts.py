"""Where one was in a file: the page, and on the same day the week; kept on this computer for the next opening.

Holds no name of anybody: the path of the file, a page, two dates.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from PySide6.QtCore import QSettings

from nursery_rota.domain.calendar import monday_of
from nursery_rota.gui.pages.make_pages import RAIL_TITLES, Pages

_KEY, _MOST = "whereabouts", 20
_PAGES = (*RAIL_TITLES, "history")


class Whereabouts:
    def __init__(self, settings: QSettings, pages: Pages) -> None:
        self._settings, self._pages = settings, pages

    def keep(self, path: Path, page: str, today: date) -> None:
        """``page`` is on show in the file at ``path``, which is about to close."""
        if page not in _PAGES:
            return
        monday = self._pages.rota.monday or monday_of(today)
        line = "|".join((str(path.resolve()), page, monday.isoformat(), today.isoformat()))
        others = [one for one in self._lines() if one.split("|")[0] != str(path.resolve())]
        self._settings.setValue(_KEY, [line, *others][:_MOST])

    def page_of(self, path: Path) -> str:
        """The page that was on show last; "" where the file was never open here."""
        found = self._find(path)
        return found[1] if found and found[1] in _PAGES else ""

    def week_of(self, path: Path, today: date) -> date | None:
        """The Monday that was on show earlier today. On another day work begins at the week of that day."""
        found = self._find(path)
        if found is None or found[3] != today.isoformat():
            return None
        try:
            return date.fromisoformat(found[2])
        except ValueError:
            return None

    def _find(self, path: Path) -> list[str] | None:
        lines = [line.split("|") for line in self._lines()]
        return next((line for line in lines if len(line) == 4 and line[0] == str(path.resolve())), None)

    def _lines(self) -> list[str]:
        stored = self._settings.value(_KEY, [])
        return [stored] if isinstance(stored, str) else list(stored) if isinstance(stored, list) else []
