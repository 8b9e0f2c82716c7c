"""Filling on the rota page: begin, stop, cancel, the proposal, accept or discard; and stale proposals."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from nursery_rota.actions.plans import accept
from nursery_rota.domain.proposal import Unfilled
from nursery_rota.domain.sheets import Cell
from nursery_rota.domain.tables import Term
from nursery_rota.gui.pages.fill_bar import FillBar
from nursery_rota.gui.pages.fill_run import FillResult, FillRun
from nursery_rota.gui.pages.page import Desk
from nursery_rota.gui.pages.proposal_view import ProposalView


class RotaFilling(QObject):
    """``showing``: is the proposal on show, instead of the week? ``place_wanted``: who could take this cell?"""

    showing = Signal(bool)
    place_wanted = Signal(object)

    def __init__(self, desk: Desk, bar: FillBar, views: QStackedWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bar, self._views = desk, bar, views
        self.run = FillRun(desk.bridge, desk.jobs, self)
        self.view = ProposalView()
        views.addWidget(self.view)
        self._result: FillResult | None = None
        self._term: Term | None = None
        self.run.progressed.connect(bar.show_progress)
        self.run.ended.connect(self._ended)
        self.run.troubled.connect(self._troubled)
        bar.stop.connect(self.run.stop)
        bar.cancel.connect(self._cancel)
        self.view.accepted.connect(self._accept)
        self.view.discarded.connect(self.leave)
        self.view.again.connect(self._again)
        self.view.show_everyone.connect(self._everyone)

    def begin(self, term: Term) -> None:
        """Fill ``term`` in the background."""
        if self.run.running:
            return
        self._term = term
        self.leave()
        self._bar.begin(term.name)
        self._desk.commands["fill"].setEnabled(False)
        self.run.begin(term)

    def book_changed(self) -> None:
        """The rota is another one now: a proposal for the one before may not be accepted."""
        if self._result is not None:
            self.view.set_stale(self._result.built.book is not self._desk.bridge.book)

    def leave(self) -> None:
        """Back to the week; nothing of the proposal stays."""
        self._result = None
        self._views.setCurrentIndex(0)
        self.showing.emit(False)

    def forget(self) -> None:
        """Another file is open: what runs is cancelled, what was found is gone."""
        self.run.cancel()
        self._bar.hide()
        self.leave()

    def _ended(self, result: FillResult | None) -> None:
        self._bar.hide()
        file = self._desk.bridge.file
        self._desk.commands["fill"].setEnabled(file is not None and not file.read_only)
        if result is None or file is None:
            return
        self._result = result
        self.view.show_result(result)
        self.book_changed()
        self._views.setCurrentWidget(self.view)
        self.showing.emit(True)
        self.view.accept_button.setFocus()

    def _troubled(self, sentence: str) -> None:
        self._desk.notices.say(sentence, "our-rule")

    def _cancel(self) -> None:
        self.run.cancel()
        self._bar.hide()
        self._desk.notices.say("Cancelled. The rota is as it was.", "done")

    def _accept(self) -> None:
        result = self._result
        if result is None:
            return
        changed = self._desk.bridge.do(lambda file: accept(file, result.built, result.proposal))
        if changed is not None:
            self.leave()
            if not changed:
                self._desk.notices.say("Your rota is already the fairest possible. Nothing changed.", "done")

    def _again(self) -> None:
        if self._term is not None:
            self.begin(self._term)

    def _everyone(self, place: Unfilled) -> None:
        self.leave()
        self.place_wanted.emit(Cell(place.on_date, place.shift_id, place.room_id, None, ()))
