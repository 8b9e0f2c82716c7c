"""The money side of a sample and what families are credited with, as a treasurer would write them down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tools.samples.sheet import Sheet

Fee = tuple[int, int | None, int, int]
"""Months from, months to, pence an hour, funded pence an hour."""
Line = tuple[str, str, str, int, str]
"""Date, ``cost`` or ``income``, category, pence, note."""
Credit = tuple[str, str, float, int, str, str]
"""Family, date, duties, minutes, kind, note."""


def add_money(
    sheet: Sheet, fees: Iterable[Fee], lines: Iterable[Line], budget: Iterable[tuple[str, int]]
) -> None:
    """Fees from April 2026, what was paid and received, and the budget of the tax year."""
    for from_months, to_months, hourly, funded in fees:
        sheet.add(
            "fees",
            from_months=from_months,
            to_months=to_months,
            hourly_pence=hourly,
            funded_hourly_pence=funded,
            starts_on="2026-04-01",
        )
    for on, kind, category, pence, note in lines:
        sheet.add("ledger_lines", on_date=on, kind=kind, category=category, amount_pence=pence, note=note)
    for category, pence in budget:
        sheet.add(
            "budgets", starts_on="2026-04-06", ends_on="2027-04-05", category=category, amount_pence=pence
        )


def add_credits(sheet: Sheet, families: Mapping[str, int], credits: Iterable[Credit]) -> None:
    """Credits for work other than duties, and what was brought over; ``families`` are ids by name."""
    for name, on, amount, minutes, kind, note in credits:
        sheet.add(
            "credits",
            family_id=families[name],
            on_date=on,
            amount=amount,
            minutes=minutes,
            kind=kind,
            note=note,
        )
