"""What becomes of each row of a family that is forgotten: it goes, or it stays without saying whose it was.

It decides and writes nothing.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from nursery_rota.domain.belongings import rows_about
from nursery_rota.domain.book import Book
from nursery_rota.domain.retention import FORMER_FAMILY
from nursery_rota.domain.tables import Child, Duty, Family, Person
from nursery_rota.store.forgetting import Erasure

LABEL = "Erased a family that left"
_STILL_OPEN = ("planned", "confirmed", "cancelled")


@dataclass
class ErasureDraft:
    """The decision on every row of the family, table by table."""

    book: Book
    family: Family
    today: date
    changes: dict[str, dict[int, dict[str, object]]] = field(default_factory=dict)
    deletions: dict[str, list[int]] = field(default_factory=dict)
    opened: int = 0

    def __post_init__(self) -> None:
        self.rows = rows_about(self.book, self.family.id)
        people: tuple[Person, ...] = self.rows["people"]
        self.staff = [p for p in people if self.book.employments_of.get(p.id)]
        self.leaving = [p for p in people if p not in self.staff]
        self.kept_duties: list[Duty] = []
        first = self.family.joined_on
        self.left_on = max(first, self._end()) if first is not None else self._end()

    def _end(self) -> date:
        left = self.family.left_on
        return self.today if left is None else min(left, self.today)

    def decide(self) -> None:
        """Fill ``changes`` and ``deletions``."""
        leaving = {p.id for p in self.leaving}
        self._duties(leaving)
        for person in self.staff:
            self._change("people", person.id, family_id=None)
        shells = self._people()
        children = self._children()
        self._what_hangs_on_people(leaving, shells)
        for row in self.rows["child_absences"]:
            if row.child_id in children:
                self._change("child_absences", row.id, reason="")
        for row in self.rows["exemptions"]:
            self._change("exemptions", row.id, kind="")
        for row in self.rows["credits"]:
            self._change("credits", row.id, note="")
        if shells or children or self.rows["credits"]:
            self._change("families", self.family.id, name=self._new_name(), notes="", left_on=self.left_on)
        else:
            self._delete("families", self.family.id)

    def _duties(self, leaving: set[int]) -> None:
        for duty in self.rows["duties"]:
            if duty.person_id not in leaving:
                continue
            if duty.on_date >= self.today and duty.status in _STILL_OPEN:
                self._delete("duties", duty.id)
                self.opened += duty.status != "cancelled"
            else:
                self._change("duties", duty.id, note="")
                self.kept_duties.append(duty)

    def _people(self) -> set[int]:
        """People with past or published duties stay without a name; answers them. The others go."""
        needed = {d.person_id for d in self.kept_duties}
        needed |= {d.person_id for d in self.rows["published_duties"]}
        for person in self.leaving:
            if person.id in needed:
                self._change("people", person.id, **self._nameless_person(person))
            else:
                self._delete("people", person.id)
        return needed & {p.id for p in self.leaving}

    def _nameless_person(self, person: Person) -> dict[str, object]:
        born = person.date_of_birth
        return {
            "first_name": "Former",
            "last_name": "parent",
            "known_as": None,
            # The year says what the rules ask: whether they were of age.
            "date_of_birth": born and date(born.year, 1, 1),
            "phone": None,
            "email": None,
            "share_phone": False,
            "notes": "",
            "left_on": self.left_on if person.left_on is None else min(person.left_on, self.left_on),
        }

    def _children(self) -> set[int]:
        """Children who were here stay without a name, so that past days still need the adults they needed."""
        here = {row.child_id for table in ("bookings", "extra_attendances") for row in self.rows[table]}
        kept = set()
        for child in self.rows["children"]:
            if child.id in here and (child.starts_on is None or child.starts_on <= self.left_on):
                self._change("children", child.id, **self._nameless_child(child))
                kept.add(child.id)
            else:
                self._delete("children", child.id)
        return kept

    def _nameless_child(self, child: Child) -> dict[str, object]:
        leaves = self.left_on if child.leaves_on is None else min(child.leaves_on, self.left_on)
        return {
            "first_name": "Former",
            "last_name": "child",
            # Ratios go by age in months; the day of birth would tell who it was.
            "date_of_birth": child.date_of_birth.replace(day=1),
            "leaves_on": leaves,
            "notes": "",
        }

    def _what_hangs_on_people(self, leaving: set[int], shells: set[int]) -> None:
        for row in self.rows["checks"]:
            if row.person_id in shells:
                self._change("checks", row.id, reference=None)
        for table in ("skills", "availability", "cover_requests"):
            for row in self.rows[table]:
                if row.person_id in leaving:
                    self._delete(table, row.id)
        for row in self.rows["pairings"]:
            if leaving & {row.person_id, row.other_person_id}:
                self._delete("pairings", row.id)

    def _new_name(self) -> str:
        taken = {f.name for f in self.book.families}
        number = 1
        while f"{FORMER_FAMILY} {number}" in taken:
            number += 1
        return f"{FORMER_FAMILY} {number}"

    def _change(self, table: str, row_id: int, **values: object) -> None:
        self.changes.setdefault(table, {})[row_id] = values

    def _delete(self, table: str, row_id: int) -> None:
        self.deletions.setdefault(table, []).append(row_id)

    def erasure(self) -> Erasure:
        """What the file is to forget."""
        own, shared = self._names()
        return Erasure(
            label=LABEL,
            people={
                "families": frozenset({self.family.id}),
                "people": frozenset(p.id for p in self.leaving),
                "children": frozenset(c.id for c in self.rows["children"]),
            },
            changes=self.changes,
            deletions=self.deletions,
            names=own,
            shared_names=shared,
        )

    def _names(self) -> tuple[frozenset[str], frozenset[str]]:
        """Names that only they bear, and those that may also mean somebody else, first names among them."""
        children: tuple[Child, ...] = self.rows["children"]
        gone: list[Person | Child] = [*self.leaving, *children]
        names = {self.family.name, *(p.last_name for p in gone)}
        others = Counter(f.name for f in self.book.families if f.id != self.family.id)
        everybody: list[Person | Child] = [*self.book.people, *self.book.children]
        others.update(p.last_name for p in everybody if p not in gone)
        own = {name for name in names if name and name not in others}
        own |= {f"{p.first_name} {p.last_name}" for p in gone if p.last_name}
        own |= {f"{p.known_as} {p.last_name}" for p in self.leaving if p.known_as and p.last_name}
        own |= {text for p in self.leaving for text in (p.phone, p.email) if text}
        references = {row.reference for row in self.rows["checks"] if row.reference and self._is_leaving(row)}
        # A shorter number may stand in somebody else's note for something else; the rows themselves lose it.
        own |= {number for number in references if len(number) >= 5}
        first = {p.first_name for p in gone} | {p.known_as for p in self.leaving if p.known_as}
        return frozenset(own), frozenset(first | names) - frozenset({""}) - frozenset(own)

    def _is_leaving(self, row: Any) -> bool:
        return any(p.id == row.person_id for p in self.leaving)
