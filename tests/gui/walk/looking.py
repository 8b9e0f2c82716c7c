"""What is looked for on every page: names, room for words, contrast, keys, and ways in without a mouse.

Each look answers a list of complaints in words; an empty list is what a test wants.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import numpy as np
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAction, QImage, QShortcut
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QScrollArea,
    QTabBar,
    QWidget,
)

from nursery_rota.gui.models.table import TableView
from nursery_rota.gui.models.wrapping_header import WrappingHeader
from nursery_rota.gui.theme.tokens import contrast
from nursery_rota.gui.widgets.elided import ElidedLabel
from nursery_rota.gui.widgets.tags import Tag

SHEET = "Rows of the spreadsheet"
DENSE = 2
"""Pictures are taken this many times as dense, so that strokes of letters have their full colour somewhere."""


def visible(root: QWidget) -> Iterator[QWidget]:
    """``root`` and all that can be seen of it, without Qt's own small parts."""
    for widget in (root, *root.findChildren(QWidget)):
        if widget.isVisible() and not widget.visibleRegion().isEmpty() and not _of_qt(widget):
            yield widget


def _of_qt(widget: QWidget) -> bool:
    """The line of a spin box, the button that clears a field: they speak through their owner."""
    parent = widget.parentWidget()
    return widget.objectName().startswith("qt_") or isinstance(
        parent, QAbstractSpinBox | QLineEdit | QComboBox
    )


def called(widget: QWidget) -> str:
    """What a complaint calls ``widget``."""
    words = widget.accessibleName() or str(getattr(widget, "text", lambda: "")())
    return f"{type(widget).__name__} “{words[:60]}”"


# -- names ----------------------------------------------------------------------------------------


def nameless(root: QWidget) -> list[str]:
    """Widgets that take the keyboard and have nothing to be called by."""
    found = []
    for widget in visible(root):
        if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            parents = [type(p).__name__ for p in _parents(widget)][:3]
            found.append(f"{type(widget).__name__} in {' in '.join(parents)} has no name")
    return found


def _parents(widget: QWidget) -> Iterator[QWidget]:
    parent = widget.parentWidget()
    while parent is not None:
        yield parent
        parent = parent.parentWidget()


# -- room for words -------------------------------------------------------------------------------


def clipped(root: QWidget) -> list[str]:
    """Words that have less room than they need, and parts that are cut off."""
    found = []
    for widget in visible(root):
        trouble = _short_of_room(widget) or _cut_off(widget, root)
        if trouble:
            found.append(f"{called(widget)}: {trouble}")
    return found


def _short_of_room(widget: QWidget) -> str:
    for kind, judge in _JUDGES:
        if isinstance(widget, kind):
            return judge(widget)
    return ""


def _elided(label: ElidedLabel) -> str:
    return "" if not label.is_cut or label.toolTip() else "cut short without a tooltip"


def _tag(tag: Tag) -> str:
    return _compare(tag.sizeHint().width(), tag.width(), None)


def _choice(box: QComboBox) -> str:
    return _compare(box.fontMetrics().horizontalAdvance(box.currentText()), box.width() - 24 - 2 * 8, box)


def _line(line: QLineEdit) -> str:
    return _compare(line.fontMetrics().horizontalAdvance(line.placeholderText()), line.width() - 2 * 4, line)


def _scrolled(area: QScrollArea) -> str:
    inner = area.widget()
    return _compare(inner.width(), area.viewport().width(), None) if inner is not None else ""


def _table(table: TableView) -> str:
    """A sheet that is brought in may have more columns than the window is wide; no table of ours has."""
    most = table.horizontalScrollBar().maximum() if table.accessibleName() != SHEET else 0
    return f"scrolls sideways by {most}" if most > 0 else ""


def _compare(needed: int, given: int, widget: QWidget | None) -> str:
    if needed <= given + 1 or (widget is not None and widget.toolTip()):
        return ""
    return f"needs {needed} across, has {given}"


def _label(label: QLabel) -> str:
    if not label.text() or not label.pixmap().isNull():
        return ""
    if not label.wordWrap():
        needed = label.sizeHint()
        if needed.width() > label.width() + 1:
            return f"needs {needed.width()} across, has {label.width()}"
        room, tall = label.height(), needed.height()
    else:
        room, tall = label.height(), label.heightForWidth(label.width())
        longest = max((label.fontMetrics().horizontalAdvance(w) for w in label.text().split()), default=0)
        if longest > label.contentsRect().width() + 1:
            return f"its longest word needs {longest}, has {label.contentsRect().width()}"
    return f"needs {tall} down, has {room}" if tall > room + 1 else ""


