"""A form for one deed that is more than a row: "The family leaves", "A child starts".

Shows fields, a sentence that follows what is typed, and what the button says. It must not know files: ``doing``
does the deed and answers whether it was done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from nursery_rota.gui.dialogs.form_fields import Field, read_fields
from nursery_rota.gui.frame.parts import label
from nursery_rota.gui.models.typed import Mistyped

Values = Mapping[str, Any]


class AskForm(QWidget):
    """``verb`` is what the button says. ``follow`` answers the sentence for the values so far, where all of them
    can be read."""

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        *,
        verb: str,
        doing: Callable[[Values], bool],
        says: str = "",
        follow: Callable[[Values], str] | None = None,
    ) -> None:
        super().__init__()
        self.title, self.verb, self._doing, self._follow = title, verb, doing, follow
        self.fields = {field.spec.column: field for field in fields}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        if says:
            layout.addWidget(label(says, "second", wrap=True))
        for field in fields:
            layout.addWidget(field)
            field.committed.connect(self._told)
        self.sentence = label("", "small", wrap=True)
        layout.addWidget(self.sentence)
        layout.addStretch(1)
        self.told_again()

    def values(self) -> dict[str, Any]:
        """What all fields say; raises ``Mistyped`` once every field has shown its sentence."""
        return read_fields(self.fields)

    def do(self) -> bool:
        """Do the deed with what is typed; False where something cannot be read or is not possible."""
        try:
            values = self.values()
        except Mistyped:
            return False
        return self._doing(values)

    def told_again(self) -> None:
        """Say what would follow from what is typed now."""
        words = ""
        if self._follow is not None:
            try:
                words = self._follow({key: field.read() for key, field in self.fields.items()})
            except Mistyped:
                words = ""
        self.sentence.setText(words)
        self.sentence.setVisible(bool(words))

    def _told(self, column: str) -> None:
        field = self.fields[column]
        field.show_value(field.read())
        self.told_again()
