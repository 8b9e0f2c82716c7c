"""Costs and income from a CSV file, such as a bank statement or last year's book: each row's fate, before
anything is written.

A row has a date, what it was for, and an amount; below zero is a cost, above it income, unless a column says
which. Knows no file of the nursery.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from nursery_rota.domain.drafts import name_key
from nursery_rota.domain.ledger_draft import LedgerPreview, LedgerRow, LeftOut
from nursery_rota.domain.money import MoneyProblem, parse_amount
from nursery_rota.domain.tables import LedgerKind, LedgerLine
from nursery_rota.errors import ImportProblem
from nursery_rota.exchange.csv_grid import csv_grids
from nursery_rota.exchange.dates_in import NotADate, day_of, quoted
from nursery_rota.exchange.grid import Cell, Grid, Line
from nursery_rota.wording import listing

_HEADS: Mapping[str, tuple[str, ...]] = {
    "on_date": ("date", "day", "on date", "on", "when"),
    "category": ("category", "what for", "for", "type of cost", "account", "description"),
    "amount": ("amount", "amount pence", "value", "sum", "money"),
    "kind": ("kind", "type", "cost or income", "in or out"),
    "note": ("note", "notes", "remark", "reference", "details", "memo"),
    "paid_out": ("paid out", "cost", "costs", "money out", "debit", "expense"),
    "paid_in": ("paid in", "income", "money in", "credit"),
}
_MONEY = frozenset({"amount", "paid_out", "paid_in"})
_COST = {"cost", "costs", "out", "expense", "expenses", "spent", "debit", "paid out"}
_INCOME = {"income", "in", "received", "credit", "paid in"}
_LARGEST = 5_000_000
"""Bytes. A ledger of years is far below."""


def read_ledger(source: Path, known: Sequence[LedgerLine] = ()) -> LedgerPreview:
    """The rows of a CSV file; ``ImportProblem`` where it is no table with a date, a category and an amount.
    ``known`` are the lines that the nursery has."""
    grid, columns = _best(source)
    money = bool(_MONEY & columns.keys())
    missing = [words for key, words in (("on_date", "Date"), ("category", "Category")) if key not in columns]
    if missing or not money:
        wanted = listing([*missing, *([] if money else ["Amount"])])
        raise ImportProblem(
            f"{source.name} has no column {wanted} in its first row. It needs Date, Category and Amount."
        )
    return _preview(grid, columns, known)


def is_ledger(source: Path) -> bool:
    """Whether a CSV file has the columns of a ledger; ``ImportProblem`` where it cannot be read."""
    if source.suffix.lower() != ".csv":
        return False
    _, columns = _best(source)
    return {"on_date", "category"} <= columns.keys() and bool(_MONEY & columns.keys())


def _best(source: Path) -> tuple[Grid, dict[str, int]]:
    """The file cut into columns in the way by which most heads are understood."""
    try:
        if source.stat().st_size > _LARGEST:
            raise ImportProblem(f"{source.name} is larger than any ledger. Choose another file.")
        content = source.read_bytes()
    except OSError as trouble:
        words = f"{source.name} cannot be read: {trouble.strerror}. Choose another file."
        raise ImportProblem(words) from trouble
    return max((_columns(grid) for grid in csv_grids(content, source.name)), key=lambda pair: len(pair[1]))


def _columns(grid: Grid) -> tuple[Grid, dict[str, int]]:
    """Which column is what, by the first row; the first that fits is taken."""
    columns: dict[str, int] = {}
    if grid.lines:
        for place, cell in enumerate(grid.lines[0].cells):
            head = name_key(str(cell or "")).replace("_", " ").removesuffix(" (£)").strip()
            for key, words in _HEADS.items():
                if head in words and key not in columns:
                    columns[key] = place
                    break
    return grid, columns


def _preview(grid: Grid, columns: Mapping[str, int], known: Sequence[LedgerLine]) -> LedgerPreview:
    rows: list[LedgerRow] = []
    left_out = []
    for line in grid.lines[1:]:
        try:
            rows.append(_row(line, columns))
        except (NotADate, MoneyProblem, ValueError) as trouble:
            left_out.append(LeftOut(line.number, f"{str(trouble).rstrip('.')}."))
    have = {(k.on_date, k.kind, k.category.casefold(), k.amount_pence, k.note.casefold()) for k in known}
    doubles = frozenset(
        r.row
        for r in rows
        if (r.on_date, r.kind, r.category.casefold(), r.amount_pence, r.note.casefold()) in have
    )
    return LedgerPreview(tuple(rows), tuple(left_out), doubles)


def _row(line: Line, columns: Mapping[str, int]) -> LedgerRow:
    cells: dict[str, Cell] = {key: line[place] for key, place in columns.items()}
    when, what = cells["on_date"], str(cells["category"] or "").strip()
    if when is None:
        raise ValueError("There is no date in this row. Type it, or leave the row out")
    if not what:
        raise ValueError("It is not said what this was for. Type it, or leave the row out")
    kind, pence = _amount(cells)
    return LedgerRow(line.number, day_of(when), kind, what, pence, str(cells.get("note") or "").strip())


def _amount(cells: Mapping[str, Cell]) -> tuple[LedgerKind, int]:
    """Cost or income, and the pence of it, never below zero unless something was paid back."""
    for key, kind in _SIDES:
        if cells.get(key) not in (None, ""):
            pence = parse_amount(str(cells[key]))
            if pence:
                return kind, pence
    if cells.get("amount") in (None, ""):
        raise ValueError("There is no amount in this row. Type it, or leave the row out")
    pence = parse_amount(str(cells["amount"]))
    said = name_key(str(cells.get("kind") or ""))
    if said in _COST:
        return "cost", abs(pence)
    if said in _INCOME:
        return "income", abs(pence)
    if said:
        raise ValueError(f"{quoted(said)} is neither cost nor income. Write one of the two")
    return ("cost", -pence) if pence < 0 else ("income", pence)


_SIDES: tuple[tuple[str, LedgerKind], ...] = (("paid_out", "cost"), ("paid_in", "income"))