def _button(button: QAbstractButton) -> str:
    words = button.text().replace("&&", "&")
    if not words or (words and not isinstance(button, QPushButton) and not _shows_words(button)):
        return ""
    metrics = button.fontMetrics()
    needed = max(metrics.horizontalAdvance(line) for line in words.split("\n"))
    under = getattr(button, "toolButtonStyle", lambda: None)() == Qt.ToolButtonStyle.ToolButtonTextUnderIcon
    if not button.icon().isNull() and not under:
        needed += button.iconSize().width()
    across = _compare(needed + 4, button.width(), None)
    if across:
        return across
    tall = metrics.height() + (button.iconSize().height() if under else 0)
    return f"needs {tall} down, has {button.height()}" if tall > button.height() else ""


def _shows_words(button: QAbstractButton) -> bool:
    style = getattr(button, "toolButtonStyle", None)
    return style is None or style() != Qt.ToolButtonStyle.ToolButtonIconOnly


def _heads(head: QHeaderView) -> str:
    if head.orientation() != Qt.Orientation.Horizontal or head.model() is None:
        return ""
    for section in range(head.count()):
        if type(head).paintSection is not QHeaderView.paintSection or head.isSectionHidden(section):
            continue
        words = str(head.model().headerData(section, Qt.Orientation.Horizontal) or "")
        tip = head.model().headerData(section, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
        lines = words.split() if isinstance(head, WrappingHeader) and head.wraps else [words]
        needed = max(map(head.fontMetrics().horizontalAdvance, lines), default=0) + 8
        if words and not tip and needed > head.sectionSize(section):
            return f"column “{words}” needs {needed}, has {head.sectionSize(section)}"
    return ""


def _tabs(tabs: QTabBar) -> str:
    for tab in range(tabs.count()):
        needed = tabs.fontMetrics().horizontalAdvance(tabs.tabText(tab)) + 8
        if tabs.tabRect(tab).width() < needed or tabs.tabRect(tab).right() > tabs.width():
            return f"tab “{tabs.tabText(tab)}” needs {needed}"
    return ""


def _cut_off(widget: QWidget, root: QWidget) -> str:
    """Only words and what can be used matter; what a list scrolls to may be cut by its edge."""
    if not isinstance(widget, QLabel | QAbstractButton | QLineEdit | QComboBox | QAbstractSpinBox):
        return ""
    if isinstance(widget, QLabel) and not widget.text():
        return ""
    if any(isinstance(parent, QAbstractScrollArea) for parent in _parents(widget)):
        return ""
    whole = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size()) if widget is not root else root.rect()
    if not root.rect().contains(whole):
        return "reaches out of the window"
    seen = widget.visibleRegion().boundingRect()
    return "" if seen == widget.rect() else f"only {seen.width()} x {seen.height()} of it is seen"


_JUDGES: tuple[tuple[type[QWidget], Callable[[Any], str]], ...] = (
    (ElidedLabel, _elided),
    (Tag, _tag),
    (QLabel, _label),
    (QAbstractButton, _button),
    (QHeaderView, _heads),
    (QTabBar, _tabs),
    (QComboBox, _choice),
    (QLineEdit, _line),
    (QScrollArea, _scrolled),
    (TableView, _table),
)


# -- contrast -------------------------------------------------------------------------------------


def faint(root: QWidget, seen: set[tuple[str, ...]], least: float = 4.5) -> list[str]:
    """Words whose strokes stand out from their ground by less than ``least`` to 1, on the picture itself.

    ``seen`` are those that were looked at in other places: the rail is the same on each page.
    """
    picture = _picture(root)
    found = []
    for widget in visible(root):
        if _known(widget, seen):
            continue
        for what, place in _words_of(widget):
            corner = widget.mapTo(root, place.topLeft()) if widget is not root else place.topLeft()
            ratio = _ratio(picture, QRect(corner, place.size()).intersected(root.rect()))
            if ratio is not None and ratio < least:
                found.append(f"{called(widget)} {what}: {ratio:.2f} to 1")
    return found


def _known(widget: QWidget, seen: set[tuple[str, ...]]) -> bool:
    """Was a label or button just like this one looked at already?"""
    if not isinstance(widget, QLabel | QAbstractButton):
        return False
    kinds = [str(widget.property(name) or "") for name in ("role", "tone", "checked")]
    around = [type(parent).__name__ for parent in _parents(widget)][:2]
    like = (
        type(widget).__name__,
        widget.text(),
        widget.objectName(),
        str(widget.isEnabled()),
        *kinds,
        *around,
    )
    if like in seen:
        return True
    seen.add(like)
    return False


@cache
def _contrast(ink: int, ground: int) -> float:
    return contrast(f"#{ink:06X}", f"#{ground:06X}")


