"""The drawer at the right of a page: a form to add a row, to change one (saved field by field), or for a deed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nursery_rota.actions import rows
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.ask_form import AskForm
from nursery_rota.gui.dialogs.form_fields import Field
from nursery_rota.gui.dialogs.row_form import RowForm
from nursery_rota.gui.frame.parts import Panel, button, icon_button
from nursery_rota.gui.models.fields import row_title
from nursery_rota.gui.models.typed import Mistyped
from nursery_rota.gui.models.words import ROW_NAMES, column_title
from nursery_rota.store.reference import Reference

Done = Callable[[int], object]
_USUAL = 640
"""The most that is right on any screen, in pixels."""
_BESIDE_FORM = 20
"""Pixels of the drawer that are not the form's: the scroll bar and two edges."""


class RowDrawer(Panel):
    """Hidden until asked for. While a row is added, nothing is in the file before "Add"."""

    shown = Signal()
    """It came up, or it went."""

    def __init__(self, bridge: Bridge, reference: Reference, parent: QWidget | None = None) -> None:
        super().__init__("", parent=parent)
        self._bridge = bridge
        self._rule_sets = {key: rule_set.name for key, rule_set in reference.rule_sets.items()}
        self._form: RowForm | None = None
        self._asked: AskForm | None = None
        self._row_id: int | None = None
        self._fixed: Mapping[str, Any] = {}
        self._then: Done | None = None
        self.head.addWidget(icon_button("Close this form", "cross", self.leave, role="quiet", dense=True))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.add(self._scroll, 1)
        self.add(self._foot())
        self.fit(_USUAL)
        self.hide()
        bridge.changed.connect(self._follow)
        bridge.attached.connect(self.leave)

    def fit(self, most: int) -> None:
        """As wide as its words ask for, at most ``most`` pixels, but never so narrow that a field is cut."""
        self._most = most
        usual = min(most, max(336, self.fontMetrics().averageCharWidth() * 46))
        holder = self._scroll.widget()
        least = 0 if holder is None else holder.minimumSizeHint().width() + _BESIDE_FORM
        self.setFixedWidth(max(usual, least))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.shown.emit()

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("foot", True)
        line = QHBoxLayout(foot)
        line.setContentsMargins(12, 8, 12, 8)
        self._remove = button("Remove", self._remove_row, sign="bin", dense=True)
        self._add = button("Add", self.finish, sign="tick", role="primary")
        line.addWidget(self._remove)
        line.addStretch(1)
        line.addWidget(self._add)
        return foot

    def add_to(
        self,
        table: str,
        columns: Sequence[str],
        *,
        fixed: Mapping[str, Any] | None = None,
        defaults: Mapping[str, Any] | None = None,
        then: Done | None = None,
    ) -> None:
        """Offer an empty form. ``fixed`` values are added with the row and not shown."""
        self._fixed, self._then, self._row_id = fixed or {}, then, None
        form = self._show(table, columns, f"Add {_article(ROW_NAMES[table])} {ROW_NAMES[table]}")
        form.show_new(defaults or {})
        self._add.setText(f" Add this {ROW_NAMES[table]}")
        self._add.setAccessibleName(f"Add this {ROW_NAMES[table]}")
        self._add.show()
        self._remove.hide()
        self._focus_first()

    def change(self, table: str, columns: Sequence[str], row: Any) -> None:
        """Show ``row``; each field is saved when it is left."""
        self._row_id = row.id
        form = self._show(table, columns, row_title(self._bridge.book, table, row))
        form.changed.connect(self._change)
        form.show_row(row)
        self._add.hide()
        self._remove.setVisible(table != "nursery")
        self._focus_first()

    def ask(self, form: AskForm) -> None:
        """Show the form of a deed; its button does it, and the drawer goes once it is done."""
        self._row_id = None
        self._drop_form()
        self._title(form.title)
        self._hold(form)
        self._asked = form
        self._add.setText(f" {form.verb}")
        self._add.setAccessibleName(form.verb)
        self._add.show()
        self._remove.hide()
        self.show()
        first = next(iter(form.fields.values()), None)
        if first is None:  # nothing to type: the next step is the button
            self._add.setFocus()
        else:
            first.focus_first()

    def leave(self) -> None:
        self.hide()
        self._drop_form()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._add.isVisible():
            self.finish()
        else:
            super().keyPressEvent(event)

    def _show(self, table: str, columns: Sequence[str], title: str) -> RowForm:
        self._drop_form()
        self._title(title)
        form = RowForm(table, columns, self._bridge.book, rule_sets=self._rule_sets)
        self._hold(form)
        self._form = form
        self.show()
        return form

    def _title(self, title: str) -> None:
        self.title.setText(title)
        self.setAccessibleName(title)

    def _hold(self, form: QWidget) -> None:
        holder = QWidget()
        holder.setObjectName("scrolled")
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.addWidget(form)
        self._scroll.setWidget(holder)
        self.fit(self._most)

    def _drop_form(self) -> None:
        holder = self._scroll.takeWidget()
        self._form, self._asked = None, None
        if holder is not None:
            holder.deleteLater()

    def _focus_first(self) -> None:
        if self._form is not None:
            next(iter(self._form.fields.values())).focus_first()

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields on show, by column; none while the drawer is closed."""
        form = self._form or self._asked
        return form.fields if form is not None else {}

    @property
    def asked(self) -> AskForm | None:
        """The form of a deed that is on show."""
        return self._asked

    def finish(self) -> None:
        """What the main button does: add the row, or do the deed."""
        if self._asked is None:
            self._add_row()
        elif self._asked.do():
            self.leave()

    def _add_row(self) -> None:
        form = self._form
        if form is None or self._row_id is not None:
            return
        try:
            values = {**form.values(), **self._fixed}
        except Mistyped:
            return  # the field shows its sentence and has the focus
        table, then = form.table, self._then
        words = values.get("name") or f"{values.get('first_name', '')} {values.get('last_name', '')}".strip()
        text = f"Added {ROW_NAMES[table]} {words}".strip()
        new_id = self._bridge.do(lambda file: rows.add(file, table, values, text))
        if new_id is not None:
            self.leave()
            if then is not None:
                then(new_id)

    def _change(self, column: str, value: Any) -> None:
        form, row_id = self._form, self._row_id
        if form is None or row_id is None:
            return
        title = column_title(form.table, column, self._bridge.book.nursery.currency)
        text = f"{self.title.text()}: {title.lower()} changed"
        self._bridge.do(lambda file: rows.change(file, form.table, row_id, {column: value}, text))

    def _remove_row(self) -> None:
        form, row_id = self._form, self._row_id
        if form is None or row_id is None:
            return
        text = f"Removed {ROW_NAMES[form.table]} {self.title.text()}"
        self.leave()
        self._bridge.do(lambda file: rows.remove(file, form.table, row_id, text))

    def _follow(self) -> None:
        """The book has changed: show the row as it stands now, or go if it is gone."""
        if self._form is None or self._row_id is None:
            return
        table = self._form.table
        shown = (
            self._bridge.book.nursery
            if table == "nursery"
            else next((row for row in getattr(self._bridge.book, table) if row.id == self._row_id), None)
        )
        if shown is None:
            self.leave()
        else:
            self._form.show_row(shown)


def _article(word: str) -> str:
    return "an" if word[0] in "aeiou" else "a"
