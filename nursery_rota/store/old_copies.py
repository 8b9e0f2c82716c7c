"""The rows of the newest backup that can be read, or of the newest plain copy: what a repair fills gaps with."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from nursery_rota.domain.tables import TABLES
from nursery_rota.errors import RotaProblem
from nursery_rota.store import codec, holding, opening
from nursery_rota.store.backup import copies_of, made_at
from nursery_rota.store.checking import checked
from nursery_rota.store.codec import Cell
from nursery_rota.store.sealing import Key
from nursery_rota.store.whole_file import read_json

Rows = dict[str, dict[int, dict[str, Cell]]]


def newest_rows(file_path: Path, folders: Sequence[Path], key: Key | None) -> tuple[Path | None, Rows]:
    """The rows by table and id, and the copy they are from; nothing where no copy can be read."""
    for suffix, read in ((".rota", _of_backup), (".json", _of_json)):
        copies = [copy for folder in folders for copy in copies_of(file_path, folder, suffix)]
        for copy in sorted(copies, key=made_at, reverse=True):
            try:
                return copy, read(copy, key)
            except RotaProblem:
                continue  # this one is no better; an older one may be
    return None, {}


def _of_backup(copy: Path, key: Key | None) -> Rows:
    rows: Rows = {}
    with opening.sqlite_in_words(copy), closing(holding.snapshot(copy, key)) as db:
        for table, cls in TABLES.items():
            names = [column.name for column in codec.columns(cls)]
            records = db.execute(f"SELECT {', '.join(names)} FROM {table}").fetchall()
            rows[table] = {record[0]: dict(zip(names, record, strict=True)) for record in records}
    return rows


def _of_json(copy: Path, key: Key | None) -> Rows:
    document = read_json(copy)
    tables = document.get("tables") if isinstance(document, dict) else None
    found = checked(tables if isinstance(tables, dict) else {})
    return {table: {int(str(row["id"])): row for row in given} for table, given in found.items()}
