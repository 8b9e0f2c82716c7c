"""The help as chapters: one for each page of the window, read from Markdown, with a picture where there is one.

A file may hold several chapters; each begins with a title of the first rank.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

OF_PAGE = {
    "today": "Today",
    "rota": "The rota",
    "families": "Families",
    "staff": "Staff",
    "timetable": "Timetable",
    "costs": "Costs",
    "prints": "Prints",
    "history": "History",
    "import": "Bring in a spreadsheet",
    "guide": "Start here",
    "help": "Start here",
    "shares": "What would each family owe?",
    "safe": "The file, backups and privacy",
}
"""The chapter about each page of the window."""
KEYS = "All keys"


@dataclass(frozen=True)
class Chapter:
    title: str
    text: str
    """Markdown, with the title."""

    def holds(self, words: str) -> bool:
        """Do all of ``words`` stand in it somewhere?"""
        text = self.text.casefold()
        return all(word in text for word in words.casefold().split())


def read_chapters(folder: Path) -> tuple[Chapter, ...]:
    """All chapters in the order of the files, "All keys" last."""
    found = []
    for path in sorted(folder.glob("*.md")):
        for text in re.split(r"(?m)^(?=# )", path.read_text("utf-8")):
            if text.strip():
                title = text.splitlines()[0].removeprefix("# ").strip()
                found.append(Chapter(title, _with_picture(title, text, folder)))
    return tuple(sorted(found, key=lambda chapter: chapter.title == KEYS))


def _with_picture(title: str, text: str, folder: Path) -> str:
    """The picture of the page stands right below the title, where the program has one."""
    key = next((key for key, name in OF_PAGE.items() if name == title), "")
    if not (folder / "pictures" / f"{key}.png").is_file():
        return text
    head, _, rest = text.partition("\n")
    return f"{head}\n\n![A picture of this page](pictures/{key}.png)\n{rest}"
