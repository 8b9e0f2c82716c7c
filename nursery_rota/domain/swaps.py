"""Swaps: who could take a duty and give one in return, so that law, limits, shares and answers are kept.

Three kinds, the simplest first: somebody else of the family takes it; two people take each other's duty; three
people pass theirs on in a ring. Every swap that is offered has been tried against the checker's rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from heapq import nsmallest
from itertools import islice, takewhile
from math import lcm
from typing import Literal

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import term_on
from nursery_rota.domain.eligibility import answer_for
from nursery_rota.domain.limits import child_is_in
from nursery_rota.domain.names import call_name, full_name
from nursery_rota.domain.obligation import credit_of, exact, ledger
from nursery_rota.domain.tables import Duty, Person
from nursery_rota.domain.trial import Handover, handed, keeps, suits
from nursery_rota.errors import NotPossible
from nursery_rota.wording import plural, short_day, weekday_short

SwapKind = Literal["family", "exchange", "ring"]
_TRIED = 120
"""Swaps of a kind tried at most, the most promising first: the list is there in a blink in a large nursery too."""


@dataclass(frozen=True)
class Swap:
    """One swap in words. ``pros`` are short good reasons, ``cons`` what speaks against it without forbidding
    it; ``late``: a duty of it lies within the notice period, so the manager confirms."""

    kind: SwapKind
    handovers: tuple[Handover, ...]
    rank: int
    title: str
    """Who takes part: "With Beth Taylor", "With Beth Taylor and Jana Novák"."""
    says: tuple[str, ...]
    """One sentence for each duty that changes hands."""
    pros: tuple[str, ...]
    cons: tuple[str, ...]
    late: bool
    phones: tuple[tuple[str, str], ...]
    """Name and phone number of everybody who has to be asked; "" where none is known."""


@dataclass(frozen=True)
class _Idea:
    kind: SwapKind
    handovers: tuple[Handover, ...]
    order: tuple[object, ...]


def swaps(
    book: Book, duty_id: int, now: datetime, *, most: int = 12, stop: Callable[[], bool] = lambda: False
) -> tuple[Swap, ...]:
    """The best swaps for a duty that is still to come, ranked: those within the family first, then by how many
    people take part, by even shares, by wishes, and by how near the other duty is. Once ``stop`` says so, no more
    are looked for.

    ``NotPossible`` where the duty is gone, over, or no duty that can change hands.
    """
    search = _Search(book, swappable(book, duty_id, now.date()), now)
    found: list[_Idea] = []
    for ideas in (search.within_the_family, search.exchanges, search.rings):
        if len(found) < most:
            asked = takewhile(lambda _: not stop(), ideas())
            ranked = nsmallest(_TRIED, asked, key=lambda idea: idea.order)
            kept = (idea for idea in takewhile(lambda _: not stop(), ranked) if _keeps(book, idea))
            found += islice(kept, most - len(found))
    return tuple(_swap(book, idea, rank, now) for rank, idea in enumerate(found, start=1))


def within_notice(book: Book, duty: Duty, now: datetime) -> bool:
    """Does the duty begin within the notice period, so that the manager confirms a swap (``rules`` 4)?"""
    start = book.shift[duty.shift_id].starts_at
    begins = datetime.combine(duty.on_date, time(start // 60, start % 60))
    return begins - now < timedelta(hours=book.nursery.notice_hours)


def notice_words(book: Book) -> str:
    """What the notice period means, in one sentence."""
    hours = plural(book.nursery.notice_hours, "hour")
    return f"Less than {hours} ahead: the manager confirms this swap."


def swappable(book: Book, duty_id: int, today: date) -> Duty:
    """The duty, if it may change hands from ``today`` on; else ``NotPossible``, which says why not."""
    duty = book.duty.get(duty_id)
    if duty is None:
        raise NotPossible("This duty is no longer in the rota.")
    if not _may_move(duty, today):
        raise NotPossible(
            "Only a duty that is still to come can be swapped, and no first call or watching. "
            "Choose another one."
        )
    return duty


def _may_move(duty: Duty, today: date) -> bool:
    return (
        duty.status in ("planned", "confirmed")
        and duty.on_date >= today
        and not duty.reserve
        and not duty.observing
    )


class _Search:
    """Swaps for one duty in which each person suits what they would get, shares allowing. Limits and company
    are tried afterwards: they hang on the whole rota."""

    def __init__(self, book: Book, duty: Duty, now: datetime) -> None:
        self._book, self._duty = book, duty
        self._giver = book.person[duty.person_id]
        term = term_on(book, duty.on_date)
        rows = ledger(book, term, now.date()) if term else ()
        credit = {shift.id: exact(shift.credit) for shift in book.shifts}
        # Shares in whole parts of a duty, as fine as it takes: a ring is one of thousands, and must be quick.
        parts = lcm(2, *(a.denominator for a in (*credit.values(), *(row.balance for row in rows))))
        self._half = parts // 2
        self._balance: Mapping[int, int] = {row.family_id: int(row.balance * parts) for row in rows}
        self._credit = {shift_id: int(amount * parts) for shift_id, amount in credit.items()}
        self._glad: dict[tuple[int, int], int | None] = {}
        self._late = {d.id for d in book.duties if within_notice(book, d, now)}
        self._others = [
            d
            for d in book.duties
            if _may_move(d, now.date())
            and not d.pinned
            and d.person_id != self._giver.id
            and term_on(book, d.on_date) == term
            and book.person[d.person_id].family_id is not None
        ]

    def within_the_family(self) -> Iterator[_Idea]:
        """Another adult of the family takes the duty; the account does not change."""
        for person in self._book.adults_of.get(self._giver.family_id or 0, ()):
            if person.id != self._giver.id and self._suits(person.id, self._duty):
                yield self._idea("family", (Handover(self._duty, person.id),), 0)

    def exchanges(self) -> Iterator[_Idea]:
        """Somebody takes the duty and gives one of their own for it."""
        for theirs in self._back():
            if self._suits(theirs.person_id, self._duty):
                pair = (Handover(self._duty, theirs.person_id), Handover(theirs, self._giver.id))
                yield from self._if_fair("exchange", pair)

    def rings(self) -> Iterator[_Idea]:
        """One takes the duty, another takes one of theirs and gives one of their own for the first."""
        back = self._back()
        for passed in self._others:
            if not (self._suits(passed.person_id, self._duty) and _differ(passed, self._duty)):
                continue
            for theirs in back:
                third = theirs.person_id
                if third != passed.person_id and _differ(theirs, passed) and self._suits(third, passed):
                    ring = (
                        Handover(self._duty, passed.person_id),
                        Handover(passed, third),
                        Handover(theirs, self._giver.id),
                    )
                    yield from self._if_fair("ring", ring)

    def _back(self) -> list[Duty]:
        """Duties that the one who wants to swap could have instead."""
        return [d for d in self._others if _differ(d, self._duty) and self._suits(self._giver.id, d)]

    def _suits(self, person_id: int, duty: Duty) -> bool:
        return self._gladness(person_id, duty) is not None

    def _gladness(self, person_id: int, duty: Duty) -> int | None:
        """How glad the person would be of the duty: +2 preferred, -3 rather not, +1 a child of theirs is in;
        None where they may not have it. Asked once for each of the many swaps that a pair stands in."""
        key = (person_id, duty.id)
        if key not in self._glad:
            person, shift = self._book.person[person_id], self._book.shift[duty.shift_id]
            fit = suits(self._book, person, shift, duty.on_date)
            self._glad[key] = _wish(self._book, person, duty) if fit else None
        return self._glad[key]

    def _if_fair(self, kind: SwapKind, handovers: tuple[Handover, ...]) -> Iterator[_Idea]:
        cost = self._cost(handovers)
        if cost is not None:
            yield self._idea(kind, handovers, cost)

    def _cost(self, handovers: tuple[Handover, ...]) -> int | None:
        """How much further from their shares the families would be, squared; None where one of them would be
        more than half a duty off and further than it is now."""
        change: dict[int, int] = defaultdict(int)
        for h in handovers:
            credit = self._credit[h.duty.shift_id]
            change[self._book.person[h.duty.person_id].family_id or 0] -= credit
            change[self._book.person[h.to_person].family_id or 0] += credit
        cost = 0
        for family_id, more in change.items():
            before = self._balance.get(family_id, 0)
            after = before + more
            if more and abs(after) > max(abs(before), self._half):
                return None
            cost += after**2 - before**2
        return cost

    def _idea(self, kind: SwapKind, handovers: tuple[Handover, ...], cost: int) -> _Idea:
        late = sum(h.duty.id in self._late for h in handovers[1:])
        wishes = sum(self._gladness(h.to_person, h.duty) or 0 for h in handovers)
        back = handovers[-1].duty
        apart = abs((back.on_date - self._duty.on_date).days)
        who = tuple(h.to_person for h in handovers)
        return _Idea(kind, handovers, (late, max(cost, 0), -wishes, apart, back.on_date, who, back.id))


def _differ(one: Duty, other: Duty) -> bool:
    """Two duties on the same shift of a day are the same work: nobody gains by changing them."""
    return (one.on_date, one.shift_id) != (other.on_date, other.shift_id)


def _wish(book: Book, person: Person, duty: Duty) -> int:
    shift = book.shift[duty.shift_id]
    said = {"prefer": 2, "avoid": -3}.get(answer_for(book, person.id, shift, duty.on_date), 0)
    glad = book.nursery.own_child == "prefer" and bool(child_is_in(book, person, shift, duty.on_date))
    return said + glad


def _keeps(book: Book, idea: _Idea) -> bool:
    after = handed(book, idea.handovers)
    changed = [after.duty[h.duty.id] for h in idea.handovers]
    return keeps(book, after, changed)


def _swap(book: Book, idea: _Idea, rank: int, now: datetime) -> Swap:
    giver = book.person[idea.handovers[0].duty.person_id]
    takers = [book.person[h.to_person] for h in idea.handovers if h.to_person != giver.id]
    pros, cons = _reasons(book, idea)
    return Swap(
        kind=idea.kind,
        handovers=idea.handovers,
        rank=rank,
        title="With " + " and ".join(full_name(p) for p in takers),
        says=tuple(_sentence(book, h) for h in idea.handovers),
        pros=pros,
        cons=cons,
        late=any(within_notice(book, h.duty, now) for h in idea.handovers),
        phones=tuple((full_name(p), p.phone or "") for p in takers),
    )


def _sentence(book: Book, handover: Handover) -> str:
    """ "Beth takes Thu 26 Nov, Morning duty." """
    duty = handover.duty
    shift = book.shift[duty.shift_id].name
    return f"{call_name(book.person[handover.to_person])} takes {short_day(duty.on_date)}, {shift}."


def _reasons(book: Book, idea: _Idea) -> tuple[tuple[str, ...], tuple[str, ...]]:
    pros, cons = [], []
    if idea.kind == "family":
        pros.append("same family, so the account stays as it is")
    for h in idea.handovers:
        person, shift, day = book.person[h.to_person], book.shift[h.duty.shift_id], h.duty.on_date
        name, weekday = call_name(person), weekday_short(day.weekday())
        answer = answer_for(book, person.id, shift, day)
        child = child_is_in(book, person, shift, day)
        if answer == "prefer":
            pros.append(f"{name} prefers {weekday}")
        elif child:
            pros.append(f"{name}’s {child} is in")
        if answer == "avoid":
            cons.append(f"{name} would rather not on {weekday}")
    if len({credit_of(book, h.duty) for h in idea.handovers}) > 1:
        cons.append("the duties do not count the same; the accounts follow")
    return tuple(dict.fromkeys(pros)), tuple(cons)
