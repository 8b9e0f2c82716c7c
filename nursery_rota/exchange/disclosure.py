"""Everything that is held about one family, in a folder that they can read: one page in plain words, and their rows
as tables.

Other families are not in it: somebody else is "another person" on the page, and a number in the tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

from nursery_rota.domain.belongings import rows_about
from nursery_rota.domain.book import Book
from nursery_rota.domain.names import full_name
from nursery_rota.domain.tables import Minute
from nursery_rota.errors import NotPossible
from nursery_rota.exchange.out_file import make_folder, put_file
from nursery_rota.exchange.tables_out import write_csv_folder
from nursery_rota.store.history import ActionLine
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.whole_file import export_tables
from nursery_rota.wording import clock, full_date, plural, weekday_name

PAGE = "what we hold.html"
_HEADS = {
    "families": "The family",
    "people": "Adults",
    "checks": "Checks and certificates",
    "skills": "Skills",
    "children": "Children",
    "bookings": "Booked sessions",
    "child_absences": "Days a child was away",
    "extra_attendances": "Extra days",
    "availability": "When you said you can and cannot come",
    "exemptions": "Times with fewer duties",
    "pairings": "Who is on duty with whom",
    "employments": "Employment",
    "pay_rates": "Pay",
    "work_patterns": "Working hours",
    "staff_absences": "Leave",
    "duties": "Duties",
    "credits": "Credits",
    "published_duties": "Duties as they were published",
    "cover_requests": "Requests to stand in",
}
_STYLE = (
    "body{font:16px/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
    "table{border-collapse:collapse}th,td{text-align:left;padding:.2rem .8rem .2rem 0;"
    "border-bottom:1px solid #ccc;vertical-align:top}"
)


def disclose(file: RotaFile, family_id: int, folder: Path, *, today: date) -> dict[str, int]:
    """Write the folder and answer how many rows each table has. ``NotPossible`` where there is no such family,
    ``FileProblem`` where the folder cannot be written."""
    book = file.book()
    if family_id not in book.family:
        raise NotPossible("This family is no longer there, so there is nothing to hand over.")
    rows = {table: found for table, found in rows_about(book, family_id).items() if found}
    ids = {table: {row.id for row in found} for table, found in rows.items()}
    page = _page(book, rows, file.history_about(ids), today)
    every = export_tables(file)["tables"]
    own = {table: [row for row in every[table] if row["id"] in ids[table]] for table in rows}
    make_folder(folder)
    write_csv_folder(own, folder)
    put_file(folder / PAGE, page.encode("utf-8"))
    return {table: len(found) for table, found in own.items()}


def _page(book: Book, rows: Mapping[str, Sequence[Any]], history: Sequence[ActionLine], today: date) -> str:
    name = escape(rows["families"][0].name)
    names = _Names(book, {p.id for p in rows.get("people", ())})
    parts = [
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
        f"<title>What we hold about the {name} family</title><style>{_STYLE}</style></head><body>",
        f"<h1>What {escape(book.nursery.name)} holds about the {name} family</h1>",
        f"<p>Made on {full_date(today)}. It lists everything in the nursery’s file that is about you. The same "
        "rows are beside this page as tables (.csv), which a spreadsheet program opens.</p>",
        f"<p>Records of duties and attendance are kept for {plural(book.nursery.retention_months, 'month')} after "
        "a child leaves, then erased. You may ask for mistakes to be put right, and to be erased.</p>",
    ]
    parts += [_section(_HEADS[table], found, names) for table, found in rows.items()]
    parts.append(_changes(history))
    parts.append("</body></html>\n")
    return "\n".join(parts)


def _section(head: str, rows: Sequence[Any], names: _Names) -> str:
    columns = [
        column.name
        for column in fields(rows[0])
        if column.name != "id" and any(_says(getattr(row, column.name)) for row in rows)
    ]
    heads = "".join(f"<th>{escape(_column_words(column))}</th>" for column in columns)
    lines = [
        "<tr>" + "".join(f"<td>{escape(names.words(c, getattr(row, c)))}</td>" for c in columns) + "</tr>"
        for row in rows
    ]
    return f"<h2>{escape(head)}</h2><table><tr>{heads}</tr>{''.join(lines)}</table>"


def _changes(history: Sequence[ActionLine]) -> str:
    if not history:
        return ""
    lines = "".join(f"<li>{escape(line.at[:10])}: {escape(line.label)}</li>" for line in history)
    return f"<h2>Changes to these records, newest first</h2><ul>{lines}</ul>"


def _says(value: object) -> bool:
    return value is not None and value != ""


def _column_words(column: str) -> str:
    words = column.removesuffix("_id").removesuffix("_pence").replace("_", " ")
    return words[:1].upper() + words[1:]


class _Names:
    """Values as words; people outside the family are not named."""

    def __init__(self, book: Book, own: set[int]) -> None:
        self._book, self._own = book, own

    def words(self, column: str, value: Any) -> str:
        """One value of a column as people read it."""
        if not _says(value):
            return ""
        if column.endswith("_id"):
            return self._reference(column, value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, date):
            return full_date(value)
        if column == "weekday":
            return weekday_name(value)
        if column in ("starts_at", "ends_at"):
            return clock(Minute(value))
        if column.endswith("_pence"):
            return f"{value / 100:.2f}"
        return str(value).replace("_", " ") if column in ("kind", "status", "origin") else str(value)

    def _reference(self, column: str, value: int) -> str:
        book = self._book
        match column:
            case "person_id" | "other_person_id":
                return full_name(book.person[value]) if value in self._own else "another person"
            case "child_id":
                return book.child[value].first_name
            case "family_id":
                return book.family[value].name
            case "session_id":
                return f"{book.session[value].name}, {weekday_name(book.session[value].weekday)}"
            case "shift_id":
                return f"{book.shift[value].name}, {weekday_name(book.shift[value].weekday)}"
            case "room_id":
                return book.room[value].name
            case "duty_id":
                return full_date(book.duty[value].on_date)
            case _:
                return f"no. {value}"
