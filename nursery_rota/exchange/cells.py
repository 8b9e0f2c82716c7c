"""Text that a spreadsheet program must show and never calculate.

A CSV file does not say what is text: a program that opens it takes ``=``, ``+``, ``-`` or ``@`` at the front
of a cell for a formula. An apostrophe in front makes it text. In XLSX text is marked as text, and nothing
needs to be changed.
"""

from __future__ import annotations

_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""The wide forms count too: some programs take them for the plain ones."""


def harmless(text: str) -> str:
    """``text`` for a cell of a CSV file, with an apostrophe in front where a formula would start."""
    return f"'{text}" if _dangerous(text) else text


def without_guard(text: str) -> str:
    """What ``harmless`` was given; other text comes back as it is."""
    return text[1:] if text.startswith("'") and _dangerous(text[1:]) else text


def _dangerous(text: str) -> bool:
    # Programs drop blanks before they look for a formula, so blanks protect nothing.
    return text.startswith(_STARTS_FORMULA) or text.lstrip().startswith(_STARTS_FORMULA)
