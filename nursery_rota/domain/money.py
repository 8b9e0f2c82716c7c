"""Amounts of money: whole pence inside, "£12,940.74" outside, and rounding in one place.

Knows nothing of what is paid for. "Pence" stands for the hundredth of any currency.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm

from nursery_rota.errors import RotaProblem

SYMBOLS = {"GBP": "£", "EUR": "€", "USD": "$", "NZD": "NZ$"}
_AMOUNT = re.compile(r"(?P<sign>[-−]?)(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<part>\d{1,2}))?", re.ASCII)


def symbol(currency: str) -> str:
    """The sign of a currency, or its letters where it has none here."""
    return SYMBOLS.get(currency, currency)


class MoneyProblem(RotaProblem):
    """An amount that cannot be read as money; the message says how to write it."""


def rounded(amount: Fraction | Decimal) -> int:
    """To a whole number, halves away from zero, as money is rounded: 0.5 is 1, −0.5 is −1."""
    exact = Fraction(amount)
    size = (abs(exact) + Fraction(1, 2)).__floor__()
    return -size if exact < 0 else size


def plain(pence: int) -> str:
    """ "12,940.74", with a true minus sign before what is below zero."""
    whole, part = divmod(abs(pence), 100)
    return f"{'−' if pence < 0 else ''}{whole:,}.{part:02d}"


def pounds(pence: int, currency: str = "GBP") -> str:
    """ "£12,940.74", "−£11,520.00". A currency without a sign here is named by its letters ("CHF 5.00")."""
    sign = "−" if pence < 0 else ""
    return f"{sign}{SYMBOLS.get(currency, currency + ' ')}{plain(abs(pence))}"


def parse_amount(text: str) -> int:
    """Pence of an amount as people type it: "12.71", "£1,200", "-3.5", "NZ$ 40".

    ``MoneyProblem`` where it cannot be read, also where a comma could be meant as a decimal point.
    """
    bare = text.strip()
    for symbol in sorted([*SYMBOLS, *SYMBOLS.values()], key=len, reverse=True):
        bare = bare.replace(symbol, "", 1)
    found = _AMOUNT.fullmatch(re.sub(r"\s", "", bare))
    if found is None:
        raise MoneyProblem(f"“{text.strip()}” is not an amount. Write it as 12.71 or £1,200.")
    pence = int(found["whole"].replace(",", "")) * 100 + int((found["part"] or "0").ljust(2, "0"))
    return -pence if found["sign"] else pence


def shared(total: int, weights: Sequence[int | Fraction]) -> tuple[int, ...]:
    """``total`` pence divided by ``weights``: the parts add up to it exactly.

    What is rounded off one part is carried to the next. So any run of neighbouring parts is less than a
    penny from its exact share, and a part never depends on how the others are grouped: days, months and
    terms of one year agree with each other. Nothing can be shared where all weights are 0.
    """
    whole_numbers = _in_proportion(weights)
    whole = sum(whole_numbers)
    if not whole:
        raise ValueError("no weight to share by")
    parts = []
    reached, given = 0, 0
    for weight in whole_numbers:
        reached += weight
        upto = _rounded_ratio(total * reached, whole)
        parts.append(upto - given)
        given = upto
    return tuple(parts)


def _in_proportion(weights: Sequence[int | Fraction]) -> list[int]:
    """Whole numbers that stand to each other as the weights do."""
    scale = lcm(*(weight.denominator for weight in weights))
    return [weight.numerator * (scale // weight.denominator) for weight in weights]


def _rounded_ratio(number: int, of: int) -> int:
    """``rounded`` of a fraction, without making one: thousands of places share a year's saving."""
    size = (2 * abs(number) + abs(of)) // (2 * abs(of))
    return -size if (number < 0) != (of < 0) else size
