"""The example beside the choice of how adults are counted: who looks after whom, drawn for the way that is chosen.

Groups only show what the figure means; the figure itself is the business of ``domain.ratios``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from nursery_rota.gui.frame.parts import Panel, label
from nursery_rota.gui.theme import look_of
from nursery_rota.gui.theme.strokes import rule, text
from nursery_rota.wording import plural


@dataclass(frozen=True)
class Group:
    """Children by age in years who share an adult, and the sentence below them."""

    ages: tuple[int, ...]
    words: str


def example_groups(method: str, kids: Sequence[tuple[int, int]]) -> tuple[Group, ...]:
    """``kids`` are (age in years, children that one adult may have), the youngest first."""
    match method:
        case "youngest-first":
            return tuple(_chunks(kids, lead=True))
        case "per-band":
            ages = dict.fromkeys(age for age, _ in kids)
            return tuple(
                group for age in ages for group in _chunks([k for k in kids if k[0] == age], lead=False)
            )
        case "youngest-sets-room":
            least = min((ratio for _, ratio in kids), default=1)
            return tuple(_chunks([(age, least) for age, _ in kids], lead=False))
        case _:
            whole = sum((Fraction(1, ratio) for _, ratio in kids), Fraction(0))
            amount = f"{float(whole):.3f}".rstrip("0").removesuffix(".")
            words = f"{amount} adults for all of them, rounded up once"
            return (Group(tuple(age for age, _ in kids), words),)


def _chunks(kids: Sequence[tuple[int, int]], *, lead: bool) -> list[Group]:
    """One adult after the other, each with as many as the youngest of the group allows."""
    groups, left = [], list(kids)
    while left:
        age, ratio = left[0]
        mine, left = left[:ratio], left[ratio:]
        mixed = lead and any(other != age for other, _ in mine)
        count = plural(len(mine), "child", "children")
        words = f"1 adult, {count}, the youngest is {age}" if mixed else f"1 adult, {count} at 1 to {ratio}"
        groups.append(Group(tuple(one for one, _ in mine), words))
    return groups


class ExamplePanel(Panel):
    def __init__(self) -> None:
        super().__init__("An example", dense=True)
        self.second.setText("7 twos, 9 threes")
        self.drawing = _Drawing()
        self.add(self.drawing)
        self._sum = label("", "large")
        self._sum.setContentsMargins(16, 6, 16, 10)
        self.add(self._sum)

    def show_example(self, groups: Sequence[Group], adults: int) -> None:
        self.drawing.show_groups(groups)
        self._sum.setText(f"Adults needed: {adults}")
        self.setAccessibleName(
            f"An example: {'; '.join(group.words for group in groups)}. {self._sum.text()}"
        )


class _Drawing(QWidget):
    """Each child a box with its age; twos are square, older ones round, so that no colour is needed."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[Group, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_groups(self, groups: Sequence[Group]) -> None:
        self._groups = tuple(groups)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return sum(self._tall(group, width) for group in self._groups) + 6

    def sizeHint(self) -> QSize:
        return QSize(260, self.heightForWidth(260))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(160, self.width())))

    def _side(self) -> int:
        return look_of(self).small_line + 6

    def _across(self, width: int) -> int:
        return max(1, (width - 32) // (self._side() + 4))

    def _tall(self, group: Group, width: int) -> int:
        lines = -(-len(group.ages) // self._across(width))
        return lines * (self._side() + 4) + look_of(self).small_line + 16

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0
        for group in self._groups:
            tall = self._tall(group, self.width())
            self._paint_group(painter, QRect(16, top, self.width() - 32, tall), group)
            top += tall
        painter.end()

    def _paint_group(self, painter: QPainter, area: QRect, group: Group) -> None:
        look, side, across = look_of(self), self._side(), self._across(self.width())
        for place, age in enumerate(group.ages):
            line, column = divmod(place, across)
            box = QRectF(
                area.left() + column * (side + 4), area.top() + 8 + line * (side + 4), side - 1, side - 1
            )
            painter.setPen(QPen(look.colour("edge"), 1))
            painter.setBrush(look.colour("staff" if age < 3 else "surface"))
            radius = 3 if age < 3 else side / 2
            painter.drawRoundedRect(box, radius, radius)
            painter.setFont(look.second_bold)
            painter.setPen(look.colour("text"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(age))
        below = QRect(area.left(), area.bottom() - look.small_line - 5, area.width(), look.small_line)
        text(painter, below, group.words, look.second, look.colour("text"))
        rule(painter, area, Qt.Edge.BottomEdge, look.colour("line"))
