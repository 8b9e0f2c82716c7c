"""The pages of a PDF as PNG files: to send to a telephone, or to hang on a screen.

Rendered from the finished document, so that a picture shows what prints.
"""

from __future__ import annotations

import io
from collections.abc import Callable

from PIL import Image

from nursery_rota.documents.render import page_count, page_image

DPI = 150


def picture_files(
    pdf: bytes, stem: str, dpi: float = DPI, stop: Callable[[], bool] = lambda: False
) -> dict[str, bytes]:
    """A PNG for each page by file name: "stem.png" for one page, else "stem 1.png", "stem 2.png".

    ``stop`` is asked before each page; what is done by then is answered.
    """
    count = page_count(pdf)
    files: dict[str, bytes] = {}
    for index in range(count):
        if stop():
            break
        number = f" {index + 1:0{len(str(count))}d}" if count > 1 else ""
        files[f"{stem}{number}.png"] = png(pdf, index, dpi)
    return files


def png(pdf: bytes, index: int, dpi: float) -> bytes:
    """One page, counted from 0, in as many greys or colours as it has."""
    page = page_image(pdf, index, dpi)
    picture = Image.frombuffer("RGB", (page.width, page.height), page.rgb, "raw", "RGB", page.stride, 1)
    out = io.BytesIO()
    picture.save(out, "PNG", optimize=True, dpi=(dpi, dpi))
    return out.getvalue()
