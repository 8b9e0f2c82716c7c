"""The pages of the window: each is made when it is first asked for, and kept.

Owns which pages there are and what each needs. A page costs a tenth of a second and its libraries as much again,
so a window that opens on the rota makes the rota and nothing else; the libraries of the others are loaded beside it,
and when that is done those that are opened every week are made one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from nursery_rota import paths
from nursery_rota.gui.jobs import Progress, Stop
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.store.reference import Reference

if TYPE_CHECKING:
    from nursery_rota.gui.first_run.guide_page import GuidePage
    from nursery_rota.gui.importing.import_page import ImportPage
    from nursery_rota.gui.pages.help_page import HelpPage
    from nursery_rota.gui.people.families_page import FamiliesPage
    from nursery_rota.gui.people.staff_page import StaffPage
    from nursery_rota.gui.planning.rota_page import RotaPage
    from nursery_rota.gui.safe.safe_page import SafePage

RAIL_TITLES: Mapping[str, str] = {
    "today": "Today",
    "rota": "Rota",
    "families": "Families",
    "staff": "Staff",
    "timetable": "Timetable",
    "costs": "Costs",
    "prints": "Print",
    "help": "Help",
}
"""History, the file, shares to try, importing and the first steps have no place on the rail."""


def _today(desk: Desk, reference: Reference) -> Page:
    from nursery_rota.gui.today.today_page import TodayPage

    return TodayPage(desk)


def _rota(desk: Desk, reference: Reference) -> Page:
    from nursery_rota.gui.planning.rota_page import RotaPage

    return RotaPage(desk)


def _families(desk: Desk, reference: Reference) -> Page:
    from nursery_rota.gui.people.families_page import FamiliesPage

    return FamiliesPage(desk, reference)


def _staff(desk: Desk, reference: Reference) -> Page:
    from nursery_rota.gui.people.staff_page import StaffPage

    return StaffPage(desk, reference)


def _timetable(desk: Desk, reference: Reference) -> Page:
    from nursery_rota.gui.timetable.timetable_page import TimetablePage

    return TimetablePage(desk, reference)


def _costs(desk: Desk, reference: Reference) -> Page:
    from nursery_rota.gui.costs.costs_page import CostsPage

    return CostsPage(desk, reference)


def _prints(desk: Desk, reference: Reference) -> Page:
    from nursery_rota.gui.prints.print_page import PrintPage

    return PrintPage(desk)


def _history(desk: Desk, reference: Reference) -> Page:
    from nursery_rota.gui.history.history_page import HistoryPage

    return HistoryPage(desk)


def _import(desk: Desk, reference: Reference) -> Page:
    from nursery_rota.gui.importing.import_page import ImportPage

    return ImportPage(desk)


def _guide(desk: Desk, reference: Reference) -> Page:
    from nursery_rota.gui.first_run.guide_page import GuidePage

    return GuidePage(desk, reference)


def _shares(desk: Desk, reference: Reference) -> Page:
    from nursery_rota.gui.planning.shares_page import SharesPage

    return SharesPage(desk)


def _safe(desk: Desk, reference: Reference) -> Page:
    from nursery_rota.gui.safe.safe_page import SafePage

    return SafePage(desk, reference)


def _help(desk: Desk, reference: Reference) -> Page:
    from nursery_rota.gui.pages.help_page import HelpPage

    return HelpPage(desk, paths.resources() / "help")


_MAKERS: Mapping[str, Callable[[Desk, Reference], Page]] = {
    "today": _today,
    "rota": _rota,
    "families": _families,
    "staff": _staff,
    "timetable": _timetable,
    "costs": _costs,
    "prints": _prints,
    "history": _history,
    "import": _import,
    "guide": _guide,
    "safe": _safe,
    "shares": _shares,
    "help": _help,
}


_HEAVY = (
    "today.today_page",
    "people.families_page",
    "costs.costs_page",
    "prints.print_page",
    "importing.import_page",
)
"""Pages whose libraries take long to load, in the order in which they are likely to be wanted."""

_AHEAD = ("today", "families", "staff", "timetable")
"""Pages that are made before they are asked for: those opened every week, of which none takes the window longer to
make than a click may wait."""
_DRAWN_MS = 500
"""By then what is on show is drawn: loading lets go of the interpreter seldom."""
_PAUSE_MS = 100
"""Between two of them, for whatever else has come up."""


def _load(progress: Progress, stop: Stop) -> None:
    for module in _HEAVY:
        if not stop():
            import_module(f"nursery_rota.gui.{module}")


def _style(page: Page) -> None:
    """As when it is shown first: colours and fonts for all that is in it."""
    for part in page.findChildren(QWidget):
        part.ensurePolished()


class Pages(QObject):
    """By key, made on the first look; ``made`` carries a page when it has come into being."""

    made = Signal(object)

    def __init__(self, desk: Desk, reference: Reference, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._reference = desk, reference
        self._pages: dict[str, Page] = {}
        self._loading = False
        desk.bridge.judged.connect(self._load_ahead)

    def __iter__(self) -> Iterator[str]:
        return iter(_MAKERS)

    def __contains__(self, key: str) -> bool:
        return key in _MAKERS

    def __getitem__(self, key: str) -> Page:
        """Raises KeyError where there is no such page."""
        if key not in self._pages:
            page = _MAKERS[key](self._desk, self._reference)
            self._pages[key] = page
            self.made.emit(page)
        return self._pages[key]

    def make_first(self) -> None:
        """The rota, which every window has: filling, checking and publishing are in the menus of every page."""
        _ = self["rota"]

    def _load_ahead(self) -> None:
        """The first file's term is checked: when what came of it is drawn, what the other pages need is loaded beside
        the window."""
        if not self._loading:
            self._loading = True
            QTimer.singleShot(_DRAWN_MS, self, self._load)

    def _load(self) -> None:
        job = self._desk.jobs.prepare("Loading the other pages", _load)
        job.succeeded.connect(self._make_ahead)
        self._desk.jobs.begin(job, last=True)

    def _make_ahead(self) -> None:
        """One of the pages that will be wanted, and after a pause the next, so that showing one is all that is left."""
        missing = next((key for key in _AHEAD if key not in self._pages), None)
        if missing is not None:
            page = self[missing]
            QTimer.singleShot(_PAUSE_MS, page, lambda: _style(page))
            QTimer.singleShot(2 * _PAUSE_MS, self, self._make_ahead)

    @property
    def is_making_ahead(self) -> bool:
        """Are there pages still to be made before anybody asks for them?"""
        return self._loading and any(key not in self._pages for key in _AHEAD)

    def known(self) -> tuple[Page, ...]:
        """Those that have been made."""
        return tuple(self._pages.values())

    @property
    def rota(self) -> RotaPage:
        return cast("RotaPage", self["rota"])

    @property
    def families(self) -> FamiliesPage:
        return cast("FamiliesPage", self["families"])

    @property
    def staff(self) -> StaffPage:
        return cast("StaffPage", self["staff"])

    @property
    def importing(self) -> ImportPage:
        return cast("ImportPage", self["import"])

    @property
    def safe(self) -> SafePage:
        return cast("SafePage", self["safe"])

    @property
    def help(self) -> HelpPage:
        return cast("HelpPage", self["help"])

    @property
    def guide(self) -> GuidePage:
        return cast("GuidePage", self["guide"])
