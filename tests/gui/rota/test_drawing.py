"""What is drawn: text lands literally, long names are cut with dots, every state has marks of its own."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from nursery_rota.domain.sheets import Chip
from nursery_rota.gui.rota import chip_paint
from nursery_rota.gui.rota.chip_paint import Marks, paint_chip
from nursery_rota.gui.rota.chip_style import style_of
from nursery_rota.gui.rota.week_grid import WeekGrid
from nursery_rota.gui.theme import Look, apply_theme, look_of, strokes
from tests.gui import samples

STATES = ("staff", "away", "counts", "additional", "watching", "buddy", "reserve", "task", "empty", "free")
AREA = QRect(4, 4, 176, 26)


@pytest.fixture
def look(qapp: QApplication, qtbot: QtBot) -> Look:
    apply_theme(qapp, "light", 10)
    widget = QWidget()
    qtbot.addWidget(widget)
    return look_of(widget)


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Every text that a chip asks to be written, and the room it was given."""
    found: list[tuple[str, int]] = []
    draw = strokes.text

    def spy(painter: QPainter, rect: QRect, words: str, *rest: object, **more: object) -> None:
        found.append((words, rect.width()))
        draw(painter, rect, words, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(chip_paint, "text", spy)
    return found


def drawn(chip: Chip, look: Look, marks: Marks | None = None, grey: bool = False) -> QImage:
    image = QImage(184, 34, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    paint_chip(painter, AREA, chip, look, marks or Marks())
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Grayscale8) if grey else image


def test_every_state_differs_from_every_other_without_colour(look: Look) -> None:
    images = [drawn(Chip(state, "Ann B.", duty_id=1), look, grey=True) for state in STATES]  # type: ignore[arg-type]
    same = [
        (STATES[one], STATES[other])
        for one in range(len(images))
        for other in range(one)
        if images[one] == images[other]
    ]
    assert [pair for pair in same if set(pair) != {"counts", "buddy"}] == []


def test_beside_a_buddy_two_heads_are_drawn(look: Look) -> None:
    assert drawn(Chip("buddy", "Ann B."), look) != drawn(Chip("counts", "Ann B."), look)


@pytest.mark.parametrize("status", ["worked", "missed", "excused"])
def test_a_duty_that_is_over_is_drawn_by_how_it_went(look: Look, status: str) -> None:
    chip = Chip("counts", "Ann B.", status=status)
    assert style_of(chip).border == 0
    assert drawn(chip, look, grey=True) != drawn(Chip("counts", "Ann B."), look, grey=True)


def test_the_chosen_chip_wears_a_ring(look: Look) -> None:
    plain, chosen = (drawn(Chip("empty", "Empty"), look, Marks(selected)) for selected in (False, True))
    assert plain.pixelColor(90, 2).name() == "#ffffff"
    assert chosen.pixelColor(90, 2).name() == look.tokens.accent.lower()


def test_a_name_is_never_read_as_markup(look: Look, written: list[tuple[str, int]]) -> None:
    drawn(Chip("counts", samples.ROGUE), look)
    assert written[0][0] == samples.ROGUE


def test_the_name_is_cut_last(look: Look, written: list[tuple[str, int]]) -> None:
    drawn(Chip("watching", samples.LONG, word="watching", level=3, first_aid="held", new=True), look)
    assert [words for words, _room in written] == [samples.LONG]
    assert written[0][1] <= AREA.width()


def test_an_empty_place_keeps_what_it_needs_in_few_words(look: Look, written: list[tuple[str, int]]) -> None:
    image = QImage(184, 34, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    chip = Chip("empty", "Empty", word="needs level 2", needs="level 2")
    paint_chip(painter, QRect(4, 4, 136, 26), chip, look, Marks())
    painter.end()
    assert "level 2" in [words for words, _room in written]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("points", [10, 16])
def test_the_whole_grid_can_be_drawn(qapp: QApplication, qtbot: QtBot, scheme: str, points: int) -> None:
    apply_theme(qapp, scheme, points)  # type: ignore[arg-type]
    grid = WeekGrid()
    qtbot.addWidget(grid)
    grid.resize(920, 560)
    for sheet in (samples.week_sheet(), samples.past_sheet()):
        grid.set_sheet(sheet)
        picture = grid.grab().toImage()
        colours = {picture.pixelColor(x, y).name() for x in range(0, 920, 3) for y in (150, 200, 250)}
        assert len(colours) > 8
    apply_theme(qapp, "light", 10)


def test_a_theme_can_change_under_a_shown_grid(qapp: QApplication, grid: WeekGrid) -> None:
    light = grid.table.look().tokens
    apply_theme(qapp, "dark", 16)
    dark = grid.table.look().tokens
    square = grid.table.square(0, 0)
    apply_theme(qapp, "light", 10)
    assert dark is not light
    assert square.height > grid.table.square(0, 0).height
