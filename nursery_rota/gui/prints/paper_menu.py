"""A button "Print ..." for what is on show, which asks where to: the printer, or a file.

Printing and its libraries are loaded when they are first asked for, so that a page with such a button opens at once.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from nursery_rota.gui.frame.parts import button
from nursery_rota.gui.pages.page import Desk

if TYPE_CHECKING:
    from nursery_rota.gui.prints.paper_out import PaperOut


@dataclass(frozen=True)
class Paperwork:
    """What a paper is called, and how its PDF is made: beside the window, from what is on show now."""

    title: str
    make: Callable[[], bytes]


class PaperMenu:
    """``make`` answers the paper when it is asked for, or None where there is nothing to print."""

    def __init__(self, words: str, desk: Desk, make: Callable[[], Paperwork | None], parent: QWidget) -> None:
        self._desk, self._make, self._parent = desk, make, parent
        self.button: QPushButton = button(words, sign="print")
        self.button.setProperty("opens", "menu")
        menu = QMenu(self.button)
        self.print = menu.addAction("&Print…", self._to_printer)
        self.save = menu.addAction("&Save as PDF…", self._to_file)
        self.button.setMenu(menu)

    @cached_property
    def out(self) -> PaperOut:
        from nursery_rota.gui.prints.paper_out import PaperOut

        return PaperOut(self._desk, self._parent)

    def _to_printer(self) -> None:
        paper = self._make()
        if paper is not None:
            self.out.to_printer(paper)

    def _to_file(self) -> None:
        paper = self._make()
        if paper is not None:
            self.out.to_file(paper)
