"""Every place of the window that one can be in: pages, what opens beside them, dialogs, lists, first steps.

A place is brought up by ``go`` and answers the widget that is to be looked at; ``leave`` puts it away again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from nursery_rota.gui.costs.costs_page import CostsPage
from nursery_rota.gui.costs.kept_trials import KeptTrials, TriedOut
from nursery_rota.gui.first_run.progress import KEYS
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.pages.make_pages import Pages
from nursery_rota.gui.safe.mending import MendDialog
from nursery_rota.gui.safe.new_password_dialog import NewPasswordDialog
from nursery_rota.gui.safe.password_dialog import PasswordDialog

PATIENCE = 60.0
"""Seconds; what is longer under way hangs."""
SHEET = """Family,Child,Date of birth,Parent,Phone
Haddad,Layla,3 May 2023,Amira,07700 900734
Novak,Ada,31 Feb 2024,Eva,
"""


@dataclass(frozen=True)
class Place:
    name: str
    go: Callable[[MainWindow], QWidget]
    leave: Callable[[MainWindow], object] = lambda window: None


def places(pages: Pages, sheet: Path, *, filled: bool) -> list[Place]:
    """All of them; ``filled`` where the nursery has a rota, so that there is a place to ask about."""
    found = [Place(key, _page(key)) for key in pages]
    found += [Place(f"first steps, {key}", _step(key)) for key in KEYS]
    found += [
        Place("find anything", _find, lambda w: w.finder.box.leave()),
        Place("about", _dialog("about"), _close_dialogs),
        Place("rules in force", _dialog("rules"), _close_dialogs),
        Place("password", _made(_password), _close_dialogs),
        Place("new password", _made(_new_password), _close_dialogs),
        Place("damaged file", _made(lambda w: MendDialog(sheet, w)), _close_dialogs),
        Place("a family to add", _add("families"), lambda w: w.pages.families.drawer.leave()),
        Place("a person to add", _add("staff"), lambda w: w.pages.staff.drawer.leave()),
        Place("a sheet to import", lambda w: _import(w, sheet)),
        Place("month", _span("month")),
        Place("term", _span("term"), lambda w: w.commands["show-week"].trigger()),
    ]
    if filled:
        found += [
            Place("kept trials", _made(_kept_trials), _close_dialogs),
            Place("somebody is away", _dialog("away"), _close_dialogs),
            Place("who could do it", _who, lambda w: w.pages.rota.dock.show_families()),
            Place("swaps", _swaps, _no_more_swaps),
            Place("publish", _publish, lambda w: w.pages.rota.publishing.panel.leave()),
            Place("changes", _changes, lambda w: w.pages.rota.publishing.changes.hide()),
            Place("a notice", _notice, lambda w: w.notices.hide()),
            Place("a proposal", _proposal),
            Place("a proposal in the grid", _in_the_grid, lambda w: w.pages.rota.filling.grid.left.emit()),
            Place("drafts beside each other", _drafts, _discard),
        ]
    return found


def settle() -> None:
    """What was asked for later is done now."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QCoreApplication.processEvents()


def come_to_rest(window: MainWindow) -> None:
    """Until nothing runs beside the window."""
    end = monotonic() + PATIENCE
    while window.jobs.running:
        assert monotonic() < end, [job.name for job in window.jobs.running]
        settle()


def _page(key: str) -> Callable[[MainWindow], QWidget]:
    def go(window: MainWindow) -> QWidget:
        window.show_page(key)
        come_to_rest(window)
        return window

    return go


def _step(key: str) -> Callable[[MainWindow], QWidget]:
    def go(window: MainWindow) -> QWidget:
        window.show_page("guide")
        window.pages.guide.show_step(key)
        return window

    return go


def _find(window: MainWindow) -> QWidget:
    window.show_page("rota")
    window.commands["find-any"].trigger()
    return window.finder.box


