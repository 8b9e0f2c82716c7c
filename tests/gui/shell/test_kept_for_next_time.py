"""What the window knows again at the next opening, and what it tells those who listen."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QPoint, QSettings, Qt
from PySide6.QtGui import QCloseEvent
from pytestqt.qtbot import QtBot

from nursery_rota.actions import rows
from nursery_rota.gui.frame import announcer
from nursery_rota.gui.frame.whereabouts import Whereabouts
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.planning.rota_dock import RotaDock
from nursery_rota.gui.planning.rota_page import RotaPage

TODAY = date(2026, 11, 24)


def test_page_and_week_come_back_on_the_same_day(window: MainWindow, sample_file: Path) -> None:
    later = window.pages.rota.when.monday + timedelta(weeks=2)
    window.pages.rota.show_week(later)
    window.show_page("families")
    window.commands["close"].trigger()
    assert window.page is None
    window.open(sample_file)
    assert window.page is window.pages.families
    window.show_page("rota")
    assert window.pages.rota.when.monday == later


def test_the_next_day_begins_at_its_own_week(window: MainWindow, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "other.ini"), QSettings.Format.IniFormat)
    kept = Whereabouts(settings, window.pages)
    kept.keep(tmp_path / "a.rota", "staff", TODAY)
    kept.keep(tmp_path / "b.rota", "guide", TODAY)
    assert kept.page_of(tmp_path / "a.rota") == "staff"
    assert kept.page_of(tmp_path / "b.rota") == ""
    assert kept.week_of(tmp_path / "a.rota", TODAY) == window.pages.rota.monday
    assert kept.week_of(tmp_path / "a.rota", TODAY + timedelta(days=1)) is None


def test_the_list_of_recent_files_names_nobody(window: MainWindow) -> None:
    stored = " ".join(f"{key}={window._settings.value(key)}" for key in window._settings.allKeys())
    people = {p.last_name for p in window.bridge.book.people} | {f.name for f in window.bridge.book.families}
    assert [name for name in people if len(name) > 3 and name in stored] == []


def test_each_change_is_read_out_once_with_what_it_means(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(announcer, "announce", lambda place, words, urgency="calm": said.append(words))
    window.announcer._against = None
    window.announcer._timer.setInterval(60_000)  # the verdict is waited for, however busy the machine is
    with qtbot.waitSignal(window.bridge.judged, timeout=20_000):
        window.bridge.do(lambda file: rows.change(file, "families", 1, {"notes": "x"}, "Noted something"))
    assert len(said) == 1
    assert said[0].startswith("Saved. Noted something. ")
    assert said[0].endswith("against the law.")
    window.notices.say("Choose a day first.", "note")
    assert said[1:] == ["Choose a day first."]


def test_what_the_rota_page_was_made_comes_back_in_the_next_window(qtbot: QtBot, window: MainWindow) -> None:
    rota = window.pages.rota
    before = rota.dock.width()
    qtbot.mousePress(rota.grip, Qt.MouseButton.LeftButton, pos=QPoint(4, 200))
    qtbot.mouseMove(rota.grip, QPoint(-56, 200))
    qtbot.mouseRelease(rota.grip, Qt.MouseButton.LeftButton, pos=QPoint(-56, 200))
    pulled = rota.dock.width()
    assert pulled > before + 40
    rota.grip.setFocus()
    qtbot.keyClick(rota.grip, Qt.Key.Key_Left)
    wide = rota.dock.width()
    assert wide > pulled
    rota.problems._toggle()
    window.commands["show-term"].trigger()
    window.resize(1300, 820)

    again = RotaPage(rota.desk)
    again.resize(1200, 800)
    again.room.arrange()
    assert again.dock.width() == wide
    assert again.problems.is_folded()
    assert again.spans.span == "term"
    window.closeEvent(QCloseEvent())
    assert QByteArray(window._settings.value("geometry")).size() > 0

    qtbot.mouseDClick(rota.grip, Qt.MouseButton.LeftButton)
    assert rota.dock.width() == before
    again.deleteLater()


def test_widths_that_cannot_be_read_are_left_out(qtbot: QtBot) -> None:
    dock = RotaDock()
    qtbot.addWidget(dock)
    usual = dock.width()
    dock.take_widths("families=wide other=3 reasons=70.5")
    assert dock.width() == usual
    assert dock.widths() == "reasons=70.5"
