"""Pages of a finished PDF as pictures, for the preview and for printers: what is seen is what prints.

Knows nothing of what is on the pages. Not for several threads at once: the renderer behind it is not.
"""

from __future__ import annotations

from dataclasses import dataclass

import pypdfium2

_POINTS_PER_INCH = 72


@dataclass(frozen=True)
class PageImage:
    """``rgb`` holds ``height`` rows of ``stride`` bytes, three bytes a pixel: red, green, blue."""

    width: int
    height: int
    stride: int
    rgb: bytes


def page_count(pdf: bytes) -> int:
    """How many pages ``pdf`` has."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def page_size(pdf: bytes, index: int) -> tuple[float, float]:
    """Width and height of the page in points. ``IndexError`` where there is no such page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        _known(document, index)
        width, height = document.get_page_size(index)
        return float(width), float(height)
    finally:
        document.close()


def page_image(pdf: bytes, index: int, dpi: float) -> PageImage:
    """Page ``index``, counted from 0, at ``dpi`` dots an inch. ``IndexError`` where there is no such page."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        _known(document, index)
        page = document[index]
        bitmap = page.render(scale=dpi / _POINTS_PER_INCH, rev_byteorder=True)
        image = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
        return image
    finally:
        document.close()


def _known(document: pypdfium2.PdfDocument, index: int) -> None:
    if not 0 <= index < len(document):
        raise IndexError(f"page {index} of {len(document)}")
