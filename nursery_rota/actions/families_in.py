"""Bringing in the families of a spreadsheet, in one step that one undo takes back.

Who is there already is left out and named; the days that children come become bookings of the sessions on
those days. It must not know spreadsheets: it gets drafts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from nursery_rota.actions.booked_days import sessions_of_days, unmet_days
from nursery_rota.domain.book import Book
from nursery_rota.domain.drafts import (
    ChildDraft,
    FamiliesPreview,
    FamilyDraft,
    ParentDraft,
    RejectedRow,
    name_key,
)
from nursery_rota.domain.tables import Child, Family, Person
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.step import Step
from nursery_rota.wording import full_date, listing, plural

Fate = Literal["new", "adds", "changes", "there"]


@dataclass(frozen=True)
class RowFate:
    """What becomes of a row that the reader took: a new family, something for one that is there or stands in a
    row above, another phone or e-mail of somebody who is there, or nothing because all of it is there. ``note``
    adds what a person should know."""

    row: int
    fate: Fate
    note: str = ""


@dataclass(frozen=True)
class Outcome:
    """How many rows each table got (or would get), the rows of the spreadsheet that were left out, what becomes of
    each row that was not refused, and how many people who are there are changed."""

    tables: Mapping[str, int]
    rejected: tuple[RejectedRow, ...]
    fates: tuple[RowFate, ...] = ()
    changed: int = 0


@dataclass(frozen=True)
class _Change:
    """A phone or e-mail that differs from what the nursery has of somebody."""

    person_id: int
    values: Mapping[str, str]
    row: int
    note: str


@dataclass(frozen=True)
class _Addition:
    """What is new of one family. ``family_id`` is None for a family that is not there yet."""

    draft: FamilyDraft
    family_id: int | None
    parents: tuple[ParentDraft, ...]
    children: tuple[ChildDraft, ...]
    changes: tuple[_Change, ...] = ()

    @property
    def adding_rows(self) -> frozenset[int]:
        """The rows that bring in somebody new."""
        return frozenset([*(p.row for p in self.parents), *(c.row for c in self.children)])


@dataclass
class _Sorted:
    """Drafts sorted into what is new and what is left out; ``left_out`` is row numbers with reasons."""

    additions: list[_Addition] = field(default_factory=list)
    left_out: list[RejectedRow] = field(default_factory=list)


def add_families(file: RotaFile, preview: FamiliesPreview, *, dry_run: bool) -> Outcome:
    """Add the families of ``preview`` with their parents, who do duties, and children.

    A family, parent or child that is there already is left out; capitals and accents make no difference. With
    ``dry_run`` nothing is written, and the file may be open to read only.
    """
    outcome, additions = _planned(file.book(), preview)
    if additions and not dry_run:
        with file.step(_label(outcome)) as step:
            for addition in additions:
                _write(step, addition, file.book())
    return outcome


def planned(book: Book, preview: FamiliesPreview) -> Outcome:
    """What ``add_families`` would do with ``preview``; nothing is written."""
    return _planned(book, preview)[0]


def _planned(book: Book, preview: FamiliesPreview) -> tuple[Outcome, tuple[_Addition, ...]]:
    result = _Sorted()
    for draft in preview.families:
        _sort(draft, book, result)
    tables = {
        "families": sum(a.family_id is None for a in result.additions),
        "people": sum(len(a.parents) for a in result.additions),
        "children": sum(len(a.children) for a in result.additions),
    }
    booked = sum(len(sessions_of_days(book, c.days)) for a in result.additions for c in a.children)
    if booked:
        tables["bookings"] = booked
    rejected = sorted([*preview.rejected, *result.left_out], key=lambda r: r.row)
    fates = tuple(sorted(_fates(book, result), key=lambda fate: fate.row))
    changed = sum(len(a.changes) for a in result.additions)
    return Outcome(tables, tuple(rejected), fates, changed), tuple(result.additions)


def _fates(book: Book, result: _Sorted) -> list[RowFate]:
    there = {row.row for row in result.left_out if row.same}
    fates = [RowFate(row.row, "there", row.why) for row in result.left_out if row.same]
    for addition in result.additions:
        rows = [row for row in addition.draft.rows if row not in there]
        changes = {change.row: change for change in addition.changes}
        for place, row in enumerate(rows):
            if row in changes and row not in addition.adding_rows:
                fates.append(RowFate(row, "changes", changes[row].note))
                continue
            days = [child.days for child in addition.children if child.row == row]
            notes = [unmet_days(book, wanted) for wanted in days]
            if addition.family_id is not None:
                notes.insert(0, f"Joins the family {book.family[addition.family_id].name}, who are there.")
            elif place:
                notes.insert(0, f"Same family as row {rows[0]}.")
            note = " ".join(note for note in dict.fromkeys(notes) if note)
            fates.append(RowFate(row, "adds" if place or addition.family_id else "new", note))
    return fates


def _label(outcome: Outcome) -> str:
    words = (
        ("families", "family", "families"),
        ("people", "parent", None),
        ("children", "child", "children"),
    )
    tables = outcome.tables
    brought = listing([plural(tables[t], one, many) for t, one, many in words if tables[t]])
    changed = plural(outcome.changed, "parent") if outcome.changed else ""
    if not brought:
        return f"Changed {changed} from the spreadsheet"
    return f"Brought in {brought}" + (f", changed {changed}" if changed else "")


def _write(step: Step, addition: _Addition, book: Book) -> None:
    draft, family_id = addition.draft, addition.family_id
    if family_id is None:
        family_id = step.insert("families", {"name": draft.name, "notes": draft.notes})
    for change in addition.changes:
        step.update("people", change.person_id, change.values)
    for parent in addition.parents:
        values = {name: getattr(parent, name) for name in ("first_name", "last_name", "phone", "email")}
        step.insert("people", {"family_id": family_id, "does_duties": True, **values})
    for child in addition.children:
        names = ("first_name", "last_name", "date_of_birth", "starts_on", "notes")
        values = {name: getattr(child, name) for name in names}
        child_id = step.insert("children", {"family_id": family_id, **values})
        for session in sessions_of_days(book, child.days):
            step.insert("bookings", {"child_id": child_id, "session_id": session.id})


def _sort(draft: FamilyDraft, book: Book, result: _Sorted) -> None:
    alike = [f for f in book.families if name_key(f.name) == name_key(draft.name)]
    family = _same_family(draft, book, alike)
    if family is None and alike:
        why = (
            f"There is a family {draft.name} already, with other people. Give this one another name, "
            "or name a parent or child that both have."
        )
        result.left_out += [RejectedRow(row, why) for row in draft.rows]
        return
    if family is None:
        result.additions.append(_Addition(draft, None, draft.parents, draft.children))
        return
    _sort_known(draft, family, book, result)


def _same_family(draft: FamilyDraft, book: Book, alike: Iterable[Family]) -> Family | None:
    """The family that has one of the children, whatever it is called; else one of the same name that shares a
    parent, or has nobody in it yet."""
    born = {(name_key(c.name), c.date_of_birth) for c in draft.children}
    shared = next((c for c in book.children if (_key(c), c.date_of_birth) in born), None)
    if shared is not None:
        return book.family[shared.family_id]
    names = {name_key(p.name) for p in draft.parents}
    for family in alike:
        adults = book.adults_of.get(family.id, ())
        if any(_key(p) in names for p in adults) or not (adults or book.children_of.get(family.id)):
            return family
    return None


def _sort_known(draft: FamilyDraft, family: Family, book: Book, result: _Sorted) -> None:
    """What is new of a family that is there; each row that adds nothing is named with who is there."""
    adults = {_key(p): p for p in book.adults_of.get(family.id, ())}
    kids = {_key(c): c.date_of_birth for c in book.children_of.get(family.id, ())}
    parents = tuple(p for p in draft.parents if name_key(p.name) not in adults)
    children = tuple(c for c in draft.children if name_key(c.name) not in kids)
    known = [(p, adults[name_key(p.name)]) for p in draft.parents if p not in parents]
    changes = tuple(change for pair in known if (change := _difference(*pair)) is not None)
    if parents or children or changes:
        result.additions.append(_Addition(draft, family.id, parents, children, changes))
    changing = {change.row for change in changes}
    there: dict[int, list[str]] = defaultdict(list)
    for parent, _ in known:
        there[parent.row].append(parent.name)
    for child in draft.children:
        if child not in children:
            born = kids[name_key(child.name)]
            other = "" if born == child.date_of_birth else f" (born on {full_date(born)} there)"
            there[child.row].append(f"{child.name}{other}")
    for row, names in there.items():
        if row in changing:
            continue
        verb = "is" if len(names) == 1 else "are"
        why = f"{listing(names)} {verb} in the family {family.name} already, so not added again."
        result.left_out.append(RejectedRow(row, why, same=True))


def _difference(draft: ParentDraft, person: Person) -> _Change | None:
    """What the spreadsheet says otherwise of somebody who is there; what it does not say stays."""
    values: dict[str, str] = {}
    if draft.phone and _digits(draft.phone) != _digits(person.phone or ""):
        values["phone"] = draft.phone
    if draft.email and draft.email.casefold() != (person.email or "").casefold():
        values["email"] = draft.email
    if not values:
        return None
    words = [
        f"{draft.first_name}: {'phone' if column == 'phone' else 'e-mail'} {value}"
        f" instead of {getattr(person, column) or 'none'}"
        for column, value in values.items()
    ]
    note = f"{listing(words)}. Leave this row out to keep what is there."
    return _Change(person.id, values, draft.row, note)


def _digits(phone: str) -> str:
    """A phone number without its spaces and signs; a country code of the United Kingdom is its leading 0."""
    digits = "".join(letter for letter in phone if letter.isdigit()).removeprefix("00")
    abroad = phone.strip().startswith(("+", "00"))
    return f"0{digits.removeprefix('44')}" if abroad and digits.startswith("44") else digits


def _key(row: Person | Child) -> str:
    return name_key(f"{row.first_name} {row.last_name}")
