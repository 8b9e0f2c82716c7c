"""The font of the window: the system's own, or Noto Sans where the system has none made for windows."""

from __future__ import annotations

import sys
from functools import lru_cache

import pymupdf_fonts
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QGuiApplication

BODY_POINTS = 10.0
"""Text of the body at 96 dots per inch, where nothing larger is asked for."""
_STAND_INS = ("dejavu", "bitstream vera", "liberation", "noto sans mono", "courier", "fixed", "nimbus")


def ui_font(system: QFont, text_points: int | None) -> QFont:
    """The application font; ``text_points`` is the wish of the user, counted at 96 dots per inch.

    Every other size of the window is a share of this one. Systems that count 72 dots (macOS) get more points,
    so that 10 points look the same everywhere.
    """
    font = QFont(system)
    if _has_no_ui_font(system):
        font = QFont(_load_noto_sans())
    screen = QGuiApplication.primaryScreen()
    per_inch = screen.logicalDotsPerInchY() if sys.platform == "darwin" and screen else 96.0
    wished = float(text_points) if text_points else max(BODY_POINTS, system.pointSizeF() * per_inch / 96)
    font.setPointSizeF(wished * 96 / per_inch)
    font.setWeight(QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _has_no_ui_font(system: QFont) -> bool:
    if not sys.platform.startswith("linux"):
        return False
    shown = QFontInfo(system).family().lower()
    return not shown or shown.startswith(_STAND_INS)


@lru_cache(maxsize=1)
def _load_noto_sans() -> str:
    families: list[str] = []
    for name in ("notos", "notosbo", "notosit", "notosbi"):
        number = QFontDatabase.addApplicationFontFromData(QByteArray(pymupdf_fonts.myfont(name)))
        families += QFontDatabase.applicationFontFamilies(number)
    return families[0]