def _picture(root: QWidget) -> np.ndarray:
    image = QImage(root.size() * DENSE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(DENSE)
    shadow = root.graphicsEffect()
    if shadow is not None:
        shadow.setEnabled(False)  # it draws from a picture of its own
    root.render(image)
    if shadow is not None:
        shadow.setEnabled(True)
    rows = np.frombuffer(image.constBits(), dtype=np.uint32)
    return rows.reshape(image.height(), image.bytesPerLine() // 4)[:, : image.width()] & 0xFFFFFF


def _words_of(widget: QWidget) -> Iterator[tuple[str, QRect]]:
    if not widget.isEnabled():
        return
    seen = widget.visibleRegion().boundingRect()
    if seen.height() < widget.fontMetrics().height():
        return
    if isinstance(widget, QAbstractButton | QLabel) and widget.text().strip():
        yield "", seen.adjusted(3, 3, -3, -3)
    elif isinstance(widget, QLineEdit | QComboBox | QAbstractSpinBox) and _says_something(widget):
        yield "", seen.adjusted(4, 4, -4, -4)
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _items_of(widget)


def _says_something(field: QLineEdit | QComboBox | QAbstractSpinBox) -> bool:
    if isinstance(field, QLineEdit):
        return bool(field.text() or field.placeholderText())
    return bool(field.currentText() if isinstance(field, QComboBox) else field.text())


def _items_of(view: QAbstractItemView) -> Iterator[tuple[str, QRect]]:
    """Some of the rows on show, and the current one."""
    viewport = view.viewport()
    offset = viewport.mapTo(view, QPoint(0, 0))
    for row in range(min(view.model().rowCount(view.rootIndex()), 8)):
        for column in range(1 if isinstance(view, QListView) else view.model().columnCount(view.rootIndex())):
            index = view.model().index(row, column, view.rootIndex())
            place = view.visualRect(index)
            if viewport.rect().contains(place) and place.width() > 24 and str(index.data() or "").strip():
                yield f"row {row + 1}, column {column + 1}", place.adjusted(3, 3, -3, -3).translated(offset)


def _ratio(picture: np.ndarray, place: QRect) -> float | None:
    """The strongest contrast that more than a few dots have with the commonest colour; None of nothing."""
    left, top = place.left() * DENSE, place.top() * DENSE
    dots = picture[top : top + place.height() * DENSE, left : left + place.width() * DENSE]
    if not dots.size:
        return None
    colours, counts = np.unique(dots, return_counts=True)
    ground = int(colours[counts.argmax()])
    inks = [int(ink) for ink in colours[counts >= 3] if int(ink) != ground]
    return max((_contrast(ink, ground) for ink in inks), default=None)


# -- keys and mouse -------------------------------------------------------------------------------


def clashes(window: QWidget) -> list[str]:
    """Keys that two things of the window want at once."""
    wanted: Counter[str] = Counter()
    for action in window.findChildren(QAction):
        wanted.update({key.toString() for key in action.shortcuts() if not key.isEmpty()})
    for shortcut in window.findChildren(QShortcut):
        wanted.update({key.toString() for key in shortcut.keys()})  # noqa: SIM118
    for button in window.findChildren(QAbstractButton):
        if not button.shortcut().isEmpty() and button.isVisible():
            wanted[button.shortcut().toString()] += 1
    return [f"{key} does {times} things" for key, times in wanted.items() if times > 1]


def mouse_only(root: QWidget) -> list[str]:
    """What can be clicked and not be reached by keys: buttons that Tab leaves out, painted things alike."""
    found = []
    for widget in visible(root):
        clickable = isinstance(widget, QAbstractButton) or _takes_clicks(widget)
        if isinstance(widget, QAbstractButton) and widget.group() is not None and widget.group().exclusive():
            continue  # Qt gives Tab to the one that is on; the arrows lead to the others
        if clickable and not widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled():
            found.append(f"{called(widget)} is for the mouse only")
    return found


def _takes_clicks(widget: QWidget) -> bool:
    """A class of our own that looks at the mouse."""
    ours = [kind for kind in type(widget).__mro__ if kind.__module__.startswith("nursery_rota")]
    names = ("mousePressEvent", "mouseReleaseEvent", "mouseDoubleClickEvent")
    listens = any(name in vars(kind) for kind in ours for name in names)
    pointed = widget.cursor().shape() == Qt.CursorShape.PointingHandCursor and ours
    leads = getattr(widget, "leads", True)
    return bool(pointed) or (listens and bool(leads))


def outside_menus(window: QWidget, bar: QWidget) -> list[str]:
    """Actions that stand in no menu."""
    inside = {action for menu in window.findChildren(QMenu) for action in menu.actions()}
    inside |= set(bar.actions())
    found = []
    for action in window.findChildren(QAction):
        nowhere = not action.associatedObjects() or action.menu() is not None
        if not action.text() or nowhere or action in inside or _action_of_qt(action):
            continue
        found.append(f"the action “{action.text()}” stands in no menu")
    return found


def _action_of_qt(action: QAction) -> bool:
    return isinstance(action.parent(), QLineEdit) or action.objectName().startswith("qt_")


def fits(root: QWidget, least: QSize) -> list[str]:
    """Was the window given the size it was asked for?"""
    if root.width() <= least.width() and root.height() <= least.height():
        return []
    return [f"the window is {root.width()} x {root.height()}, wider than {least.width()} x {least.height()}"]
