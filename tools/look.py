"""Draws the rota page's pieces with the sample week to PNG files, to be looked at.

python tools/look.py FOLDER
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QRect, QSize  # noqa: E402
from PySide6.QtGui import QPainter, QPixmap  # noqa: E402
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget  # noqa: E402

from nursery_rota.gui.rota.candidates_panel import CandidatesPanel  # noqa: E402
from nursery_rota.gui.rota.families_panel import FamiliesPanel  # noqa: E402
from nursery_rota.gui.rota.problems_panel import ProblemsPanel  # noqa: E402
from nursery_rota.gui.rota.week_grid import WeekGrid  # noqa: E402
from nursery_rota.gui.theme import apply_theme, look_of, paint_icon  # noqa: E402
from nursery_rota.gui.theme.icons import icon_folder  # noqa: E402
from tests.gui import samples  # noqa: E402


class RotaPieces(QWidget):
    """Grid and problems at the left, families or candidates at the right."""

    def __init__(self, candidates: bool, size: QSize) -> None:
        super().__init__()
        self.grid, problems = WeekGrid(self), ProblemsPanel(self)
        families, who = FamiliesPanel(self), CandidatesPanel(self)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.grid, 1)
        left.addWidget(problems)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(8)
        row.addLayout(left, 1)
        side = who if candidates else families
        side.setFixedWidth((416 if size.width() > 1100 else 336) if candidates else 264)
        (families if candidates else who).hide()
        side.setVisible(candidates or size.width() > 1100)
        row.addWidget(side)
        self.resize(size)
        self.grid.set_sheet(samples.week_sheet())
        problems.set_findings(samples.findings())
        problems.set_folded(size.height() < 650)
        families.set_ledger(samples.ledger(), samples.people())
        families.expand(6)
        who.set_place(samples.place(), samples.candidates())
        if candidates:
            thursday = samples.week_sheet().rows[0].cells[3][0]
            self.grid.select(samples.THURSDAY, 1, 1, thursday.chips[3])
        else:
            self.grid.select(samples.THURSDAY, 1, 1)


def icon_page() -> QPixmap:
    """Every icon at 16, 24 and 48."""
    page = QWidget()
    look = look_of(page)
    names = sorted(file.stem for file in icon_folder().glob("*.svg"))
    picture = QPixmap(1200, 60 * (len(names) // 8 + 1))
    picture.fill(look.colour("surface"))
    painter = QPainter(picture)
    for number, name in enumerate(names):
        x, y = (number % 8) * 150, (number // 8) * 60
        for side, left in ((16, 4), (24, 26), (40, 56)):
            paint_icon(painter, name, QRect(x + left, y + 8, side, side), look.colour("text"))
        painter.setFont(look.second)
        painter.drawText(x + 4, y + 58, name)
    painter.end()
    return picture


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    for scheme in ("light", "dark"):
        apply_theme(app, scheme)
        for wide, tall in ((1352, 818), (944, 590)):
            for candidates in (False, True):
                page = RotaPieces(candidates, QSize(wide, tall))
                page.show()
                app.processEvents()
                name = f"{'candidates' if candidates else 'week'}-{wide + 88}-{scheme}.png"
                page.grab().save(str(folder / name))
                page.close()
        page = RotaPieces(False, QSize(1352, 818))
        page.grid.set_sheet(samples.past_sheet())
        page.show()
        app.processEvents()
        page.grab().save(str(folder / f"past-{scheme}.png"))
        icon_page().save(str(folder / f"icons-{scheme}.png"))
    apply_theme(app, "light", 16)
    large = RotaPieces(False, QSize(944, 590))
    large.show()
    app.processEvents()
    large.grab().save(str(folder / "large-text.png"))
    apply_theme(app, "light")
    started = time.perf_counter()
    for number in range(20):
        page.grid.set_sheet(samples.past_sheet() if number % 2 else samples.week_sheet())
        page.grid.table.viewport().repaint()
    print(f"switch of week: {(time.perf_counter() - started) * 50:.1f} ms")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
