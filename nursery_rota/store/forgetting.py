"""Taking people out of a file for good: out of its rows, out of the free text of other rows, out of its history.

Whom to forget and what may stay without a name is decided above. This module runs within the caller's
transaction; making the free pages empty comes after it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlite_utils import Database

from nursery_rota.domain.tables import TABLES
from nursery_rota.store import codec

GAP = "…"
"""What stands in a note where a name was."""
_FREE_TEXT = frozenset({"notes", "note", "reason", "by_whom", "override_reason", "changes", "figures"})
"""Columns in which people write what they like, or which quote names; names of rooms and the like are not."""
_POINTS = {
    "family_id": "families",
    "person_id": "people",
    "other_person_id": "people",
    "child_id": "children",
}


@dataclass(frozen=True)
class Erasure:
    """What to forget. ``changes`` and ``deletions`` are by table and row; ``people`` are ids by table (families,
    people, children) whose history goes; ``names`` go from the free text of all rows, and together with
    ``shared_names``, which others bear too, from the history. ``label`` is what the history says instead."""

    label: str
    people: Mapping[str, frozenset[int]]
    changes: Mapping[str, Mapping[int, Mapping[str, object]]] = field(default_factory=dict)
    deletions: Mapping[str, Sequence[int]] = field(default_factory=dict)
    names: frozenset[str] = frozenset()
    shared_names: frozenset[str] = frozenset()


def forget(db: Database, erasure: Erasure, now: datetime, by_whom: str) -> int:
    """Do it; answers the id of the action that stands for it in the history, and beyond which undo cannot go."""
    _change_rows(db, erasure)
    # With the letters as typed: a family called Hall is no reason to cut the hall out of a note.
    _clean_free_text(db, names_in_text(erasure.names, re.NOFLAG))
    _clean_history(db, erasure)
    cursor = db.execute(
        "INSERT INTO actions (label, at, by_whom) VALUES (?, ?, ?)",
        (erasure.label, now.isoformat(timespec="seconds"), by_whom),
    )
    return int(cursor.lastrowid or 0)


def names_in_text(names: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str] | None:
    """A pattern that finds any of the names as whole words, also as JSON writes them; None for no names."""
    forms = {form for name in names if name.strip() for form in (name, json.dumps(name)[1:-1])}
    if not forms:
        return None
    longest_first = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", flags)


def _change_rows(db: Database, erasure: Erasure) -> None:
    for table, rows in erasure.changes.items():
        for row_id, values in rows.items():
            cells = codec.cells(TABLES[table], values)
            assignments = ", ".join(f"{name} = ?" for name in cells)
            db.execute(f"UPDATE {table} SET {assignments} WHERE id = ?", (*cells.values(), row_id))
    for table in reversed(tuple(TABLES)):
        for row_id in erasure.deletions.get(table, ()):
            db.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))


def _clean_free_text(db: Database, pattern: re.Pattern[str] | None) -> None:
    if pattern is None:
        return
    for table, cls in TABLES.items():
        for name in (column.name for column in codec.columns(cls) if column.name in _FREE_TEXT):
            sql = f"SELECT id, {name} FROM {table} WHERE {name} <> ''"
            for row_id, text in db.execute(sql).fetchall():
                clean = pattern.sub(GAP, text)
                if clean != text:
                    db.execute(f"UPDATE {table} SET {name} = ? WHERE id = ?", (clean, row_id))


def _clean_history(db: Database, erasure: Erasure) -> None:
    """Remove what was written down about them, and every label that names them or is about such rows."""
    # What was undone could not be done again without them.
    db.execute("DELETE FROM actions WHERE state <> 'done'")
    gone = _about(db, erasure)
    actions = {action_id for _, action_id in gone}
    db.conn.executemany("DELETE FROM changes WHERE id = ?", [(change_id,) for change_id, _ in gone])
    pattern = names_in_text(erasure.names | erasure.shared_names)
    for action_id, label, by_whom in db.execute("SELECT id, label, by_whom FROM actions").fetchall():
        if action_id in actions or (pattern and pattern.search(label)):
            db.execute("UPDATE actions SET label = ? WHERE id = ?", (erasure.label, action_id))
        if pattern and pattern.search(by_whom):
            db.execute("UPDATE actions SET by_whom = '' WHERE id = ?", (action_id,))


def _about(db: Database, erasure: Erasure) -> list[tuple[int, int]]:
    """The changes, each with its action, of rows that are or were about them, or that name them."""
    ids = {table: set(numbers) for table, numbers in erasure.people.items()}
    changes = [
        (change_id, action_id, table, row_id, f"{before or ''}\n{after or ''}", _points(before, after))
        for change_id, action_id, table, row_id, before, after in db.execute(
            "SELECT id, action_id, table_name, row_id, before, after FROM changes ORDER BY id"
        )
    ]
    for _, _, table, row_id, _, points in changes:
        # People and children of the family that were removed before.
        if table in ("people", "children") and any(n in ids["families"] for n in points.get("families", ())):
            ids[table].add(row_id)
    pattern = names_in_text(erasure.names | erasure.shared_names)
    return [
        (change_id, action_id)
        for change_id, action_id, table, row_id, text, points in changes
        if row_id in ids.get(table, ())
        or any(number in ids[target] for target, numbers in points.items() for number in numbers)
        or (pattern and pattern.search(text))
    ]


def _points(before: str | None, after: str | None) -> Mapping[str, set[int]]:
    """The families, people and children to which a row pointed before and after a change."""
    points: dict[str, set[int]] = {}
    for text in (before, after):
        row = json.loads(text) if text is not None else {}
        for column, target in _POINTS.items():
            if row.get(column) is not None:
                points.setdefault(target, set()).add(row[column])
    return points
