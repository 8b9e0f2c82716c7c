"""The duties of a book by id, by person and by date; after an edit only what the edit touched is sorted in anew.

The groups that no changed duty belongs to stay the very same tuples, which is how an answer about a day or a person
is known to hold still. Ten years of duties are hundreds of thousands, and an edit changes one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain, compress, count
from operator import attrgetter, is_not
from typing import TypeVar

from nursery_rota.domain.tables import Duty

Key = TypeVar("Key", bound=Hashable)
Groups = Mapping[Key, tuple[Duty, ...]]
_PERSON, _DATE = attrgetter("person_id"), attrgetter("on_date")
_MANY = 2000
"""Above so many changed rows, sorting all of them in anew is no slower."""


@dataclass(frozen=True, eq=False)
class DutyIndex:
    """Each group in the order in which the duties stand in the table."""

    duties: tuple[Duty, ...]
    by_id: Mapping[int, Duty]
    by_person: Groups[int]
    by_date: Groups[date]


def indexed(duties: tuple[Duty, ...], before: DutyIndex | None = None) -> DutyIndex:
    """The index of ``duties``; made of the one ``before`` where the two differ in little."""
    change = _Change(before.duties, duties) if before is not None else None
    if before is None or change is None or change.size > _MANY:
        return DutyIndex(
            duties, {duty.id: duty for duty in duties}, _grouped(duties, _PERSON), _grouped(duties, _DATE)
        )
    return DutyIndex(
        duties,
        _by_id(before.by_id, change),
        _regrouped(before.by_person, change, _PERSON),
        _regrouped(before.by_date, change, _DATE),
    )


class _Change:
    """Two tuples of duties that begin alike and end alike, and what lies between in each."""

    def __init__(self, old: tuple[Duty, ...], new: tuple[Duty, ...]) -> None:
        shorter = min(len(old), len(new))
        self._head = next(compress(count(), map(is_not, old, new)), shorter)
        tail = next(compress(count(), map(is_not, reversed(old), reversed(new))), shorter)
        self._tail = min(tail, shorter - self._head)
        self._new = new
        self.gone = old[self._head : len(old) - self._tail]
        self.come = new[self._head : len(new) - self._tail]

    @property
    def size(self) -> int:
        return len(self.gone) + len(self.come)

    def split(self, group: Iterable[Duty]) -> tuple[list[Duty], list[Duty]]:
        """What of a group stands before the change, and what after it."""
        gone = set(map(id, self.gone))
        kept = [duty for duty in group if id(duty) not in gone]
        if self._tail <= self._head:
            after = set(map(id, self._new[len(self._new) - self._tail :]))
            is_after = [id(duty) in after for duty in kept]
        else:
            head = set(map(id, self._new[: self._head]))
            is_after = [id(duty) not in head for duty in kept]
        return (
            [duty for duty, late in zip(kept, is_after, strict=True) if not late],
            [duty for duty, late in zip(kept, is_after, strict=True) if late],
        )


def _by_id(known: Mapping[int, Duty], change: _Change) -> Mapping[int, Duty]:
    found = dict(known)
    for duty in change.gone:
        del found[duty.id]
    found.update((duty.id, duty) for duty in change.come)
    return found


def _grouped(duties: Sequence[Duty], key: attrgetter[Key]) -> Groups[Key]:
    groups: dict[Key, list[Duty]] = defaultdict(list)
    for duty in duties:
        groups[key(duty)].append(duty)
    return {name: tuple(group) for name, group in groups.items()}


def _regrouped(known: Groups[Key], change: _Change, key: attrgetter[Key]) -> Groups[Key]:
    found = dict(known)
    come = _grouped(change.come, key)
    for name in {key(duty) for duty in chain(change.gone, change.come)}:
        head, tail = change.split(known.get(name, ()))
        found[name] = (*head, *come.get(name, ()), *tail)
        if not found[name]:
            del found[name]
    return found
