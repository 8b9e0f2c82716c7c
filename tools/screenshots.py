"""Makes the pictures of docs/pictures anew: the real window with the sample nursery, and its prints.

Runs without a screen (QT_QPA_PLATFORM=offscreen), on a fixed day, so that the same program makes the same
pictures. Called by ``make screenshots``; takes a folder as its one argument.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from nursery_rota import paths
from nursery_rota.actions.duties import mark_day_worked
from nursery_rota.actions.new_nursery import new_nursery
from nursery_rota.actions.plans import accept
from nursery_rota.actions.publish import publish
from nursery_rota.app import make_application, make_window
from nursery_rota.documents.catalogue import wall
from nursery_rota.documents.choices import Choices
from nursery_rota.documents.render import page_image
from nursery_rota.domain.calendar import days
from nursery_rota.domain.problem import build
from nursery_rota.domain.proposal import proposal
from nursery_rota.domain.rules import check
from nursery_rota.gui.costs.costs_page import CostsPage
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.planning.rota_page import RotaPage
from nursery_rota.gui.prints.page_preview import to_qimage
from nursery_rota.gui.prints.print_kinds import KINDS
from nursery_rota.gui.prints.print_page import PrintPage
from nursery_rota.solver import solve
from nursery_rota.store.reference import load_reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.whole_file import import_tables

TODAY = date(2026, 11, 24)
SIZES = {"": (1440, 900), "-small": (1024, 700)}
PAGES = (
    "today",
    "rota",
    "families",
    "staff",
    "timetable",
    "costs",
    "prints",
    "history",
    "help",
    "guide",
    "import",
    "shares",
    "safe",
)
HELP_PAGES = PAGES
"""Of these the help has a small picture."""
HELP_SIZE, COLOURS, HELP_COLOURS = (720, 450), 256, 64
PRINT_DPI = 96
BREATH = 0.05
"""Seconds in which the window shows what it shows a moment later, so that no click waits for all at once."""
PATIENCE = 90.0
"""Seconds to wait for work beside the window."""


@dataclass(frozen=True)
class Studio:
    """A window to take pictures of, and where they go."""

    app: QApplication
    window: MainWindow
    folder: Path

    def settle(self, until: Callable[[], bool] = lambda: True) -> None:
        """Let the window catch up: until nothing runs beside it and ``until`` holds."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.app.processEvents()
            if not self.window.jobs.running and until():
                break
            time.sleep(0.01)
        else:
            raise TimeoutError("the window did not come to rest")
        self.window.notices.hide()
        end = time.monotonic() + BREATH
        while time.monotonic() < end:
            self.app.processEvents()

    def take(self, name: str) -> None:
        self.settle()
        self.window.grab().save(str(self.folder / f"{name}.png"))

    def take_busy(self, name: str, until: Callable[[], bool]) -> None:
        """While something runs beside the window: as soon as ``until`` holds and it has told how far it is."""
        end = time.monotonic() + 1.5
        while self.window.jobs.running and (time.monotonic() < end or not until()):
            self.app.processEvents()
            time.sleep(0.01)
            if until() and time.monotonic() > end - 0.7:
                break
        self.window.grab().save(str(self.folder / f"{name}.png"))


def main(target: Path) -> None:
    """Every picture into ``target``."""
    target.mkdir(parents=True, exist_ok=True)
    app = make_application([])
    with tempfile.TemporaryDirectory() as scratch:
        place = Path(scratch)
        make_sample(place / "Plum Lane.rota")
        for scheme in ("light", "dark"):
            settings = QSettings(str(place / f"{scheme}.ini"), QSettings.Format.IniFormat)
            settings.setValue("colours", scheme)
            window = make_window(app, settings, lambda: TODAY)
            studio = Studio(app, window, target)
            suffix = "" if scheme == "light" else "-dark"
            for size, (width, height) in SIZES.items():
                window.resize(width, height)
                window.show()
                pictures_of(studio, place / "Plum Lane.rota", f"{suffix}{size}")
                window.bridge.attach(None)
            window.close()
        in_high_contrast(app, place / "Plum Lane.rota", target)
        empty_of(app, place, target)
        prints_of(place / "Plum Lane.rota", target)
    squeeze(target)


