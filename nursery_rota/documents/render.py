"""Pages of a finished PDF as pictures, for the preview and for printers: what is seen is what prints.

Knows nothing of what is on the pages. The renderer behind it is not for several threads at once, so they take
turns: a page at a time, so that nobody waits for long.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock

import pypdfium2

_POINTS_PER_INCH = 72
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class PageImage:
    """``rgb`` holds ``height`` rows of ``stride`` bytes, three bytes a pixel: red, green, blue."""

    width: int
    height: int
    stride: int
    rgb: bytes


def page_count(pdf: bytes) -> int:
    """How many pages ``pdf`` has."""
    with _opened(pdf) as document:
        return len(document)


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    with _opened(pdf) as document:
        sizes = [document.get_page_size(index) for index in range(len(document))]
        return [(float(width), float(height)) for width, height in sizes]


def page_size(pdf: bytes, index: int) -> tuple[float, float]:
    """Width and height of the page in points. ``IndexError`` where there is no such page."""
    with _opened(pdf) as document:
        _known(document, index)
        width, height = document.get_page_size(index)
        return float(width), float(height)


def page_image(pdf: bytes, index: int, dpi: float) -> PageImage:
    """Page ``index``, counted from 0, at ``dpi`` dots an inch. ``IndexError`` where there is no such page."""
    with _opened(pdf) as document:
        _known(document, index)
        page = document[index]
        bitmap = page.render(scale=dpi / _POINTS_PER_INCH, rev_byteorder=True)
        image = PageImage(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        bitmap.close()
        page.close()
        return image


@contextmanager
def _opened(pdf: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _known(document: pypdfium2.PdfDocument, index: int) -> None:
    if not 0 <= index < len(document):
        raise IndexError(f"page {index} of {len(document)}")
