"""The help: a chapter for each page, F1 opens the right one, typing narrows it, pictures stand in it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nursery_rota import paths
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.pages.help_chapters import OF_PAGE, read_chapters

FOLDER = paths.resources() / "help"


def test_there_is_a_chapter_about_every_page(empty_window: MainWindow) -> None:
    titles = {chapter.title for chapter in read_chapters(FOLDER)}
    assert set(OF_PAGE) == set(empty_window.pages)
    assert set(OF_PAGE.values()) <= titles


def test_the_pictures_are_small_and_named_after_pages() -> None:
    pictures = list((FOLDER / "pictures").glob("*.png"))
    assert {picture.stem for picture in pictures} <= set(OF_PAGE)
    assert len(pictures) >= 8
    assert sum(picture.stat().st_size for picture in pictures) < 1_500_000


def test_f1_opens_the_chapter_about_the_page_on_show(qtbot: QtBot, empty_window: MainWindow) -> None:
    window = empty_window
    for key in ("staff", "costs", "history"):
        window.stack.setCurrentWidget(window.pages[key])
        window.commands["help"].trigger()
        assert window.page is window.pages.help
        assert window.pages.help.reader.accessibleName() == OF_PAGE[key]
        assert OF_PAGE[key] in window.pages.help.reader.toPlainText()
    window.commands["keys"].trigger()
    assert "Ctrl+K" in window.pages.help.reader.toPlainText()


def test_typing_narrows_the_chapters_and_enter_goes_on(qtbot: QtBot, empty_window: MainWindow) -> None:
    empty_window.show_page("help")
    page = empty_window.pages.help
    qtbot.keyClicks(page.search, "merged cells")
    shown = [page.list.item(row).text() for row in range(page.list.count()) if not page.list.isRowHidden(row)]
    assert shown == ["Bring in a spreadsheet"]
    assert page.reader.accessibleName() == "Bring in a spreadsheet"
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.reader.textCursor().hasSelection()
    page.search.setText("no such words anywhere")
    assert page.nothing.isVisible()
    page.search.clear()
    assert not any(page.list.isRowHidden(row) for row in range(page.list.count()))


@pytest.mark.parametrize("chapter", read_chapters(FOLDER), ids=lambda chapter: chapter.title)
def test_a_picture_that_is_named_is_there(chapter: object) -> None:
    text = getattr(chapter, "text", "")
    named = [line.split("](")[1].rstrip(")") for line in text.splitlines() if line.startswith("![")]
    assert all((FOLDER / name).is_file() for name in named)
