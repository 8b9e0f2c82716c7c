"""The nursery's file, open: its book, its steps, and their undo and redo.

One step is one transaction, one line of the history and one notice to those who subscribed. No part of
SQLite is seen outside. What the rows mean is the business of ``domain`` and ``actions``.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Literal, Self

from nursery_rota.domain.book import Book
from nursery_rota.domain.tables import TABLES
from nursery_rota.errors import FileProblem, NotPossible
from nursery_rota.store import codec, creating, forgetting, holding, locking, opening, trouble
from nursery_rota.store.driver import FileDatabase
from nursery_rota.store.forgetting import Erasure
from nursery_rota.store.history import ActionLine, History, RowChange
from nursery_rota.store.reader import BookReader
from nursery_rota.store.reference import Reference
from nursery_rota.store.sealing import Key
from nursery_rota.store.step import Step


@dataclass(frozen=True)
class Notice:
    """What changed: the tables, the action's label, and whether it was done, undone or done again."""

    tables: frozenset[str]
    label: str
    kind: Literal["do", "undo", "redo"]
    action_id: int


class RotaFile:
    """One open file. Made by ``create`` or ``open``; one thread at a time may use it."""

    def __init__(self, path: Path, db: FileDatabase, reference: Reference, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._db = db
        self._reader = BookReader(db, reference)
        self._history = History(db, TABLES)
        self._subscribers: list[Callable[[Notice], None]] = []
        self._in_transaction = False
        self._open_action: int | None = None
        self._changed = False
        self._closed = False
        self._identity = None if read_only else holding.identity(path)

    @classmethod
    def create(
        cls,
        path: Path,
        *,
        name: str,
        rule_set: str = "england",
        tables: Mapping[str, Iterable[Any]] | None = None,
        reference: Reference,
        key: Key | None = None,
    ) -> Self:
        """A new file with one nursery, and perhaps rows: rows of the domain or mappings of typed values. With
        ``key`` it is sealed.

        ``FileProblem`` where ``path`` is taken or cannot be written, ``NotPossible`` for a row that does not
        fit.
        """
        rows = {table: [_values(row) for row in given] for table, given in (tables or {}).items()}
        nursery = {**next(iter(rows.get("nursery", [])), {}), "id": 1, "name": name, "rule_set": rule_set}
        cells = {
            table: [codec.cells(TABLES[table], row) for row in given]
            for table, given in {**rows, "nursery": [nursery]}.items()
        }
        try:
            creating.new_file(path, cells, key)
        except creating.RowRefused as refusal:
            raise NotPossible(str(refusal)) from refusal
        return cls.open(path, reference=reference, key=key)

    @classmethod
    def open(
        cls, path: Path, *, read_only: bool = False, reference: Reference, key: Key | None = None
    ) -> Self:
        """Open an existing file, and hold it until ``close``.

        ``read_only`` opens the file as it is at this moment, also while somebody else holds it. ``FileInUse``
        names the holder; ``PasswordNeeded`` asks for the ``key`` of a sealed file; ``FileProblem`` says what is
        wrong with the file and what to do.
        """
        opening.refuse_path(path, for_writing=not read_only)
        with opening.sqlite_in_words(path):
            db = holding.snapshot(path, key) if read_only else holding.held(path, key)
        try:
            opened = cls(path, db, reference, read_only=read_only)
            opening.forbid_new_tables(db)
            opened.book()
        except BaseException:
            holding.let_go(db, path, held=None if read_only else holding.identity(path))
            raise
        return opened

    def close(self) -> None:
        """Let go of the file. Closing twice does nothing."""
        if not self._closed:
            self._closed = True
            holding.let_go(self._db, self.path, held=self._identity)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, raised: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    @property
    def key(self) -> Key | None:
        """What opens this file and its backups; None where it has no password."""
        return self._db.key

    @property
    def changed(self) -> bool:
        """Whether anything was written since the file was opened."""
        return self._changed

    def book(self) -> Book:
        """The whole file as one frozen value; within a step, with what the step has written so far."""
        if self._open_action is not None:
            self._reader.forget(self._history.rows_of(self._open_action))
        return self._reader.book()

    @contextmanager
    def step(self, label: str) -> Generator[Step]:
        """One action: all of its writes are kept, or none. ``label`` is what undo calls it ("Add family").

        ``FileProblem`` where the disk does not take it. A step within a step is a mistake of the program.
        """
        with self._transaction():
            action_id = self._history.begin(label, datetime.now().astimezone(), locking.user_name())
            self._open_action = action_id
            step = Step(self._db)
            try:
                yield step
            finally:
                step.close()
            rows = self._history.finish(action_id)
        if rows:
            self._reader.forget(rows)
            self._tell(Notice(frozenset(rows), label, "do", action_id))

    def forget(self, erasure: Erasure) -> Notice:
        """Take people out of the rows, the history and the free pages of the file, for good: neither this nor
        anything before it can be undone. ``FileProblem`` where the disk does not take it; its words say whether
        anything was erased."""
        with self._transaction():
            action_id = forgetting.forget(self._db, erasure, datetime.now().astimezone(), locking.user_name())
        self._reader.forget_all()
        notice = Notice(frozenset(TABLES), erasure.label, "do", action_id)
        self._tell(notice)
        try:
            with trouble.disk_trouble_in_words():
                opening.rewrite(self._db)
        except FileProblem as refusal:
            raise FileProblem(
                "They are erased from the rows and the history, but the file could not be written anew without its "
                "free pages. Make room on the disk; the next erasure does it."
            ) from refusal
        return notice

    def save_copy(self, target: Path) -> None:
        """Write everything, with the history, to a new file: the way out when the file itself was taken away.

        ``FileProblem`` where the name is taken or the folder does not take it.
        """
        creating.refuse_taken(target)
        with creating.temporary_beside(target) as temporary, opening.sqlite_in_words(target):
            opening.copy_to(self._db, temporary)
            os.replace(temporary, target)

    def undo(self) -> Notice | None:
        """Take back the newest action; None where there is none."""
        line = self._history.next_undo()
        return None if line is None else self._replay((line,), "undo")

    def redo(self) -> Notice | None:
        """Do again what undo took back last; None where there is nothing."""
        line = self._history.next_redo()
        return None if line is None else self._replay((line,), "redo")

    def undo_to(self, action_id: int) -> Notice | None:
        """Back to the state right after an action (0: to the beginning), as one change with one notice that
        bears the oldest action taken back. ``NotPossible`` for an action that is not in force."""
        line = self._history.line(action_id)
        if action_id and (line is None or line.state != "done"):
            raise NotPossible("This point of the history can no longer be reached. Choose another one.")
        lines = self._history.done_after(action_id)
        if not self._history.can_go_back(lines):
            raise NotPossible(
                "A family was erased since then, and that cannot be taken back. Choose a later point."
            )
        return self._replay(lines, "undo") if lines else None

    def redo_to(self, action_id: int) -> Notice | None:
        """Do again what was undone, up to and with an action, as one change with one notice. ``NotPossible`` for an
        action that is not undone."""
        line = self._history.line(action_id)
        if line is None or line.state != "undone":
            raise NotPossible("This change can no longer be done again. Choose another one.")
        lines = self._history.undone_until(action_id)
        return self._replay(lines, "redo")

    @property
    def undo_label(self) -> str | None:
        """What undo would take back; None where it would do nothing."""
        return self._label(self._history.next_undo())

    @property
    def redo_label(self) -> str | None:
        """What redo would do again; None where it would do nothing."""
        return self._label(self._history.next_redo())

    def history(self, limit: int = 100) -> tuple[ActionLine, ...]:
        """The newest actions, newest first: those in force, and those that could be done again."""
        return self._history.newest(limit)

    def history_tables(self, first_id: int) -> Mapping[int, Set[str]]:
        """The tables that each action from ``first_id`` on has touched."""
        return self._history.tables_of(first_id)

    def history_changes(self, action_id: int) -> tuple[RowChange, ...]:
        """What one action did to each row, in the order it was done."""
        return self._history.changes_of(action_id)

    def history_about(self, rows: Mapping[str, Set[int]]) -> tuple[ActionLine, ...]:
        """The actions in force that changed any of these rows, newest first."""
        return self._history.about(rows)

    def subscribe(self, callback: Callable[[Notice], None]) -> Callable[[], None]:
        """Call ``callback`` after every change; call what is answered to stop that."""
        self._subscribers.append(callback)

        def unsubscribe() -> None:
            if callback in self._subscribers:
                self._subscribers.remove(callback)

        return unsubscribe

    def _label(self, line: ActionLine | None) -> str | None:
        return None if line is None or self.read_only else line.label

    def _replay(self, lines: Sequence[ActionLine], kind: Literal["undo", "redo"]) -> Notice:
        replay = self._history.take_back if kind == "undo" else self._history.do_again
        with self._transaction():
            replayed = [replay(line.id) for line in lines]
        for rows in replayed:
            self._reader.forget(rows)
        notice = Notice(frozenset[str]().union(*replayed), lines[-1].label, kind, lines[-1].id)
        self._tell(notice)
        return notice

    @contextmanager
    def _transaction(self) -> Generator[None]:
        """All or nothing, on disk and in the book; one at a time."""
        if self.read_only:
            raise FileProblem(
                "This is a copy to read, so nothing in it can be changed. Open the file itself."
            )
        if self._in_transaction:
            raise RuntimeError("a step is still open; finish it before the next one, undo or redo")
        holding.refuse_changed_place(self.path, self._identity)
        self._in_transaction = True
        try:
            with trouble.disk_trouble_in_words(), self._db.atomic():
                yield
        except BaseException:
            self._reader.forget_all()
            raise
        finally:
            self._in_transaction = False
            self._open_action = None

    def _tell(self, notice: Notice) -> None:
        self._changed = True
        for callback in tuple(self._subscribers):
            callback(notice)


def _values(row: Any) -> dict[str, object]:
    return dict(row) if isinstance(row, Mapping) else dict(vars(row))
