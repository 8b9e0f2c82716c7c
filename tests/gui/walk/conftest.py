"""Two windows for all the walks: on the sample nursery, and on one that has just been made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nursery_rota.actions.new_nursery import new_nursery
from nursery_rota.app import make_window
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.theme import apply_theme
from nursery_rota.store.reference import Reference
from tests.gui.conftest import TODAY
from tests.gui.walk.places import SHEET, come_to_rest


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("sheet") / "families.csv"
    made.write_text(SHEET, encoding="utf-8")
    return made


def _window(app: QApplication, folder: Path, file: Path) -> Iterator[MainWindow]:
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("colours", "light")
    window = make_window(app, settings, lambda: TODAY)
    window.resize(1024, 700)
    window.show()
    window.open(file)
    come_to_rest(window)
    window.notices.hide()
    yield window
    window.close()
    window.deleteLater()
    apply_theme(app, "light")


@pytest.fixture(scope="module")
def full(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, walked_sample: Path
) -> Iterator[MainWindow]:
    """The sample nursery, at the smallest size that is promised."""
    yield from _window(qapp, tmp_path_factory.mktemp("full"), walked_sample)


@pytest.fixture(scope="module")
def fresh(
    qapp: QApplication, tmp_path_factory: pytest.TempPathFactory, reference: Reference
) -> Iterator[MainWindow]:
    """A nursery with nothing in it yet."""
    folder = tmp_path_factory.mktemp("fresh")
    file = folder / "new.rota"
    new_nursery(file, name="Plum Lane", rule_set="england", reference=reference, today=TODAY).close()
    yield from _window(qapp, folder, file)


@pytest.fixture(scope="module")
def walked_sample(tmp_path_factory: pytest.TempPathFactory, pristine: Path) -> Path:
    copy = tmp_path_factory.mktemp("walk") / "plum-lane.rota"
    copy.write_bytes(pristine.read_bytes())
    return copy


@pytest.fixture(autouse=True)
def _home(_own_home: Path, qtbot: QtBot) -> None:
    """The windows live longer than a test; backups at their end go where the last test's home is."""
