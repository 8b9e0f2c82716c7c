"""Costs and income that were typed in, sorted by what they mean for the saving and for the fees.

Categories are words that people type; case, hyphens and "parents'" before them do not matter.
"""

from __future__ import annotations

from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.tables import LedgerKind, LedgerLine

HAVING_PARENTS = {
    "expenses": "Parents’ expenses",
    "insurance": "Insurance",
    "rota hours": "Paid hours spent on the rota",
    "refreshments": "Refreshments",
}
"""Costs of having parents on duty, by category, as the report calls them."""
DISCOUNTS = frozenset({"discount", "discounts"})
BUY_OUTS = frozenset({"buy out", "buy outs", "bought out"})
WORKED_OUT = frozenset({"wages", "payroll", "salaries", "fees", "funding"})
"""Categories that the report works out itself: lines typed under them are not counted twice."""


def category_of(typed: str) -> str:
    """ "Parents' expenses" is "expenses", "buy_out" is "buy out"."""
    words = typed.casefold().replace("_", " ").replace("-", " ").replace("’", "'").split()
    while words and words[0] in {"parents'", "parent", "parents", "volunteers'", "volunteer"}:
        words = words[1:]
    return " ".join(words)


def lines(book: Book, kind: LedgerKind, start: date, end: date) -> tuple[tuple[str, LedgerLine], ...]:
    """Lines of one kind between the dates, each with its category."""
    return tuple(
        (category_of(line.category), line)
        for line in book.ledger_lines
        if line.kind == kind and start <= line.on_date <= end
    )


def total(book: Book, kind: LedgerKind, categories: frozenset[str], start: date, end: date) -> int:
    """Pence in the categories between the dates."""
    return sum(line.amount_pence for name, line in lines(book, kind, start, end) if name in categories)


def other_costs(book: Book, start: date, end: date) -> int:
    """Rent, materials and the like: costs that are neither wages nor costs of having parents."""
    apart = DISCOUNTS | WORKED_OUT | frozenset(HAVING_PARENTS)
    return sum(line.amount_pence for name, line in lines(book, "cost", start, end) if name not in apart)


def other_income(book: Book, start: date, end: date) -> int:
    """Grants, fundraising and the like: income that is neither fees nor bought-out duties."""
    apart = BUY_OUTS | WORKED_OUT
    return sum(line.amount_pence for name, line in lines(book, "income", start, end) if name not in apart)
