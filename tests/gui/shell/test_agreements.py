"""The rules in force and the balances of a term, from the Tools menu."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from nursery_rota.gui.dialogs.rules_dialog import RulesDialog
from nursery_rota.gui.main_window import MainWindow


def test_the_rules_in_force_open_from_the_menu(window: MainWindow) -> None:
    window.commands["rules"].trigger()
    (dialog,) = [w for w in QApplication.topLevelWidgets() if isinstance(w, RulesDialog)]
    assert dialog.isVisible()
    dialog.close()


def test_balances_are_carried_into_the_next_term_and_undo_takes_them_back(window: MainWindow) -> None:
    before = len(window.bridge.book.credits)
    window.commands["carry-over"].trigger()
    assert "carried on from Autumn term 2026" in window.notices.text
    assert len(window.bridge.book.credits) > before
    window.commands["undo"].trigger()
    assert len(window.bridge.book.credits) == before
