"""Fills vacancies with as few changes as can be: somebody steps in for each; else chains of moves, up to three long.

Pure Python over the checker's rules, for answers in a blink. Where it leaves something open, a search over more
weeks follows elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from nursery_rota.domain.book import Book
from nursery_rota.domain.eligibility import answer_for, standing
from nursery_rota.domain.limits import child_is_in
from nursery_rota.domain.obligation import credit_of, exact, ledger
from nursery_rota.domain.planning import StopAsked
from nursery_rota.domain.rota import PlaceRota, places_rota
from nursery_rota.domain.tables import Duty, DutyOrigin, Person, Term
from nursery_rota.domain.trial import fits, keeps, suits
from nursery_rota.domain.vacancies import Vacancy, may_stay

DIRECT_TRIALS, TRIALS_EACH, CHAIN_TRIALS = 400, 60, 500
"""Rotas tried at most for all substitutes, that and so many more for each vacancy; and for the chains of one
vacancy: an answer in a blink."""
LONGEST = 3
_STANDING = ("planned", "confirmed")


@dataclass(frozen=True)
class Patch:
    """``duties`` is the rota as it would be; new duties have ids below zero. ``changes`` counts the places that
    somebody else has; ``least``: no rota fills these vacancies with fewer, and that is proved."""

    duties: tuple[Duty, ...]
    filled: tuple[Vacancy, ...]
    left: tuple[Vacancy, ...]
    changes: int
    least: bool
    cut_short: bool = False
    """Were there more ways with one substitute for each than could be tried?"""

    @property
    def chains(self) -> int:
        """How many more places than vacancies change hands."""
        return self.changes - len(self.filled)


def put_back(book: Book, now: Book, patch: Patch) -> tuple[Patch, int]:
    """The patch with those back in the places that stay empty who were taken off them but could still come; and
    how many they are. Nobody who got another duty by the patch is among them if that would be one too many."""
    duties, left = patch.duties, list(patch.left)
    here = {d.id for d in now.duties}
    count = 0
    for duty in book.duties:
        vacancy = next((v for v in left if (v.on_date, v.shift_id, v.room_id) == _key(duty)), None)
        if duty.id in here or vacancy is None or not may_stay(book, duty):
            continue
        trial = replace(now, duties=(*duties, duty))
        if fits(trial, duty):
            duties = trial.duties
            left.remove(vacancy)
            count += 1
    return replace(patch, duties=duties, left=tuple(left)), count


def _key(duty: Duty) -> tuple[date, int, int | None]:
    return (duty.on_date, duty.shift_id, duty.room_id)


class Patcher:
    """Works on trial books; ``reference`` is the rota whose standing on each day must not get worse. Once ``stop``
    says so nothing more is tried."""

    def __init__(
        self, reference: Book, now: Book, term: Term, today: date, stop: StopAsked = lambda: False
    ) -> None:
        self._stop = stop
        self._reference, self._now, self._term = reference, now, term
        self._start = max(today, term.starts_on)
        self._balance: Mapping[int, Fraction] = {
            row.family_id: row.balance for row in ledger(now, term, today)
        }
        self._trials = 0
        self._next = min([0, *(duty.id for duty in now.duties)])

    def patch(self, vacancies: Sequence[Vacancy]) -> Patch:
        """A substitute for each vacancy where that can be; else each by itself, with chains where it takes them."""
        self._trials = DIRECT_TRIALS + TRIALS_EACH * len(vacancies)
        straight = self._each(self._now, tuple(vacancies))
        if straight is not None:
            return Patch(straight.duties, tuple(vacancies), (), len(vacancies), least=True)
        exhausted = self._trials > 0
        book, filled, left = self._now, [], []
        for vacancy in vacancies:
            found = self._shortest(book, vacancy)
            if found is None:
                left.append(vacancy)
            else:
                book = found
                filled.append(vacancy)
        changes = changed_places(self._now, book)
        least = exhausted and not left and changes == len(vacancies) + 1
        return Patch(book.duties, tuple(filled), tuple(left), changes, least, cut_short=not exhausted)

    def chain(self, vacancy: Vacancy, trials: int = CHAIN_TRIALS) -> Book | None:
        """The rota after the shortest chain of moves that fills the vacancy, None where none was found among
        so many rotas tried for each length."""
        return self._shortest(self._now, vacancy, trials)

    def _each(self, book: Book, vacancies: tuple[Vacancy, ...]) -> Book | None:
        """One substitute for each, tried in turn; the fairest choice first, and back where it does not go on."""
        if not vacancies:
            return book
        for person in self._ranked(book, vacancies[0]):
            if self._stop():
                self._trials = 0
                return None
            found = self._step_in(book, vacancies[0], person)
            rest = self._each(found, vacancies[1:]) if found is not None else None
            if rest is not None or self._trials <= 0:
                return rest
        return None

    def _shortest(self, book: Book, vacancy: Vacancy, trials: int = CHAIN_TRIALS) -> Book | None:
        for length in range(1, LONGEST + 1):
            self._trials = trials
            found = self._chained(book, vacancy, length, frozenset())
            if found is not None:
                return found
        return None

    def _chained(self, book: Book, vacancy: Vacancy, length: int, moved: frozenset[int]) -> Book | None:
        """Fill the vacancy by a chain of exactly ``length`` people, none of whom has ``moved`` already."""
        for person in self._ranked(book, vacancy):
            if self._stop():
                return None
            if person.id in moved:
                continue
            if length == 1:
                found = self._step_in(book, vacancy, person)
                if found is not None:
                    return found
                continue
            for given in self._gives(book, person, vacancy):
                if self._trials <= 0:
                    return None
                freed = self._passed(book, vacancy, person, given)
                if freed is None:
                    continue
                found = self._chained(freed, _vacated(book, given), length - 1, moved | {person.id})
                if found is not None:
                    return found
        return None

    def _gives(self, book: Book, person: Person, vacancy: Vacancy) -> list[Duty]:
        """Duties that the person could pass on to take the vacancy, the nearest first."""
        mine = [
            d
            for d in book.duties_of.get(person.id, ())
            if d.id > 0
            and d.status == "planned"
            and not (d.pinned or d.reserve or d.observing)
            and self._start <= d.on_date <= self._term.ends_on
        ]
        return sorted(mine, key=lambda d: (abs((d.on_date - vacancy.on_date).days), d.id))

    def _passed(self, book: Book, vacancy: Vacancy, person: Person, given: Duty) -> Book | None:
        """The person in the vacancy and no longer in the duty they give, if their own limits allow that much."""
        self._trials -= 1
        new = self._duty(vacancy, person, "cover")
        freed = replace(book, duties=(*(d for d in book.duties if d.id != given.id), new))
        return freed if fits(freed, new) and _fills(book, freed, vacancy) else None

    def _step_in(self, book: Book, vacancy: Vacancy, person: Person) -> Book | None:
        """The person in the vacancy, if every rule allows it."""
        self._trials -= 1
        new = self._duty(vacancy, person, "cover")
        trial = replace(book, duties=(*book.duties, new))
        if not fits(trial, new) or not _fills(book, trial, vacancy):
            return None
        known = {d.id: d for d in self._now.duties}
        changed = [d for d in trial.duties if known.get(d.id) != d]
        return trial if keeps(self._reference, trial, changed) else None

    def _duty(self, vacancy: Vacancy, person: Person, origin: DutyOrigin) -> Duty:
        self._next -= 1
        return Duty(self._next, vacancy.on_date, vacancy.shift_id, vacancy.room_id, person.id, origin=origin)

    def _ranked(self, book: Book, vacancy: Vacancy) -> list[Person]:
        """Everybody who suits the vacancy, limits apart: those furthest below their share first, then by wish."""
        day, shift = vacancy.on_date, book.shift[vacancy.shift_id]
        held = {d.person_id for d in book.duties if (d.on_date, d.shift_id) == (day, shift.id)}
        added: dict[int, Fraction] = {}
        for duty in book.duties:
            if duty.id < 0:
                family = book.person[duty.person_id].family_id or 0
                added[family] = added.get(family, Fraction(0)) + credit_of(book, duty)
        credit = exact(shift.credit)

        def order(person: Person) -> tuple[Fraction, int, int]:
            family = person.family_id or 0
            before = self._balance.get(family, Fraction(0)) + added.get(family, Fraction(0))
            return ((before + credit) ** 2 - before**2, -_wish(book, person, vacancy), person.id)

        return sorted(
            (
                p
                for p in book.people
                if p.family_id is not None and p.id not in held and _able(book, p, vacancy)
            ),
            key=order,
        )


def _able(book: Book, person: Person, vacancy: Vacancy) -> bool:
    about = standing(book, person.id, vacancy.on_date)
    if about.stage == "watching" or (
        vacancy.required and not (about.counts and about.level >= vacancy.level)
    ):
        return False
    return suits(book, person, book.shift[vacancy.shift_id], vacancy.on_date)


def _wish(book: Book, person: Person, vacancy: Vacancy) -> int:
    shift = book.shift[vacancy.shift_id]
    said = {"prefer": 2, "avoid": -3}.get(answer_for(book, person.id, shift, vacancy.on_date), 0)
    return said + bool(child_is_in(book, person, shift, vacancy.on_date))


def _vacated(book: Book, duty: Duty) -> Vacancy:
    """The position that a duty leaves: required where it counts, of the level that is then empty."""
    emptied = replace(book, duties=tuple(d for d in book.duties if d.id != duty.id))
    before, after = _place(book, duty), _place(emptied, duty)
    new = list(after.empty) if after else []
    for level in before.empty if before else ():
        if level in new:
            new.remove(level)
    level = max(new, default=0)
    return Vacancy(duty.on_date, duty.shift_id, duty.room_id, level, required=bool(new))


def _place(book: Book, duty: Duty) -> PlaceRota | None:
    return next(
        (
            r
            for r in places_rota(book, duty.on_date)
            if r.place.shift.id == duty.shift_id and duty.room_id in (None, r.place.room_id)
        ),
        None,
    )


def _fills(before: Book, after: Book, vacancy: Vacancy) -> bool:
    """Is one position fewer empty?"""

    def open_in(book: Book) -> int:
        for rota in places_rota(book, vacancy.on_date):
            if rota.place.key == (vacancy.on_date, vacancy.shift_id, vacancy.room_id):
                return len(rota.empty) if vacancy.required else rota.free
        return 0

    return open_in(after) < open_in(before)


def changed_places(before: Book, after: Book) -> int:
    """Places that somebody has in ``after`` who did not have them before."""
    held = {(d.on_date, d.shift_id, d.room_id, d.person_id) for d in before.duties if d.status in _STANDING}
    return sum(
        d.status in _STANDING and (d.on_date, d.shift_id, d.room_id, d.person_id) not in held
        for d in after.duties
    )
