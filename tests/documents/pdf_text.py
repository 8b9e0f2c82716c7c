"""Reads prints back, as a reader of PDF would: their words, their size, their list of contents."""

from __future__ import annotations

import pypdfium2


def words(pdf: bytes, page: int | None = None) -> str:
    """The selectable text of one page, or of all, with line breaks as spaces."""
    document = pypdfium2.PdfDocument(pdf)
    chosen = range(len(document)) if page is None else [page]
    text = " ".join(document[i].get_textpage().get_text_range() for i in chosen)
    document.close()
    return " ".join(text.split())


def contents(pdf: bytes) -> list[str]:
    """The bookmarks."""
    document = pypdfium2.PdfDocument(pdf)
    titles = [bookmark.get_title() for bookmark in document.get_toc()]
    document.close()
    return titles


def about(pdf: bytes) -> dict[str, str]:
    """Title, author and so on."""
    document = pypdfium2.PdfDocument(pdf)
    found: dict[str, str] = document.get_metadata_dict()
    document.close()
    return found
