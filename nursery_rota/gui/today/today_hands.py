"""The hands of Today: every wish of the day's cards, the ring list and the children becomes an action.

Knows no layout. What a wish means for the page (who is chosen afterwards) stays with the page.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import cast

from nursery_rota.actions import attendance, cover, duties, staff_day
from nursery_rota.domain.make_up import MakeUp, make_ups
from nursery_rota.domain.sheets import Cell
from nursery_rota.domain.tables import AbsenceKind, CoverAnswer, DutyStatus
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.today.ring_lines import RingLine


class TodayHands:
    def __init__(self, bridge: Bridge) -> None:
        self._bridge = bridge

    # -- somebody can't come ----------------------------------------------------------------------

    def offers(self, duty_id: int) -> tuple[MakeUp, ...]:
        """Dates on which a duty that falls out can be made good."""
        book = self._bridge.book
        return make_ups(book, book.duty[duty_id], self._bridge.today)

    def answered(self, duty_id: int, line: RingLine, said: CoverAnswer) -> None:
        """What somebody who was rung said; an open question is answered, otherwise a new one noted."""
        person_id = line.line.person_id
        if line.said == "asked" and line.request is not None:
            request_id = line.request.id
            self._bridge.do(lambda file: cover.answer(file, request_id, said))
        else:
            self._bridge.do(lambda file: cover.ask(file, duty_id, person_id, datetime.now(), said))

    def cover(self, duty_id: int, person_id: int, make_up: bool, booked: MakeUp | None) -> None:
        """One step: who can't come is excused, who comes has the duty, and the make-up is booked."""
        self._bridge.do(lambda file: cover.cover(file, duty_id, person_id, make_up=make_up, booked=booked))

    def give(self, cell: Cell, person_id: int) -> None:
        shift_id = cell.shift_id
        if shift_id is None:
            return
        self._bridge.do(
            lambda file: duties.assign(
                file, on_date=cell.on_date, shift_id=shift_id, room_id=cell.room_id, person_id=person_id
            )
        )

    def excuse(self, duty_id: int) -> None:
        """Nobody comes instead: the place stays empty for all to see."""
        self._bridge.do(lambda file: duties.mark(file, duty_id, "excused"))

    def staff_away(self, person_id: int, day: date, kind: AbsenceKind) -> None:
        self._bridge.do(lambda file: staff_day.mark_away(file, person_id, day, kind))

    def staff_back(self, person_id: int, day: date) -> None:
        self._bridge.do(lambda file: staff_day.mark_back(file, person_id, day))

    # -- what happened ----------------------------------------------------------------------------

    def mark(self, duty_id: int, status: str) -> None:
        """What became of a duty. A missed one is made up for on the best date, in the same step."""
        if status == "missed":
            booked = next(iter(self.offers(duty_id)), None)
            self._bridge.do(lambda file: cover.mark_missed(file, duty_id, booked))
        else:
            self._bridge.do(lambda file: duties.mark(file, duty_id, cast(DutyStatus, status)))

    def all_worked(self, day: date) -> None:
        self._bridge.do(lambda file: duties.mark_day_worked(file, day))

    # -- children ---------------------------------------------------------------------------------

    def child_away(self, child_id: int, day: date) -> None:
        self._bridge.do(lambda file: attendance.mark_away(file, child_id, day))

    def child_comes(self, child_id: int, day: date, session_id: int) -> None:
        self._bridge.do(lambda file: attendance.mark_there(file, child_id, day, session_id))
