"""Helpers that keep what people typed from being read as markup."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


def plain_tip(words: str) -> str:
    """``words`` for a tooltip, literally: Qt guesses at markup there, so it is escaped. "" stays ""."""
    lines = escape(words).replace("\n", "<br>")
    return f"<qt>{lines}</qt>" if words else ""


def literal_tip(words: str) -> str:
    """``words`` for a tooltip, as they are wherever Qt could not take them for markup."""
    return plain_tip(words) if "<" in words else words


def plain_label(words: str = "", role: str = "", parent: QWidget | None = None) -> QLabel:
    """A label of plain text; ``role`` is a size of the style sheet ("title", "panel", "second" …)."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(words)
    if role:
        label.setProperty("role", role)
    return label
