"""What the steps share: a title, a form that is added with a button, and a list of what is there.

A form keeps what was typed until it could be added; what is wrong is said below its field.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from nursery_rota.errors import RotaProblem
from nursery_rota.gui.dialogs.form_fields import Field, make_field
from nursery_rota.gui.first_run.two_columns import TwoColumns
from nursery_rota.gui.frame.parts import Panel, Sign, button, label, retire
from nursery_rota.gui.models.fields import FieldSpec, Kind
from nursery_rota.gui.models.typed import Mistyped
from nursery_rota.gui.pages.page import Desk
from nursery_rota.store.rota_file import RotaFile


class Step(TwoColumns):
    """One step. ``go_to`` asks for another page, ``step_wanted`` for another step."""

    go_to = Signal(str)
    step_wanted = Signal(str)

    def __init__(self, desk: Desk, number: int, title: str, says: str) -> None:
        super().__init__()
        self.desk = desk
        self.column.addWidget(label(f"Step {number} of 6", "second"))
        self.title = label(title, "welcome", wrap=True)
        self.column.addWidget(self.title)
        if says:
            self.column.addWidget(label(says, "second", wrap=True))
        self.sentence = label("", wrap=True)
        self.sentence.setObjectName("fieldTrouble")

    def refresh(self) -> None:
        """Show what the file has now; what is being typed stays."""
        raise TypeError(f"{type(self).__name__} does not say what it shows")

    def home(self) -> QWidget | None:
        return None

    def leave(self) -> bool:
        """May the step be left for the next one? What was typed and not added yet is added first."""
        return True

    def run(self, verb: Callable[[RotaFile], object]) -> bool:
        """Do it; where it is not possible, say why below the form, and keep what was typed."""
        file = self.desk.bridge.file
        if file is None:
            return False
        try:
            verb(file)
        except RotaProblem as trouble:
            self.say(str(trouble))
            return False
        self.say("")
        return True

    def say(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setAccessibleName(sentence)
        self.sentence.setVisible(bool(sentence))


class Fields(QWidget):
    """Fields in a grid of six columns; each row is specs with the number of columns they take."""

    def __init__(self, rows: Sequence[Sequence[tuple[FieldSpec, int]]]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        self.fields: dict[str, Field] = {}
        for y, row in enumerate(rows):
            x = 0
            for spec, wide in row:
                field = make_field(spec)
                field.show_value(spec.default)
                cell = QVBoxLayout()  # keeps the field at the top, and gives a title of two lines its height
                cell.addWidget(field)
                cell.addStretch(1)
                grid.addLayout(cell, y, x, 1, wide)
                self.fields[spec.column] = field
                x += wide
        for x in range(6):
            grid.setColumnStretch(x, 1)

    def __getitem__(self, key: str) -> Field:
        return self.fields[key]

    @property
    def touched(self) -> bool:
        return any(field.touched for field in self.fields.values())

    def values(self) -> dict[str, Any] | None:
        """What all fields say; None once every field that cannot be read has said so."""
        read: dict[str, Any] = {}
        wrong: list[Field] = []
        for key, field in self.fields.items():
            try:
                read[key] = field.value()
            except Mistyped:
                wrong.append(field)
        if wrong:
            wrong[0].setFocus(Qt.FocusReason.OtherFocusReason)
            return None
        return read

    def clear(self, *keys: str) -> None:
        """Start values again; all fields, or those named."""
        for key, field in self.fields.items():
            if not keys or key in keys:
                field.show_value(field.spec.default)

    def settle_on(self, **values: Any) -> None:
        for key, value in values.items():
            self.fields[key].show_value(value)


def spec(
    key: str,
    title: str,
    kind: Kind = "text",
    default: Any = None,
    *,
    needed: bool = False,
    options: tuple[tuple[Any, str], ...] = (),
) -> FieldSpec:
    return FieldSpec(key, title, kind, needed, "" if kind == "text" and default is None else default, options)


class LinesPanel(Panel):
    """What is there already, a line each, with a button to take it away where that is offered."""

    def __init__(self, title: str, empty: str) -> None:
        super().__init__(title, dense=True)
        self._empty = empty
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(16, 6, 8, 8)
        self._lines.setSpacing(2)
        self.body.addLayout(self._lines)
        self.shown: list[str] = []

    def show_lines(
        self, lines: Sequence[tuple[str, str, Callable[[], object] | None]], most: int = 12
    ) -> None:
        """``lines`` are (what, second words, how to remove it or None)."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                retire(widget)
        self.shown = [f"{what}, {more}" if more else what for what, more, _ in lines]
        self.second.setText(str(len(lines)) if lines else "")
        for what, more, remove in lines[:most]:
            self._lines.addWidget(_line(what, more, remove))
        if len(lines) > most:
            self._lines.addWidget(label(f"and {len(lines) - most} more", "second"))
        if not lines:
            self._lines.addWidget(label(self._empty, "second", wrap=True))


def _line(what: str, more: str, remove: Callable[[], object] | None) -> QWidget:
    holder = QFrame()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    text = QVBoxLayout()
    text.setSpacing(0)
    text.addWidget(label(what, "strong", wrap=True))
    if more:
        text.addWidget(label(more, "second", wrap=True))
    line.addLayout(text, 1)
    if remove is not None:
        gone = button("Remove", remove, role="link")
        gone.setAccessibleName(f"Remove {what}")
        line.addWidget(gone, 0, Qt.AlignmentFlag.AlignTop)
    return holder


def told(sign: str, ink: str, text: str) -> tuple[QWidget, QLabel]:
    """A sign and a sentence beside it."""
    holder = QWidget()
    line = QHBoxLayout(holder)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(8)
    line.addWidget(Sign(sign, ink, 18), 0, Qt.AlignmentFlag.AlignTop)
    words = label(text, wrap=True)
    line.addWidget(words, 1)
    return holder, words
