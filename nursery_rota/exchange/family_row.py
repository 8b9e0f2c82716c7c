"""One row below the heads: the family's name and the people it names, or the sentence that says why not.

A row is taken whole or left out whole, so that nobody comes in by half. It must not know other rows.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from nursery_rota.domain.drafts import ChildDraft, DayDraft, ParentDraft
from nursery_rota.exchange.dates_in import NotADate, day_of, quoted
from nursery_rota.exchange.days_in import NotDays, days_of, in_order, ticked
from nursery_rota.exchange.grid import Cell, Line
from nursery_rota.exchange.heads import What
from nursery_rota.exchange.layout import Layout, PersonColumns
from nursery_rota.exchange.names_in import family_name, split_name, split_people
from nursery_rota.wording import full_date, plural, sentence

_EMPTY = {"-", "--", "–", "—", "?", ".", "n/a", "none", "nil", "tbc", "tba"}
"""What people type into a cell that they leave empty."""
_LONGEST = {"name": 80, "notes": 2_000}
"""Letters."""
_EARLIEST_BIRTH = date(2000, 1, 1)


class RowTrouble(ValueError):
    """``str()`` of it is the sentence why the row is left out; ``column`` is the cell to mend, where it is one."""

    def __init__(self, says: str, column: int | None = None) -> None:
        super().__init__(says)
        self.column = column


@dataclass(frozen=True)
class FamilyRow:
    """One row as read. ``family`` stands in a column for it, ``surname`` in the row or its people's names;
    ``unnamed``: there are such columns, and this row leaves them empty. ``trouble`` means that the row is left out
    and names nobody, ``column`` where. ``doubt``: days that were not understood, ``doubt_column`` where."""

    number: int
    family: str
    surname: str
    unnamed: bool
    parents: tuple[ParentDraft, ...] = ()
    children: tuple[ChildDraft, ...] = ()
    notes: str = ""
    trouble: str = ""
    column: int | None = None
    doubt: str = ""
    doubt_column: int | None = None

    @property
    def people(self) -> tuple[ParentDraft | ChildDraft, ...]:
        return (*self.parents, *self.children)


def read_row(line: Line, layout: Layout) -> FamilyRow | None:
    """What the row says; None for one that holds nothing in any column that is used."""
    if all(_text(line, i) is None for i in layout.used):
        return None
    family = family_name(_text(line, layout.family) or "")
    surname = family_name(_text(line, layout.surname) or "")
    named = layout.family is not None or layout.surname is not None
    unnamed = named and not (family or surname)
    try:
        _refuse_long(line, layout)
        parents = tuple(parent for p in layout.parents for parent in _parents(line, p, surname))
        week = tuple(d for i, day in layout.weekdays.items() if (d := ticked(_text(line, i), day)))
        children = tuple(
            child for c in layout.children for child in _children(line, c, surname or family, week)
        )
        if not parents and not children:
            raise RowTrouble("No parent and no child is named here. Type a name, or leave this row out.")
    except RowTrouble as trouble:
        return FamilyRow(line.number, family, surname, unnamed, trouble=str(trouble), column=trouble.column)
    lasts = [c.last_name for c in children] + [p.last_name for p in parents]
    surname = surname or next((last for last in lasts if last), "")
    notes = _text(line, layout.notes) or ""
    doubt, doubt_column = _doubt(line, layout)
    return FamilyRow(
        line.number,
        family,
        surname,
        unnamed,
        parents,
        children,
        notes,
        doubt=doubt,
        doubt_column=doubt_column,
    )


def _doubt(line: Line, layout: Layout) -> tuple[str, int | None]:
    for child in layout.children:
        column = child.columns.get("days")
        if column is not None and _text(line, column) is not None:
            try:
                days_of(line[column])
            except NotDays as trouble:
                says = f"{trouble}, so none is booked. Type them like Mo We Fr, or tick them later."
                return says, column
    return "", None


def _text(line: Line, column: int | None) -> str | None:
    cell = None if column is None else line[column]
    text = None if cell is None else str(cell)
    return None if text is None or text.casefold() in _EMPTY else text


def _refuse_long(line: Line, layout: Layout) -> None:
    for i, meaning in layout.used.items():
        most = _LONGEST["notes" if meaning.endswith("notes") else "name"]
        text = _text(line, i)
        if text is not None and len(text) > most:
            raise RowTrouble(
                f"{quoted(text, 30)} is too long for the column “{meaning}”. "
                f"Shorten it to {plural(most, 'letter')}, or leave this row out.",
                i,
            )


def _parents(line: Line, where: PersonColumns, surname: str) -> list[ParentDraft]:
    names = _names(line, where, surname)
    phone, email = (_text(line, where.columns.get(what)) for what in ("phone", "email"))
    if not names and (phone or email):
        raise RowTrouble(
            f"{quoted(phone or email)} belongs to nobody, because the parent's name is missing. "
            "Type the name, or leave this row out.",
            _name_column(where),
        )
    # One number for two parents is the first one's: nobody shall be rung under another person's name.
    return [
        ParentDraft(
            first, last or surname, line.number, _phone(phone) if i == 0 else None, email if i == 0 else None
        )
        for i, (first, last) in enumerate(names)
    ]


def _name_column(where: PersonColumns) -> int | None:
    return where.columns.get("name", where.columns.get("first"))


def _children(line: Line, where: PersonColumns, surname: str, week: tuple[DayDraft, ...]) -> list[ChildDraft]:
    names = _names(line, where)
    birth = _text(line, where.columns.get("born"))
    if not names:
        if birth:
            raise RowTrouble(
                f"{quoted(birth)} is a date of birth without a child's name. "
                "Type the name, or leave this row out.",
                _name_column(where),
            )
        return []
    if len(names) > 1:
        raise RowTrouble(
            f"{quoted(_text(line, where.columns.get('name')))} names several children. "
            "Give each child a row of its own with its date of birth.",
            where.columns.get("name"),
        )
    first, last = names[0]
    born = _birth(first, _cell(line, where, "born"), where.columns.get("born"))
    starts = _start(first, _cell(line, where, "starts"), where.columns.get("starts"))
    days = in_order((*week, *_days(_cell(line, where, "days"))))
    notes = _text(line, where.columns.get("notes")) or ""
    return [ChildDraft(first, last or surname, born, line.number, starts, notes, days)]


def _cell(line: Line, where: PersonColumns, what: What) -> str | date | None:
    column = where.columns.get(what)
    return None if column is None or _text(line, column) is None else line[column]


def _names(line: Line, where: PersonColumns, surname: str = "") -> list[tuple[str, str]]:
    """First and last name of whoever the row names in these columns; nobody where only a last name stands."""
    first, last, name = (
        " ".join((_text(line, where.columns.get(what)) or "").split()) for what in ("first", "last", "name")
    )
    if first:
        return [(first, last)]
    whole = _text(line, where.columns.get("name"))
    if not whole:
        return []
    names = [split_name(part) for part in (split_people(whole, surname) if where.several else [name])]
    return [(first, own or last) for first, own in names if first]


def _days(cell: Cell) -> tuple[DayDraft, ...]:
    """What was not understood is told by ``_doubt``: a row is not left out for its days."""
    try:
        return days_of(cell) if cell is not None else ()
    except NotDays:
        return ()


def _birth(name: str, cell: Cell, column: int | None) -> date:
    if cell is None:
        raise RowTrouble(
            f"{name}'s date of birth is missing, so {name}'s age is not known. "
            "Type it, or leave this row out.",
            column,
        )
    day = _day(cell, f"so {name}'s age is not known", column)
    if day < _EARLIEST_BIRTH:
        raise RowTrouble(
            f"{full_date(day)} is too long ago for {name}'s date of birth. "
            "Type the right date, or leave this row out.",
            column,
        )
    return day


def _start(name: str, cell: Cell, column: int | None) -> date | None:
    return None if cell is None else _day(cell, f"so it is not known when {name} starts", column)


def _day(cell: str | date, consequence: str, column: int | None) -> date:
    try:
        return day_of(cell)
    except NotADate as trouble:
        raise RowTrouble(
            sentence(f"{trouble}, {consequence}. Type the right date, or leave this row out."), column
        ) from trouble


def _phone(text: str | None) -> str | None:
    """Spreadsheets that take a phone number for a number drop its first 0; no British number lacks it."""
    if text is None:
        return None
    digits = re.sub(r"\s", "", text)
    return f"0{text}" if re.fullmatch(r"[1-37]\d{9}", digits, re.ASCII) else text
