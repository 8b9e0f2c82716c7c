"""Each row of the sheet as one line on screen: what stands in it, what will happen to it, and why.

Plain data without widgets, so that counts, filters, table and detail all say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from nursery_rota.actions.families_in import Outcome
from nursery_rota.domain.drafts import ColumnRead, Edits, FamiliesPreview
from nursery_rota.wording import DAYS

Fate = Literal["new", "adds", "changes", "there", "look", "out"]
FATES: Mapping[Fate, tuple[str, str, str]] = {
    "new": ("New family", "plus", "ok"),
    "adds": ("Adds to a family", "child", "ok"),
    "changes": ("Changes a family", "edit", "info"),
    "look": ("Needs a look", "our-rule", "warn"),
    "there": ("Already there", "tick", "muted"),
    "out": ("Left out", "minus", "muted"),
}
"""Words, sign and ink of each fate, in the order of the filters."""
YOU_LEFT_IT = "You left this row out."


@dataclass(frozen=True)
class RowLine:
    """``column`` is the cell to mend, where one is known. ``taken``: the row, or some of it, comes in."""

    id: int
    fate: Fate
    family: str
    parents: str
    phone: str
    child: str
    born: str
    days: str
    note: str
    column: int | None
    texts: Mapping[int, str]

    @property
    def taken(self) -> bool:
        return self.fate in ("new", "adds", "changes")


def row_lines(
    preview: FamiliesPreview, outcome: Outcome, edits: Edits, left: Mapping[int, Mapping[int, str]]
) -> tuple[RowLine, ...]:
    """All rows by number. ``left``: what stands in the rows that a person has left out."""
    names = {row: family.name for family in preview.families for row in family.rows}
    refused = {row.row: row for row in outcome.rejected}
    fates = {fate.row: fate for fate in outcome.fates}
    lines = []
    for read in preview.rows:
        fate: Fate
        if read.row in fates:
            fate = fates[read.row].fate
            note = " ".join(filter(None, (read.note, fates[read.row].note)))
            column = read.doubt
        else:
            row = refused.get(read.row)
            fate = "out" if row is not None and row.same else "look"
            note, column = (row.why, row.column) if row is not None else ("", None)
        lines.append(_line(read.row, fate, read.texts, preview.columns, names.get(read.row), note, column))
    for number in edits.left_out:
        texts = left.get(number, {})
        lines.append(_line(number, "out", texts, preview.columns, None, YOU_LEFT_IT, None))
    return tuple(sorted(lines, key=lambda line: line.id))


def counted(lines: Iterable[RowLine]) -> dict[Fate, int]:
    """How many rows have each fate that occurs."""
    fates = [line.fate for line in lines]
    return {fate: fates.count(fate) for fate in FATES if fate in fates}


def count_words(fate: Fate, count: int) -> str:
    one, many = {
        "new": ("new family", "new families"),
        "adds": ("adds to a family", "add to a family"),
        "changes": ("changes a family", "change a family"),
        "look": ("needs a look", "need a look"),
        "there": ("already there", "already there"),
        "out": ("left out", "left out"),
    }[fate]
    return f"{count} {one if count == 1 else many}"


def _line(
    number: int,
    fate: Fate,
    texts: Mapping[int, str],
    columns: Sequence[ColumnRead],
    family: str | None,
    note: str,
    column: int | None,
) -> RowLine:
    named = _Cells(texts, columns)
    return RowLine(
        number,
        fate,
        family or named.first("family", "surname"),
        ", ".join(named.people("parent")),
        named.ending("phone"),
        ", ".join(named.people("child")),
        named.ending("date of birth"),
        named.days(),
        note,
        column,
        texts,
    )


class _Cells:
    """The texts of one row by what their columns mean."""

    def __init__(self, texts: Mapping[int, str], columns: Sequence[ColumnRead]) -> None:
        self._cells = [(c.meaning, texts[c.column]) for c in columns if c.meaning and texts.get(c.column)]

    def first(self, *meanings: str) -> str:
        return next((text for wanted in meanings for meaning, text in self._cells if meaning == wanted), "")

    def ending(self, what: str) -> str:
        return ", ".join(text for meaning, text in self._cells if meaning.endswith(f": {what}"))

    def people(self, kind: str) -> list[str]:
        """Names of each person of the kind, first and last name together."""
        found: dict[str, list[str]] = {}
        for meaning, text in self._cells:
            who, _, what = meaning.partition(": ")
            if who.startswith(kind) and what.endswith("name"):
                found.setdefault(who, []).append(text)
        return [" ".join(parts) for parts in found.values()]

    def days(self) -> str:
        ticks = []
        for meaning, text in self._cells:
            day = meaning.removeprefix("days: ").split(" ")[0]
            if meaning.startswith("days: ") and day in DAYS:
                part = text.lower() if text.lower() in ("am", "pm") else ""
                ticks.append(f"{day[:2]} {part}".strip())
        return " ".join(filter(None, (self.ending("days"), " ".join(ticks))))
