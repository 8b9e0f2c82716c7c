"""The hands of the rota page: every wish of the grid and the lists becomes an action, or a sentence why not.

A place that somebody cannot lawfully take is never given in passing: the sentence comes first. What only a
rule of the nursery's own speaks against is given with "Give anyway".
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from PySide6.QtCore import QObject

from nursery_rota.actions import duties
from nursery_rota.domain.book import Book
from nursery_rota.domain.candidates import candidates
from nursery_rota.domain.findings import CandidateLine
from nursery_rota.domain.sheets import Cell, Chip
from nursery_rota.domain.tables import DutyStatus
from nursery_rota.errors import RotaProblem
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.frame.notices import NoticeBar
from nursery_rota.gui.rota.dragging import DragSource
from nursery_rota.wording import short_day

NO_SHIFT = "Give a place on a shift first, then press R to make it first call."


class RotaHands(QObject):
    def __init__(self, bridge: Bridge, notices: NoticeBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._notices = bridge, notices
        self._verdicts: dict[tuple[object, ...], dict[int, CandidateLine] | str] = {}
        self._judged_book: Book | None = None

    # -- what would happen ------------------------------------------------------------------------

    def advice(self, source: DragSource, cell: Cell, chip: Chip | None) -> str:
        """What a drop would do, in one sentence, before the button is let go."""
        if source.kind == "duty" and chip is not None and chip.duty_id not in (None, source.id):
            return f"Swap with {chip.full_name or chip.name}"
        line = self._line(source, cell)
        if isinstance(line, str):
            return line
        if line.group == "counts":
            return f"{line.name} can do this, and counts."
        return self._sentence(line, cell)

    def _sentence(self, line: CandidateLine, cell: Cell) -> str:
        why = line.why or "this does not fit"
        if line.group == "additional":
            return f"{line.name} would be additional here: {why}"
        return f"{line.name}, {short_day(cell.on_date)}: {why}"

    def _line(self, source: DragSource, cell: Cell) -> CandidateLine | str:
        """The verdict on one person for a cell; a sentence where the cell has no place to give."""
        if cell.shift_id is None:
            return NO_SHIFT
        book = self._bridge.book
        if book is not self._judged_book:
            self._verdicts, self._judged_book = {}, book
        moved = source.id if source.kind == "duty" else None
        person_id = book.duty[source.id].person_id if moved is not None and moved in book.duty else source.id
        key = (cell.on_date, cell.shift_id, cell.room_id, moved)
        if key not in self._verdicts:
            self._verdicts[key] = self._look_at(book, cell, cell.shift_id, moved)
        found = self._verdicts[key]
        if isinstance(found, str):
            return found
        return found.get(
            person_id, "Only parents can be given places here; staff follow their working times."
        )

    def _look_at(
        self, book: Book, cell: Cell, shift_id: int, moved: int | None
    ) -> dict[int, CandidateLine] | str:
        """Everybody for a cell, as if the duty that is carried had left its place."""
        if moved is not None:
            book = replace(book, duties=tuple(duty for duty in book.duties if duty.id != moved))
        try:
            _, lines = candidates(book, cell.on_date, shift_id, cell.room_id, self._bridge.today)
        except RotaProblem as trouble:
            return str(trouble)
        return {line.person_id: line for line in lines}

    def _when_fit(self, source: DragSource, cell: Cell, doing: Callable[[], object]) -> None:
        """Do it, or say why not; what only an own rule speaks against waits for a word."""
        line = self._line(source, cell)
        if isinstance(line, str):
            self._notices.say(line, "note")
        elif line.group == "cannot":
            self._notices.say(self._sentence(line, cell), "law")
        elif line.group == "waive":
            self._notices.say(self._sentence(line, cell), "our-rule", button="Give anyway", doing=doing)
        else:
            doing()

    # -- wishes -----------------------------------------------------------------------------------

    def give(self, person_id: int, cell: Cell, chip: Chip | None = None) -> None:
        """A person dropped on a place."""
        self._when_fit(DragSource("person", person_id), cell, lambda: self.assign(person_id, cell))

    def assign(self, person_id: int, cell: Cell) -> None:
        """Give the place without another word: what speaks against it has been read."""
        shift_id = cell.shift_id
        if shift_id is None:
            self._notices.say(NO_SHIFT, "note")
            return
        self._bridge.do(
            lambda file: duties.assign(
                file, on_date=cell.on_date, shift_id=shift_id, room_id=cell.room_id, person_id=person_id
            )
        )

    def drop_duty(self, duty_id: int, cell: Cell, chip: Chip | None, copied: bool) -> None:
        """A duty dropped on a place moves or is copied; on a person the two swap."""
        duty = self._bridge.book.duty.get(duty_id)
        shift_id = cell.shift_id
        if duty is None:
            return
        other = chip.duty_id if chip is not None else None
        if other is not None and other != duty_id and not copied:
            self.swap(duty_id, other)
            return
        if shift_id is None:
            self._notices.say(NO_SHIFT, "note")
            return
        if copied:
            self.give(duty.person_id, cell)
            return

        def doing() -> None:
            self._bridge.do(
                lambda file: duties.move(
                    file, duty_id, on_date=cell.on_date, shift_id=shift_id, room_id=cell.room_id
                )
            )

        self._when_fit(DragSource("duty", duty_id), cell, doing)

    def swap(self, duty_id: int, other_id: int) -> None:
        self._bridge.do(lambda file: duties.swap(file, duty_id, other_id))

    def clear(self, duty_id: int) -> None:
        self._bridge.do(lambda file: duties.clear(file, duty_id))

    def pin(self, duty_id: int) -> None:
        duty = self._bridge.book.duty[duty_id]
        self._bridge.do(lambda file: duties.set_pinned(file, duty_id, not duty.pinned))

    def watch(self, duty_id: int) -> None:
        duty = self._bridge.book.duty[duty_id]
        self._bridge.do(lambda file: duties.set_observing(file, duty_id, not duty.observing))

    def reserve(self, duty_id: int) -> None:
        duty = self._bridge.book.duty[duty_id]
        self._bridge.do(lambda file: duties.set_reserve(file, duty_id, not duty.reserve))

    def status(self, duty_id: int, status: str) -> None:
        self._bridge.do(lambda file: duties.mark(file, duty_id, cast(DutyStatus, status)))
