"""Does everything that the program is made of work on this computer? ``nursery-rota --self-test [REPORT]`` does the
main job and shows every page, with the sample nursery, in a folder that is thrown away.

For the built program above all: what a builder leaves out (a font, a plugin of Qt, a library) shows here and not at a
nursery. Nobody's file is touched, and nothing is seen: the window is drawn off the screen.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path

from nursery_rota.actions.bank_holidays import add_bank_holidays
from nursery_rota.cli import commands
from nursery_rota.documents.pictures import png
from nursery_rota.exchange.families_sheet import read_families
from nursery_rota.exchange.template import write_template
from nursery_rota.store import driver, protecting, sealing
from nursery_rota.store.reference import load_reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.verifying import verify

OPTION = "--self-test"
PATIENCE = 120.0
"""Seconds for the window to come to rest."""

Check = Callable[[Path], object]


def run(given: Sequence[str]) -> int:
    """Every check, one line each, on stdout and into the file that ``given`` names, if it does; 0 if all went well."""
    lines, good = [], True
    with tempfile.TemporaryDirectory(prefix="nursery-rota-self-test-") as folder:
        for name, check in CHECKS.items():
            started = time.perf_counter()
            try:
                check(Path(folder))
                lines.append(f"well    {name} ({time.perf_counter() - started:.1f} s)")
            except (
                Exception
            ):  # whatever it is, it goes into the report, and the other checks are still of use
                good = False
                lines.append(f"BROKEN  {name}\n{traceback.format_exc()}")
            _say(lines[-1])
    lines.append("Everything works here." if good else "Not everything works here: see what is BROKEN above.")
    _say(lines[-1])
    if given:
        Path(given[0]).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return 0 if good else 1


def _say(line: str) -> None:
    # A built program on Windows has no console, and then no stdout.
    if sys.stdout is not None:
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def _main_job(folder: Path) -> None:
    _command("demo", str(folder))


def _lists(folder: Path) -> None:
    _command("export", str(_sample(folder)), str(folder / "all.xlsx"))
    write_template(folder / "families.xlsx")
    assert read_families(folder / "families.xlsx").families, "the example in the template was not understood"


def _pictures(folder: Path) -> None:
    pdf = (folder / "wall-rota.pdf").read_bytes()
    assert png(pdf, 0, 60).startswith(b"\x89PNG"), "no picture of a page"


def _bank_holidays(folder: Path) -> None:
    with RotaFile.open(_sample(folder), reference=load_reference()) as file:
        assert add_bank_holidays(file, 2030, 2031), "no bank holidays are known"
        file.undo()


def _password(folder: Path) -> None:
    if not driver.can_seal():
        raise RuntimeError(driver.NO_SQLCIPHER)
    key = sealing.key_from_typed("correct horse battery staple", os.urandom(16))
    path = _sample(folder)
    protecting.protect(path, None, key)
    assert verify(path, key) == [], "the sealed file is not whole"
    protecting.protect(path, key, None)


def _window(folder: Path) -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from nursery_rota.app import make_application, make_window, settings_in

    app = make_application([])
    # The term of the sample nursery: its pages have the most to show then.
    window = make_window(app, settings_in(folder / "settings.ini"), lambda: date(2026, 11, 24))
    window.show()
    window.open(_sample(folder))
    for key in window.pages:
        window.show_page(key)
        end = time.monotonic() + PATIENCE
        while window.jobs.running:
            assert time.monotonic() < end, f"the page “{key}” does not come to rest"
            app.processEvents()
            time.sleep(0.01)
        app.processEvents()
        assert not window.grab().isNull(), f"the page “{key}” cannot be drawn"
    window.bridge.attach(None)
    window.close()


def _sample(folder: Path) -> Path:
    return folder / "sample.rota"


def _command(*arguments: str) -> None:
    with contextlib.redirect_stdout(io.StringIO()):
        code = commands.run([*arguments, "--json"])
    assert code == 0, f"“{arguments[0]}” ended with {code}"


CHECKS: Mapping[str, Check] = {
    "the main job: fill, check, print, cost": _main_job,
    "spreadsheets": _lists,
    "pictures of pages": _pictures,
    "bank holidays": _bank_holidays,
    "a password": _password,
    "every page of the window": _window,
}
"""By what people would call them; later ones use the files of the first."""
