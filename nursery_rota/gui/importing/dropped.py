"""What is dragged over the window: is it one spreadsheet?"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

_KINDS = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".xls", ".ods")
"""Kinds that are refused are among them: the sentence then says how to save it instead."""


def dropped_sheet(data: QMimeData) -> Path | None:
    """The one spreadsheet that is being dragged, if it is one."""
    names = [url.toLocalFile() for url in data.urls() if url.isLocalFile()]
    return Path(names[0]) if len(names) == 1 and names[0].lower().endswith(_KINDS) else None
