"""How soon the window answers: coming up, opening a large file, turning weeks, a term, an edit with its check.

Beside the same on a file ten times smaller, so that growth is seen. Times are of the window's own thread, until it
has drawn itself; the check after an edit runs beside it, and is told apart.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from bench.nurseries import OPENS, Rows, rows
from nursery_rota.actions import rows as changing
from nursery_rota.app import make_application, make_window
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.store.reference import load_reference
from nursery_rota.store.rota_file import RotaFile

SIZES = (6, 60)
"""Families; the second is ten times the first."""
DUTIES_A_FAMILY = 24
"""In a year; every file holds two years of them."""
TIMES = 9
YEAR = timedelta(weeks=52)
PATIENCE = 60.0
"""Seconds to wait for the check beside the window."""


@dataclass(frozen=True)
class Answered:
    """Middle times in milliseconds."""

    opened: float
    week: float
    term: float
    edit: float
    checked: float


def main() -> None:
    """Prints the section "The window"."""
    reference = load_reference()
    app = make_application([])
    print("## The window\n")
    print(
        f"Until the window has drawn itself; middle of {TIMES} times, in milliseconds. Every file holds two years of"
    )
    print("duties. The check of the whole term runs beside the window after each edit.\n")
    with TemporaryDirectory() as folder:
        place = Path(folder)
        print(f"From nothing to a window that can be used: {median(_coming_up(app, place)):.0f} ms.\n")
        print("| Families | Duties | Open, drawn | Another week | A term | An edit, drawn | until checked |")
        print("|---:|---:|---:|---:|---:|---:|---:|")
        found = []
        for families in SIZES:
            path = place / f"{families}.rota"
            made = two_years(families)
            RotaFile.create(path, name=f"{families} families", tables=made, reference=reference).close()
            figures = measured(app, place, path)
            found.append(figures)
            print(
                f"| {families} | {len(made['duties'])} | {' | '.join(f'{f:.0f}' for f in _figures(figures))} |"
            )
        growth = " | ".join(
            f"x {large / max(small, 0.1):.1f}"
            for small, large in zip(_figures(found[0]), _figures(found[-1]), strict=True)
        )
        print(f"| x {SIZES[-1] // SIZES[0]} | | {growth} |")


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


def measured(app: QApplication, place: Path, path: Path) -> Answered:
    """One window on the file at ``path``."""
    opened = []
    for _ in range(3):
        with _window(app, place) as window:
            opened.append(_until_drawn(app, partial(window.open, path)))
    with _window(app, place) as window:
        window.open(path)
        _settle(app, window)
        rota = window.pages.rota
        weeks = [
            _until_drawn(app, partial(rota.show_week, OPENS + timedelta(weeks=n)))
            for n in range(1, TIMES + 1)
        ]
        rota.show_week(OPENS)
        _settle(app, window)
        terms = [_term(app, window) for _ in range(3)]
        edits = [_edit(app, window, 1 + n) for n in range(TIMES)]
    drawn, checked = zip(*edits, strict=True)
    return Answered(median(opened), median(weeks), median(terms), median(drawn), median(checked))


def _term(app: QApplication, window: MainWindow) -> float:
    took = _until_drawn(app, window.commands["show-term"].trigger)
    _until_drawn(app, window.commands["show-week"].trigger)
    return took


def _edit(app: QApplication, window: MainWindow, duty: int) -> tuple[float, float]:
    """Pin a duty: until it is drawn, and until the term has been checked again."""
    verdicts: list[Any] = []
    window.bridge.judged.connect(verdicts.append)
    started = time.perf_counter()
    drawn = _until_drawn(
        app,
        lambda: window.bridge.do(
            lambda file: changing.change(file, "duties", duty, {"pinned": True}, "Pinned")
        ),
    )
    end = time.monotonic() + PATIENCE
    while not verdicts and time.monotonic() < end:
        app.processEvents()
    window.bridge.judged.disconnect(verdicts.append)
    checked = (time.perf_counter() - started) * 1000
    _settle(app, window)
    return drawn, checked


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


def _until_drawn(app: QApplication, doing: Callable[[], object]) -> float:
    started = time.perf_counter()
    doing()
    app.processEvents()
    return (time.perf_counter() - started) * 1000


def _settle(app: QApplication, window: MainWindow) -> None:
    """Until nothing runs beside the window."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        app.processEvents()
        if not window.jobs.running:
            return
        time.sleep(0.005)


def _figures(answered: Answered) -> tuple[float, ...]:
    return (answered.opened, answered.week, answered.term, answered.edit, answered.checked)
