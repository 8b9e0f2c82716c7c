"""The problems of the term, always up to date, under the grid. Folds to its head."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from nursery_rota.domain.findings import SEVERITIES, Finding
from nursery_rota.gui.frame.parts import mark
from nursery_rota.gui.rota.panel import PaintedList
from nursery_rota.gui.rota.problems_delegate import ProblemsDelegate
from nursery_rota.gui.rota.problems_model import FINDING_ROLE, SIGNS, TONES, WORDS, ProblemsModel
from nursery_rota.gui.theme.icons import icon
from nursery_rota.gui.theme.look import look_of
from nursery_rota.gui.widgets.buttons import sign_button
from nursery_rota.gui.widgets.panels import Panel
from nursery_rota.gui.widgets.plain import plain_label
from nursery_rota.gui.widgets.tags import Tag
from nursery_rota.wording import plural

TRUE_NOW, CHECKING = "Always up to date. Whole term", "Checking the term"
PATIENCE_MS = 300
"""A check that is over sooner says nothing: it would only flicker."""
NOTHING = "Nothing to mend: the term keeps every rule."
NO_TERM = "Nothing to check yet. Add a term in Timetable."
ROWS = 5
"""Rows that are seen without scrolling, at most, unless the grid leaves room for more."""


class ProblemsPanel(Panel):
    jump = Signal(object)
    """A Finding: show the place it is about."""
    act = Signal(object)
    """A Finding: do what its link offers."""
    folded = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Problems", dense=True, parent=parent)
        self.findings_model = ProblemsModel(self)
        self.list = _ProblemsList(self)
        self.list.setModel(self.findings_model)
        self.list.setAccessibleName("Problems")
        self._tags = {kind: Tag("", TONES[kind], SIGNS[kind]) for kind in SEVERITIES}
        for tag in self._tags.values():
            self.beside_title(tag)
        self._scope = plain_label(TRUE_NOW, "second")
        self.head.addWidget(self._scope)
        self._fold = sign_button("down", "Fold the problems")
        self._fold.clicked.connect(self._toggle)
        self.head.addWidget(self._fold)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(PATIENCE_MS)
        self._slow.timeout.connect(lambda: self._say_scope(CHECKING))
        self._nothing = plain_label(CHECKING, "second", self)
        self._nothing.setContentsMargins(16, 10, 16, 10)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self._nothing)
        self.body.addStretch(0)
        self._is_folded = False
        self._none = NOTHING
        """What is said where there is no finding."""
        self._known = False
        """Does the list speak of the rota of now? While it is being checked the one before stays readable."""
        self._room = 0
        self._visited = -1
        self.list.jump.connect(self._visit)
        self.list.act.connect(self.act)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._show_parts()

    def set_checking(self) -> None:
        """What is listed is of a rota that has changed since; the check of the one of now is under way."""
        self._known = False
        self._slow.start()
        self._show_parts()

    @property
    def says_checking(self) -> bool:
        return self._scope.text() == CHECKING

    def _say_scope(self, words: str) -> None:
        self._scope.setText(words)
        self._show_scope()

    def set_findings(self, findings: Sequence[Finding], nothing: str = NOTHING) -> None:
        """Show ``findings``, or say ``nothing``; the row that was chosen stays chosen if the same finding is still
        there."""
        self._known, self._none = True, nothing
        self._slow.stop()
        self._say_scope(TRUE_NOW)
        if self.findings_model.holds(findings):
            self._show_parts()
            return
        chosen = self.list.currentIndex().data(FINDING_ROLE)
        self.findings_model.set_findings(findings)
        self.list.painter.places = tuple({finding.where for finding in findings})
        counts = dict(self.findings_model.counts())
        for kind, tag in self._tags.items():
            count = counts.get(kind, 0)
            tag.set_words(f"{count} {WORDS[kind].lower()}")
            tag.setVisible(count > 0)
        self._visited = -1
        for row in range(self.findings_model.rowCount()):
            if self.findings_model.finding(row) == chosen:
                self.list.setCurrentIndex(self.findings_model.index(row))
                self._visited = row
        said = ", ".join(f"{count} {WORDS[kind].lower()}" for kind, count in counts.items())
        self.setAccessibleDescription(said or NOTHING)
        self._show_parts()

    def step(self, forward: bool) -> None:
        """To the next or previous problem (F8), round the end, and show its place."""
        count = self.findings_model.rowCount()
        if not count:
            return
        at = self._visited
        row = (at + (1 if forward else -1)) % count if at >= 0 else (0 if forward else count - 1)
        self.list.setCurrentIndex(self.findings_model.index(row))
        self.list.jump.emit(self.findings_model.finding(row))

    def _visit(self, finding: Finding) -> None:
        self._visited = self.list.currentIndex().row()
        self.jump.emit(finding)

    def is_folded(self) -> bool:
        return self._is_folded

    def set_folded(self, fold: bool) -> None:
        self._is_folded = fold
        self._show_parts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What the list is about is said where there is room for it beside the counts."""
        super().resizeEvent(event)
        self._show_scope()

    def _show_scope(self) -> None:
        shown = sum(tag.sizeHint().width() + 8 for tag in self._tags.values() if not tag.isHidden())
        rest = self.title.sizeHint().width() + self._fold.sizeHint().width() + 64
        self._scope.setVisible(self.width() >= shown + rest + self._scope.sizeHint().width())

    def set_room(self, height: int) -> None:
        """What the grid leaves: the list takes all of it."""
        if height != self._room:
            self._room = height
            self.updateGeometry()

    def _toggle(self) -> None:
        self.set_folded(not self._is_folded)
        self.folded.emit(self._is_folded)

    def _show_parts(self) -> None:
        empty = self.findings_model.rowCount() == 0
        mark(self.head_box, "head", not self._is_folded)
        self.list.setVisible(not self._is_folded and not empty)
        self._nothing.setVisible(not self._is_folded and empty)
        self._nothing.setText(self._none if self._known else CHECKING)
        self._fold.setIcon(icon("up" if self._is_folded else "down"))
        verb = "Unfold" if self._is_folded else "Fold"
        count = plural(self.findings_model.rowCount(), "row")
        self._fold.setAccessibleName(f"{verb} the problems, {count}")
        self._fold.setToolTip(f"{verb} the problems")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        head = self.head_box.sizeHint().height() + 2
        if self._is_folded:
            return QSize(400, head)
        if self.findings_model.rowCount() == 0:
            return QSize(400, max(self._room, head + self._nothing.sizeHint().height()))
        rows = min(ROWS, max(3, self.findings_model.rowCount()))
        return QSize(400, max(self._room, head + rows * (look_of(self).row + 6) + 6))


