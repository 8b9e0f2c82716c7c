"""The check on the rota page: from a problem to its place, what would mend it, and what the whole term says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.findings import Finding

if TYPE_CHECKING:
    from nursery_rota.gui.planning.rota_page import RotaPage


class RotaChecking(QObject):
    def __init__(self, page: RotaPage) -> None:
        super().__init__(page)
        self._page = page

    def jump(self, finding: Finding) -> None:
        """To the place a problem is about."""
        if finding.on_date is None:
            return
        self._page.show_week(monday_of(finding.on_date))
        self._page.grid.select(finding.on_date, finding.shift_id, finding.room_id)

    def act(self, finding: Finding) -> None:
        """To what would mend it: who could do it, or the family or member of staff."""
        self.jump(finding)
        page = self._page
        book = page.desk.bridge.book
        if finding.remedy == "candidates":
            cell, _ = page.grid.selected()
            if cell is not None:
                page.show_place(cell)
        elif finding.people:
            person = book.person.get(finding.people[0])
            if person is not None and person.family_id is not None:
                page.open_family(person.family_id)
            else:
                page.go_to.emit("staff")

    def say(self) -> None:
        """F5: the check is always up to date; say what it says."""
        page = self._page
        term, notices = page.term, page.desk.notices
        judged = page.desk.bridge.judgement(term) if term is not None else None
        page.go_to.emit("rota")
        if judged is None:
            notices.say("Checking the term.", "note")
            return
        laws = sum(1 for f in judged.findings if f.severity == "law")
        ours = sum(1 for f in judged.findings if f.severity == "policy")
        words = f"{judged.term.name}: {laws} against the law, {ours} against your own rules."
        notices.say(words, "law" if laws else ("our-rule" if ours else "done"))
        if judged.findings:
            page.problems.set_folded(False)

    def step(self, forward: bool) -> None:
        """F8: the next problem of the list, or the next empty place of a month or term."""
        page = self._page
        if page.spans.is_week:
            page.problems.step(forward)
        elif not page.spans.view.step_empty(forward):
            page.desk.notices.say("No required place is empty here.", "done")
