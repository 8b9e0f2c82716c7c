"""A theme can be put on, changed, and made larger, and every painted view follows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from nursery_rota.gui.theme import apply_theme, look_of
from nursery_rota.gui.theme.qss import style_sheet
from nursery_rota.gui.theme.tokens import DARK, LIGHT


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    yield qapp
    apply_theme(qapp, "light")


def test_light_and_dark(app: QApplication, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    apply_theme(app, "dark")
    assert look_of(widget).tokens is DARK
    apply_theme(app, "light")
    assert look_of(widget).tokens is LIGHT


def test_system_follows_the_system(app: QApplication, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    apply_theme(app, "system")
    dark = app.styleHints().colorScheme() == Qt.ColorScheme.Dark
    assert look_of(widget).tokens is (DARK if dark else LIGHT)


def test_larger_text_makes_chips_taller(app: QApplication, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    apply_theme(app, "light", 10)
    usual = look_of(widget)
    apply_theme(app, "light", 16)
    large = look_of(widget)
    assert large.body.pointSizeF() == pytest.approx(usual.body.pointSizeF() * 1.6)
    assert large.chip > usual.chip
    assert large.column > usual.column


def test_usual_size_comes_back(app: QApplication) -> None:
    apply_theme(app, "light")
    usual = app.font().pointSizeF()
    apply_theme(app, "light", 16)
    apply_theme(app, "light")
    assert app.font().pointSizeF() == usual


def test_no_text_is_smaller_than_eight_and_a_half_points(app: QApplication, qtbot: QtBot) -> None:
    apply_theme(app, "light")
    widget = QWidget()
    qtbot.addWidget(widget)
    look = look_of(widget)
    fonts: list[QFont] = [look.body, look.table, look.second, look.level]
    assert min(font.pointSizeF() for font in fonts) >= 8.5


def test_names_of_many_languages_have_letters(app: QApplication) -> None:
    apply_theme(app, "light")
    assert QFontInfo(app.font()).family() not in ("", "DejaVu Sans")


def test_the_sheet_can_be_read_whatever_the_folder_is_called(app: QApplication, qtbot: QtBot) -> None:
    """Qt says "Could not parse" as a warning, and a warning fails a test."""
    apply_theme(app, "light")
    assert "url(nurseryarrows:" in app.styleSheet()
    box = QComboBox()
    qtbot.addWidget(box)
    box.resize(80, 36)
    with_arrow = box.grab().toImage()
    dots = (with_arrow.pixelColor(x, y).lightness() for x in range(56, 78) for y in range(8, 28))
    assert min(dots) < 160


def test_the_sheet_has_no_gap_left(app: QApplication) -> None:
    sheet = style_sheet(LIGHT, 10.0, 18, "/somewhere")
    assert "$" not in sheet
    assert sheet.count("{") == sheet.count("}")
    assert LIGHT.accent in sheet
    assert DARK.accent not in sheet
