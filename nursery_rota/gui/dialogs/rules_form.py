"""A form over one version of a rule set: its bands, who counts, levels, and what each session has.

Its fields are worked out from the classes of the rules, so that none is forgotten. Knows no file; saving and
judging are the business of the dialog.
"""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import fields
from typing import Any, Union, get_origin, get_type_hints

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from nursery_rota.domain.ruleset import Force, PerSession, Qualification, WhoCounts
from nursery_rota.gui.dialogs.band_rows import BandRows
from nursery_rota.gui.dialogs.form_fields import Field, make_field
from nursery_rota.gui.frame.parts import Panel
from nursery_rota.gui.models.fields import FieldSpec, Kind
from nursery_rota.gui.models.typed import Mistyped
from nursery_rota.wording import sentence

FORCES = (("law", "Law"), ("policy", "Our rule"), ("off", "Not asked"))
PARTS: Mapping[str, tuple[str, type]] = {
    "who_counts": ("Who counts", WhoCounts),
    "qualification": ("Levels", Qualification),
    "per_session": ("Each session", PerSession),
}
TITLES = {
    "minimum_age": "Youngest age of an adult",
    "sign_off": "Signed off by the manager",
    "first_aid": "First aid, to count",
    "vetting": "Vetting",
    "references": "References",
    "induction": "Induction",
    "whole_session": "There for the whole session",
    "lead_level": "Level of one adult",
    "lead": "One adult of that level",
    "others_level": "Level of the others",
    "others_percent": "Of the others, in 100",
    "others": "That many of the others",
    "level6_replaces_others": "Level 6 replaces the rule about the others",
    "first_aider": "A first-aider is there",
    "children_per_first_aider": "Children for each first-aider",
    "manager_or_deputy": "Manager or deputy is there",
    "mealtime_first_aider": "First aid at meals",
    "minimum_adults": "Fewest adults",
    "minimum_adults_force": "That many adults",
    "maximum_children": "Most children",
    "under_twos": "Experience with under-twos",
    "second_lead_from": "Second teacher from, children",
}
_COLUMNS = 3
_LARGE = 9
"""Pixels of an average letter, above which fields stand one fewer beside each other."""


class VersionForm(QWidget):
    """``version`` as a rules file has it; ``values`` gives it back as it has been changed."""

    def __init__(self, version: Mapping[str, Any], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._version = dict(version)
        self.fields: dict[tuple[str, str], Field] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.bands = BandRows(version["bands"])
        ratios = Panel("Ratios by age", dense=True)
        ratios.add(self.bands)
        column.addWidget(ratios)
        for part, (title, kind) in PARTS.items():
            panel = Panel(title, dense=True)
            panel.add(self._fields(part, kind, version[part]))
            column.addWidget(panel)

    def _fields(self, part: str, kind: type, values: Mapping[str, Any]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(16, 10, 16, 14)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        across = _COLUMNS if self.fontMetrics().averageCharWidth() <= _LARGE else _COLUMNS - 1
        for place, spec in enumerate(_specs(kind)):
            field = make_field(spec)
            field.show_value(values.get(spec.column))
            self.fields[part, spec.column] = field
            grid.addWidget(field, place // across, place % across)
        for place in range(across):
            grid.setColumnStretch(place, 1)
        return holder

    def values(self) -> dict[str, Any]:
        """The version as changed; the first ``Mistyped`` once everything wrong has its sentence."""
        read = dict(self._version)
        troubles: list[Mistyped] = []
        try:
            read["bands"] = self.bands.values()
        except Mistyped as trouble:
            troubles.append(trouble)
        parts: dict[str, dict[str, Any]] = {part: {} for part in PARTS}
        for (part, name), field in self.fields.items():
            try:
                parts[part][name] = field.value()
            except Mistyped as trouble:
                if not troubles:
                    field.setFocus()
                troubles.append(trouble)
        if troubles:
            raise troubles[0]
        return read | parts

    def complain(self, place: tuple[str | int, ...], says: str) -> bool:
        """Show what is wrong where it stands, ``place`` being within the version; False: it has no place here."""
        match place:
            case ("bands", int(row), str(name)) if row < len(self.bands.rows):
                self.bands.rows[row].complain(name, sentence(says))
            case (str(part), str(name)) if (part, name) in self.fields:
                field = self.fields[part, name]
                field.complain(sentence(says))
                field.setFocus()
            case _:
                return False
        return True


def _specs(kind: type) -> list[FieldSpec]:
    hints = get_type_hints(kind)
    return [_spec(field.name, hints[field.name], field.default) for field in fields(kind)]


def _spec(name: str, hint: Any, default: Any) -> FieldSpec:
    """How one value of the rules is asked for: law, our rule or not asked; yes or no; a whole number."""
    optional = get_origin(hint) in (Union, types.UnionType)
    if hint == Force:
        return FieldSpec(name, TITLES[name], "choice", True, default, FORCES)
    plain: Kind = "yes_no" if hint is bool else "whole"
    return FieldSpec(name, TITLES[name], plain, plain == "whole" and not optional, default)
