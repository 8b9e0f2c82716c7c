"""The line above the grid: which issue hangs on the wall, what changed since, how much of the term is filled."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from nursery_rota.domain.sheets import WeekSheet
from nursery_rota.gui.theme.icons import paint_icon
from nursery_rota.gui.theme.look import Look, look_of
from nursery_rota.gui.theme.strokes import Run, runs, runs_width, width_of
from nursery_rota.gui.widgets.buttons import link_button
from nursery_rota.wording import day_month, plural

_SIDE = 16


def _end(sheet: WeekSheet) -> date:
    """The Sunday of the week."""
    return sheet.monday + timedelta(days=6)


class IssueLine(QWidget):
    changesWanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sheet: WeekSheet | None = None
        self._today: date | None = None
        self._link: QPushButton = link_button("See the changes", self)
        self._link.clicked.connect(self.changesWanted)
        self._link.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_sheet(self, sheet: WeekSheet, today: date | None = None) -> None:
        """``today`` tells a week that is over, which is locked."""
        self._sheet, self._today = sheet, today
        issue = sheet.issue
        self._link.setVisible(issue is not None and issue.changes_since > 0 and not self._is_past)
        look = look_of(self)
        lines = (self._tag(look), self._whole_since(look), self._term(look))
        self.setAccessibleName(". ".join("".join(run[0] for run in line) for line in lines if line))
        self._place_link()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(400, look_of(self).small_line + 18)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_link()

    @property
    def _is_past(self) -> bool:
        return self._sheet is not None and self._today is not None and _end(self._sheet) < self._today

    def _tag(self, look: Look) -> list[Run]:
        issue = self._sheet.issue if self._sheet else None
        ink = look.colour("info")
        if self._is_past:
            return [("Past", look.second_bold, ink), ("  worked, and locked", look.second, ink)]
        if issue is None:
            return [("Draft", look.second_bold, ink), ("  not published yet", look.second, ink)]
        day = issue.published_on
        short = day_month(day).split(" ")
        return [
            (f"Issue {issue.number}", look.second_bold, ink),
            (f"  published {short[0]} {short[1][:3]}", look.second, ink),
        ]

    def _whole_since(self, look: Look) -> list[Run]:
        issue = self._sheet.issue if self._sheet else None
        ink = look.colour("text")
        if issue is None or self._is_past:
            return []
        if not issue.changes_since:
            return [("The wall is up to date.", look.second, ink)]
        count: Run = (plural(issue.changes_since, "change"), look.second_bold, ink)
        return [count, (" since then, not yet on the wall.", look.second, ink)]

    def _since(self, look: Look) -> list[Run]:
        """As much of it as there is room for beside the link."""
        whole = self._whole_since(look)
        taken = _SIDE + self._tag_width(look) + 24 + self._link.sizeHint().width() + 8
        return whole if taken + runs_width(whole) <= self.width() else whole[:1]

    def _term(self, look: Look) -> list[Run]:
        sheet = self._sheet
        if sheet is None or sheet.term_name is None:
            return []
        ink = look.colour("muted")
        return [
            (f"{sheet.term_name}: ", look.second, ink),
            (f"{sheet.filled} of {sheet.required}", look.second_bold, ink),
            (" required places filled", look.second, ink),
        ]

    def _tag_width(self, look: Look) -> int:
        return round(runs_width(self._tag(look))) + look.sign + 20

    def _place_link(self) -> None:
        look = look_of(self)
        left = _SIDE + self._tag_width(look) + 12 + round(runs_width(self._since(look))) + 6
        size = self._link.sizeHint()
        self._link.setGeometry(left, (self.height() - size.height()) // 2, size.width(), size.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look = look_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        tall = look.small_line + 6
        tag = QRectF(_SIDE, middle - tall / 2, self._tag_width(look), tall)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("info_tint"))
        painter.drawRoundedRect(tag, 4, 4)
        side = look.sign - 1
        sign = QRect(_SIDE + 7, round(middle - side / 2), side, side)
        shown = "lock" if self._is_past else "publish" if self._sheet and self._sheet.issue else "edit"
        paint_icon(painter, shown, sign, look.colour("info"))
        line = QRect(sign.right() + 7, 0, round(tag.right()) - sign.right() - 10, self.height())
        runs(painter, line, self._tag(look))
        since = QRect(round(tag.right()) + 12, 0, self.width(), self.height())
        runs(painter, since, self._since(look))
        used = (
            self._link.geometry().right()
            if self._link.isVisible()
            else round(tag.right() + 12 + runs_width(self._since(look)))
        )
        term = self._term(look)
        room = QRect(used + 12, 0, self.width() - _SIDE - used - 12, self.height())
        if room.width() > width_of("Autumn term: 125 of", look.second):
            runs(painter, room, term, right=True)
        painter.end()
