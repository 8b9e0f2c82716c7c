"""How a nursery gets going in the window: which page comes first, the first steps, families from a sheet.

Knows the pages it leads to; what they do is theirs.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QSettings

from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.tables import Term
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.first_run.progress import wants_guide
from nursery_rota.gui.frame.commands import Commands
from nursery_rota.gui.pages.make_pages import Pages
from nursery_rota.gui.pages.page import Page
from nursery_rota.store.rota_file import RotaFile

_LEFT = "guides_left"
_MOST = 40
"""Files whose guide was left; older ones are forgotten."""


class WaysIn(QObject):
    """``show_page`` brings a page up by its key."""

    def __init__(
        self,
        bridge: Bridge,
        commands: Commands,
        settings: QSettings,
        pages: Pages,
        show_page: Callable[[str], None],
    ) -> None:
        super().__init__(bridge)
        self._bridge, self._commands, self._settings = bridge, commands, settings
        self._pages, self._show_page = pages, show_page

    def take_in(self, page: Page) -> None:
        """``page`` has just been made."""
        if page.key == "guide":
            self._pages.guide.fill_wanted.connect(self._fill)
            self._pages.guide.left.connect(self._leave_guide)
            self._pages.guide.paste_wanted.connect(self._paste_families)

    def first_page(self, file: RotaFile, last: str = "") -> str:
        """The guide while nobody could make a rota yet, unless it was left in this file; else where one was
        ``last``, or the rota."""
        left = str(file.path.resolve()) in self._left()
        guided = wants_guide(self._bridge.book) and not file.read_only and not left
        return "guide" if guided else last or "rota"

    def arriving(self, page: Page, before: Page | None) -> None:
        """``page`` is about to come up after ``before``: importing leads back to the guide if it came from there."""
        if page.key == "import" and before is not None and before is not page:
            self._pages.importing.return_to("guide" if before.key == "guide" else "families")

    def import_families(self, sheet: Path) -> None:
        self._show_page("import")
        self._pages.importing.read_file(sheet)

    def _paste_families(self) -> None:
        """From the guide to the rows that were copied, and back once they are in."""
        self._show_page("import")
        self._pages.importing.paste()

    def save_template(self) -> None:
        self._pages.importing.save_template()

    def _fill(self, term: Term) -> None:
        """From the last step to a proposal for the weeks to come."""
        self._show_page("rota")
        self._pages.rota.show_week(monday_of(max(self._bridge.today, term.starts_on)))
        self._commands["fill"].trigger()

    def _leave_guide(self) -> None:
        """The guide does not come up by itself again for this file; Help leads back to it."""
        file = self._bridge.file
        if file is not None:
            names = [str(file.path.resolve()), *self._left()]
            self._settings.setValue(_LEFT, list(dict.fromkeys(names))[:_MOST])
        self._show_page("rota")

    def _left(self) -> list[str]:
        stored = self._settings.value(_LEFT, [])
        return [stored] if isinstance(stored, str) else list(stored) if isinstance(stored, list) else []


def dropped_rota(data: QMimeData) -> Path | None:
    """The one .rota file that is being dragged, if it is one."""
    names = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(names[0]) if len(names) == 1 and names[0].endswith(".rota") else None