class _ProblemsList(PaintedList):
    """The rows; a click upon the link acts, anywhere else shows the place."""

    jump = Signal(object)
    act = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.painter = ProblemsDelegate(self)
        self.setItemDelegate(self.painter)
        self.setUniformItemSizes(True)
        self.clicked.connect(self._jump_to)

    def _jump_to(self, index: QModelIndex) -> None:
        finding = index.data(FINDING_ROLE)
        if isinstance(finding, Finding):
            self.jump.emit(finding)

    def _over_link(self, event: QMouseEvent) -> Finding | None:
        point = event.position().toPoint()
        index = self.indexAt(point)
        finding = index.data(FINDING_ROLE)
        if isinstance(finding, Finding):
            rect = self.painter.link_rect(self.visualRect(index), finding)
            return finding if rect.contains(point) else None
        return None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        finding = self._over_link(event)
        if finding is None or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        self.setCurrentIndex(self.indexAt(event.position().toPoint()))
        self.act.emit(finding)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        shape = Qt.CursorShape.PointingHandCursor if self._over_link(event) else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter shows the place, Space does what the link offers."""
        finding = self.currentIndex().data(FINDING_ROLE)
        key = event.key()
        if isinstance(finding, Finding) and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.jump.emit(finding)
        elif isinstance(finding, Finding) and key == Qt.Key.Key_Space and finding.remedy:
            self.act.emit(finding)
        else:
            super().keyPressEvent(event)
