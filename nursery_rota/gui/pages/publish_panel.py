"""Publishing, as a panel: the number of the issue, what speaks against it, and who answers for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from nursery_rota.domain.findings import Finding
from nursery_rota.gui.frame.parts import Panel, Sign, button, icon_button, label, mark
from nursery_rota.gui.models.columns import Column
from nursery_rota.gui.models.table import Table
from nursery_rota.wording import plural


class PublishPanel(Panel):
    """``wanted`` carries the name and the reason (None where nothing speaks against it)."""

    wanted = Signal(str, object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Publish", parent=parent)
        self._breaches: tuple[Finding, ...] = ()
        self.head.addWidget(icon_button("Not yet", "cross", self.leave, role="quiet", dense=True))
        self._said = label("", wrap=True)
        self._said.setContentsMargins(16, 12, 16, 8)
        self.add(self._said)
        self.findings = Table[Finding](
            "What speaks against it",
            (
                Column("Place", lambda f: f.where, bold=True),
                Column("What", lambda f: f.message, tip=lambda f: f.message, stretch=3),
            ),
            empty="Nothing speaks against it: the law and your rules are kept.",
            key=lambda f: (f.rule, f.where, f.message),
        )
        self.add(self.findings, 1)
        self.add(self._form())
        self.setFixedWidth(max(400, self.fontMetrics().averageCharWidth() * 58))
        self.hide()

    def _form(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("foot", True)
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        self._warning = QFrame()
        self._warning.setProperty("box", "bad")
        box = QVBoxLayout(self._warning)
        self._why = label("", wrap=True)
        box.addWidget(Sign("law", "bad"))
        box.addWidget(self._why)
        column.addWidget(self._warning)
        self.name = QLineEdit()
        self.name.setAccessibleName("Your name")
        self.reason = QLineEdit()
        self.reason.setAccessibleName("Reason for publishing all the same")
        self._reason_title = label("Why it goes out all the same (printed)", "strong")
        column.addWidget(label("Your name", "strong"))
        column.addWidget(self.name)
        column.addWidget(self._reason_title)
        column.addWidget(self.reason)
        self._trouble = label("", wrap=True)
        mark(self._trouble, "tone", "warn")
        self._trouble.hide()
        column.addWidget(self._trouble)
        self.go = button("Publish", self._go, sign="publish", role="primary")
        column.addWidget(self.go)
        column.addWidget(button("Not yet", self.leave))
        return foot

    def offer(self, term: str, number: int, changes: int, findings: Sequence[Finding]) -> None:
        """Show what publishing issue ``number`` would mean."""
        against = [f for f in findings if f.severity in ("law", "policy")]
        self._breaches = tuple(f for f in against if f.severity == "law")
        self.title.setText(f"Publish issue {number}")
        since = (
            f"{plural(changes, 'duty', 'duties')} changed since issue {number - 1}. " if number > 1 else ""
        )
        self._said.setText(f"{term}. {since}The prints carry the number of the issue.")
        self.findings.set_rows(against)
        lawful = not self._breaches
        self._warning.setVisible(not lawful)
        self._why.setText(
            f"{plural(len(self._breaches), 'place')} against the law. Publish all the same? "
            "Your name and reason will be printed."
        )
        for widget in (self._reason_title, self.reason):
            widget.setVisible(not lawful)
        self.go.setText(f"Publish issue {number}" if lawful else "Publish all the same")
        self._trouble.hide()
        self.show()
        self.name.setFocus()

    def leave(self) -> None:
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _go(self) -> None:
        name, reason = self.name.text().strip(), self.reason.text().strip()
        if self._breaches and not (name and reason):
            self._trouble.setText("Your name and the reason are both needed. They are printed on the rota.")
            self._trouble.show()
            (self.name if not name else self.reason).setFocus()
            return
        self.wanted.emit(name, reason if self._breaches else None)
