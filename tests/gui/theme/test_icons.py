"""Icons: every drawing can be painted, takes the colour of its token, and is sharp on dense screens."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from nursery_rota.gui.theme import app_icon, apply_theme, icon, paint_icon
from nursery_rota.gui.theme.icons import icon_folder, pixmap_of
from nursery_rota.gui.theme.tokens import DARK, LIGHT

NAMES = sorted(file.stem for file in icon_folder().glob("*.svg"))
WANTED = frozenset(
    {
        "today", "rota", "families", "staff", "timetable", "costs", "print", "help", "fill", "check",
        "publish", "undo", "redo", "prev", "next", "up", "down", "search", "pin", "new", "watching",
        "buddy", "first-call", "additional", "counts", "empty", "first-aid", "first-aid-ended",
        "changed", "law", "our-rule", "note", "ok", "tick", "cross", "plus", "minus", "no", "prefers",
        "rather-not", "swap", "away", "task", "make-up", "exempt", "closed", "child", "birthday",
        "thanks", "saved", "import", "export", "calendar", "page", "file", "sliders", "edit", "more",
        "grip", "scissors", "next-step", "history", "lock",
    }
)  # fmt: skip


def painted(pixmap: QPixmap) -> list[QColor]:
    image: QImage = pixmap.toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colours = (image.pixelColor(x, y) for x, y in points)
    return [colour for colour in colours if colour.alpha() > 200]


def test_every_icon_of_the_design_is_there() -> None:
    assert set(NAMES) >= WANTED


@pytest.mark.parametrize("name", NAMES)
def test_each_draws_something_in_the_middle_of_its_box(qapp: QApplication, name: str) -> None:
    box = ElementTree.parse(icon_folder() / f"{name}.svg").getroot().get("viewBox")
    assert box in ("0 0 24 24", "0 0 64 64")
    dots = painted(pixmap_of(name, "#ffff0000", 48, 1.0))
    assert len(dots) > 40
    assert {colour.name() for colour in dots} == {"#ff0000"}


def test_a_dense_screen_gets_more_pixels(qapp: QApplication) -> None:
    pixmap = pixmap_of("ok", "#ff000000", 16, 2.0)
    assert (pixmap.width(), pixmap.deviceIndependentSize().width()) == (32, 16)
    button = icon("ok").pixmap(QSize(16, 16), 2.0)
    assert (button.width(), button.devicePixelRatio()) == (32, 2.0)


def test_an_icon_follows_the_theme_without_being_made_again(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    sign = icon("law", "bad")
    light = painted(sign.pixmap(QSize(32, 32), 1.0))
    apply_theme(qapp, "dark")
    dark = painted(sign.pixmap(QSize(32, 32), 1.0))
    apply_theme(qapp, "light")
    assert light[0].name() == LIGHT.bad.lower()
    assert dark[0].name() == DARK.bad.lower()


def test_a_disabled_icon_is_paler(qapp: QApplication) -> None:
    apply_theme(qapp, "light")
    pale = painted(icon("undo").pixmap(QSize(32, 32), 1.0, QIcon.Mode.Disabled))
    assert pale[0].name() == LIGHT.edge.lower()


def test_an_unknown_name_is_said_at_once(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-drawing")


def test_nothing_is_drawn_into_no_room(qapp: QApplication) -> None:
    pixmap = QPixmap(8, 8)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, "ok", QRect(0, 0, 0, 8), "#000000")
    painter.end()
    assert painted(pixmap) == []


def test_the_program_has_an_icon_in_all_sizes(qapp: QApplication) -> None:
    assert {16, 32, 256} <= {size.width() for size in app_icon().availableSizes()}