def make_sample(target: Path) -> None:
    """The sample nursery in the middle of a term: filled before it began, published, worked until yesterday."""
    reference = load_reference()
    source = json.loads((paths.resources() / "sample" / "plum-lane.json").read_text("utf-8"))
    import_tables(target, source, reference)
    with RotaFile.open(target, reference=reference) as file:
        book = file.book()
        term = next(term for term in book.terms if term.starts_on <= TODAY <= term.ends_on)
        start = term.starts_on - timedelta(days=14)
        if not book.duties:
            built = build(book, term, start)
            plan = solve(built.problem, seed=0)
            accept(file, built, proposal(built, plan, start))
        if not file.book().publications:
            found = check(file.book(), term, start)
            reason = (
                "One place is still being asked for." if any(f.severity == "law" for f in found) else None
            )
            now = datetime(2026, 11, 6, 15, 0)
            publish(file, term.id, by_whom="Ruth", now=now, findings=found, override_reason=reason)
        for day in days(term.starts_on, TODAY - timedelta(days=1)):
            mark_day_worked(file, day)


def pictures_of(studio: Studio, file: Path, suffix: str) -> None:
    """The first page, every page with the sample open, who could do it, and a filled rota as a proposal."""
    window = studio.window
    studio.take(f"welcome{suffix}")
    if suffix in ("", "-dark"):
        window.verbs.open(file)
        window.grab().save(str(studio.folder / f"opening{suffix}.png"))
        studio.settle(lambda: window.bridge.file is not None)
        window.bridge.attach(None)
    window.open(file)
    for key in PAGES:
        window.show_page(key)
        if key == "prints":
            studio.settle(lambda: _is_drawn(window))
        studio.take(f"{key}{suffix}")
    costs_of(studio, suffix)
    rota = window.pages["rota"]
    if not isinstance(rota, RotaPage):
        raise TypeError("the page of the rota is another one")
    window.show_page("rota")
    if suffix in ("", "-dark"):
        studio.settle()
        rota.problems.set_checking()
        studio.settle(lambda: rota.problems.says_checking)
        window.grab().save(str(studio.folder / f"checking{suffix}.png"))
        model = rota.problems.findings_model
        rota.problems.set_findings([model.finding(row) for row in range(model.rowCount())])
    thursday = next(c for c in window.bridge.week(rota.when.monday).rows[0].cells[3])
    rota.show_place(thursday)
    studio.take(f"candidates{suffix}")
    rota.dock.show_families()
    for span in ("term", "month", "week"):
        window.commands[f"show-{span}"].trigger()
        if span != "week":
            studio.take(f"{span}{suffix}")
    window.commands["term-after"].trigger()
    window.commands["fill"].trigger()
    if suffix in ("", "-dark"):
        studio.take_busy(f"busy{suffix}", rota.bar.isVisible)
    studio.settle(lambda: rota.filling.view.isVisible())
    studio.take(f"fill{suffix}")
    rota.filling.view.compare.emit()
    studio.settle(lambda: rota.filling.comparing.isVisible())
    studio.take(f"drafts{suffix}")
    rota.filling.leave()
    rows_of_a_sheet(studio, suffix)


SHEET = """Surname,Parents,Mobile,Child,DOB,Days
Ashworth,Kay / Ben,7700900211,Isla,14/03/2023,Tu We Th
Demir-Oz,Ayla,07700 900909,Elif,19.4.24,Mon am
Hughes-Rees,Carys / Owen,07700 900863,Gwen,31/02/2025,We Fr
Ashworth,Kay / Ben,07700 900211,Jude,1/5/2024,Mo Fr
Murphy,Róisín,07700 900402,Cillian,12/12/2022,Mo Tu We
"""
"""Families as people keep them, with a day that does not exist."""


def rows_of_a_sheet(studio: Studio, suffix: str) -> None:
    """What an import would do, before anything is written."""
    window = studio.window
    sheet = studio.folder / "families 2026.csv"
    sheet.write_text(SHEET, encoding="utf-8")
    window.show_page("import")
    window.pages.importing.read_file(sheet)
    studio.settle(window.pages.importing.import_button.isVisible)
    for _ in range(3):
        studio.app.processEvents()
    studio.take(f"import-rows{suffix}")
    window.pages.importing.begin()
    sheet.unlink()


