"""A growing set of tables in the whole-nursery JSON form: rows get their ids here and references are ids.

Knows the columns and their defaults from the row classes, and nothing of what the rows say.
"""

from __future__ import annotations

import json
from dataclasses import MISSING, Field, fields
from typing import Any

from nursery_rota.domain.tables import TABLES

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")


class Sheet:
    """Tables of one nursery; ``add`` returns the new row's id."""

    def __init__(self) -> None:
        self.tables: dict[str, list[dict[str, Any]]] = {name: [] for name in TABLES}

    def add(self, table: str, **columns: Any) -> int:
        """One more row. Columns at their default are left out, but for the nursery's own settings, which are
        meant to be read; an unknown column is a ``KeyError``."""
        known = {f.name: f for f in fields(TABLES[table])}
        row: dict[str, Any] = {"id": len(self.tables[table]) + 1}
        for name, column in known.items():
            if name in columns and (table == "nursery" or not _is_default(column, columns[name])):
                row[name] = columns[name]
        unknown = columns.keys() - known.keys()
        if unknown:
            raise KeyError(f"{table} has no column {sorted(unknown)}")
        self.tables[table].append(row)
        return int(row["id"])

    def text(self) -> str:
        """The file: one row a line, so that two versions can be compared by eye."""
        blocks = []
        for name, rows in self.tables.items():
            lines = ",\n".join("      " + json.dumps(row, ensure_ascii=False) for row in rows)
            blocks.append(f'    "{name}": [\n{lines}\n    ]' if rows else f'    "{name}": []')
        body = ",\n".join(blocks)
        return f'{{\n  "format": "nursery-rota",\n  "version": 1,\n  "tables": {{\n{body}\n  }}\n}}\n'


def _is_default(column: Field[Any], value: Any) -> bool:
    if column.default_factory is not MISSING:
        default = column.default_factory()
        return bool(value == (list(default) if isinstance(default, tuple) else default))
    if column.default is MISSING:
        return False
    return bool(value == column.default)
