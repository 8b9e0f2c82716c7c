"""Filling and mending on the rota page: begin, stop, cancel, the proposal, accept or discard; and stale proposals."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import cached_property

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget

from nursery_rota.domain.compare import DraftFigures
from nursery_rota.domain.proposal import Unfilled
from nursery_rota.domain.proposal_list import proposal_list
from nursery_rota.domain.sheets import Cell
from nursery_rota.domain.tables import Term
from nursery_rota.domain.vacancies import Away
from nursery_rota.gui.pages.page import Desk
from nursery_rota.gui.planning.compare_view import CompareView
from nursery_rota.gui.planning.drafts_kept import DraftsKept
from nursery_rota.gui.planning.fill_bar import FillBar
from nursery_rota.gui.planning.fill_run import FillResult, FillRun
from nursery_rota.gui.planning.proposal_grid import ProposalGrid
from nursery_rota.gui.planning.proposal_view import ProposalView
from nursery_rota.gui.planning.when_button import WhenButton
from nursery_rota.gui.prints.paper_menu import PaperMenu, Paperwork
from nursery_rota.wording import listing


class RotaFilling(QObject):
    """``showing``: is the proposal on show, instead of the week? ``place_wanted``: who could take this cell?"""

    showing = Signal(bool)
    place_wanted = Signal(object)

    def __init__(self, desk: Desk, bar: FillBar, views: QStackedWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._bar, self._views = desk, bar, views
        self.run = FillRun(desk.bridge, desk.jobs, self)
        self.paper = PaperMenu("Print the changes", desk, self._changes_on_paper, views)
        self.drafts = DraftsKept(desk.bridge, desk.jobs, self)
        self._compare_next = False
        """Whether what is being worked out is one more draft to compare."""
        self._result: FillResult | None = None
        self._run_again: Callable[[], None] = self.leave
        self.run.progressed.connect(bar.show_progress)
        self.run.ended.connect(self._ended)
        self.run.troubled.connect(self._troubled)
        bar.stop.connect(self.run.stop)
        bar.cancel.connect(self._cancel)
        self.drafts.ready.connect(self._compare)

    # -- what shows a proposal, made when the first one is there ----------------------------------

    @cached_property
    def view(self) -> ProposalView:
        """The proposal, to accept or discard."""
        view = ProposalView(self.paper.button)
        self._views.addWidget(view)
        view.accepted.connect(self._accept)
        view.discarded.connect(self.leave)
        view.again.connect(self._again)
        view.show_everyone.connect(self._everyone)
        view.compare.connect(self.drafts.ask)
        view.grid_wanted.connect(self._look_at_grid)
        return view

    @cached_property
    def grid(self) -> ProposalGrid:
        """The rota as the proposal would have it, week by week."""
        grid = ProposalGrid()
        self._views.addWidget(grid)
        grid.left.connect(self._look_back)
        return grid

    @cached_property
    def comparing(self) -> CompareView:
        """Several proposals side by side."""
        comparing = CompareView()
        self._views.addWidget(comparing)
        comparing.left.connect(self._look_back)
        comparing.chosen.connect(self._look_at)
        comparing.another.connect(lambda: self._one_more(mends=False))
        comparing.fewest.connect(lambda: self._one_more(mends=True))
        return comparing

    @property
    def shows_proposal(self) -> bool:
        return isinstance(self._views.currentWidget(), ProposalView)

    def other_weeks(self) -> WhenButton | None:
        """What turns the weeks of the proposal, while they are on show."""
        shown = self._views.currentWidget()
        return shown.when if isinstance(shown, ProposalGrid) else None

    # -- filling ----------------------------------------------------------------------------------

    def begin(self, term: Term, seed: int = 0) -> None:
        """Fill ``term`` in the background; another ``seed`` may find another rota that is as good."""
        self._begin(f"Filling {term.name}", lambda: self.run.begin(term, seed), lambda: self.begin(term))

    def mend(self, term: Term, away: Away | None, also: Sequence[Term] = ()) -> None:
        """Mend ``term`` and the later terms of ``also`` with the fewest changes, in the background."""
        self._begin(
            f"Mending {listing([each.name for each in (term, *also)])}",
            lambda: self.run.mend(term, away, also),
            lambda: self.mend(term, away, also),
        )

    def _begin(self, words: str, run: Callable[[], None], again: Callable[[], None]) -> None:
        if self.run.running:
            return
        self._run_again = again
        self.leave()
        self._bar.begin(words)
        self._offer(False)
        run()

    def _offer(self, offered: bool) -> None:
        for key in ("fill", "mend", "away"):
            self._desk.commands[key].setEnabled(offered)

    def book_changed(self) -> None:
        """The rota is another one now: a proposal for the one before may not be accepted."""
        if self._result is not None:
            self.view.set_stale(self._result.book is not self._desk.bridge.book)

    def leave(self) -> None:
        """Back to the week; nothing of the proposal stays."""
        self._result = None
        self._views.setCurrentIndex(0)
        self.showing.emit(False)

    def forget(self) -> None:
        """Another file is open: what runs is cancelled, what was found is gone."""
        self.run.cancel()
        self.drafts.forget()
        self._bar.hide()
        self.leave()

    def _ended(self, result: FillResult | None) -> None:
        self._bar.hide()
        file = self._desk.bridge.file
        self._offer(file is not None and not file.read_only)
        if result is None or file is None:
            return
        self.drafts.keep(result)
        self._look(result)
        if self._compare_next:
            self._compare_next = False
            self.drafts.ask()

    def _look(self, result: FillResult) -> None:
        """Show a proposal, to accept or discard."""
        self._result = result
        self.view.show_result(result)
        self.book_changed()
        self._views.setCurrentWidget(self.view)
        self.showing.emit(True)
        self.view.accept_button.setFocus()

    def _look_at_grid(self) -> None:
        """The rota as it would be, week by week."""
        if self._result is not None:
            self.grid.show_result(self._result, self._desk.bridge.today)
            self._views.setCurrentWidget(self.grid)
            self.grid.grid.setFocus()

    def _changes_on_paper(self) -> Paperwork | None:
        result = self._result
        if result is None:
            return None
        now = datetime.now()

        def make() -> bytes:
            from nursery_rota.documents.plain_list import plain_list

            return plain_list(proposal_list(result.proposal), printed_at=now)

        return Paperwork(f"Changes proposed for {result.proposal.terms}", make)

    # -- several drafts ---------------------------------------------------------------------------

    def _compare(self, drafts: tuple[DraftFigures, ...]) -> None:
        """The drafts side by side, in place of the proposal."""
        if self._result is None:
            return
        self.comparing.show_drafts(drafts, self._result.book.nursery.currency, self._result.term.name)
        self._views.setCurrentWidget(self.comparing)
        self.comparing.back.setFocus()

    def _look_at(self, number: int) -> None:
        self._look(self.drafts.results[number])

    def _look_back(self) -> None:
        if self._result is not None:
            self._look(self._result)

    def _one_more(self, *, mends: bool) -> None:
        """Another proposal for the same rota, then all of them side by side."""
        result = self._result
        if result is None or self.run.running:
            return
        self._compare_next = True
        if mends:
            self.mend(result.term, None)
        else:
            self.begin(result.term, seed=len(self.drafts.results))

    def _troubled(self, sentence: str) -> None:
        self._desk.notices.say(sentence, "our-rule")

    def _cancel(self) -> None:
        self.run.cancel()
        self._compare_next = False
        self._bar.hide()
        self._desk.notices.say("Cancelled. The rota is as it was.", "done")

    def _accept(self) -> None:
        result = self._result
        if result is None:
            return
        changed = self._desk.bridge.do(result.write)
        if changed is not None:
            self.leave()
            if not changed:
                self._desk.notices.say("Your rota is already the fairest possible. Nothing changed.", "done")

    def _again(self) -> None:
        self._run_again()

    def _everyone(self, place: Unfilled) -> None:
        self.leave()
        self.place_wanted.emit(Cell(place.on_date, place.shift_id, place.room_id, None, ()))
