"""Asking for the name of a file, without stopping the window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

Then = Callable[[Path], object]
ROTA_FILES = "Nursery Rota files (*.rota)"
JSON_FILES = "JSON files (*.json)"


def documents_folder() -> Path:
    """Where people keep their papers."""
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


class FileAsker(QObject):
    """Opens the system's file dialog; ``then`` is called with the chosen path, or not at all."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def to_open(self, title: str, kinds: str, then: Then) -> None:
        dialog = QFileDialog(self._window, title, str(documents_folder()), kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._show(dialog, then)

    def to_save(self, title: str, name: str, kinds: str, then: Then) -> None:
        """``name`` is what is offered; the system asks before an existing file is replaced."""
        dialog = QFileDialog(self._window, title, str(documents_folder()), kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(name)
        dialog.setDefaultSuffix(name.rpartition(".")[2])
        self._show(dialog, then)

    def folder(self, title: str, then: Then) -> None:
        dialog = QFileDialog(self._window, title, str(documents_folder()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        self._show(dialog, then)

    def _show(self, dialog: QFileDialog, then: Then) -> None:
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
