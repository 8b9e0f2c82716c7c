"""Faces for letters that Noto Sans lacks: FiraGO, which is packaged too (Arabic, Hebrew, Thai, Georgian), then those
of this computer (Chinese, Japanese, Korean, Armenian and more).

Looks for the latter by the names under which systems and the Noto project ship them, in the folders where systems
keep them, and only once such a letter turns up. Scripts whose letters change shape by rules that ReportLab does
not know (those of India, Burmese, Khmer, Tibetan) are left out: wrong letters would be worse than none.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock

import pymupdf_fonts
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

CANDIDATES: Sequence[tuple[str, str]] = (
    ("NotoSans-Regular", "NotoSans-Bold"),
    ("NotoSansArabic-Regular", "NotoSansArabic-Bold"),
    ("NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold"),
    ("NotoSansHebrew-Regular", "NotoSansHebrew-Bold"),
    ("NotoSansArmenian-Regular", "NotoSansArmenian-Bold"),
    ("NotoSansGeorgian-Regular", "NotoSansGeorgian-Bold"),
    ("NotoSansEthiopic-Regular", "NotoSansEthiopic-Bold"),
    ("NotoSansThai-Regular", "NotoSansThai-Bold"),
    ("DejaVuSans", "DejaVuSans-Bold"),
    ("segoeui", "segoeuib"),
    ("arial", "arialbd"),
    ("Arial", "Arial Bold"),
    ("tahoma", "tahomabd"),
    ("msyh", "msyhbd"),
    ("simsun", "simsun"),
    ("YuGothR", "YuGothB"),
    ("meiryo", "meiryob"),
    ("msgothic", "msgothic"),
    ("malgun", "malgunbd"),
    ("ebrima", "ebrimabd"),
    ("leelawui", "leelauib"),
    ("Arial Unicode", "Arial Unicode"),
    ("STHeiti Medium", "STHeiti Medium"),
    ("AppleGothic", "AppleGothic"),
    ("DroidSansFallbackFull", "DroidSansFallbackFull"),
    ("DroidSansFallback", "DroidSansFallback"),
    ("wqy-microhei", "wqy-microhei"),
    ("wqy-zenhei", "wqy-zenhei"),
    ("unifont", "unifont"),
)
"""Regular and bold by the name of their file without its ending; the nearest in looks to Noto Sans first."""
_ENDINGS = (".ttf", ".ttc", ".otf")
_UNSHAPED = ((0x0900, 0x0DFF), (0x0F00, 0x109F), (0x1780, 0x17FF), (0xA8E0, 0xA8FF), (0x11000, 0x11FFF))
_TAKING_TURNS = Lock()


@dataclass(frozen=True)
class Face:
    """A face, registered with ReportLab by ``name``; bold is ``name`` with "-Bold"."""

    name: str
    letters: frozenset[str]

    def named(self, bold: bool) -> str:
        return f"{self.name}-Bold" if bold else self.name


def folders() -> tuple[Path, ...]:
    """Where this system keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", str(home)))
        return (Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts", local / "Microsoft/Windows/Fonts")
    if sys.platform == "darwin":
        system = Path("/System/Library/Fonts")
        return (home / "Library/Fonts", Path("/Library/Fonts"), system / "Supplemental", system)
    shared = Path("/usr/share/fonts")
    return (home / ".local/share/fonts", home / ".fonts", Path("/usr/local/share/fonts"), shared)


def face_with(letter: str) -> Face | None:
    """The first face that has the letter; None where no face has it, or where it could not be set rightly."""
    if not could_be_set(letter):
        return None
    with _TAKING_TURNS:
        return next((face for face in _faces() if letter in face.letters), None)


def could_be_set(letter: str) -> bool:
    """Is the letter of a script that can be set at all, given a face that has it?"""
    return not any(first <= ord(letter) <= last for first, last in _UNSHAPED)


def forget() -> None:
    """Look for faces anew: some may have been installed since."""
    _loaded.cache_clear()
    _files.cache_clear()


def _faces() -> Iterator[Face]:
    yield _packaged()
    for regular, bold in CANDIDATES:
        files = _files()
        if regular.casefold() in files:
            face = _loaded(files[regular.casefold()], files.get(bold.casefold()))
            if face is not None:
                yield face


@cache
def _packaged() -> Face:
    regular, bold = (io.BytesIO(pymupdf_fonts.myfont(key)) for key in ("figo", "figbo"))
    return _registered("FiraGO", regular, bold)


@cache
def _files() -> dict[str, Path]:
    """Font files by their names without ending, in lower case; of two of one name the first one found."""
    wanted = {name.casefold() for pair in CANDIDATES for name in pair}
    found: dict[str, Path] = {}
    for folder in folders():
        for place, _, names in os.walk(folder):
            for name in names:
                stem, ending = os.path.splitext(name)
                if ending.casefold() in _ENDINGS and stem.casefold() in wanted:
                    found.setdefault(stem.casefold(), Path(place) / name)
    return found


@cache
def _loaded(regular: Path, bold: Path | None) -> Face | None:
    """None where the file is of a kind that cannot be embedded, as are those with PostScript outlines."""
    try:
        return _registered(f"System-{regular.stem}", str(regular), str(bold or regular))
    except (TTFError, OSError):
        return None


def _registered(name: str, regular: str | io.BytesIO, bold: str | io.BytesIO) -> Face:
    font, heavy = TTFont(name, regular, shapable=False), TTFont(f"{name}-Bold", bold, shapable=False)
    pdfmetrics.registerFont(font)
    pdfmetrics.registerFont(heavy)
    letters = frozenset(map(chr, font.face.charToGlyph)) & frozenset(map(chr, heavy.face.charToGlyph))
    return Face(name, letters)
