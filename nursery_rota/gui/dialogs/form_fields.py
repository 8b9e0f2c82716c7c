"""One field of a form: title above, editor, and below it the sentence that says what to mend.

Text that cannot be read stays as typed. Knows field specs, not tables or files.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from nursery_rota.gui.frame.parts import mark
from nursery_rota.gui.models import typed
from nursery_rota.gui.models.fields import FieldSpec
from nursery_rota.gui.models.typed import Mistyped

_Reader = Callable[[str], Any]
_Writer = Callable[[Any], str]
_AS_TEXT: dict[str, tuple[_Reader, _Writer, str]] = {
    "text": (lambda text: text.strip(), lambda value: value or "", ""),
    "date": (typed.read_date, typed.write_date, "3 Nov 2026"),
    "time": (typed.read_time, typed.write_time, "08:45"),
    "money": (typed.read_money, typed.write_money, "12.71"),
    "whole": (typed.read_whole, typed.write_number, ""),
    "number": (typed.read_number, typed.write_number, ""),
    "scale": (typed.read_scale, typed.write_scale, "6, 10, 14"),
    "table": (typed.read_agreed_table, typed.write_agreed_table, "3 days: 3, 5 days: 5, in 5 weeks"),
}


class Field(QWidget):
    """``committed`` when the person has finished with it and the value can be read."""

    committed = Signal(str)

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self._shown: Any = None
        self.column_layout = QVBoxLayout(self)
        self.column_layout.setContentsMargins(0, 0, 0, 0)
        self.column_layout.setSpacing(3)
        self.sentence = QLabel()
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)
        self.sentence.setWordWrap(True)
        self.sentence.setObjectName("fieldTrouble")
        self.sentence.hide()

    def finish(self, editor: QWidget, titled: bool = True) -> None:
        """Lay the parts out; called once by each kind of field."""
        editor.setAccessibleName(self.spec.title)
        if titled:
            title = QLabel(self.spec.title)
            title.setTextFormat(Qt.TextFormat.PlainText)
            title.setObjectName("fieldTitle")
            title.setWordWrap(True)
            title.setBuddy(editor)
            self.column_layout.addWidget(title)
        self.column_layout.addWidget(editor)
        self.column_layout.addWidget(self.sentence)
        self.editor = editor
        self.setFocusProxy(editor)

    def focus_first(self) -> None:
        """To where typing or ticking begins."""
        inside = [w for w in self.editor.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        compound = self.editor.focusPolicy() == Qt.FocusPolicy.NoFocus and inside
        (inside[0] if compound else self.editor).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_value(self, value: Any) -> None:
        self._shown = value
        self.write(value)
        self.complain("")

    @property
    def touched(self) -> bool:
        """Does the field hold something else than was shown? What cannot be read counts as touched."""
        try:
            return bool(self.read() != self._shown)
        except Mistyped:
            return True

    def complain(self, sentence: str) -> None:
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence)
        mark(self.editor, "wrong", bool(sentence))

    def value(self) -> Any:
        """What the field says; raises ``Mistyped`` after showing the sentence."""
        try:
            value = self.read()
        except Mistyped as trouble:
            self.complain(str(trouble))
            raise
        if self.spec.needed and value in (None, ""):
            sentence = f"{self.spec.title} is needed. Type it here."
            self.complain(sentence)
            raise Mistyped(sentence)
        self.complain("")
        return value

    def write(self, value: Any) -> None:
        raise TypeError(f"{type(self).__name__} does not say how it shows a value")

    def read(self) -> Any:
        raise TypeError(f"{type(self).__name__} does not say how it is read")

    def settle(self) -> None:
        """The person is done here: if something readable has changed, say so."""
        if not self.touched:
            self.complain("")
            return
        try:
            self.value()
        except Mistyped:
            return
        self.committed.emit(self.spec.column)


class TextField(Field):
    """A line of text read as the kind of the spec asks."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._reader, self._writer, example = _AS_TEXT[spec.kind]
        self.line = QLineEdit()
        self.line.setPlaceholderText(example)
        self.line.editingFinished.connect(self.settle)
        self.finish(self.line)

    def write(self, value: Any) -> None:
        self.line.setText(self._writer(value))

    def read(self) -> Any:
        text = self.line.text()
        if not text.strip() and self.spec.kind not in ("scale", "table"):
            return "" if self.spec.default == "" else None
        return self._reader(text)


class NotesField(Field):
    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.box = QPlainTextEdit()
        self.box.setTabChangesFocus(True)
        self.box.setFixedHeight(self.fontMetrics().height() * 3 + 16)
        self.box.installEventFilter(self)
        self.finish(self.box)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.settle()
        return super().eventFilter(watched, event)

    def write(self, value: Any) -> None:
        self.box.setPlainText(value or "")

    def read(self) -> Any:
        return self.box.toPlainText().strip()


class TickField(Field):
    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.box = QCheckBox(spec.title.replace("&", "&&"))
        self.box.clicked.connect(self.settle)
        self.finish(self.box, titled=False)

    def write(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def read(self) -> Any:
        return self.box.isChecked()


class ChoiceField(Field):
    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.combo = QComboBox()
        self.combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.combo.setMinimumContentsLength(12)
        for _, words in spec.options:
            self.combo.addItem(words or "–")
        self.combo.activated.connect(self.settle)
        self.finish(self.combo)

    def write(self, value: Any) -> None:
        values = [option for option, _ in self.spec.options]
        self.combo.setCurrentIndex(values.index(value) if value in values else (0 if values else -1))

    def read(self) -> Any:
        index = self.combo.currentIndex()
        return self.spec.options[index][0] if index >= 0 else None


class SeveralField(Field):
    """Ticks for a list of fixed values; values that are not on offer stay in the list."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._others: tuple[Any, ...] = ()
        holder = QWidget()
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        self.boxes = {}
        for value, words in spec.options:
            box = QCheckBox(words.replace("&", "&&"))
            box.setAccessibleName(f"{spec.title}: {words}")
            box.clicked.connect(self.settle)
            rows.addWidget(box)
            self.boxes[value] = box
        self.finish(holder)

    def write(self, value: Any) -> None:
        chosen = tuple(value or ())
        self._others = tuple(item for item in chosen if item not in self.boxes)
        for option, box in self.boxes.items():
            box.setChecked(option in chosen)

    def read(self) -> Any:
        return (*(option for option, box in self.boxes.items() if box.isChecked()), *self._others)


_FIELDS: dict[str, type[Any]] = {
    "notes": NotesField,
    "yes_no": TickField,
    "choice": ChoiceField,
    "several": SeveralField,
}


def make_field(spec: FieldSpec, parent: QWidget | None = None) -> Field:
    """The field widget for ``spec``."""
    field: Field = _FIELDS.get(spec.kind, TextField)(spec, parent)
    return field


def read_fields(fields: Mapping[str, Field]) -> dict[str, Any]:
    """What all fields say; raises ``Mistyped`` (the first) once every field has shown its sentence."""
    read, troubles = {}, []
    for column, field in fields.items():
        try:
            read[column] = field.value()
        except Mistyped as trouble:
            troubles.append((field, trouble))
    if troubles:
        troubles[0][0].editor.setFocus()
        raise troubles[0][1]
    return read
