"""The menu of the files that were open last."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from nursery_rota.gui.frame.file_verbs import FileVerbs


class RecentMenu(QMenu):
    """Filled when it opens: files come and go."""

    def __init__(self, verbs: FileVerbs, parent: QWidget) -> None:
        super().__init__("Open &recent", parent)
        self._verbs = verbs
        self.aboutToShow.connect(self._list)

    def _list(self) -> None:
        self.clear()
        for path in self._verbs.recent():
            action = self.addAction(path.stem.replace("&", "&&"))
            action.triggered.connect(lambda checked=False, path=path: self._verbs.open(path))
        if self.isEmpty():
            self.addAction("No files yet").setEnabled(False)
