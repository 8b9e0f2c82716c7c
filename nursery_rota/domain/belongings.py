"""Which rows of the book are about one family: its own, those of its people and children, and what hangs on them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from nursery_rota.domain.book import Book
from nursery_rota.domain.tables import REFERENCES, TABLES


def rows_about(book: Book, family_id: int) -> Mapping[str, tuple[Any, ...]]:
    """The rows by table, for every table that can hold any; a row is here if it refers to a row that is here."""
    ids: dict[str, set[int]] = {"families": {family_id}}
    found: dict[str, tuple[Any, ...]] = {"families": (book.family[family_id],)}
    for table in TABLES:
        leading = [(column, to) for column, to in REFERENCES.get(table, {}).items() if to in ids]
        if not leading:
            continue
        rows = tuple(
            row
            for row in getattr(book, table)
            if any(getattr(row, column) in ids[to] for column, to in leading)
        )
        ids[table] = {row.id for row in rows}
        found[table] = rows
    return found
