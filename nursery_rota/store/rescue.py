"""Reading a damaged file row by row: around what cannot be read, through the indexes, from the history.

Every read may be refused by SQLite, and a refusal is no trouble here but the matter itself. It must not know
where the rows go.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

from nursery_rota.domain.tables import TABLES
from nursery_rota.store import codec, driver, opening
from nursery_rota.store.codec import Cell
from nursery_rota.store.driver import FileDatabase
from nursery_rota.store.sealing import Key

_FARTHEST_LOOK = 500
"""How many ids beyond the last one read are tried where the end of a table cannot be seen."""
_LARGEST_ID = 200_000
"""Damage can make an id of any size; beyond this one no gap is looked through."""

Row = dict[str, Cell]


class Damaged:
    """A damaged file, read on after every refusal. SQLCipher remembers a page that it could not decipher and refuses
    all that comes after, so that it takes a new connection."""

    def __init__(self, path: Path, key: Key | None) -> None:
        self._path, self._key = path, key
        self._db = self._connected()

    def _connected(self) -> FileDatabase:
        db = opening.connect(self._path, "rw", self._key)
        # SQLite refuses a file whose end was cut off as a whole, unless it is told that its schema may be mended.
        db.execute("PRAGMA writable_schema = ON")
        return db

    def execute(self, sql: str) -> Iterator[tuple[Any, ...]]:
        """The rows of a query; raises one of ``driver.DAMAGE`` where SQLite refuses."""
        try:
            yield from self._db.execute(sql)
        except driver.DAMAGE:
            if self._key is not None:
                self.close()
                self._db = self._connected()
            raise

    def close(self) -> None:
        self._db.close()


@dataclass
class RescuedTable:
    """The rows of one table by id, which of them are from the history or an older copy, the ids of all that are known
    of, and of those that were deleted."""

    rows: dict[int, Row] = field(default_factory=dict)
    from_history: set[int] = field(default_factory=set)
    ids: set[int] = field(default_factory=set)
    complete: bool = True
    deleted: set[int] = field(default_factory=set)
    from_copy: set[int] = field(default_factory=set)

    def fill_from(self, rows: Mapping[int, Row]) -> None:
        """Fill the gaps from an older copy; what the history knows as deleted stays so."""
        if self.complete:
            return
        for row_id in rows.keys() - self.rows.keys() - self.deleted:
            self.rows[row_id] = rows[row_id]
            self.from_copy.add(row_id)
        self.ids.update(self.from_copy)


def rescued(db: Damaged, table: str, history: Mapping[int, Row | None]) -> RescuedTable:
    """All that can be read of a table; what the history knows of it fills the gaps."""
    rescue = RescuedTable(deleted={row_id for row_id, row in history.items() if row is None})
    rescue.complete = _read_from(db, table, "ASC", rescue)
    if not rescue.complete:
        _read_from(db, table, "DESC", rescue)
        known = set(_ids_in_indexes(db, table)) | history.keys()
        for row_id in sorted(known | _between(rescue, known)):
            _read_one(db, table, row_id, rescue)
        rescue.ids.update(known - rescue.deleted)
        for row_id, row in history.items():
            if row is not None and row_id not in rescue.rows:
                rescue.rows[row_id] = row
                rescue.from_history.add(row_id)
    rescue.ids.update(rescue.rows)
    return rescue


def rows_in_history(db: Damaged) -> dict[str, dict[int, Row | None]]:
    """Each row that the history knows, as it was last written, or None where it was deleted.

    What was undone is no longer so: of such a change the row before it holds, unless a later one is in force.
    """
    states = dict(_readable(db, "SELECT id, state FROM actions"))
    lines = _changes(db)
    in_force = [
        (table, row, after) for _, action, table, row, _, after in lines if states.get(action) == "done"
    ]
    undone = [
        (table, row, before)
        for _, action, table, row, before, _ in reversed(lines)
        if states.get(action, "done") != "done"
    ]
    known: dict[str, dict[int, Row | None]] = {}
    for kind in (in_force, undone):
        for (table, row_id), text in {(table, row_id): text for table, row_id, text in kind}.items():
            if table in TABLES:
                known.setdefault(table, {}).setdefault(row_id, _row_of(table, text))
    return known


def _changes(db: Damaged) -> list[tuple[Any, ...]]:
    """What can be read of the history, oldest first: from its beginning, and where that ends too soon from its end."""
    found: dict[object, tuple[Any, ...]] = {}
    for order in ("ASC", "DESC"):
        try:
            for line in db.execute(
                f"SELECT id, action_id, table_name, row_id, before, after FROM changes ORDER BY id {order}"
            ):
                found.setdefault(line[0], line)
        except driver.DAMAGE:
            continue
        break
    return [found[number] for number in sorted(found, key=_as_number)]


def _as_number(value: object) -> int:
    """Damage can put anything where a number belongs."""
    return value if isinstance(value, int) else 0


def _row_of(table: str, text: object) -> Row | None:
    """A row of the history as cells of today's columns; None where it is none."""
    try:
        raw = json.loads(str(text)) if text is not None else None
    except ValueError:
        return None
    if not isinstance(raw, dict):
        return None
    return {column.name: raw[column.name] for column in codec.columns(TABLES[table]) if column.name in raw}


def _read_from(db: Damaged, table: str, order: str, rescue: RescuedTable) -> bool:
    """Read from one end until the other, or until nothing more can be read; answers whether all was read."""
    names = _names(db, table)
    try:
        for record in db.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY id {order}"):
            rescue.rows.setdefault(record[0], dict(zip(names, record, strict=True)))
    except driver.DAMAGE:
        return False
    return True


def _between(rescue: RescuedTable, known: set[int]) -> set[int]:
    """Ids that may exist and were not met from either end. Where not one row could be met, there is no way in to
    look for others."""
    if not rescue.rows:
        return set()
    last = max(rescue.rows.keys() | known)
    return set(range(1, min(last, _LARGEST_ID) + _FARTHEST_LOOK)) - rescue.rows.keys()


def _read_one(db: Damaged, table: str, row_id: int, rescue: RescuedTable) -> None:
    if row_id in rescue.rows:
        return
    names = _names(db, table)
    for record in _readable(db, f"SELECT {', '.join(names)} FROM {table} WHERE id = {row_id}"):
        rescue.rows[row_id] = dict(zip(names, record, strict=True))


def _names(db: Damaged, table: str) -> list[str]:
    """The columns to read: a file of an older version has not all of today's. Where damage hides which it
    has, today's are tried."""
    there = {name for _, name, *_ in _readable(db, f"PRAGMA table_info({table})")}
    names = [column.name for column in codec.columns(TABLES[table])]
    return [name for name in names if name in there] if "id" in there else names


def _ids_in_indexes(db: Damaged, table: str) -> Iterator[int]:
    """The ids that the table's indexes hold: an index lies on pages of its own."""
    named = f"SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = '{table}'"
    indexes = [name for (name,) in _readable(db, named)]
    return chain.from_iterable(
        (row_id for (row_id,) in _readable(db, f"SELECT id FROM {table} INDEXED BY [{name}]"))
        for name in indexes
        if not name.startswith("sqlite_")
    )


def _readable(db: Damaged, sql: str) -> Iterator[tuple[Any, ...]]:
    """The rows of a query up to where SQLite refuses."""
    try:
        yield from db.execute(sql)
    except driver.DAMAGE:
        return
