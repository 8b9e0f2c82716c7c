"""The rules in force, to read; and the nursery's own copy of them, to change in a form.

Decides nothing about the rules: ``ruleset.parse`` judges what was typed, the actions save it in one step.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from nursery_rota.actions.own_rules import change_rules, copy_rules
from nursery_rota.domain import ruleset
from nursery_rota.domain.custom_rules import as_mapping
from nursery_rota.domain.ruleset import RuleSet, RuleVersion
from nursery_rota.errors import RuleFileProblem
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.form_fields import Field, TextField, make_field
from nursery_rota.gui.dialogs.rules_form import VersionForm
from nursery_rota.gui.frame.parts import Panel, button, label, retire
from nursery_rota.gui.models.fields import FieldSpec
from nursery_rota.gui.models.typed import Mistyped
from nursery_rota.gui.models.words import MARKS
from nursery_rota.store.reference import CUSTOM, Reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.wording import full_date, sentence

_OWN = "This is your own copy. It is not legal advice: check it against the current text."
_SHIPPED = (
    "These rules come with the program and are not legal advice: check them against the current text. To change "
    "them, copy them first."
)
_ABOUT = (
    FieldSpec("name", "Name of these rules", "text", True, ""),
    FieldSpec("source", "Where they are from", "text", True, ""),
    FieldSpec("mark", "How near to the text", "choice", True, "R", tuple(MARKS.items())),
    FieldSpec("seen_on", "Seen on", "date", True, None),
)


class RulesDialog(QDialog):
    """Shows the rules of the open file; saves only what can be a rule set, and as one step."""

    def __init__(self, bridge: Bridge, reference: Reference, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._reference = bridge, reference
        self._shown: RuleSet | None = None
        self.setWindowTitle("Ratio rules")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(max(920, self.fontMetrics().averageCharWidth() * 82), 660)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 12)
        column.setSpacing(8)
        column.addLayout(self._head())
        self.note = label("", "second", wrap=True)
        column.addWidget(self.note)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._scroll, 1)
        self.trouble = label("", wrap=True)
        self.trouble.setObjectName("fieldTrouble")
        self.trouble.hide()
        column.addWidget(self.trouble)
        column.addLayout(self._foot())
        bridge.changed.connect(self._follow)
        bridge.attached.connect(self.reject)
        bridge.troubled.connect(self._say)
        self._show(bridge.book.rule_set)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        self.title = label("", "title", wrap=True)
        self.versions = QComboBox()
        self.versions.setAccessibleName("Which version of the rules")
        self.versions.activated.connect(self._show_version)
        head.addWidget(self.title, 1)
        head.addWidget(self.versions)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.leave = button("Close", self.reject)
        self.copy = button("Copy these rules and change them", self._copy, role="primary")
        self.save = button("Save these rules", self._save, role="primary")
        for made in (self.leave, self.copy, self.save):
            foot.addWidget(made)
        return foot

    def _show(self, rules: RuleSet) -> None:
        """Fill the form anew."""
        own = rules.key == CUSTOM
        self._shown, self._raw = rules, as_mapping(rules)
        self.title.setText(rules.name)
        self.note.setText(_OWN if own else _SHIPPED)
        self.copy.setVisible(not own)
        self.save.setVisible(own)
        self.leave.setText("Leave as it was" if own else "Close")
        self.leave.setAccessibleName(self.leave.text())
        self._say("")
        body = self._scroll.takeWidget()
        if body is not None:
            retire(body)
        self._scroll.setWidget(self._body(rules, editable=own))
        self._fill_versions(rules)

    def _body(self, rules: RuleSet, *, editable: bool) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(8)
        column.addWidget(self._about(rules))
        self.forms = [VersionForm(version) for version in self._raw["versions"]]
        self._stack = QStackedWidget()
        for form in self.forms:
            self._stack.addWidget(form)
        column.addWidget(self._stack)
        column.addStretch(1)
        for part in (*self.forms, *self.about.values()):
            part.setEnabled(editable)
        return body

    def _about(self, rules: RuleSet) -> Panel:
        panel = Panel("Where these rules are from", dense=True)
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(16, 10, 16, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        self.about: dict[str, Field] = {}
        for place, spec in enumerate(_ABOUT):
            field = make_field(spec)
            field.show_value(getattr(rules, spec.column))
            if isinstance(field, TextField):
                field.line.setCursorPosition(0)  # a long source is read from its beginning
            self.about[spec.column] = field
            grid.addWidget(field, place // 2, place % 2)
        panel.add(holder)
        return panel

    def _fill_versions(self, rules: RuleSet) -> None:
        self.versions.clear()
        for version in rules.versions:
            self.versions.addItem(_since(version))
        self.versions.setVisible(len(rules.versions) > 1)
        self._show_version(rules.versions.index(rules.on(self._bridge.today)))

    def _show_version(self, place: int) -> None:
        self.versions.setCurrentIndex(place)
        self._stack.setCurrentIndex(place)

    def _follow(self, notice: object) -> None:
        rules = self._bridge.book.rule_set
        if rules != self._shown:
            self._show(rules)

    def _copy(self) -> None:
        key = self._bridge.book.nursery.rule_set
        self._bridge.do(lambda file: copy_rules(file, key, self._reference))

    def _save(self) -> None:
        """Save if all of it can be; otherwise show each sentence where it belongs, and that place."""
        self._say("")
        try:
            rules = self._typed()
            ruleset.parse(CUSTOM, rules)
        except Mistyped as trouble:
            self._say(str(trouble))
        except RuleFileProblem as problem:
            self._point_at(problem)
        else:
            self._keep(rules)
            return
        focused = self.focusWidget()
        if focused is not None:
            self._scroll.ensureWidgetVisible(focused)

    def _typed(self) -> Mapping[str, Any]:
        """What the whole form says; raises ``Mistyped`` on the first page where something cannot be read."""
        about = {name: field.value() for name, field in self.about.items()}
        versions = []
        for place, form in enumerate(self.forms):
            try:
                versions.append(form.values())
            except Mistyped:
                self._show_version(place)
                raise
        return self._raw | about | {"versions": versions}

    def _keep(self, rules: Mapping[str, Any]) -> None:
        def change(file: RotaFile) -> bool:
            change_rules(file, rules)
            return True

        if self._bridge.do(change):
            self.accept()

    def _point_at(self, problem: RuleFileProblem) -> None:
        match problem.place:
            case ("versions", int(version), *within):
                self._show_version(version)
                if not self.forms[version].complain(tuple(within), problem.says):
                    self._say(sentence(problem.says))
            case (str(name),) if name in self.about:
                self.about[name].complain(sentence(problem.says))
                self.about[name].setFocus()
            case _:
                self._say(sentence(problem.says))

    def _say(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.setVisible(bool(words))


def _since(version: RuleVersion) -> str:
    return "At first" if version.valid_from is None else f"From {full_date(version.valid_from)}"
