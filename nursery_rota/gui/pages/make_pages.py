"""All pages of the window, made in the order of the rail."""

from __future__ import annotations

from collections.abc import Mapping

from nursery_rota import paths
from nursery_rota.gui.first_run.guide_page import GuidePage
from nursery_rota.gui.importing.import_page import ImportPage
from nursery_rota.gui.pages.costs_page import CostsPage
from nursery_rota.gui.pages.families_page import FamiliesPage
from nursery_rota.gui.pages.help_page import HelpPage
from nursery_rota.gui.pages.history_page import HistoryPage
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.pages.print_page import PrintPage
from nursery_rota.gui.pages.rota_page import RotaPage
from nursery_rota.gui.pages.staff_page import StaffPage
from nursery_rota.gui.pages.timetable_page import TimetablePage
from nursery_rota.gui.pages.today_page import TodayPage
from nursery_rota.store.reference import Reference

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


def make_pages(desk: Desk, reference: Reference) -> Mapping[str, Page]:
    """The pages by key; history, importing and the first steps have no place on the rail."""
    return {
        "today": TodayPage(desk),
        "rota": RotaPage(desk),
        "families": FamiliesPage(desk, reference),
        "staff": StaffPage(desk, reference),
        "timetable": TimetablePage(desk, reference),
        "costs": CostsPage(desk),
        "prints": PrintPage(desk),
        "history": HistoryPage(desk),
        "import": ImportPage(desk),
        "guide": GuidePage(desk, reference),
        "help": HelpPage(desk, paths.resources() / "help"),
    }
