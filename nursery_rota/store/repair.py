"""What can be read of a damaged file goes into a new one, with an account of what was saved and what was lost.

The damaged file is copied first and never touched. Rows that cannot be read any more are looked for in the
history, which holds every row as it was last written.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlite_utils import Database

from nursery_rota.domain.tables import REFERENCES, TABLES
from nursery_rota.errors import FileProblem, RotaProblem
from nursery_rota.store import codec, creating, driver, leftovers, opening
from nursery_rota.store.codec import Cell
from nursery_rota.store.migrations import migrate, migrations
from nursery_rota.store.old_copies import newest_rows
from nursery_rota.store.rescue import Damaged, RescuedTable, rescued, rows_in_history
from nursery_rota.store.sealing import Key
from nursery_rota.store.verifying import verify
from nursery_rota.wording import plural

__all__ = ["Account", "TableAccount", "salvage", "verify"]

Row = dict[str, Cell]


_NOT_OURS: tuple[type[Exception], ...] = (
    *driver.ERRORS,
    ValueError,
    TypeError,
    OverflowError,
    RotaProblem,
)
"""What a row that damage has made can raise."""

_HEAD: Mapping[int, bytes] = {
    0: b"SQLite format 3\0",
    16: (4096).to_bytes(2),  # bytes a page
    18: bytes(
        (1, 1, 0, 64, 32, 32)
    ),  # a journal that is rolled back, no room kept free, fixed shares of a page
    44: (4).to_bytes(4),  # how the schema is written
    56: (1).to_bytes(4),  # texts are UTF-8
}
"""By the place of its first byte, what never differs."""


@dataclass(frozen=True)
class TableAccount:
    """Rows of one table. ``from_history`` are among the saved. ``complete`` is False where the table could not be
    read to its end, so that more rows may have been lost than are known of."""

    table: str
    saved: int
    from_history: int
    lost: int
    complete: bool
    from_copy: int = 0
    """Rows among the saved that come from an older backup."""

    @property
    def words(self) -> str:
        """ "children: 28 saved, 1 of them from the history; 2 lost"."""
        text = f"{self.table.replace('_', ' ')}: {self.saved} saved"
        if self.from_history:
            text += f", {self.from_history} of them from the history"
        if self.from_copy:
            text += f", {self.from_copy} of them from an older copy"
        if self.lost:
            text += f"; {self.lost}{'' if self.complete else ' or more'} lost"
        elif not self.complete:
            text += "; how many were lost cannot be told"
        return text


@dataclass(frozen=True)
class Account:
    """What became of each table; ``path`` is the new file."""

    path: Path
    tables: tuple[TableAccount, ...]
    copy: Path | None = None
    """The backup that filled gaps; None where none did."""

    @property
    def whole(self) -> bool:
        """Whether every row that is known of was saved."""
        return all(table.complete and not table.lost for table in self.tables)

    @property
    def words(self) -> list[str]:
        """The account in sentences, the tables with losses first."""
        saved, lost = sum(t.saved for t in self.tables), sum(t.lost for t in self.tables)
        lines = [f"{plural(saved, 'row')} saved, {lost} known to be lost. Undo begins anew in the new file."]
        if self.copy is not None:
            lines.append(
                f"Gaps were filled from {self.copy.name}: look whether what came later is still right."
            )
        touched = [t for t in self.tables if t.lost or t.from_history or not t.complete]
        return lines + [f"{t.words}." for t in touched]


def salvage(damaged: Path, new_path: Path, key: Key | None = None, helpers: Sequence[Path] = ()) -> Account:
    """Everything that can still be read of ``damaged``, in a new file at ``new_path``, sealed with the
    same ``key`` if it was sealed. ``helpers`` are folders with backups of it: what cannot be read any more is taken
    from the newest that can, or from its plain copy.

    ``FileProblem`` where nothing can be read, or where ``new_path`` is taken or cannot be written.
    """
    opening.refuse_path(damaged, for_writing=False)
    creating.refuse_taken(new_path)
    key = opening.fitting(damaged, key)
    read = _read(damaged, key)
    copy = _fill_gaps(read, damaged, key, helpers)
    found = {table: dict(rescue.rows) for table, rescue in read.items()}
    if not any(found.values()):
        raise FileProblem(
            f"Nothing in {damaged.name} can be read any more. It was left as it is: open the newest backup."
        )
    kept = _that_fit(found)
    creating.new_file(new_path, {table: rows.values() for table, rows in kept.items()}, key)
    return Account(new_path, tuple(_account(table, read[table], kept[table]) for table in TABLES), copy)


def _account(table: str, rescue: RescuedTable, kept: Mapping[int, Row]) -> TableAccount:
    # The one row of the nursery is made anew where it is lost, which does not count as saved.
    saved = kept.keys() & rescue.rows.keys()
    from_history = len(saved & rescue.from_history)
    from_copy = len(saved & rescue.from_copy)
    return TableAccount(table, len(saved), from_history, len(rescue.ids - saved), rescue.complete, from_copy)


def _read(damaged: Path, key: Key | None) -> dict[str, RescuedTable]:
    """The rows of a copy, by table and id. The copy lies in a folder that only this user can read."""
    leftovers.sweep_salvage()
    with tempfile.TemporaryDirectory(prefix=leftovers.SALVAGE_PREFIX) as folder:
        copy = Path(folder) / "copy.rota"
        try:
            for end in ("", "-journal"):
                part = damaged.with_name(f"{damaged.name}{end}")
                if part.exists():
                    shutil.copyfile(part, copy.with_name(f"{copy.name}{end}"))
        except OSError as trouble:
            raise FileProblem(
                f"{damaged.name} cannot be copied to be read ({trouble.strerror}). Make room on the disk, or see that "
                "the disk with it is connected."
            ) from trouble
        if key is None:
            _mend_head(copy)
        with closing(Damaged(copy, key)) as db:
            history = rows_in_history(db)
            return {table: rescued(db, table, history.get(table, {})) for table in TABLES}


def _mend_head(copy: Path) -> None:
    """What stands at the head of every plain file of ours (https://www.sqlite.org/fileformat.html, section 1.3): one
    wrong letter there, and SQLite reads nothing of what follows."""
    with copy.open("r+b") as file:
        for at, bytes_there in _HEAD.items():
            file.seek(at)
            file.write(bytes_there)


def _fill_gaps(
    read: Mapping[str, RescuedTable], damaged: Path, key: Key | None, folders: Sequence[Path]
) -> Path | None:
    """Fill what could not be read from an older copy; answers that copy if anything came from it."""
    if all(rescue.complete for rescue in read.values()):
        return None
    copy, rows = newest_rows(damaged, folders, key)
    for table, rescue in read.items():
        rescue.fill_from(rows.get(table, {}))
    return copy if any(rescue.from_copy for rescue in read.values()) else None


def _that_fit(found: Mapping[str, Mapping[int, Row]]) -> dict[str, dict[int, Row]]:
    """The rows that the tables take and that refer to rows which are there."""
    with closing(opening.in_memory()) as trial:
        migrate(trial, migrations())
        kept = {table: _accepted(trial, table, rows) for table, rows in found.items()}
    if not kept["nursery"]:
        kept["nursery"] = {1: {"id": 1}}
    for table in TABLES:
        kept[table] = _without_loose(table, kept)
    return kept


def _accepted(trial: Database, table: str, rows: Mapping[int, Row]) -> dict[int, Row]:
    accepted: dict[int, Row] = {}
    for row_id, row in rows.items():
        try:
            codec.row(TABLES[table], row)
            trial.execute(*creating.insert_statement(table, row))
        except _NOT_OURS:
            # Whatever is wrong with it, this row is none of ours: damage made it, and it counts as lost.
            continue
        accepted[row_id] = row
    return accepted


def _without_loose(table: str, kept: Mapping[str, Mapping[int, Row]]) -> dict[int, Row]:
    """The rows whose parents were saved; tables come in the order in which parents come before children."""
    optional = {column.name for column in codec.columns(TABLES[table]) if column.optional}
    result: dict[int, Row] = {}
    for row_id, row in kept[table].items():
        loose = [
            column
            for column, target in REFERENCES.get(table, {}).items()
            if row.get(column) is not None and row[column] not in kept[target]
        ]
        if _only(loose, optional):
            result[row_id] = {**row, **dict.fromkeys(loose)}
    return result


def _only(columns: Iterable[str], optional: set[str]) -> bool:
    return all(column in optional for column in columns)