def in_high_contrast(app: QApplication, file: Path, target: Path) -> None:
    """The pages that have most colours, in those for whoever needs the most contrast."""
    settings = QSettings(str(file.with_name("contrast.ini")), QSettings.Format.IniFormat)
    settings.setValue("colours", "contrast")
    window = make_window(app, settings, lambda: TODAY)
    window.resize(*SIZES[""])
    window.show()
    window.open(file)
    for key in ("today", "rota", "families", "costs"):
        window.show_page(key)
        Studio(app, window, target).take(f"{key}-contrast")
    window.close()


def costs_of(studio: Studio, suffix: str) -> None:
    """The other tabs of the costs, and the charts as tables."""
    studio.window.show_page("costs")
    page = studio.window.pages["costs"]
    if not isinstance(page, CostsPage):
        raise TypeError("the page of the costs is another one")
    savings, fees, budget = page.tabs.buttons()
    for key, tab in (("fees", fees), ("budget", budget)):
        tab.click()
        studio.take(f"costs-{key}{suffix}")
    savings.click()
    page.savings.turn_charts()
    studio.take(f"costs-table{suffix}")
    page.savings.turn_charts()


def _is_drawn(window: MainWindow) -> bool:
    """Has the Print page drawn the pages in view?"""
    page = window.pages["prints"]
    return isinstance(page, PrintPage) and page.preview.is_drawn


def empty_of(app: QApplication, place: Path, target: Path) -> None:
    """Every page of a nursery that has nothing in it yet."""
    file = place / "New nursery.rota"
    reference = load_reference()
    new_nursery(file, name="Plum Lane", rule_set="england", reference=reference, today=TODAY).close()
    settings = QSettings(str(place / "empty.ini"), QSettings.Format.IniFormat)
    settings.setValue("colours", "light")
    window = make_window(app, settings, lambda: TODAY)
    window.resize(*SIZES[""])
    window.show()
    window.open(file)
    studio = Studio(app, window, target)
    for key in PAGES:
        if key not in ("help", "safe"):
            window.show_page(key)
            studio.take(f"empty-{key}")
    window.close()


def squeeze(folder: Path) -> None:
    """Few colours are enough for plain fills and text: a third of the bytes, and nothing that the eye sees."""
    for path in folder.glob("*.png"):
        with Image.open(path) as picture:
            few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(path, optimize=True)


def help_pictures(folder: Path, help_folder: Path) -> None:
    """The small pictures of the help, from the large ones in ``folder``."""
    help_folder.mkdir(exist_ok=True)
    for key in HELP_PAGES:
        with Image.open(folder / f"{key}.png") as picture:
            small = picture.convert("RGB").resize(HELP_SIZE, Image.Resampling.LANCZOS)
        small.quantize(HELP_COLOURS, dither=Image.Dither.NONE).save(help_folder / f"{key}.png", optimize=True)


def prints_of(file: Path, target: Path) -> None:
    """The first page of every print, as the PDF has it."""
    with RotaFile.open(file, read_only=True, reference=load_reference()) as nursery:
        book = nursery.book()
    term = next(term for term in book.terms if term.starts_on <= TODAY <= term.ends_on)
    made = datetime(2026, 11, 24, 9, 0)
    for kind in KINDS:
        pdf = kind.make(book, term, TODAY, made)
        to_qimage(page_image(pdf, 0, PRINT_DPI)).save(str(target / f"print-{kind.key}.png"))
    month = Choices(span="month", paper="A3", first=TODAY.replace(day=1), last=TODAY)
    pdf = wall(book, term, TODAY, made, month)
    to_qimage(page_image(pdf, 0, PRINT_DPI)).save(str(target / "print-wall-month.png"))


if __name__ == "__main__":
    root = Path(__file__).resolve().parent.parent
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else root / "docs" / "pictures"
    main(folder)
    help_pictures(folder, (root / "resources" / "help" if len(sys.argv) < 2 else folder) / "pictures")
