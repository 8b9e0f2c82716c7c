"""Bringing in the families of a spreadsheet, in one step that one undo takes back.

Who is there already is left out and named. It must not know spreadsheets: it gets drafts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

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


@dataclass(frozen=True)
class Outcome:
    """How many rows each table got (or would get), and the rows of the spreadsheet that were left out."""

    tables: Mapping[str, int]
    rejected: tuple[RejectedRow, ...]


@dataclass(frozen=True)
class _Addition:
    """What is new of one family. ``family_id`` is None for a family that is not there yet."""

    draft: FamilyDraft
    family_id: int | None
    parents: tuple[ParentDraft, ...]
    children: tuple[ChildDraft, ...]


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
    book = file.book()
    result = _Sorted()
    for draft in preview.families:
        _sort(draft, book, result)
    tables = {
        "families": sum(a.family_id is None for a in result.additions),
        "people": sum(len(a.parents) for a in result.additions),
        "children": sum(len(a.children) for a in result.additions),
    }
    if result.additions and not dry_run:
        with file.step(_label(tables)) as step:
            for addition in result.additions:
                _write(step, addition)
    rejected = sorted([*preview.rejected, *result.left_out], key=lambda r: r.row)
    return Outcome(tables, tuple(rejected))


def _label(tables: Mapping[str, int]) -> str:
    words = (
        ("families", "family", "families"),
        ("people", "parent", None),
        ("children", "child", "children"),
    )
    return f"Brought in {listing([plural(tables[t], one, many) for t, one, many in words if tables[t]])}"


def _write(step: Step, addition: _Addition) -> None:
    draft, family_id = addition.draft, addition.family_id
    if family_id is None:
        family_id = step.insert("families", {"name": draft.name, "notes": draft.notes})
    for parent in addition.parents:
        values = {name: getattr(parent, name) for name in ("first_name", "last_name", "phone", "email")}
        step.insert("people", {"family_id": family_id, "does_duties": True, **values})
    for child in addition.children:
        names = ("first_name", "last_name", "date_of_birth", "starts_on", "notes")
        step.insert("children", {"family_id": family_id, **{name: getattr(child, name) for name in names}})


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
    adults = {_key(p) for p in book.adults_of.get(family.id, ())}
    kids = {_key(c): c.date_of_birth for c in book.children_of.get(family.id, ())}
    parents = tuple(p for p in draft.parents if name_key(p.name) not in adults)
    children = tuple(c for c in draft.children if name_key(c.name) not in kids)
    if parents or children:
        result.additions.append(_Addition(draft, family.id, parents, children))
    there: dict[int, list[str]] = defaultdict(list)
    for parent in draft.parents:
        if parent not in parents:
            there[parent.row].append(parent.name)
    for child in draft.children:
        if child not in children:
            born = kids[name_key(child.name)]
            other = "" if born == child.date_of_birth else f" (born on {full_date(born)} there)"
            there[child.row].append(f"{child.name}{other}")
    for row, names in there.items():
        verb = "is" if len(names) == 1 else "are"
        why = f"{listing(names)} {verb} in the family {family.name} already, so not added again."
        result.left_out.append(RejectedRow(row, why))


def _key(row: Person | Child) -> str:
    return name_key(f"{row.first_name} {row.last_name}")
