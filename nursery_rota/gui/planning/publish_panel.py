"""Publishing, as a panel: the number of the issue, what changed, what speaks against it, and who answers for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from nursery_rota.domain.findings import Finding
from nursery_rota.domain.proposal import Change
from nursery_rota.gui.frame.parts import Sign, Tag, button, icon_button, label, mark, retire
from nursery_rota.gui.planning.change_list import ChangeList
from nursery_rota.gui.planning.reading_panel import ReadingPanel
from nursery_rota.gui.widgets.notes import NoteLine
from nursery_rota.wording import plural

MOST_LINES = 25
"""So many breaches are read out one by one; the problems below the grid have all of them."""
WIDEST = 16_777_215
"""Qt's word for "no greatest width"."""
KEPT = "Nothing speaks against it: the law and your rules are kept."


class PublishPanel(ReadingPanel):
    """``wanted`` carries the name and the reason (None where nothing speaks against it)."""

    wanted = Signal(str, object)
    left = Signal()
    place_wanted = Signal(object)
    """A Finding whose place is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Publish", parent=parent)
        self._breaches: tuple[Finding, ...] = ()
        self.head.addWidget(icon_button("Not yet", "cross", self.leave, role="quiet", dense=True))
        self.said = label("", wrap=True)
        self.said.setContentsMargins(16, 12, 16, 10)
        self.add(self.said)
        self._changed, _ = self._section("What has changed")
        self.changes = ChangeList()
        self.changes.setAccessibleName("What has changed since the last issue")
        self.add(self.changes, 2)
        _, against = self._section("What speaks against it")
        self._tags = {kind: Tag("", tone, sign) for kind, tone, sign in
                      (("law", "bad", "law"), ("policy", "warn", "our-rule"))}  # fmt: skip
        for tag in self._tags.values():
            against.addWidget(tag)
        self.add(self._lines(), 3)
        self.add(self._form())
        self.hide()

    def fit(self, beside: bool) -> None:
        """``beside`` the grid it keeps to its width; alone it has all there is."""
        wanted = max(440, self.fontMetrics().averageCharWidth() * 60)
        self.setMinimumWidth(wanted if beside else 0)
        self.setMaximumWidth(wanted if beside else WIDEST)

    def _section(self, title: str) -> tuple[QFrame, QHBoxLayout]:
        """A head within the panel, and its line, which takes tags."""
        box = QFrame()
        box.setProperty("head", True)
        line = QHBoxLayout(box)
        line.setContentsMargins(16, 5, 16, 5)
        line.addWidget(label(title, "strong"))
        line.addStretch(1)
        self.add(box)
        return box, line

    def _lines(self) -> QScrollArea:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        holder.setObjectName("scrolled")
        holder.setProperty("ground", "surface")
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 2, 0, 2)
        self._column.setSpacing(0)
        area.setWidget(holder)
        return area

    def _form(self) -> QFrame:
        foot = QFrame()
        foot.setProperty("foot", True)
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(4)
        self._warning = QFrame()
        self._warning.setProperty("box", "bad")
        box = QHBoxLayout(self._warning)
        self._why = label("", wrap=True)
        box.addWidget(Sign("law", "bad"), 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self._why, 1)
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
        buttons = QHBoxLayout()
        self.go = button("Publish", self._go, sign="publish", role="primary")
        buttons.addWidget(button("Not yet", self.leave))
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        column.addLayout(buttons)
        return foot

    def offer(
        self, term: str, number: int, changes: Sequence[Change], families: int, findings: Sequence[Finding]
    ) -> None:
        """Show what publishing issue ``number`` would mean; ``families`` get a new sheet because of the changes."""
        against = [f for f in findings if f.severity in ("law", "policy")]
        self._breaches = tuple(f for f in against if f.severity == "law")
        self.title.setText(f"Publish issue {number}")
        self.said.setText(f"{term}. {_since(number, len(changes), families)}")
        self._show_changes(number, changes)
        self._show_findings(against)
        lawful = not self._breaches
        self._warning.setVisible(not lawful)
        places = "place is" if len(self._breaches) == 1 else "places are"
        self._why.setText(
            f"{len(self._breaches)} {places} against the law. Publish all the same? "
            "Your name and reason will be printed."
        )
        for widget in (self._reason_title, self.reason):
            widget.setVisible(not lawful)
        self.go.setText(f" Publish issue {number}" if lawful else " Publish all the same")
        self._trouble.hide()
        self.show()
        self.name.setFocus()

    def _show_changes(self, number: int, changes: Sequence[Change]) -> None:
        for part in (self._changed, self.changes):
            part.setVisible(number > 1 and bool(changes))
        self.changes.show_changes(tuple(changes))

    def _show_findings(self, against: Sequence[Finding]) -> None:
        for kind, tag in self._tags.items():
            count = sum(f.severity == kind for f in against)
            tag.set_words(f"{count} {'law' if kind == 'law' else 'our rule'}")
            tag.setVisible(count > 0)
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                retire(widget)
        for finding in against[:MOST_LINES]:
            self._column.addWidget(self._line(finding))
        if not against:
            self._column.addWidget(NoteLine("ok", "ok", "", KEPT))
        if len(against) > MOST_LINES:
            more = f"and {plural(len(against) - MOST_LINES, 'other')}, in the list of problems."
            self._column.addWidget(NoteLine("note", "info", "", more))
        self._column.addStretch(1)

    def _line(self, finding: Finding) -> NoteLine:
        sign, token = ("law", "bad") if finding.severity == "law" else ("our-rule", "warn")
        made = NoteLine(sign, token, f"{finding.where}.", finding.message, leads=finding.on_date is not None)
        made.opened.connect(lambda: self.place_wanted.emit(finding))
        return made

    def leave(self) -> None:
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go()
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


def _since(number: int, changes: int, families: int) -> str:
    if number == 1:
        return "The first issue: every family gets a sheet. The prints carry the number."
    if not changes:
        return f"Nothing has changed since issue {number - 1}."
    get = "family gets" if families == 1 else "families get"
    return (
        f"{plural(changes, 'duty', 'duties')} changed since issue {number - 1}. {families} {get} a new sheet."
    )
