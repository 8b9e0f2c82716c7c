"""Measures the letters of a finished PDF, as they stand on paper."""

from __future__ import annotations

import ctypes

import pypdfium2
import pypdfium2.raw as raw

FOOT = 40.0
"""Points at the bottom of a page that hold its foot."""


def smallest_letters(pdf: bytes, above_foot: bool = False) -> float:
    """The size in points of the smallest letters; those of the foot left out if asked."""
    document = pypdfium2.PdfDocument(pdf)
    sizes = []
    for page in document:
        text = page.get_textpage()
        for index in range(text.count_chars()):
            if raw.FPDFText_GetUnicode(text.raw, index) <= 32:
                continue
            left, right, bottom, top = (ctypes.c_double() for _ in range(4))
            raw.FPDFText_GetCharBox(text.raw, index, left, right, bottom, top)
            if above_foot and bottom.value < FOOT * page.get_height() / 595:
                continue
            matrix = raw.FS_MATRIX()
            raw.FPDFText_GetMatrix(text.raw, index, matrix)
            sizes.append(raw.FPDFText_GetFontSize(text.raw, index) * abs(matrix.d))
    document.close()
    return min(sizes)
