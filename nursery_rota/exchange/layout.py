"""Which columns of a sheet hold what: the head row found, and every column given to a person or the family.

It knows heads and their order, not the rows below.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nursery_rota.domain.drafts import ColumnRead, DayDraft
from nursery_rota.errors import ImportProblem
from nursery_rota.exchange.days_in import day_words, weekday_of_head
from nursery_rota.exchange.grid import Grid, Line
from nursery_rota.exchange.heads import Head, What, head_of

_ROWS_BEFORE_HEADS = 30
"""Titles and notes above the heads; further down nobody looks for them."""

_WORDS: dict[What, str] = {
    "name": "name",
    "first": "first name",
    "last": "last name",
    "born": "date of birth",
    "starts": "start date",
    "phone": "phone",
    "email": "e-mail",
    "notes": "notes",
    "days": "days",
}
MEANINGS: Mapping[str, str] = {
    "family": "Family",
    "surname": "Surname",
    "parents: names": "Parents",
    "parent: first name": "Parent first name",
    "parent: last name": "Parent last name",
    "second parent: name": "Parent 2 name",
    "phone": "Phone",
    "e-mail": "E-mail",
    "child: name": "Child name",
    "child: first name": "Child first name",
    "child: last name": "Child last name",
    "child: date of birth": "Date of birth",
    "child: start date": "Start date",
    "child: days": "Days",
    "child: notes": "Child notes",
    "family: notes": "Notes",
}
"""What a person may say that a column holds, with a head that means the same."""


@dataclass
class PersonColumns:
    """The columns of one parent or child in each row. ``several``: its name cell may hold more than one."""

    slot: str
    columns: dict[What, int] = field(default_factory=dict)
    several: bool = False

    @property
    def begins(self) -> int:
        return min(self.columns.values())

    @property
    def named(self) -> bool:
        return "name" in self.columns or "first" in self.columns


@dataclass
class Layout:
    """Where everything stands. ``first_row`` is the number of the first row below the heads."""

    first_row: int
    heads: dict[int, str]
    parents: list[PersonColumns] = field(default_factory=list)
    children: list[PersonColumns] = field(default_factory=list)
    family: int | None = None
    surname: int | None = None
    notes: int | None = None
    weekdays: dict[int, DayDraft] = field(default_factory=dict)

    @property
    def used(self) -> dict[int, str]:
        """What each used column was understood as, in words."""
        meanings: dict[int, str] = {}
        for kind, people in (("parent", self.parents), ("child", self.children)):
            for number, person in enumerate(people, 1):
                whose = f"{kind} {number}" if len(people) > 1 else kind
                meanings |= {i: f"{whose}: {_WORDS[what]}" for what, i in person.columns.items()}
        meanings |= {i: f"days: {day_words([day])}" for i, day in self.weekdays.items()}
        own = ((self.surname, "surname"), (self.family, "family"), (self.notes, "family: notes"))
        return meanings | {i: words for i, words in own if i is not None}

    @property
    def weight(self) -> int:
        """How much the heads say. All columns for weekdays together are one: timetables have them too."""
        return len(self.used) - max(0, len(self.weekdays) - 1)

    @property
    def usable(self) -> bool:
        return self.weight > 1 and any(p.named for p in (*self.parents, *self.children))

    def columns(self) -> tuple[ColumnRead, ...]:
        """Every column with its head, used or not, from left to right."""
        used = self.used
        return tuple(ColumnRead(" ".join(head.split()), used.get(i, ""), i) for i, head in self.heads.items())

    def understood_as(self, meanings: Mapping[int, str]) -> Layout:
        """The layout with other meanings of some columns: keys of ``MEANINGS``, or empty for "not used"."""
        heads = self.heads | {i: MEANINGS.get(meaning, "") for i, meaning in meanings.items()}
        other = _layout(self.first_row, {i: head for i, head in heads.items() if head})
        other.heads = self.heads
        return other


def best_layout(grids: Sequence[Grid], name: str) -> tuple[Grid, Layout]:
    """The sheet and head row that make most sense; the first of equals. ``ImportProblem`` where none does."""
    found = [(grid, layout) for grid in grids for layout in _layouts(grid) if layout.usable]
    if not found:
        raise ImportProblem(
            f"{name} has no row that names its columns. Put one on top, such as: "
            "Family, Parent first name, Phone, Child first name, Date of birth."
        )
    return max(found, key=lambda pair: pair[1].weight)


def _layouts(grid: Grid) -> Iterator[Layout]:
    for position, line in enumerate(grid.lines[:_ROWS_BEFORE_HEADS]):
        heads = {i: cell for i, cell in enumerate(line.cells) if isinstance(cell, str)}
        yield _layout(line.number + 1, heads)
        above = _spread(grid, grid.lines[position - 1]) if position else {}
        if len(set(above.values())) > 1:
            yield _layout(
                line.number + 1, {i: f"{above.get(i, '')} {heads.get(i, '')}".strip() for i in above | heads}
            )


def _spread(grid: Grid, line: Line) -> dict[int, str]:
    """The row with each value in all columns that it is merged over: "Child 1" above "Name" and "Born"."""
    heads = {i: cell for i, cell in enumerate(line.cells) if isinstance(cell, str)}
    for merge in grid.merges:
        if merge.top == merge.bottom == line.number and merge.left in heads:
            heads |= dict.fromkeys(range(merge.left, merge.right + 1), heads[merge.left])
    return heads


def _layout(first_row: int, heads: dict[int, str]) -> Layout:
    layout = Layout(first_row, dict(sorted(heads.items())))
    bare: list[tuple[int, Head]] = []
    for i, text in layout.heads.items():
        day = weekday_of_head(text)
        if day is not None:
            layout.weekdays[i] = day
        head = None if day is not None else head_of(text)
        if head is None:
            continue
        if head.who == "parent":
            _place(layout.parents, head, i)
        elif head.who == "child":
            _place(layout.children, head, i)
        else:
            bare.append((i, head))
    _place_names(layout, bare)
    for i, head in bare:
        _place_details(layout, head, i)
    for people in (layout.parents, layout.children):
        people[:] = sorted((p for p in people if p.named), key=lambda p: p.begins)
    return layout


def _place(people: list[PersonColumns], head: Head, column: int) -> None:
    """Give a column to the person its head names; the same head again is about the next person."""
    for person in people:
        if person.slot == head.slot and head.what not in person.columns:
            break
    else:
        person = PersonColumns(head.slot)
        people.append(person)
    person.columns[head.what] = column
    person.several = person.several or head.several


def _place_names(layout: Layout, bare: Sequence[tuple[int, Head]]) -> None:
    """Names that do not say whose: the family's, or the child's or parent's that has no other name column."""
    born = any(head.what == "born" for _, head in bare) or any("born" in c.columns for c in layout.children)
    for i, head in bare:
        if head.who == "family" and head.what == "name" and layout.family is None:
            layout.family = i
        elif head.what == "last" and layout.surname is None:
            layout.surname = i
    for i, head in bare:
        if head.who or head.what not in ("name", "first"):
            continue
        if born and not any(c.named for c in layout.children):
            _place(layout.children, head, i)
        elif not any(p.named for p in layout.parents):
            _place(layout.parents, head, i)
            if layout.surname is not None and head.what == "first":
                layout.parents[-1].columns.setdefault("last", layout.surname)


def _place_details(layout: Layout, head: Head, column: int) -> None:
    """A bare "Phone" or "Born": the numbered person's, else of the first person before it who has none."""
    if head.what == "notes":
        if layout.notes is None:
            layout.notes = column
        return
    if head.what not in ("phone", "email", "born", "starts", "days"):
        return
    people = layout.parents if head.what in ("phone", "email") else layout.children
    people = sorted((p for p in people if p.columns), key=lambda p: p.begins)
    if head.slot:
        same = [p for p in people if p.slot == head.slot]
        lacking = same or people[int(head.slot) - 1 : int(head.slot)]
    else:
        lacking = [p for p in people if head.what not in p.columns]
        lacking = [p for p in lacking if p.begins < column] or (
            lacking if not any(p.begins < column for p in people) else []
        )
    if lacking and head.what not in lacking[0].columns:
        lacking[0].columns[head.what] = column
