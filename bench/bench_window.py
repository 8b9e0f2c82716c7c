"""How long the window does not answer while one works in it: opening a file, turning weeks, edits, pages, searching.

Of two nurseries, each beside the same on a file ten times smaller, so that growth is seen. What is told is the longest
time in which a click would have waited, the drawing and what runs beside the window included.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from bench.bench_scale import ten_years
from bench.nurseries import OPENS, Rows, rows
from bench.watch import Watch
from bench.window_actions import actions
from nursery_rota.app import make_application, make_window
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.store.reference import load_reference
from nursery_rota.store.rota_file import RotaFile

DUTIES_A_FAMILY = 24
"""In a year, in a file of two years."""
YEAR = timedelta(weeks=52)
Figures = dict[str, float]
"""Milliseconds by action, in the order in which they were done."""


def main() -> None:
    """Prints the section "The window"."""
    reference = load_reference()
    app = make_application([])
    print("## The window\n")
    print(
        "The longest time in which a click would have waited, in milliseconds, from the action until all that it"
    )
    print("set off is done; middle of several times where there were several. Goal: 100.\n")
    with TemporaryDirectory() as folder:
        place = Path(folder)
        print(f"From nothing to a window that can be used: {median(_coming_up(app, place)):.0f} ms.\n")
        found = []
        for made in nurseries():
            families, duties = len(made["families"]), len(made["duties"])
            path = place / f"{families}.rota"
            RotaFile.create(path, name=f"{families} families", tables=made, reference=reference).close()
            found.append((families, duties, measured(app, place, path)))
    print("| Families | " + " | ".join(f"{families}" for families, _, _ in found) + " |")
    print("|---|" + "---:|" * len(found))
    print("| Duties | " + " | ".join(f"{duties:,}" for _, duties, _ in found) + " |")
    for name in found[0][2]:
        print(f"| {name} | " + " | ".join(f"{figures[name]:.0f}" for _, _, figures in found) + " |")


def nurseries() -> list[Rows]:
    """A nursery of two years and the largest there could be, each after one ten times smaller."""
    return [two_years(6), two_years(60), ten_years(50, 10, 20_000), ten_years(500, 10, 200_000)]


def two_years(families: int) -> Rows:
    """A nursery with this year's duties and as many of the year before."""
    made = rows(families, duties_done=families * DUTIES_A_FAMILY)
    before = [replace(term, id=term.id + 3, name=f"{term.name} before", starts_on=term.starts_on - YEAR,
                      ends_on=term.ends_on - YEAR) for term in made["terms"]]  # fmt: skip
    past = len(made["duties"])
    made["duties"] += [
        replace(d, id=d.id + past, on_date=d.on_date - YEAR, status="worked") for d in made["duties"]
    ]
    made["terms"] += before
    return made


def measured(app: QApplication, place: Path, path: Path) -> Figures:
    """One window on the file at ``path``."""
    found: dict[str, list[float]] = {}
    with _window(app, place) as window:
        watch = Watch(_busy(window))
        for name, doing in actions(window, path):
            silence = watch.longest(doing)
            if name:
                found.setdefault(name, []).append(silence)
        window.finder.box.leave()
    return {name: median(silences) for name, silences in found.items()}


def _busy(window: MainWindow) -> Callable[[], bool]:
    return lambda: bool(window.jobs.running) or window.bridge.file is None or window.pages.is_making_ahead


def _coming_up(app: QApplication, place: Path) -> list[float]:
    took = []
    for _ in range(3):
        started = time.perf_counter()
        with _window(app, place):
            took.append((time.perf_counter() - started) * 1000)
    return took


@contextmanager
def _window(app: QApplication, place: Path) -> Any:
    settings = QSettings(str(place / "settings.ini"), QSettings.Format.IniFormat)
    settings.clear()
    settings.setValue("colours", "light")
    window = make_window(app, settings, lambda: OPENS + timedelta(days=1))
    window.resize(1440, 900)
    window.show()
    app.processEvents()
    yield window
    window.bridge.attach(None)
    window.close()
    window.deleteLater()
    app.processEvents()
