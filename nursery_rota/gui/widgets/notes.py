"""A sign and a sentence with its first words bold, as high as it needs: the lines of the cards beside a page."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QSizePolicy, QWidget

from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import Look, look_of
from nursery_rota.gui.theme.strokes import ring

_SIDE, _TOP = 16, 9


class NoteLine(QWidget):
    """With ``leads`` it can be clicked or entered, and says so by ``opened``."""

    opened = Signal()

    def __init__(
        self,
        sign: str,
        token: str,
        lead: str,
        words: str,
        *,
        leads: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._sign, self._token, self._lead, self._words, self._leads = sign, token, lead, words, leads
        self._laid_out: dict[tuple[int, str], tuple[QTextLayout, int]] = {}
        """By width and letters: the layout around it asks for the height again and again."""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{lead} {words}".strip())
        if leads:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def leads(self) -> bool:
        """Can it be clicked or entered?"""
        return self._leads

    def words(self) -> str:
        return self.accessibleName()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay_out(width)[1] + 2 * _TOP

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, look_of(self).line + 2 * _TOP)

    def _left(self) -> int:
        return _SIDE + look_of(self).sign + 10

    def _lay_out(self, width: int) -> tuple[QTextLayout, int]:
        look = look_of(self)
        key = (width, look.letters)
        if key not in self._laid_out:
            self._laid_out[key] = self._made_for(width, look)
        return self._laid_out[key]

    def _made_for(self, width: int, look: Look) -> tuple[QTextLayout, int]:
        layout = QTextLayout(self.accessibleName(), look.body)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        if self._lead:
            bold = QTextLayout.FormatRange()
            bold.start, bold.length = 0, len(self._lead)
            letters = bold.format
            letters.setFontWeight(QFont.Weight.Bold)
            bold.format = letters
            layout.setFormats([bold])
        layout.beginLayout()
        at, room = 0.0, max(40, width - self._left() - _SIDE)
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            line.setPosition(QPointF(0, at))
            at += line.height()
        layout.endLayout()
        return layout, round(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self)
        painter = QPainter(self)
        side = look.sign
        paint_icon(
            painter,
            self._sign,
            QRect(_SIDE, _TOP + (look.line - side) // 2, side, side),
            look.colour(self._token),
        )
        painter.setPen(look.colour("text"))
        layout, _ = self._lay_out(self.width())
        layout.draw(painter, QPointF(self._left(), _TOP))
        if self.hasFocus():
            ring(painter, self.rect(), look.colour("accent"))
        painter.end()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._leads and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._leads and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)
