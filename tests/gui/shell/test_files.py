"""Opening, making, importing and exporting files in the window; trouble is a sentence, never a box."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from pytestqt.qtbot import QtBot

from nursery_rota.gui.main_window import MainWindow
from nursery_rota.store.backup import backups_of, folder_of
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile
from tests.gui.conftest import GivenFiles


def answer(window: MainWindow, path: Path) -> GivenFiles:
    files = window.verbs._files
    assert isinstance(files, GivenFiles)
    files.answer = path
    return files


def test_without_a_file_there_is_a_way_in(empty_window: MainWindow) -> None:
    assert empty_window.welcome.isVisible()
    assert not empty_window.rail.isVisible()
    assert not empty_window.commands["fill"].isEnabled()


def test_a_new_nursery_is_made_with_name_rules_and_method(empty_window: MainWindow, tmp_path: Path) -> None:
    files = answer(empty_window, tmp_path / "ours.rota")
    welcome = empty_window.welcome
    welcome.name.setText("<b>O'Neil & Söns</b>")
    welcome.methods["per-band"][0].click()
    welcome._make()
    nursery = empty_window.bridge.book.nursery
    assert (nursery.name, nursery.mixed_age_method) == ("<b>O'Neil & Söns</b>", "per-band")
    assert "<" not in files.offered
    assert empty_window.page is empty_window.pages["guide"]


def test_a_nursery_needs_a_name(empty_window: MainWindow) -> None:
    empty_window.welcome._make()
    assert "needs a name" in empty_window.notices.text
    assert empty_window.bridge.file is None


def test_the_sample_goes_into_a_file_of_its_own(empty_window: MainWindow, tmp_path: Path) -> None:
    answer(empty_window, tmp_path / "sample.rota")
    empty_window.commands["sample"].trigger()
    assert empty_window.bridge.book.nursery.name == "Plum Lane Nursery"
    assert (tmp_path / "sample.rota").is_file()


def test_what_is_exported_can_be_imported(window: MainWindow, tmp_path: Path) -> None:
    target = tmp_path / "whole.json"
    answer(window, target)
    window.commands["export"].trigger()
    assert len(json.loads(target.read_text("utf-8"))["tables"]["families"]) == 24
    answer(window, tmp_path / "again.rota")
    window.verbs.ask_import_into(target)
    assert len(window.bridge.book.families) == 24


def test_a_file_that_is_no_nursery_is_refused_in_words(window: MainWindow, tmp_path: Path) -> None:
    strange = tmp_path / "strange.rota"
    strange.write_bytes(b"this is not a nursery" * 100)
    window.open(strange)
    assert window.notices.isVisible()
    assert window.notices.text
    assert window.bridge.book.nursery.name == "Plum Lane Nursery", "the file that was open stays open"


def test_json_that_is_none_is_refused_and_nothing_is_left(empty_window: MainWindow, tmp_path: Path) -> None:
    source = tmp_path / "broken.json"
    source.write_text("{", "utf-8")
    answer(empty_window, tmp_path / "made.rota")
    empty_window.verbs.ask_import_into(source)
    assert empty_window.notices.isVisible()
    assert not (tmp_path / "made.rota").exists()


def test_a_file_in_use_can_be_read(
    qtbot: QtBot, empty_window: MainWindow, sample_file: Path, reference: Reference
) -> None:
    with RotaFile.open(sample_file, reference=reference):
        empty_window.open(sample_file)
        assert "has this file open" in empty_window.notices.text
        empty_window.notices._do()
        qtbot.waitUntil(lambda: empty_window.bridge.file is not None, timeout=20_000)
        file = empty_window.bridge.file
        assert file is not None
        assert file.read_only
        assert not empty_window.commands["fill"].isEnabled()
        assert len(empty_window.bridge.book.families) == 24


def test_a_rota_file_dropped_on_the_window_opens(
    qtbot: QtBot, empty_window: MainWindow, sample_file: Path
) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sample_file))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    empty_window.dragEnterEvent(entering)
    assert entering.isAccepted()
    empty_window.dropEvent(QDropEvent(QPoint(9, 9), copy, data, left, none))
    qtbot.waitUntil(lambda: empty_window.bridge.file is not None, timeout=20_000)


def test_recent_files_come_newest_first(window: MainWindow, sample_file: Path) -> None:
    assert window.verbs.recent() == [sample_file.resolve()]


def test_closing_after_a_change_makes_a_backup(window: MainWindow, sample_file: Path) -> None:
    window.bridge.do(lambda file: _add_family(file))
    window.commands["close"].trigger()
    assert window.bridge.file is None
    assert len(backups_of(sample_file, folder_of(sample_file))) == 1


def test_damage_is_looked_for(qtbot: QtBot, window: MainWindow) -> None:
    window.commands["verify"].trigger()
    qtbot.waitUntil(lambda: "whole" in window.notices.text, timeout=10_000)


def _add_family(file: RotaFile) -> None:
    with file.step("Added family New") as step:
        step.insert("families", {"name": "New"})
