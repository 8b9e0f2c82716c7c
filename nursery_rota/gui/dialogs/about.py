"""What this program is: version, licence, and what it does not promise."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.widgets.wordy_dialog import WordyDialog

WORDS = (
    "Plans, prints and accounts for parents' duties in nurseries that parents run together.",
    "Ratio rules and rates come with the program as dated data. They are not legal or tax advice: check them "
    "against the current text.",
    "Everything stays in your file on this computer. The program sends nothing anywhere.",
    "Free software under the MIT licence.",
)


def program_version() -> str:
    """The installed version; "from the source" where the program is not installed."""
    try:
        return version("nursery-rota")
    except PackageNotFoundError:
        return "from the source"


class AboutDialog(WordyDialog):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("About Nursery Rota")
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(10)
        column.addWidget(label("Nursery Rota", "welcome"))
        column.addWidget(label(f"Version {program_version()}", "second"))
        for words in WORDS:
            column.addWidget(label(words, wrap=True))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button("Close", self.accept, role="primary"))
        column.addLayout(foot)
