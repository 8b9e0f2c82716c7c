"""What changed since the rota was last published, family by family: slips to hand out instead of new sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from nursery_rota.domain.book import Book
from nursery_rota.domain.eligibility import ACTIVE
from nursery_rota.domain.issues import DutyKey, key_of, newest_issue, stamp
from nursery_rota.domain.names import call_name, look_up_key
from nursery_rota.domain.privacy import hidden
from nursery_rota.domain.sheets import IssueStamp
from nursery_rota.domain.tables import Term

Kind = Literal["new", "gone", "called", "stands_by"]
"""A duty that came, one that went, first call that became a duty, a duty that became first call."""


@dataclass(frozen=True)
class Change:
    """One duty that is not as it was published; times in minutes."""

    kind: Kind
    on_date: date
    person: str
    shift: str
    starts_at: int
    ends_at: int
    first_call: bool


@dataclass(frozen=True)
class ChangeSlip:
    """``several`` parents of the family do duties, so each line says whose it is."""

    family: str
    changes: tuple[Change, ...]
    several: bool


@dataclass(frozen=True)
class ChangeSlips:
    """``to_tell`` counts families with changes whom no print may name: they are told in person."""

    nursery: str
    term_name: str
    made_on: date
    slips: tuple[ChangeSlip, ...]
    to_tell: int = 0
    issue: IssueStamp | None = None


def change_slips(book: Book, term: Term, today: date, families: frozenset[int] | None = None) -> ChangeSlips:
    """A slip for each family, or each of ``families``, whose duties from ``today`` on differ from the newest
    issue of the term.

    Before the first issue nobody holds a rota that could have changed.
    """
    by_family: dict[int, list[Change]] = {}
    unnamed: set[int] = set()
    for person_id, change in _changes(book, term, today):
        family_id = book.person[person_id].family_id
        if family_id is None or (families is not None and family_id not in families):
            continue
        if hidden(book, person_id):
            unnamed.add(family_id)
        else:
            by_family.setdefault(family_id, []).append(change)
    slips = [
        ChangeSlip(book.family[family_id].name, tuple(sorted(found, key=_order)), _several(book, family_id))
        for family_id, found in by_family.items()
    ]
    return ChangeSlips(
        nursery=book.nursery.name,
        term_name=term.name,
        made_on=today,
        slips=tuple(sorted(slips, key=lambda slip: look_up_key(slip.family))),
        to_tell=len(unnamed),
        issue=stamp(book, term),
    )


def _order(change: Change) -> tuple[date, bool, int]:
    """By date; on one date what goes before what comes."""
    return (change.on_date, change.kind != "gone", change.starts_at)


def _several(book: Book, family_id: int) -> bool:
    return sum(p.does_duties for p in book.adults_of.get(family_id, ())) > 1


def _changes(book: Book, term: Term, today: date) -> list[tuple[int, Change]]:
    then, now = _then(book, term, today), _now(book, term, today)
    found = [(key[3], _change(book, key, "gone", then[key])) for key in then if key not in now]
    for key, reserve in now.items():
        if key not in then:
            found.append((key[3], _change(book, key, "new", reserve)))
        elif then[key] != reserve:
            found.append((key[3], _change(book, key, "stands_by" if reserve else "called", reserve)))
    return found


def _then(book: Book, term: Term, today: date) -> Mapping[DutyKey, bool]:
    """The duties as published, and whether each was first call only."""
    issue = newest_issue(book, term)
    if issue is None:
        return _now(book, term, today)
    return {
        (d.on_date, d.shift_id, d.room_id, d.person_id): d.reserve
        for d in book.published_duties
        if d.publication_id == issue.id and d.on_date >= today
    }


def _now(book: Book, term: Term, today: date) -> Mapping[DutyKey, bool]:
    return {
        key_of(d): d.reserve
        for d in book.duties
        if d.status in ACTIVE and max(today, term.starts_on) <= d.on_date <= term.ends_on
    }


def _change(book: Book, key: DutyKey, kind: Kind, reserve: bool) -> Change:
    on_date, shift_id, _, person_id = key
    shift = book.shift[shift_id]
    return Change(
        kind=kind,
        on_date=on_date,
        person=call_name(book.person[person_id]),
        shift=shift.name,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        first_call=reserve,
    )
