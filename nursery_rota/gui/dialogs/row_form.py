"""A form for one row of any table: adding (values together) or changing (each field at once).

Decides nothing about the file: ``added`` and ``changed`` carry typed values to whoever saves them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from nursery_rota.domain.book import Book
from nursery_rota.gui.dialogs.form_fields import Field, make_field, read_fields
from nursery_rota.gui.models.fields import field_specs


class RowForm(QWidget):
    """``columns`` in the order shown; a row is shown for changing, None for adding."""

    changed = Signal(str, object)

    def __init__(
        self,
        table: str,
        columns: Sequence[str],
        book: Book,
        *,
        rule_sets: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.table = table
        self._row: Any = None
        specs = field_specs(table, book, rule_sets)
        self.fields: dict[str, Field] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for column in columns:
            field = make_field(specs[column], self)
            field.committed.connect(self._committed)
            layout.addWidget(field)
            self.fields[column] = field
        layout.addStretch(1)

    def show_new(self, defaults: Mapping[str, Any]) -> None:
        """Empty fields for a row to add, with what is already known of it."""
        self._row = None
        for column, field in self.fields.items():
            field.show_value(defaults.get(column, field.spec.default))

    def show_row(self, row: Any) -> None:
        """The row as it stands; a field that somebody is typing in keeps its text."""
        fresh = self._row is None or self._row.id != row.id
        self._row = row
        for column, field in self.fields.items():
            if fresh or not field.touched:
                field.show_value(getattr(row, column))

    def values(self) -> dict[str, Any]:
        """What all fields say; raises ``Mistyped`` (the first) once every field has shown its sentence."""
        return read_fields(self.fields)

    def _committed(self, column: str) -> None:
        if self._row is not None:
            value = self.fields[column].value()
            self.fields[column].show_value(value)
            self.changed.emit(column, value)
