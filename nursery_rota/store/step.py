"""The writes of one action: typed values in, rows of the file out.

A ``Step`` lives as long as the ``with`` block of ``RotaFile.step``; it knows neither history nor readers.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

from sqlite_utils import Database

from nursery_rota.domain.tables import TABLES
from nursery_rota.errors import NotPossible
from nursery_rota.store import codec, driver, trouble
from nursery_rota.store.creating import insert_statement


class Step:
    """Inserts, updates and deletes rows; made by ``RotaFile.step`` only.

    A table, column or type that does not exist is a mistake of the caller (``KeyError``, ``TypeError``,
    ``ValueError``); what the rules of the file do not allow is ``NotPossible``, with words for people.
    """

    def __init__(self, db: Database) -> None:
        self._db: Database | None = db

    def insert(self, table: str, values: Mapping[str, object]) -> int:
        """Add a row and answer its id; columns left out take their defaults."""
        cells = codec.cells(TABLES[table], values)
        return int(self._run(table, cells, *insert_statement(table, cells)).lastrowid or 0)

    def update(self, table: str, row_id: int, changes: Mapping[str, object]) -> None:
        """Change some columns of one row. The id of a row never changes."""
        if "id" in changes:
            raise ValueError("the id of a row cannot be changed")
        cells = codec.cells(TABLES[table], changes)
        if not cells:
            return
        assignments = ", ".join(f"{name} = ?" for name in cells)
        cursor = self._run(
            table, cells, f"UPDATE {table} SET {assignments} WHERE id = ?", [*cells.values(), row_id]
        )
        _refuse_missing(cursor, table, row_id)

    def delete(self, table: str, row_id: int) -> None:
        """Remove one row and the rows it owns; ``NotPossible`` while others still refer to it."""
        TABLES[table]  # a mistyped name shall not reach SQL
        connection = self._connection()
        try:
            cursor = connection.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
        except driver.INTEGRITY_ERRORS as refusal:
            raise trouble.still_used(connection, table, row_id) from refusal
        _refuse_missing(cursor, table, row_id)

    def close(self) -> None:
        """No more writes: the block has ended."""
        self._db = None

    def _run(
        self, table: str, cells: Mapping[str, codec.Cell], sql: str, arguments: list[codec.Cell]
    ) -> sqlite3.Cursor:
        connection = self._connection()
        try:
            return connection.execute(sql, arguments)
        except driver.INTEGRITY_ERRORS as refusal:
            raise trouble.refused(connection, table, cells, refusal) from refusal

    def _connection(self) -> sqlite3.Connection:
        if self._db is None:
            raise RuntimeError("this step has ended; open a new one")
        return self._db.conn


def _refuse_missing(cursor: sqlite3.Cursor, table: str, row_id: int) -> None:
    if cursor.rowcount == 0:
        name = trouble.SINGULAR.get(table, f"row of {table.replace('_', ' ')}")
        raise NotPossible(
            f"This {name} is no longer there (id {row_id}). It may have been removed meanwhile."
        )
