"""What hands do in these tests: find a button by its name, type into the fields of the drawer, press keys."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QMenu, QPushButton, QWidget

from nursery_rota.gui.dialogs.form_fields import ChoiceField, TextField, TickField
from nursery_rota.gui.dialogs.row_drawer import RowDrawer
from nursery_rota.gui.dialogs.week_fields import SessionsField, WeekdaysField

Wanted = TypeVar("Wanted", bound=QWidget)


def named(owner: QWidget, name: str, kind: type[Wanted] = QAbstractButton) -> Wanted:  # type: ignore[assignment]
    """The visible widget of ``owner`` with that accessible name or text."""
    QApplication.processEvents()
    for one in owner.findChildren(kind):
        words = one.text() if isinstance(one, QAbstractButton) else ""
        if one.isVisible() and name in (one.accessibleName(), words.strip()):
            return one
    raise LookupError(f"no {kind.__name__} is called {name}")


def click(button: QWidget) -> None:
    """Click once the window has laid itself out."""
    QApplication.processEvents()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def press(owner: QWidget, name: str) -> None:
    """Click the button of that name."""
    click(named(owner, name))


def type_into(drawer: RowDrawer, column: str, text: str) -> TextField:
    """Replace what a field of the drawer holds, with keys, and leave it with Tab."""
    field = drawer.fields[column]
    assert isinstance(field, TextField)
    field.line.setFocus()
    field.line.selectAll()
    if text.isascii():
        QTest.keyClicks(field.line, text)
    else:  # QTest has no keys for other letters; they come as if pasted
        field.line.insert(text)
    QTest.keyClick(field.line, Qt.Key.Key_Tab)
    return field


def choose(drawer: RowDrawer, column: str, words: str) -> None:
    """Choose an option of a field by its words."""
    field = drawer.fields[column]
    assert isinstance(field, ChoiceField)
    pick(field.combo, words)


def pick(combo: QComboBox, words: str) -> None:
    """Choose an option as a person does."""
    place = combo.findText(words)
    assert place >= 0, f"{words} is not on offer"
    combo.setCurrentIndex(place)
    combo.activated.emit(place)


def tick(drawer: RowDrawer, column: str, name: str = "") -> None:
    """Tick a field, or one of its boxes or days by name."""
    field = drawer.fields[column]
    if isinstance(field, TickField):
        field.box.setFocus()
        QTest.keyClick(field.box, Qt.Key.Key_Space)
    elif isinstance(field, SessionsField | WeekdaysField):
        boxes = [*field.findChildren(QAbstractButton)]
        click(next(box for box in boxes if name in box.accessibleName()))
    else:
        raise TypeError(f"{column} cannot be ticked")


def finish(drawer: RowDrawer) -> None:
    """Press the main button of the drawer."""
    buttons = [
        b for b in drawer.findChildren(QPushButton) if b.property("role") == "primary" and b.isVisible()
    ]
    click(buttons[-1])


def from_menu(menu: QMenu, words: str) -> None:
    """Choose an entry whose text begins with ``words``, with the menu listed as if it had come up."""
    menu.aboutToShow.emit()
    action = next(a for a in menu.actions() if a.text().replace("&", "").startswith(words))
    action.trigger()
