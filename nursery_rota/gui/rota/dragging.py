"""What is carried when a person or a duty is dragged, and the small label that says what a drop would do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtWidgets import QLabel, QWidget

from nursery_rota.domain.sheets import Cell, Chip

PERSON_MIME = "application/x-nursery-person"
DUTY_MIME = "application/x-nursery-duty"


@dataclass(frozen=True)
class DragSource:
    """A person from the families panel, or a duty that already stands in the grid."""

    kind: Literal["person", "duty"]
    id: int


DropAdvice = Callable[[DragSource, Cell, Chip | None], str]
"""What would happen if the source were let go there, in one sentence; "" where there is nothing to say."""


def pack(source: DragSource) -> QMimeData:
    data = QMimeData()
    data.setData(PERSON_MIME if source.kind == "person" else DUTY_MIME, str(source.id).encode("ascii"))
    return data


def unpack(data: QMimeData) -> DragSource | None:
    """The source that ``data`` carries; None for anything that did not come from this program."""
    if data.hasFormat(PERSON_MIME):
        digits = data.data(PERSON_MIME).toStdString()
        return DragSource("person", int(digits)) if digits.isdigit() else None
    digits = data.data(DUTY_MIME).toStdString()
    return DragSource("duty", int(digits)) if digits.isdigit() else None


_BESIDE = QPoint(14, 34)
"""Below the mouse by more than a chip, which hangs from it meanwhile."""


class AdviceLabel(QLabel):
    """Floats beside the mouse while dragging. Never takes the mouse itself."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setProperty("role", "advice")
        self.setWordWrap(True)
        self.hide()

    def say(self, sentence: str, near: QPoint) -> None:
        """Show ``sentence`` below and right of ``near``, kept inside the parent; nothing for ""."""
        if not sentence:
            self.hide()
            return
        self.setText(sentence)
        room = self._ground.rect()
        wide = min(280, max(120, room.width() - 16), self.fontMetrics().horizontalAdvance(sentence) + 24)
        self.setFixedWidth(wide)
        self.setFixedHeight(self.heightForWidth(wide))
        place = near + _BESIDE
        place.setX(max(4, min(place.x(), room.right() - self.width() - 4)))
        if place.y() + self.height() > room.bottom() - 4:
            place.setY(max(4, near.y() - self.height() - 34))
        self.move(place)
        self.raise_()
        self.show()
