"""The duties of a book by id, by person and by date; after an edit only what the edit touched is sorted in anew.

The groups that no changed duty belongs to stay the very same tuples, which is how an answer about a day or a person
is known to hold still. Ten years of duties are hundreds of thousands, and an edit changes one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from itertools import chain, compress, count, pairwise
from operator import attrgetter, is_not
from typing import TypeVar

from nursery_rota.domain.tables import Duty

Key = TypeVar("Key", bound=Hashable)
Groups = Mapping[Key, tuple[Duty, ...]]
_ID, _PERSON, _DATE = attrgetter("id"), attrgetter("person_id"), attrgetter("on_date")
_UNMARKED = frozenset({"planned", "confirmed"})
_MANY = 2000
"""Above so many changed rows, sorting all of them in anew is no slower."""


@dataclass(frozen=True, eq=False)
class DutyIndex:
    """Each group in the order in which the duties stand in the table. ``in_order``: that is the order of their ids.
    ``watching`` are the people with a duty on which they watch, whatever became of it; ``unmarked_on`` the dates with
    a duty that is planned or confirmed."""

    duties: tuple[Duty, ...]
    in_order: bool
    by_id: ById
    by_person: Groups[int]
    by_date: Groups[date]
    watching: frozenset[int]
    unmarked_on: frozenset[date]


class ById(Mapping[int, Duty]):
    """Duties by id, found in rows that are in order and in what came and went since: nothing is copied for it."""

    def __init__(
        self, rows: tuple[Duty, ...], gone: Set[int] = frozenset(), come: Mapping[int, Duty] | None = None
    ) -> None:
        self._rows, self._gone, self._come = rows, gone, come or {}

    def __getitem__(self, duty_id: int) -> Duty:
        come = self._come.get(duty_id)
        if come is not None:
            return come
        place = bisect_left(self._rows, duty_id, key=_ID)
        if place == len(self._rows) or self._rows[place].id != duty_id or duty_id in self._gone:
            raise KeyError(duty_id)
        return self._rows[place]

    def __iter__(self) -> Iterator[int]:
        yield from (duty.id for duty in self._rows if duty.id not in self._gone)
        yield from self._come

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def after(self, gone: Sequence[Duty], come: Sequence[Duty]) -> ById:
        went = {duty.id for duty in gone}
        stayed = {duty_id: duty for duty_id, duty in self._come.items() if duty_id not in went}
        return ById(self._rows, self._gone | went, stayed | {duty.id: duty for duty in come})


def indexed(duties: tuple[Duty, ...], before: DutyIndex | None = None) -> DutyIndex:
    """The index of ``duties``; made of the one ``before`` where the two differ in little."""
    change = _Change(before, duties) if before is not None else None
    if before is None or change is None or change.size > _MANY:
        return _made_anew(duties)
    by_person, by_date = (
        _regrouped(before.by_person, change, _PERSON),
        _regrouped(before.by_date, change, _DATE),
    )
    return DutyIndex(
        duties,
        change.in_order,
        ById(duties) if change.in_order else before.by_id.after(change.gone, change.come),
        by_person,
        by_date,
        _those(before.watching, by_person, change.touched(_PERSON), _watched),
        _those(before.unmarked_on, by_date, change.touched(_DATE), _unmarked),
    )


def _made_anew(duties: tuple[Duty, ...]) -> DutyIndex:
    in_order = _are_in_order(duties)
    return DutyIndex(
        duties,
        in_order,
        ById(duties if in_order else tuple(sorted(duties, key=_ID))),
        _grouped(duties, _PERSON),
        _grouped(duties, _DATE),
        frozenset(map(_PERSON, filter(_watched, duties))),
        frozenset(map(_DATE, filter(_unmarked, duties))),
    )


def _are_in_order(duties: Sequence[Duty]) -> bool:
    return all(one < other for one, other in pairwise(map(_ID, duties)))


class _Change:
    """Two tuples of duties that begin alike and end alike, and what lies between in each."""

    def __init__(self, before: DutyIndex, new: tuple[Duty, ...]) -> None:
        old = before.duties
        shorter = min(len(old), len(new))
        self._head = next(compress(count(), map(is_not, old, new)), shorter)
        tail = next(compress(count(), map(is_not, reversed(old), reversed(new))), shorter)
        self._tail = min(tail, shorter - self._head)
        self._new = new
        self.gone = old[self._head : len(old) - self._tail]
        self.come = new[self._head : len(new) - self._tail]
        around = new[max(self._head - 1, 0) : len(new) - self._tail + 1]
        self.in_order = before.in_order and _are_in_order(around)

    @property
    def size(self) -> int:
        return len(self.gone) + len(self.come)

    def touched(self, key: attrgetter[Key]) -> set[Key]:
        """The groups that a changed duty belongs to, or belonged to."""
        return set(map(key, chain(self.gone, self.come)))

    def in_group(self, group: Iterable[Duty], come: Sequence[Duty]) -> tuple[Duty, ...]:
        """What a group becomes, of whose duties to come there are these."""
        gone = set(map(id, self.gone))
        kept = [duty for duty in group if id(duty) not in gone]
        if self.in_order:
            return tuple(sorted((*kept, *come), key=_ID))
        is_after = self._stand_after(kept)
        head = [duty for duty, late in zip(kept, is_after, strict=True) if not late]
        return (*head, *come, *compress(kept, is_after))

    def _stand_after(self, kept: Sequence[Duty]) -> list[bool]:
        """Which of the duties stand in the table after what changed."""
        if self._tail <= self._head:
            after = set(map(id, self._new[len(self._new) - self._tail :]))
            return [id(duty) in after for duty in kept]
        head = set(map(id, self._new[: self._head]))
        return [id(duty) not in head for duty in kept]


def _grouped(duties: Sequence[Duty], key: attrgetter[Key]) -> Groups[Key]:
    groups: dict[Key, list[Duty]] = defaultdict(list)
    for duty in duties:
        groups[key(duty)].append(duty)
    return {name: tuple(group) for name, group in groups.items()}


def _regrouped(known: Groups[Key], change: _Change, key: attrgetter[Key]) -> Groups[Key]:
    found = dict(known)
    come = _grouped(change.come, key)
    for name in change.touched(key):
        found[name] = change.in_group(known.get(name, ()), come.get(name, ()))
        if not found[name]:
            del found[name]
    return found


def _those(
    known: frozenset[Key], groups: Groups[Key], touched: set[Key], is_one: Callable[[Duty], bool]
) -> frozenset[Key]:
    """The groups that hold such a duty, as known from before except for those touched."""
    now = {name for name in touched if any(map(is_one, groups.get(name, ())))}
    return known if known & touched == now else (known - touched) | now


def _watched(duty: Duty) -> bool:
    return duty.observing


def _unmarked(duty: Duty) -> bool:
    return duty.status in _UNMARKED
