"""A walk through the whole window: every page, panel, dialog and step, as small as is promised, in large text,
in light and dark, with the sample and with nothing in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QWidget

from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.widgets.wordy_dialog import WordyDialog
from tests.gui.walk import looking
from tests.gui.walk.places import places, settle

LEAST, LARGE = QSize(1024, 700), QSize(1440, 900)


def put_on(window: MainWindow, *, colours: str = "light", points: str = "", size: QSize = LEAST) -> None:
    """Colours and size of text, as the person at this computer has chosen them."""
    window._settings.setValue("colours", colours)
    window._settings.setValue("text_points", points)
    window._appearance.apply()
    window.resize(size)
    settle()


def walk(window: MainWindow, sheet: Path, look: Callable[[QWidget], list[str]], *, filled: bool) -> str:
    """Everything that is said of any place, once each; nothing where all is well."""
    said: dict[str, str] = {}
    for place in places(window.pages, sheet, filled=filled):
        root = place.go(window)
        settle()
        for complaint in look(root):
            said.setdefault(complaint, place.name)
        place.leave(window)
        settle()
    return "\n".join(f"{where}: {complaint}" for complaint, where in said.items())


def in_words(root: QWidget) -> list[str]:
    """Names, room for words, and ways in without a mouse."""
    return [*looking.nameless(root), *looking.mouse_only(root), *in_its_room(root)]


def in_its_room(root: QWidget, size: QSize = LEAST) -> list[str]:
    return [*looking.clipped(root), *looking.fits(root, size)]


def in_colour(least: float = 4.5) -> Callable[[QWidget], list[str]]:
    seen: set[tuple[str, ...]] = set()
    return lambda root: looking.faint(root, seen, least)


def test_the_sample_in_a_small_window(full: MainWindow, sheet: Path) -> None:
    put_on(full)
    colours = in_colour()
    assert walk(full, sheet, lambda root: [*in_words(root), *colours(root)], filled=True).splitlines() == []


def test_the_sample_in_the_dark(full: MainWindow, sheet: Path) -> None:
    put_on(full, colours="dark")
    assert walk(full, sheet, in_colour(), filled=True).splitlines() == []


def test_the_sample_in_high_contrast(full: MainWindow, sheet: Path) -> None:
    put_on(full, colours="contrast")
    assert walk(full, sheet, in_colour(7.0), filled=True).splitlines() == []


def test_the_sample_in_text_of_twice_the_size(full: MainWindow, sheet: Path) -> None:
    put_on(full, points="20", size=LARGE)
    assert walk(full, sheet, lambda root: in_its_room(root, LARGE), filled=True).splitlines() == []


def test_the_sample_in_text_of_16_points(full: MainWindow, sheet: Path) -> None:
    put_on(full, points="16")
    assert walk(full, sheet, in_its_room, filled=True).splitlines() == []


def test_no_key_does_two_things_once_every_page_has_been_seen(full: MainWindow) -> None:
    for key in full.pages:
        full.show_page(key)
    assert looking.clashes(full) == []


def test_every_action_stands_in_a_menu(full: MainWindow) -> None:
    assert looking.outside_menus(full, full.menuBar()) == []


def test_every_dialog_was_seen() -> None:
    """A dialog that is new must be walked to as well."""
    kinds = [*QDialog.__subclasses__(), *WordyDialog.__subclasses__()]
    ours = {k for k in kinds if k.__module__.startswith("nursery_rota") and k is not WordyDialog}
    walked = {
        "AboutDialog",
        "RulesDialog",
        "AwayDialog",
        "MendDialog",
        "PasswordDialog",
        "NewPasswordDialog",
        "KeptTrials",
    }
    assert {kind.__name__ for kind in ours} <= walked


def test_an_empty_nursery_in_a_small_window(fresh: MainWindow, sheet: Path) -> None:
    put_on(fresh)
    assert walk(fresh, sheet, in_words, filled=False).splitlines() == []


def test_an_empty_nursery_in_text_of_16_points(fresh: MainWindow, sheet: Path) -> None:
    put_on(fresh, points="16")
    assert walk(fresh, sheet, in_its_room, filled=False).splitlines() == []
