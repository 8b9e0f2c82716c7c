"""The history kept in the file: what each action did to which row, and how to take it back.

Temporary triggers, made from the live tables when a file is opened, write down every row as it was before
and after, also where a foreign key took rows along. Undo writes the befores back in reverse order, redo
the afters in order. This module knows rows as JSON; it must not know what the tables mean.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlite_utils import Database

State = Literal["done", "undone"]
Rows = Mapping[str, Set[int]]
"""Ids by table."""


@dataclass(frozen=True)
class ActionLine:
    """One line of the history. ``at`` is local time with its offset, ISO 8601."""

    id: int
    label: str
    at: str
    by_whom: str
    state: State


@dataclass(frozen=True)
class RowChange:
    """What an action did to one row: its values before and after, None where there was no row. The values are as
    the file holds them; nothing is left of rows that were erased."""

    table: str
    row_id: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


class History:
    """The history of one open file. Every method runs inside the caller's transaction."""

    def __init__(self, db: Database, tables: Iterable[str]) -> None:
        self._db = db
        self._columns: dict[str, tuple[str, ...]] = {}
        # JSON made by SQLite keeps 15 digits of a number; 17 are needed to get the same number back.
        db.conn.create_function("exact_number", 1, repr, deterministic=True)
        db.execute("CREATE TEMP TABLE recording (action_id INTEGER NOT NULL)")
        for table in tables:
            self._watch(table)

    def _watch(self, table: str) -> None:
        columns = self._db.table(table).columns
        names = tuple(c.name for c in columns)
        self._columns[table] = names
        real = {c.name for c in columns if c.type == "REAL"}
        before, after = (_as_json(names, real, side) for side in ("OLD", "NEW"))
        differs = " OR ".join(f"OLD.{name} IS NOT NEW.{name}" for name in names)
        for event, condition, row_id, values in (
            ("INSERT", "", "NEW.id", f"NULL, {after}"),
            ("UPDATE", f" AND ({differs})", "OLD.id", f"{before}, {after}"),
            ("DELETE", "", "OLD.id", f"{before}, NULL"),
        ):
            self._db.execute(
                f"CREATE TEMP TRIGGER history_{table}_{event.lower()} AFTER {event} ON main.{table} "
                f"WHEN EXISTS (SELECT 1 FROM recording){condition} BEGIN "
                "INSERT INTO changes (action_id, table_name, row_id, before, after) "
                f"VALUES ((SELECT action_id FROM recording), '{table}', {row_id}, {values}); END"
            )

    def begin(self, label: str, at: datetime, by_whom: str) -> int:
        """Start to record a new action; answers its id."""
        cursor = self._db.execute(
            "INSERT INTO actions (label, at, by_whom) VALUES (?, ?, ?)",
            (label, at.isoformat(timespec="seconds"), by_whom),
        )
        action_id = int(cursor.lastrowid or 0)
        self._db.execute("INSERT INTO recording (action_id) VALUES (?)", (action_id,))
        return action_id

    def finish(self, action_id: int) -> Rows:
        """Stop recording; answers the rows that changed. What had been undone can no longer be redone;
        an action that changed nothing leaves no trace."""
        self._db.execute("DELETE FROM recording")
        rows = self.rows_of(action_id)
        if rows:
            self._db.execute("UPDATE actions SET state = 'gone' WHERE state = 'undone'")
        else:
            self._db.execute("DELETE FROM actions WHERE id = ?", (action_id,))
        return rows

    def rows_of(self, action_id: int) -> Rows:
        """The rows that an action has changed so far."""
        return _by_table(
            self._db.execute("SELECT table_name, row_id FROM changes WHERE action_id = ?", (action_id,))
        )

    def next_undo(self) -> ActionLine | None:
        """The action that undo would take back; None before the first, and where something was forgotten."""
        line = self._one("WHERE state = 'done' ORDER BY id DESC LIMIT 1")
        return line if line is None or self.can_go_back((line,)) else None

    def next_redo(self) -> ActionLine | None:
        """The action that redo would do again."""
        return self._one("WHERE state = 'undone' ORDER BY id LIMIT 1")

    def done_after(self, action_id: int) -> tuple[ActionLine, ...]:
        """The done actions after the given one, newest first."""
        return self._lines("WHERE state = 'done' AND id > ? ORDER BY id DESC", action_id)

    def undone_until(self, action_id: int) -> tuple[ActionLine, ...]:
        """The undone actions up to the given one, in the order they are done again."""
        return self._lines("WHERE state = 'undone' AND id <= ? ORDER BY id", action_id)

    def tables_of(self, first_id: int) -> Mapping[int, Set[str]]:
        """The tables that each action from ``first_id`` on has touched."""
        found: defaultdict[int, set[str]] = defaultdict(set)
        sql = "SELECT DISTINCT action_id, table_name FROM changes WHERE action_id >= ?"
        for action_id, table in self._db.execute(sql, (first_id,)):
            found[action_id].add(table)
        return found

    def changes_of(self, action_id: int) -> tuple[RowChange, ...]:
        """What one action did, row by row, in the order it was done."""
        sql = "SELECT table_name, row_id, before, after FROM changes WHERE action_id = ? ORDER BY id"
        return tuple(
            RowChange(table, row_id, *(None if side is None else json.loads(side) for side in sides))
            for table, row_id, *sides in self._db.execute(sql, (action_id,))
        )

    def can_go_back(self, lines: Iterable[ActionLine]) -> bool:
        """Whether all of these could be taken back: an action whose rows were forgotten cannot."""
        sql = "SELECT 1 FROM changes WHERE action_id = ? LIMIT 1"
        return all(self._db.execute(sql, (line.id,)).fetchone() for line in lines)

    def line(self, action_id: int) -> ActionLine | None:
        """One action that is done or could be redone."""
        return self._one("WHERE state <> 'gone' AND id = ?", action_id)

    def about(self, rows: Rows) -> tuple[ActionLine, ...]:
        """The done actions that changed any of these rows, newest first."""
        wanted: set[int] = set()
        for table, ids in rows.items():
            for action_id, row_id in self._db.execute(
                "SELECT action_id, row_id FROM changes WHERE table_name = ?", (table,)
            ):
                if row_id in ids:
                    wanted.add(action_id)
        return tuple(
            line for line in self._lines("WHERE state = 'done' ORDER BY id DESC") if line.id in wanted
        )

    def newest(self, limit: int) -> tuple[ActionLine, ...]:
        """The newest actions, done and undone, newest first."""
        return self._lines("WHERE state <> 'gone' ORDER BY id DESC LIMIT ?", limit)

    def take_back(self, action_id: int) -> Rows:
        """Undo one action; answers the rows that changed."""
        return self._replay(action_id, "undone")

    def do_again(self, action_id: int) -> Rows:
        """Redo one action; answers the rows that changed."""
        return self._replay(action_id, "done")

    def _replay(self, action_id: int, state: State) -> Rows:
        side, order = ("before", "DESC") if state == "undone" else ("after", "ASC")
        # Rows of one action may refer to each other; only the whole has to be right.
        self._db.execute("PRAGMA defer_foreign_keys = ON")
        changes = self._db.execute(
            f"SELECT table_name, row_id, {side} FROM changes WHERE action_id = ? ORDER BY id {order}",
            (action_id,),
        ).fetchall()
        for table, row_id, wanted in changes:
            self._put(table, row_id, None if wanted is None else json.loads(wanted))
        self._db.execute("UPDATE actions SET state = ? WHERE id = ?", (state, action_id))
        return _by_table((table, row_id) for table, row_id, _ in changes)

    def _put(self, table: str, row_id: int, wanted: dict[str, Any] | None) -> None:
        """Make one row what it shall be: gone, there again, or changed."""
        if wanted is None:
            self._db.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
            return
        # Columns that a later version added are absent from older history and keep their defaults.
        names = [name for name in self._columns[table] if name in wanted]
        values = [wanted[name] for name in names]
        assignments = ", ".join(f"{name} = ?" for name in names)
        if (
            self._db.execute(f"UPDATE {table} SET {assignments} WHERE id = ?", (*values, row_id)).rowcount
            == 0
        ):
            places = ", ".join("?" * len(names))
            self._db.execute(f"INSERT INTO {table} ({', '.join(names)}) VALUES ({places})", values)

    def _one(self, where: str, *arguments: int) -> ActionLine | None:
        return next(iter(self._lines(where, *arguments)), None)

    def _lines(self, where: str, *arguments: int) -> tuple[ActionLine, ...]:
        found = self._db.execute(f"SELECT id, label, at, by_whom, state FROM actions {where}", arguments)
        return tuple(ActionLine(*record) for record in found)


def _by_table(pairs: Iterable[tuple[str, int]]) -> Rows:
    rows: defaultdict[str, set[int]] = defaultdict(set)
    for table, row_id in pairs:
        rows[table].add(row_id)
    return rows


def _as_json(names: Iterable[str], real: set[str], side: str) -> str:
    parts = []
    for name in names:
        value = f"{side}.{name}"
        if name in real:
            value = f"CASE WHEN {value} IS NULL THEN NULL ELSE json(exact_number({value})) END"
        parts.append(f"'{name}', {value}")
    return f"json_object({', '.join(parts)})"
