"""What the meeting agrees on, beside the pages: the rules in force, and balances that go into the next term."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from nursery_rota.actions.carry_over import carry_over
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.rules_dialog import RulesDialog
from nursery_rota.gui.frame.notices import NoticeBar
from nursery_rota.store.reference import Reference
from nursery_rota.wording import plural


class Agreements:
    """``parent`` is the window that dialogs belong to."""

    def __init__(self, bridge: Bridge, reference: Reference, notices: NoticeBar, parent: QWidget) -> None:
        self._bridge, self._reference, self._notices, self._parent = bridge, reference, notices, parent

    def show_rules(self) -> None:
        """The rules in force, to read, to copy and to change."""
        RulesDialog(self._bridge, self._reference, self._parent).open()

    def carry_over(self) -> None:
        """The balances of this term, or of the last one that is over, become credits of the next."""
        term = self._bridge.term_on(self._bridge.today)
        if term is None:
            self._notices.say("No term has been typed yet. Add its dates under Timetable.", "our-rule")
            return
        families = self._bridge.do(lambda file: carry_over(file, term))
        if families is not None:
            self._notices.say(f"{plural(families, 'balance')} carried on from {term.name}.", "done")
