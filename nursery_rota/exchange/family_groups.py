"""Rows become families: which rows belong together, and what each of them adds.

A column headed "Family" decides. Without it rows go together by a parent they share, else by surname, as
long as the surname is not that of other parents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import chain, count

from nursery_rota.domain.drafts import ChildDraft, FamilyDraft, ParentDraft, RejectedRow, name_key
from nursery_rota.exchange.days_in import in_order
from nursery_rota.exchange.family_row import FamilyRow
from nursery_rota.wording import full_date, listing

_NAMELESS = "The family's name is missing. Type a surname, or leave this row out."


@dataclass
class _Family:
    """A family while its rows are collected; people by the key of their name."""

    name: str
    surname: str
    by_column: bool
    parents: dict[str, ParentDraft] = field(default_factory=dict)
    children: dict[str, ChildDraft] = field(default_factory=dict)
    rows: list[int] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def draft(self) -> FamilyDraft:
        parents, children = tuple(self.parents.values()), tuple(self.children.values())
        return FamilyDraft(self.name, parents, children, tuple(self.rows), "\n".join(self.notes))


def grouped(rows: Iterable[FamilyRow]) -> tuple[tuple[FamilyDraft, ...], tuple[RejectedRow, ...]]:
    """The families in the order of their first rows, and the rows left out with the reason."""
    gathering = _Gathering()
    rejected: list[RejectedRow] = []
    last: tuple[int, _Family] | None = None
    for row in rows:
        if row.unnamed and last and last[0] == row.number - 1:
            home: _Family | None = last[1]
            row = _with_last_names(row, last[1])
        else:
            home = gathering.home_of(row)
        if home is not None:
            last = row.number, home
        refused = _unusable(row, home) or (None if home is None else gathering.add(row, home))
        if refused is not None:
            rejected.append(refused)
    return tuple(family.draft() for family in gathering.families if family.rows), tuple(rejected)


def _unusable(row: FamilyRow, home: _Family | None) -> RejectedRow | None:
    if row.trouble:
        return RejectedRow(row.number, row.trouble, row.column)
    return RejectedRow(row.number, _NAMELESS) if home is None else None


def _with_last_names(row: FamilyRow, family: _Family) -> FamilyRow:
    """A row below its family's name: children without a last name have that of the family."""
    last = next((c.last_name for c in family.children.values() if c.last_name), family.surname)
    return replace(row, children=tuple(replace(c, last_name=c.last_name or last) for c in row.children))


class _Gathering:
    """All families so far, and where to find each: by its column, by a parent, by its surname."""

    def __init__(self) -> None:
        self.families: list[_Family] = []
        self._taken: set[str] = set()
        self._by_column: dict[str, _Family] = {}
        self._by_parent: defaultdict[str, list[_Family]] = defaultdict(list)
        self._by_surname: defaultdict[str, list[_Family]] = defaultdict(list)

    def home_of(self, row: FamilyRow) -> _Family | None:
        """The family the row belongs to, a new one where there is none yet; None where it has no name."""
        key = name_key(row.family or row.surname)
        if row.family:
            return self._by_column.get(key) or self._new(row, key)
        found = self._sharing_parent(row)
        if found is None and key:
            alike = self._by_surname[key]
            found = next(
                (f for f in alike if not (f.parents and row.parents) or _shares_parent(f, row)), None
            )
        return found or (self._new(row, key) if key else None)

    def add(self, row: FamilyRow, family: _Family) -> RejectedRow | None:
        """Add what the row says to the family; answers why it is left out, if it is."""
        children = dict(family.children)
        for child in row.children:
            same = children.setdefault(name_key(child.name), child)
            if same.date_of_birth != child.date_of_birth:
                return RejectedRow(row.number, _two_births(child, same))
            days = in_order((*same.days, *child.days))
            children[name_key(child.name)] = replace(same, days=days)
        parents = dict(family.parents)
        for parent in row.parents:
            key = name_key(parent.name)
            parents[key] = _completed(parents.get(key, parent), parent)
        if (parents, children) == (family.parents, family.children):
            return RejectedRow(row.number, _said_already(row, family), same=True)
        for key in parents.keys() - family.parents.keys():
            self._by_parent[key].append(family)
        family.parents, family.children = parents, children
        family.rows.append(row.number)
        if row.notes and row.notes not in family.notes:
            family.notes.append(row.notes)
        return None

    def _sharing_parent(self, row: FamilyRow) -> _Family | None:
        for parent in row.parents:
            key = name_key(parent.name)
            for family in self._by_parent[key] if parent.last_name else ():
                if not family.by_column and _same_parent(family.parents[key], parent):
                    return family
        return None

    def _new(self, row: FamilyRow, key: str) -> _Family:
        name = row.family or self._free_name(row)
        family = _Family(name, row.family or row.surname, bool(row.family))
        self.families.append(family)
        self._taken.add(name_key(name))
        if row.family:
            self._by_column[key] = family
        else:
            self._by_surname[key].append(family)
        return family

    def _free_name(self, row: FamilyRow) -> str:
        """ "Jones", or "Jones (Rhys)" where there is a Jones family of other parents."""
        name = row.surname
        first = next((p.first_name for p in row.people), "")
        numbered = (f"{name} ({first} {n})" for n in count(2))
        names = chain((name, f"{name} ({first})"), numbered)
        return next(name for name in names if name_key(name) not in self._taken)


def _shares_parent(family: _Family, row: FamilyRow) -> bool:
    """Is a parent of the row in this family of the same surname, also where only first names stand?"""
    return any(
        name_key(p.name) in family.parents and _same_parent(family.parents[name_key(p.name)], p)
        for p in row.parents
    )


def _same_parent(one: ParentDraft, other: ParentDraft) -> bool:
    """Of two with the same name: neither another phone number nor another e-mail address."""
    pairs = ((one.phone, other.phone), (one.email, other.email))
    return all(a is None or b is None or _squeezed(a) == _squeezed(b) for a, b in pairs)


def _squeezed(text: str) -> str:
    return "".join(text.casefold().split())


def _completed(known: ParentDraft, again: ParentDraft) -> ParentDraft:
    """A parent who is there already only gets the phone number or address that was missing."""
    return replace(known, phone=known.phone or again.phone, email=known.email or again.email)


def _two_births(child: ChildDraft, same: ChildDraft) -> str:
    return (
        f"{child.name} is in row {same.row} too, born on {full_date(same.date_of_birth)}. "
        "Type the right date in both, or leave this row out."
    )


def _said_already(row: FamilyRow, family: _Family) -> str:
    keys = {name_key(p.name) for p in row.people}
    known = family.parents | family.children
    rows = sorted({known[key].row for key in keys})
    return (
        f"{'Row' if len(rows) == 1 else 'Rows'} {listing([str(n) for n in rows])} "
        f"{'says' if len(rows) == 1 else 'say'} the same already, so nothing is taken from this one."
    )
