"""The whole nursery as one frozen value, with the look-ups that every rule needs.

A ``Book`` is what ``store`` reads and everything else computes from. It holds no clock and does no I/O:
"today" is always an argument.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, wraps
from operator import is_
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar

from nursery_rota.domain import tables as t
from nursery_rota.domain.duty_index import DutyIndex, indexed
from nursery_rota.domain.rates import RateTable
from nursery_rota.domain.ruleset import RuleSet

Row = TypeVar("Row")
Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class Carried:
    """Answers that outlive an edit: each question's, with the tables that it read.

    ``dataclasses.replace`` hands a book's answers to the book made from it, which keeps those whose tables
    are the very same objects. No book is kept alive by this.
    """

    def __init__(self, before: Carried | None = None) -> None:
        self._kept: dict[object, tuple[tuple[tuple[str, object], ...], dict[Any, Any]]] = {}
        self._duties: DutyIndex | None = before._duties if before is not None else None
        self._parts: dict[object, tuple[object, Any]] = dict(before._parts) if before is not None else {}

    def duties(self, book: Book) -> DutyIndex:
        """The duties of ``book`` sorted in, from those of the book before it where there was one."""
        known = self._duties
        if known is None or known.duties is not book.duties:
            known = self._duties = indexed(book.duties, known)
        return known

    def of(self, book: Book, question: object, reads: tuple[str, ...]) -> dict[Any, Any]:
        """What ``question``, which reads those tables of ``book`` and no other, has answered."""
        kept = self._kept.get(question)
        if kept is None:
            read = tuple((table, getattr(book, table)) for table in reads)
            kept = self._kept.setdefault(question, (read, {}))
        return kept[1]

    def part(self, book: Book, table: str, made: Callable[[Book], Answer]) -> Answer:
        """What ``made`` takes of one table: the very same as before as long as it is equal."""
        rows = getattr(book, table)
        kept = self._parts.get(made)
        if kept is None or kept[0] is not rows:
            taken = made(book)
            kept = (rows, kept[1] if kept is not None and kept[1] == taken else taken)
            self._parts[made] = kept
        found: Answer = kept[1]
        return found

    def keep(self, before: Carried, book: Book) -> None:
        """What is known from ``before`` and still holds in ``book``, whose own these answers are."""
        self._kept = {
            question: (read, answers)
            for question, (read, answers) in list(before._kept.items())
            if all(getattr(book, table) is rows for table, rows in read)
        }


def _look_up(table: str) -> Callable[[Callable[[Book], Answer]], cached_property[Answer]]:
    """A property of a book that is made of one table, and carried on while that table is the same."""

    def look_up(made: Callable[[Book], Answer]) -> cached_property[Answer]:
        def answer(book: Book) -> Answer:
            known = book.carried.of(book, made, (table,))
            if not known:
                known[table] = made(book)
            found: Answer = known[table]
            return found

        return cached_property(answer)

    return look_up


def _part_of(table: str) -> Callable[[Callable[[Book], Answer]], cached_property[Answer]]:
    """A property of a book that stays the very same while what it takes of one table does: questions that name it
    instead of the table outlive an edit of the rest of the rows."""

    def part_of(made: Callable[[Book], Answer]) -> cached_property[Answer]:
        return cached_property(lambda book: book.carried.part(book, table, made))

    return part_of


class Member(NamedTuple):
    """What of a family the rota and its account hang on."""

    id: int
    joined_on: date | None
    left_on: date | None
    share: float
    quota: float | None


@dataclass(frozen=True, eq=False)
class Book:
    """Every table as a tuple of rows in ``id`` order, the rule set in force and the known rates."""

    nursery: t.Nursery
    rule_set: RuleSet
    rates: RateTable
    rooms: tuple[t.Room, ...] = ()
    terms: tuple[t.Term, ...] = ()
    closures: tuple[t.Closure, ...] = ()
    sessions: tuple[t.Session, ...] = ()
    shifts: tuple[t.Shift, ...] = ()
    families: tuple[t.Family, ...] = ()
    people: tuple[t.Person, ...] = ()
    checks: tuple[t.Check, ...] = ()
    skills: tuple[t.Skill, ...] = ()
    children: tuple[t.Child, ...] = ()
    bookings: tuple[t.Booking, ...] = ()
    child_absences: tuple[t.ChildAbsence, ...] = ()
    extra_attendances: tuple[t.ExtraAttendance, ...] = ()
    availability: tuple[t.Availability, ...] = ()
    exemptions: tuple[t.Exemption, ...] = ()
    pairings: tuple[t.Pairing, ...] = ()
    employments: tuple[t.Employment, ...] = ()
    pay_rates: tuple[t.PayRate, ...] = ()
    work_patterns: tuple[t.WorkPattern, ...] = ()
    staff_absences: tuple[t.StaffAbsence, ...] = ()
    duties: tuple[t.Duty, ...] = ()
    credits: tuple[t.Credit, ...] = ()
    publications: tuple[t.Publication, ...] = ()
    published_duties: tuple[t.PublishedDuty, ...] = ()
    fees: tuple[t.Fee, ...] = ()
    ledger_lines: tuple[t.LedgerLine, ...] = ()
    budgets: tuple[t.Budget, ...] = ()
    scenarios: tuple[t.Scenario, ...] = ()
    frozen_periods: tuple[t.FrozenPeriod, ...] = ()
    cover_requests: tuple[t.CoverRequest, ...] = ()
    carried: Carried = field(default_factory=Carried, repr=False)
    """Not a table: answers known from the book this one was made of by ``replace``."""

    def __post_init__(self) -> None:
        before = self.carried
        object.__setattr__(self, "carried", Carried(before))
        self.carried.keep(before, self)

    @cached_property
    def memo(self) -> dict[Any, Any]:
        """What ``remembered`` functions have answered about this very book."""
        return {}

    @_look_up("families")
    def family(self) -> Mapping[int, t.Family]:
        return _by_id(self.families)

    @_part_of("families")
    def member(self) -> Mapping[int, Member]:
        """By family, in the order of the table."""
        return {f.id: Member(f.id, f.joined_on, f.left_on, f.share, f.quota) for f in self.families}

    @_part_of("families")
    def family_name(self) -> Mapping[int, str]:
        """By family."""
        return {f.id: f.name for f in self.families}

    @_look_up("people")
    def person(self) -> Mapping[int, t.Person]:
        return _by_id(self.people)

    @_look_up("children")
    def child(self) -> Mapping[int, t.Child]:
        return _by_id(self.children)

    @_look_up("rooms")
    def room(self) -> Mapping[int, t.Room]:
        return _by_id(self.rooms)

    @_look_up("sessions")
    def session(self) -> Mapping[int, t.Session]:
        return _by_id(self.sessions)

    @_look_up("shifts")
    def shift(self) -> Mapping[int, t.Shift]:
        return _by_id(self.shifts)

    @cached_property
    def duty(self) -> Mapping[int, t.Duty]:
        return self.carried.duties(self).by_id

    @_look_up("employments")
    def employment(self) -> Mapping[int, t.Employment]:
        return _by_id(self.employments)

    @_look_up("checks")
    def checks_of(self) -> Mapping[int, tuple[t.Check, ...]]:
        """Checks by person."""
        return _grouped(self.checks, "person_id")

    @_look_up("children")
    def children_of(self) -> Mapping[int, tuple[t.Child, ...]]:
        """Children by family."""
        return _grouped(self.children, "family_id")

    @_look_up("people")
    def adults_of(self) -> Mapping[int, tuple[t.Person, ...]]:
        """People by family; people without one are under no key."""
        return _grouped((p for p in self.people if p.family_id is not None), "family_id")

    @_look_up("bookings")
    def bookings_of(self) -> Mapping[int, tuple[t.Booking, ...]]:
        """Bookings by session."""
        return _grouped(self.bookings, "session_id")

    @_look_up("child_absences")
    def absences_of(self) -> Mapping[int, tuple[t.ChildAbsence, ...]]:
        """Absences by child."""
        return _grouped(self.child_absences, "child_id")

    @_look_up("availability")
    def availability_of(self) -> Mapping[int, tuple[t.Availability, ...]]:
        """Answers by person."""
        return _grouped(self.availability, "person_id")

    @_look_up("employments")
    def employments_of(self) -> Mapping[int, tuple[t.Employment, ...]]:
        """Employments by person."""
        return _grouped(self.employments, "person_id")

    @_look_up("work_patterns")
    def patterns_of(self) -> Mapping[int, tuple[t.WorkPattern, ...]]:
        """Work patterns by employment."""
        return _grouped(self.work_patterns, "employment_id")

    @_look_up("staff_absences")
    def staff_absences_of(self) -> Mapping[int, tuple[t.StaffAbsence, ...]]:
        """Staff absences by employment."""
        return _grouped(self.staff_absences, "employment_id")

    @_look_up("pay_rates")
    def pay_rates_of(self) -> Mapping[int, tuple[t.PayRate, ...]]:
        """Pay rates by employment."""
        return _grouped(self.pay_rates, "employment_id")

    @cached_property
    def duties_of(self) -> Mapping[int, tuple[t.Duty, ...]]:
        """Duties by person."""
        return self.carried.duties(self).by_person

    @cached_property
    def duties_at(self) -> Mapping[date, tuple[t.Duty, ...]]:
        """Duties by date, whatever became of them."""
        return self.carried.duties(self).by_date

    @cached_property
    def watching(self) -> frozenset[int]:
        """People with a duty on which they watch, whatever became of it."""
        return self.carried.duties(self).watching

    @cached_property
    def unmarked_on(self) -> frozenset[date]:
        """Dates with a duty that is planned or confirmed."""
        return self.carried.duties(self).unmarked_on

    @_look_up("credits")
    def credits_of(self) -> Mapping[int, tuple[t.Credit, ...]]:
        """Credits by family."""
        return _grouped(self.credits, "family_id")


def _by_id(rows: Iterable[Row]) -> dict[int, Row]:
    return {row.id: row for row in rows}  # type: ignore[attr-defined]


def _grouped(rows: Iterable[Row], column: str) -> dict[int, tuple[Row, ...]]:
    groups: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        groups[getattr(row, column)].append(row)
    return {key: tuple(group) for key, group in groups.items()}


def remembered(
    question: Callable[Concatenate[Book, Asked], Answer],
) -> Callable[Concatenate[Book, Asked], Answer]:
    """Answer a question about a book once: a book never changes, so neither does the answer.

    The arguments after the book must be hashable. Answers live and go with their book.
    """

    @wraps(question)
    def answer(book: Book, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        key = (question, args, tuple(kwargs.items()))
        memo = book.memo
        if key not in memo:
            memo[key] = question(book, *args, **kwargs)
        known: Answer = memo[key]
        return known

    return answer


def remembered_while(
    *reads: str,
) -> Callable[
    [Callable[Concatenate[Book, Asked], Answer]],
    Callable[Concatenate[Book, Asked], Answer],
]:
    """Like ``remembered``, for a question that reads no table but those named: its answers also hold in a
    book made by ``replace`` that has the very same tables, as after an edit somewhere else."""

    def remember(
        question: Callable[Concatenate[Book, Asked], Answer],
    ) -> Callable[Concatenate[Book, Asked], Answer]:
        @wraps(question)
        def answer(book: Book, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
            known = book.memo.get(question)
            if known is None:
                known = book.memo[question] = book.carried.of(book, question, reads)
            key = (args, tuple(kwargs.items()))
            if key not in known:
                known[key] = question(book, *args, **kwargs)
            found: Answer = known[key]
            return found

        answer.reads = reads  # type: ignore[attr-defined]
        return answer

    return remember


def remembered_for(
    duties: Callable[..., tuple[object, ...]], *reads: str
) -> Callable[
    [Callable[Concatenate[Book, Asked], Answer]],
    Callable[Concatenate[Book, Asked], Answer],
]:
    """Like ``remembered_while``, for a question that also reads some of the duties: ``duties`` names them, as groups
    of ``duties_of`` and ``duties_at``. An answer holds as long as those groups are the very same ones, so that an edit
    of the rota leaves what is known of other days and people. ``duties`` itself may read the tables named."""

    def remember(
        question: Callable[Concatenate[Book, Asked], Answer],
    ) -> Callable[Concatenate[Book, Asked], Answer]:
        @wraps(question)
        def answer(book: Book, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
            key = (args, tuple(kwargs.items()))
            memo = book.memo.get(question)
            if memo is None:
                memo = book.memo[question] = {}
            if key not in memo:
                known = book.carried.of(book, question, reads)
                groups = duties(book, *args, **kwargs)
                kept = known.get(key)
                if kept is None or not _same(kept[0], groups):
                    kept = known[key] = (groups, question(book, *args, **kwargs))
                memo[key] = kept[1]
            found: Answer = memo[key]
            return found

        answer.reads = reads  # type: ignore[attr-defined]
        answer.duties = duties  # type: ignore[attr-defined]
        return answer

    return remember


def _same(then: tuple[object, ...], now: tuple[object, ...]) -> bool:
    return len(then) == len(now) and all(map(is_, then, now))
