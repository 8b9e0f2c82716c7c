"""The book of an open file: read once, then only the rows that changed.

It must not know who changes them; it is told which rows are stale.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Set
from dataclasses import replace
from operator import attrgetter
from typing import Any

from sqlite_utils import Database

from nursery_rota.domain.book import Book
from nursery_rota.domain.tables import TABLES, Nursery
from nursery_rota.errors import FileDamaged, FileProblem
from nursery_rota.store import codec, driver
from nursery_rota.store.reference import Reference

_ID = attrgetter("id")
_MANY = 200
"""Above so many rows, reading the whole table is no slower."""


class BookReader:
    """Keeps the last book, and knows what has changed since: by table the ids, or None for the whole of it."""

    def __init__(self, db: Database, reference: Reference) -> None:
        self._db = db
        self._reference = reference
        self._book: Book | None = None
        self._stale: dict[str, set[int] | None] = dict.fromkeys(TABLES)

    def forget(self, rows: Mapping[str, Set[int]]) -> None:
        """These rows changed: read them again when the book is next asked for."""
        for table, ids in rows.items():
            known = self._stale.setdefault(table, set())
            if known is not None:
                known.update(ids)

    def forget_all(self) -> None:
        """Anything may have changed."""
        self._stale = dict.fromkeys(TABLES)

    def book(self) -> Book:
        """The file as it is. Tables that did not change are the same objects as in the book before."""
        if self._stale or self._book is None:
            read = {table: self._table(table, ids) for table, ids in self._stale.items()}
            self._book = self._with(read)
            self._stale.clear()
        return self._book

    def _with(self, read: Mapping[str, tuple[Any, ...]]) -> Book:
        parts: dict[str, Any] = {table: rows for table, rows in read.items() if table != "nursery"}
        if "nursery" in read:
            if not read["nursery"]:
                raise FileProblem(
                    "The file does not say which nursery it belongs to. Open the newest backup."
                )
            nursery: Nursery = read["nursery"][0]
            parts |= {
                "nursery": nursery,
                "rule_set": self._reference.rule_set_of(nursery),
                "rates": self._reference.rates_of(nursery),
            }
        if self._book is None:
            return Book(**parts)
        return replace(self._book, **parts)

    def _table(self, table: str, ids: Set[int] | None) -> tuple[Any, ...]:
        if self._book is None or ids is None or table == "nursery" or len(ids) > _MANY:
            return self._select(table, "", ())
        fresh = self._select(table, f"WHERE id IN ({', '.join('?' * len(ids))})", tuple(ids))
        return _spliced(getattr(self._book, table), ids, fresh)

    def _select(self, table: str, where: str, ids: tuple[int, ...]) -> tuple[Any, ...]:
        cls = TABLES[table]
        names = ", ".join(column.name for column in codec.columns(cls))
        try:
            records = self._db.execute(f"SELECT {names} FROM {table} {where} ORDER BY id", ids).fetchall()
        except driver.OPERATIONAL_ERRORS as trouble:
            if "decode" not in str(trouble):
                raise
            # A damaged letter is noticed by nothing else: the pages and indexes fit together.
            raise FileDamaged(
                f"The table {table!r} holds what are no letters any more. Open the newest backup, or repair a copy."
            ) from trouble
        try:
            return codec.rows(cls, records)
        except ValueError as trouble:
            raise FileProblem(
                f"The table {table!r} holds what cannot be read ({trouble}). Open the newest backup."
            ) from trouble


def _spliced(rows: tuple[Any, ...], stale: Set[int], fresh: tuple[Any, ...]) -> tuple[Any, ...]:
    """``rows``, in the order of their ids, with the ``fresh`` in place of the stale; the others are not looked at."""
    found = list(rows)
    for row_id in stale:
        place = bisect_left(found, row_id, key=_ID)
        if place < len(found) and found[place].id == row_id:
            del found[place]
    for row in fresh:
        found.insert(bisect_left(found, row.id, key=_ID), row)
    return tuple(found)
