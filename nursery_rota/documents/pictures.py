"""The pages of a PDF as PNG files: to send to a telephone, or to hang on a screen.

Rendered from the finished document, so that a picture shows what prints.
"""

from __future__ import annotations

import io

from PIL import Image

from nursery_rota.documents.render import page_count, page_image

DPI = 150


def picture_names(pdf: bytes, stem: str) -> list[str]:
    """A name for each page: "stem.png" for one page, else "stem 1.png", "stem 2.png", in order when sorted."""
    count = page_count(pdf)
    if count == 1:
        return [f"{stem}.png"]
    digits = len(str(count))
    return [f"{stem} {number:0{digits}d}.png" for number in range(1, count + 1)]


def picture_files(pdf: bytes, stem: str, dpi: float = DPI) -> dict[str, bytes]:
    """A PNG for each page by file name."""
    return {name: png(pdf, index, dpi) for index, name in enumerate(picture_names(pdf, stem))}


def png(pdf: bytes, index: int, dpi: float) -> bytes:
    """One page, counted from 0, in as many greys or colours as it has."""
    page = page_image(pdf, index, dpi)
    picture = Image.frombuffer("RGB", (page.width, page.height), page.rgb, "raw", "RGB", page.stride, 1)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True, dpi=(dpi, dpi))
    return out.getvalue()