def _dialog(key: str) -> Callable[[MainWindow], QWidget]:
    def go(window: MainWindow) -> QWidget:
        window.commands[key].trigger()
        return next(dialog for dialog in window.findChildren(QDialog) if dialog.isVisible())

    return go


def _made(make: Callable[[MainWindow], QDialog]) -> Callable[[MainWindow], QWidget]:
    def go(window: MainWindow) -> QWidget:
        dialog = make(window)
        dialog.open()
        return dialog

    return go


def _password(window: MainWindow) -> QDialog:
    return PasswordDialog("plum-lane.rota has a password", lambda typed: None, window)


def _new_password(window: MainWindow) -> QDialog:
    return NewPasswordDialog(has_one=False, chosen=lambda typed: None, parent=window)


def _kept_trials(window: MainWindow) -> QDialog:
    window.show_page("costs")
    come_to_rest(window)
    page = window.pages["costs"]
    assert isinstance(page, CostsPage)
    report = page._report
    assert report is not None
    return KeptTrials(report, [TriedOut("One more parent with level 2", report)], window)


def _close_dialogs(window: MainWindow) -> None:
    for dialog in window.findChildren(QDialog):
        dialog.close()
        dialog.deleteLater()


def _add(key: str) -> Callable[[MainWindow], QWidget]:
    def go(window: MainWindow) -> QWidget:
        window.show_page(key)
        window.pages[key].add_row()
        return window

    return go


def _import(window: MainWindow, sheet: Path) -> QWidget:
    window.show_page("import")
    window.pages.importing.read_file(sheet)
    come_to_rest(window)
    return window


def _span(span: str) -> Callable[[MainWindow], QWidget]:
    def go(window: MainWindow) -> QWidget:
        window.show_page("rota")
        window.commands[f"show-{span}"].trigger()
        return window

    return go


def _who(window: MainWindow) -> QWidget:
    window.show_page("rota")
    rota = window.pages.rota
    rota.show_place(window.bridge.week(rota.when.monday).rows[0].cells[3][0])
    come_to_rest(window)
    return window


def _swaps(window: MainWindow) -> QWidget:
    """The sample has no duties to come: one is given to the first who can."""
    _who(window)
    rota = window.pages.rota
    before = {duty.id for duty in window.bridge.book.duties}
    rota.dock.candidates.give.emit(rota.dock.candidates.model.numbered(1))
    come_to_rest(window)
    window.notices.hide()
    rota.grid.table.swapWanted.emit(next(d.id for d in window.bridge.book.duties if d.id not in before))
    come_to_rest(window)
    return window


def _no_more_swaps(window: MainWindow) -> None:
    window.pages.rota.swapping.leave()
    window.bridge.undo()
    come_to_rest(window)


def _publish(window: MainWindow) -> QWidget:
    window.commands["publish"].trigger()
    return window


def _changes(window: MainWindow) -> QWidget:
    window.show_page("rota")
    publishing = window.pages.rota.publishing
    publishing.changes.show_changes(3, ())
    return window


def _notice(window: MainWindow) -> QWidget:
    window.show_page("families")
    window.notices.say(
        "<b>O'Neil & Söns</b>: the references of the family were recorded.", "done", button="Undo"
    )
    return window


def _proposal(window: MainWindow) -> QWidget:
    window.show_page("rota")
    window.commands["fill"].trigger()
    come_to_rest(window)
    assert window.pages.rota.filling.view.isVisible()
    return window


def _in_the_grid(window: MainWindow) -> QWidget:
    window.pages.rota.filling.view.look.click()
    come_to_rest(window)
    return window


def _drafts(window: MainWindow) -> QWidget:
    window.pages.rota.filling.view.compare.emit()
    come_to_rest(window)
    assert window.pages.rota.filling.comparing.isVisible()
    return window


def _discard(window: MainWindow) -> None:
    for part in (window.pages.rota.filling.comparing, window.pages.rota.filling.view):
        QTest.keyClick(part, Qt.Key.Key_Escape)
    assert window.pages.rota.grid.isVisible()
