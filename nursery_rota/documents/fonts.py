"""The typefaces of all prints: Noto Sans, embedded, so that a print looks the same on every machine.

Owns registering them with ReportLab and measuring text. A letter that Noto Sans lacks is set in a face of this
computer that has it; what runs from right to left is turned and joined as it should be. Knows nothing of what is
printed.
"""

from __future__ import annotations

import io
import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

import pymupdf_fonts
from arabic_reshaper import reshape  # type: ignore[import-untyped]
from bidi.algorithm import get_display  # type: ignore[import-untyped]
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from nursery_rota.documents import system_fonts
from nursery_rota.documents.system_fonts import face_with

REGULAR = "NotoSans"
BOLD = "NotoSans-Bold"
ITALIC = "NotoSans-Italic"

_BUFFERS = {REGULAR: "notos", BOLD: "notosbo", ITALIC: "notosit"}
_STEP = 0.5
_STAND_INS = str.maketrans({"−": "‒", "≥": ">", "≤": "<", "→": "›", "\u00ad": ""})
"""What the faces lack and a like sign that they have: the minus is a figure dash, as wide as a digit."""
_UNKNOWN = "?"


@cache
def register() -> None:
    """Make the three faces known to ReportLab; only the letters used are embedded in a print."""
    for name, key in _BUFFERS.items():
        pdfmetrics.registerFont(TTFont(name, io.BytesIO(pymupdf_fonts.myfont(key))))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)


_MANY = 16_384
"""So many texts are remembered as measured: the same names stand on a page again and again."""


@lru_cache(maxsize=_MANY)
def clean(text: str) -> str:
    """User text as one run: line breaks and control signs become spaces, accents are composed."""
    composed = unicodedata.normalize("NFC", text).translate(_STAND_INS)
    return " ".join("".join(c if c.isprintable() else " " for c in composed).split())


@lru_cache(maxsize=_MANY)
def one_line(text: str) -> str:
    """The same, ready to be set: a letter that no face has becomes a question mark, so that it is seen to be
    missing."""
    line = clean(text)
    missing = missing_letters(line)
    return "".join(_UNKNOWN if c in missing else c for c in line) if missing else line


@lru_cache(maxsize=_MANY)
def missing_letters(text: str) -> frozenset[str]:
    """The letters of ``text`` that cannot be printed on this computer."""
    strange = frozenset(text) - _known_letters()
    return frozenset(letter for letter in strange if face_with(letter) is None)


@cache
def _known_letters() -> frozenset[str]:
    register()
    faces = (pdfmetrics.getFont(name).face.charToGlyph for name in _BUFFERS)
    return frozenset.intersection(*(frozenset(map(chr, face)) for face in faces)) | {" "}


@lru_cache(maxsize=_MANY)
def pieces(text: str, font: str) -> tuple[tuple[str, str], ...]:
    """The text as it is set from left to right, in runs of one face each: (face, run)."""
    text = text.translate(_STAND_INS)
    known = _known_letters()
    if known.issuperset(text):
        return ((font, text),)
    runs: list[tuple[str, str]] = []
    for letter in _in_order(text):
        face = font if letter in known else _face_name(letter, font)
        if runs and runs[-1][0] == face:
            runs[-1] = (face, runs[-1][1] + letter)
        else:
            runs.append((face, letter))
    return tuple(runs)


def _in_order(text: str) -> str:
    """Right-to-left parts turned for setting, Arabic letters joined. A letter that stands alone looks as the plain
    one, which faces rather have."""
    if not any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in text):
        return text
    joined = str(reshape(text))
    missing = missing_letters(joined)
    plain = "".join(unicodedata.normalize("NFKC", c) if c in missing else c for c in joined)
    return str(get_display(plain, base_dir="L"))


def _face_name(letter: str, font: str) -> str:
    face = face_with(letter)
    return font if face is None else face.named(font == BOLD)


def width(text: str, font: str, size: float) -> float:
    """Width in points, as it will be printed."""
    return _thousandths(text, font) * size / 1000


@lru_cache(maxsize=_MANY)
def _thousandths(text: str, font: str) -> float:
    """The width at 1000 points: it grows with the size."""
    register()
    return float(sum(pdfmetrics.stringWidth(run, face, 1000) for face, run in pieces(text, font)))


@dataclass(frozen=True)
class Fitted:
    """Text broken into lines that fit, and the size in points at which they do."""

    lines: tuple[str, ...]
    size: float


@lru_cache(maxsize=_MANY)
def fit(text: str, font: str, size: float, least: float, room: float, lines: int = 1) -> Fitted:
    """Shrink ``text`` to ``least`` points to fit ``room`` points across, then use up to ``lines`` lines.

    What still does not fit ends in "…", so that nobody takes the beginning for the whole.
    """
    text = one_line(text)
    while size > least and width(text, font, size) > room:
        size = max(least, size - _STEP)
    broken = wrap(text, font, size, room)
    if len(broken) > lines:
        broken = [*broken[: lines - 1], _cut(" ".join(broken[lines - 1 :]), font, size, room)]
    return Fitted(tuple(broken), size)


def wrap(text: str, font: str, size: float, room: float) -> list[str]:
    """Lines no wider than ``room`` points, broken at spaces; a word too wide alone breaks at its hyphens, and
    anywhere only if that is not enough."""
    return list(_wrapped(text, font, size, room))


@lru_cache(maxsize=_MANY)
def _wrapped(text: str, font: str, size: float, room: float) -> tuple[str, ...]:
    lines: list[str] = []
    line = ""
    for word in one_line(text).split():
        trial = f"{line} {word}".lstrip()
        if width(trial, font, size) <= room:
            line = trial
            continue
        if line:
            lines.append(line)
        *full, line = _pieces(word, font, size, room)
        lines += full
    return tuple([*lines, line] if line else lines or [""])


def forget() -> None:
    """Measure anew, with whatever faces the computer has by now."""
    for remembered in (clean, one_line, missing_letters, pieces, _thousandths, fit, _wrapped):
        remembered.cache_clear()
    system_fonts.forget()


def _pieces(word: str, font: str, size: float, room: float) -> list[str]:
    parts = re.findall(r"[^-]*-|[^-]+", word)
    if any(width(part, font, size) > room for part in parts):
        parts = list(word)
    pieces = [""]
    for part in parts:
        if pieces[-1] and width(pieces[-1] + part, font, size) > room:
            pieces.append("")
        pieces[-1] += part
    return pieces


def _cut(text: str, font: str, size: float, room: float) -> str:
    while text and width(text + "…", font, size) > room:
        text = text[:-1]
    return text.rstrip() + "…"
