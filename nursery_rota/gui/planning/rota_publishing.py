"""Publishing on the rota page: what the panel is told, and the action it leads to."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from nursery_rota.actions.publish import publish
from nursery_rota.domain import tables as t
from nursery_rota.domain.issues import stamp
from nursery_rota.gui.pages.page import Desk
from nursery_rota.gui.planning.changes_panel import ChangesPanel
from nursery_rota.gui.planning.issue_changes import changes_of, families_changed
from nursery_rota.gui.planning.publish_panel import PublishPanel
from nursery_rota.wording import plural


class RotaPublishing(QObject):
    printing = Signal()
    """The new issue is to be printed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk.bridge)
        self._desk = desk
        self._term: t.Term | None = None
        self.panel = PublishPanel()
        self.panel.wanted.connect(self._publish)
        self.changes = ChangesPanel()
        self.changes.publish_wanted.connect(self._from_changes)
        desk.bridge.changed.connect(self._redraw)

    def offer(self, term: t.Term | None) -> None:
        """Say what publishing ``term`` would mean; only once it has been checked."""
        bridge = self._desk.bridge
        judged = bridge.judgement(term) if term is not None else None
        if term is None or judged is None:
            self._desk.notices.say("The term is still being checked. Try again in a moment.", "note")
            return
        self._term = term
        issue = stamp(bridge.book, term)
        number = issue.number + 1 if issue else 1
        changes = changes_of(bridge.book, term) if issue else ()
        families = families_changed(bridge.book, term) if issue else 0
        self.changes.hide()
        self.panel.offer(term.name, number, changes, families, judged.findings)

    def show_changes(self, term: t.Term | None) -> None:
        """The list of what changed since the newest issue of ``term``."""
        self._term = term
        self.panel.hide()
        self._redraw(always=True)
        self.changes.list.setFocus()

    def forget(self) -> None:
        """Another file is open."""
        self.panel.hide()
        self.changes.hide()

    def _redraw(self, notice: object = None, *, always: bool = False) -> None:
        term, book = self._term, self._desk.bridge.book
        if term is None or not (always or self.changes.isVisible()):
            return
        issue = stamp(book, term)
        if issue is None:
            self.changes.hide()
        else:
            self.changes.show_changes(issue.number, changes_of(book, term))

    def _from_changes(self) -> None:
        self.changes.hide()
        self.offer(self._term)

    def _publish(self, name: str, reason: object) -> None:
        term, bridge = self._term, self._desk.bridge
        judged = bridge.judgement(term) if term is not None else None
        if term is None or judged is None:
            self._desk.notices.say("The rota has changed since. It is being checked again.", "note")
            return
        why = reason if isinstance(reason, str) else None
        number = bridge.do(
            lambda file: publish(
                file, term.id, by_whom=name, now=datetime.now(), findings=judged.findings, override_reason=why
            )
        )
        if number is not None:
            self.panel.leave()
            families = plural(len(judged.ledger), "family", "families")
            self._desk.notices.say(
                f"Issue {number} is published. {families} can have a sheet.",
                "done",
                button="Print",
                doing=self.printing.emit,
            )
