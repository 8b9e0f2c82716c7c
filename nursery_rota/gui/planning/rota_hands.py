"""The hands of the rota page: every wish of the grid and the lists becomes an action, or a sentence why not.

A place that somebody cannot lawfully take is never given in passing: the sentence comes first. What only a
rule of the nursery's own speaks against is given with "Give anyway".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import cast

from PySide6.QtCore import QObject

from nursery_rota.actions import cover, duties
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.candidates import candidates
from nursery_rota.domain.findings import CandidateLine
from nursery_rota.domain.make_up import make_ups
from nursery_rota.domain.rota import places_rota
from nursery_rota.domain.sheets import Cell, Chip
from nursery_rota.domain.tables import DutyStatus
from nursery_rota.errors import RotaProblem
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.frame.notices import NoticeBar
from nursery_rota.gui.rota.dragging import DragSource
from nursery_rota.wording import day_month, short_day

NO_SHIFT = "No shift runs on this day, so there is nothing to stand in for."


class RotaHands(QObject):
    def __init__(self, bridge: Bridge, notices: NoticeBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge, self._notices = bridge, notices
        self._verdicts: dict[tuple[object, ...], dict[int, CandidateLine] | str] = {}
        self._judged_book: Book | None = None
        self._unlocked: set[date] = set()
        """Mondays of past weeks that are open to changes again, while the program runs."""

    # -- what is past -----------------------------------------------------------------------------

    def is_locked(self, *days: date) -> bool:
        """Is one of the days in a week that is over, and nobody unlocked it?"""
        this_week = monday_of(self._bridge.today)
        return any(day < this_week and monday_of(day) not in self._unlocked for day in days)

    def _open(self, days: Sequence[date], doing: Callable[[], object]) -> None:
        """Do it, unless a week is over: what was worked there is what families are owed for."""
        if not self.is_locked(*days):
            doing()
            return
        monday = monday_of(min(days))

        def unlock() -> None:
            self._unlocked |= {monday_of(day) for day in days}
            doing()

        self._notices.say(
            f"The week of {day_month(monday)} is over and locked, so that hours given stay as they were. "
            "Worked, missed and excused can still be marked.",
            "note",
            button="Change it all the same",
            doing=unlock,
        )

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
        cell = self._place(cell)
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
        """Give the place without another word: what speaks against it has been read. In the row of first
        calls the person becomes the stand-in of the first shift that has none."""
        place = self._place(cell)
        shift_id = place.shift_id
        if shift_id is None:
            self._notices.say(NO_SHIFT, "note")
            return
        reserve = cell.shift_id is None

        def doing() -> None:
            self._bridge.do(
                lambda file: duties.assign(
                    file,
                    on_date=place.on_date,
                    shift_id=shift_id,
                    room_id=place.room_id,
                    person_id=person_id,
                    reserve=reserve,
                )
            )

        self._open((place.on_date,), doing)

    def drop_duty(self, duty_id: int, cell: Cell, chip: Chip | None, copied: bool) -> None:
        """A duty dropped on a place moves or is copied; on a person the two swap."""
        duty = self._bridge.book.duty.get(duty_id)
        if duty is None:
            return
        other = chip.duty_id if chip is not None else None
        if other is not None and other != duty_id and not copied:
            self.swap(duty_id, other)
            return
        if copied:
            self.give(duty.person_id, cell)
            return
        place = self._place(cell)
        shift_id = place.shift_id
        if shift_id is None:
            self._notices.say(NO_SHIFT, "note")
            return
        reserve = True if cell.shift_id is None else False if duty.reserve else None

        def doing() -> None:
            self._bridge.do(
                lambda file: duties.move(
                    file,
                    duty_id,
                    on_date=place.on_date,
                    shift_id=shift_id,
                    room_id=place.room_id,
                    reserve=reserve,
                )
            )

        self._open(
            (duty.on_date, place.on_date),
            lambda: self._when_fit(DragSource("duty", duty_id), cell, doing),
        )

    def _place(self, cell: Cell) -> Cell:
        """The cell itself; for the row of first calls the first care shift of the day that has none."""
        if cell.shift_id is not None:
            return cell
        care = [r for r in places_rota(self._bridge.book, cell.on_date) if r.place.shift.kind == "care"]
        wanting = next((r for r in care if not r.reserves), care[0] if care else None)
        if wanting is None:
            return cell
        return replace(cell, shift_id=wanting.place.shift.id, room_id=wanting.place.room_id)

    def swap(self, duty_id: int, other_id: int) -> None:
        days = self._days(duty_id, other_id)
        self._open(days, lambda: self._bridge.do(lambda file: duties.swap(file, duty_id, other_id)))

    def clear(self, duty_id: int) -> None:
        self._open(self._days(duty_id), lambda: self._bridge.do(lambda file: duties.clear(file, duty_id)))

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
        """What became of a duty. A missed one is made up for on the best date, in the same step."""
        if status == "missed":
            book = self._bridge.book
            best = next(iter(make_ups(book, book.duty[duty_id], self._bridge.today)), None)
            self._bridge.do(lambda file: cover.mark_missed(file, duty_id, best))
        else:
            self._bridge.do(lambda file: duties.mark(file, duty_id, cast(DutyStatus, status)))

    def day_worked(self, day: date) -> None:
        self._bridge.do(lambda file: duties.mark_day_worked(file, day))

    def _days(self, *duty_ids: int) -> tuple[date, ...]:
        """The dates of those duties that are still there; the action says so of one that is gone."""
        book = self._bridge.book
        found = tuple(book.duty[i].on_date for i in duty_ids if i in book.duty)
        return found or (self._bridge.today,)
