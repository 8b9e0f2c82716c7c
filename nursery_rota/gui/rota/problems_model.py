"""What the check found, as a list for Qt: words, signs and what a click offers. Draws nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from nursery_rota.domain.findings import SEVERITIES, Finding, Severity
from nursery_rota.wording import sentence

FINDING_ROLE = int(Qt.ItemDataRole.UserRole)
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

WORDS: dict[Severity, str] = {
    "law": "Law",
    "policy": "Our rule",
    "warning": "Note",
    "next_step": "Next step",
}
SIGNS: dict[Severity, str] = {
    "law": "law",
    "policy": "our-rule",
    "warning": "note",
    "next_step": "next-step",
}
TONES: dict[Severity, str] = {"law": "bad", "policy": "warn", "warning": "info", "next_step": "ok"}


class ProblemsModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._findings: tuple[Finding, ...] = ()

    def set_findings(self, findings: Sequence[Finding]) -> None:
        """Law first, next steps last; within one kind in the order given."""
        self.beginResetModel()
        self._findings = _ordered(findings)
        self.endResetModel()

    def holds(self, findings: Sequence[Finding]) -> bool:
        """Are these the very findings that are listed?"""
        return bool(findings) and _ordered(findings) == self._findings

    def finding(self, row: int) -> Finding:
        return self._findings[row]

    def counts(self) -> list[tuple[Severity, int]]:
        """How many there are of each kind that occurs, law first."""
        every = [(kind, sum(f.severity == kind for f in self._findings)) for kind in SEVERITIES]
        return [(kind, count) for kind, count in every if count]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        finding = self._findings[index.row()]
        if role == FINDING_ROLE:
            return finding
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return finding.message
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = [WORDS[finding.severity], finding.where]
            return f"{', '.join(filter(None, words))}: {sentence(finding.message)}"
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return link_words(finding)
        return None


def link_words(finding: Finding) -> str:
    """What the link of a row offers; "" where there is no next step."""
    if finding.remedy == "candidates":
        return "Who could do it?"
    if not finding.remedy:
        return ""
    if not finding.names:
        return "Open"
    name = finding.names[0]
    return f"Open {name.split()[-1]}" if len(name) > 14 or " " in name else f"Open {name}"


def _ordered(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity)))
