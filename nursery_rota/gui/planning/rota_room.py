"""Who has how much room on the rota page: what folds away when the window is small or the text large, how wide the
dock is, and how tall the problems are. What a person has set is remembered on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from nursery_rota.gui.planning.rota_page import RotaPage

USUAL_POINTS = 10
GAP, ROOMY = 8, 40
"""Between grid and problems; and by how much the grid may be taller than its squares need."""
NARROW_BELOW, LOW_BELOW = 1150, 720
"""Width and height of the page under which the dock becomes a drawer and the problems fold."""
_FOLDED, _WIDTHS = "rota_problems_folded", "rota_dock_widths"


class RotaRoom(QObject):
    def __init__(self, page: RotaPage) -> None:
        super().__init__(page)
        self._page = page
        self._settings = page.desk.settings
        self.wide: bool | None = None
        """Is the dock beside the grid, and not a drawer? None until it is known."""
        self._low: bool | None = None
        self._grid_wants = 0
        page.dock.take_widths(str(self._settings.value(_WIDTHS, "")))
        page.grip.pulled.connect(self._pull)
        page.grip.usual.connect(self._usual_width)
        page.problems.folded.connect(self._folded)
        page.tools.people.clicked.connect(self.show_dock)
        page.grid.wants.connect(self.share_height)
        page.publishing.changes.shown.connect(self.beside)
        page.publishing.panel.shown.connect(self.beside)

    def arrange(self) -> None:
        """What folds away when the window is small; only when it has just become so."""
        page = self._page
        # Large text needs the room that a small window lacks.
        scale = max(1.0, page.font().pointSizeF() / USUAL_POINTS)
        wide, low = page.width() >= NARROW_BELOW * scale, page.height() < LOW_BELOW
        if wide != self.wide and page.views.currentIndex() == 0:
            self.wide = wide
            self.fold_tools()
            self.show_dock()
        else:
            self.fold_tools()
        if low != self._low:
            self._low = low
            page.problems.set_folded(low or self._settings.value(_FOLDED) == "yes")
        self.share_height()

    def fold_tools(self) -> None:
        self._page.dock.fit()
        self._page.tools.arrange(self._page.width() - 24, drawer=self.wide is False)

    def share_height(self, wanted: int | None = None) -> None:
        """The week's grid is as tall as its squares need, and the problems take what is left."""
        page = self._page
        self._grid_wants = wanted if wanted is not None else self._grid_wants
        left = page.views.height() - self._grid_wants - GAP - ROOMY
        page.problems.set_room(left if page.spans.is_week else 0)

    def show_dock(self) -> None:
        """Families and problems belong to the week; months, terms and proposals have all the room."""
        page = self._page
        week = page.spans.is_week and page.views.currentIndex() == 0
        wanted = page.tools.people.isChecked() or not page.dock.shows_families
        read = page.publishing.panel.isVisible() or page.publishing.changes.isVisible()
        page.dock.setVisible(week and wanted and not read)
        page.grip.setVisible(week and wanted and not read)
        alone = page.publishing.panel.isVisible() and self.wide is False
        page.desk_top.setVisible(not alone)
        page.publishing.panel.fit(not alone)
        page.problems.setVisible(page.spans.is_week)

    def beside(self) -> None:
        """The families make room for what is to be read beside the grid, and come back after it."""
        if self._page.isVisible() and not self._page.filling.shows_proposal:
            self.show_dock()

    # -- what a person has set --------------------------------------------------------------------

    def _pull(self, pixels: int) -> None:
        """The edge between grid and dock goes to the left by so much."""
        self._page.dock.widen(pixels, self._page.width() // 2)
        self._keep_widths()

    def _usual_width(self) -> None:
        self._page.dock.usual_width()
        self._keep_widths()

    def _keep_widths(self) -> None:
        self._settings.setValue(_WIDTHS, self._page.dock.widths())

    def _folded(self, folded: bool) -> None:
        if not self._low:
            self._settings.setValue(_FOLDED, "yes" if folded else "no")
