"""Trials: what the figures would be if wages rose, parents trained or children grew. Reading what is asked for.

The changes themselves are made elsewhere, to copies: nothing of the nursery's own is touched.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import Any

from nursery_rota.domain.money import MoneyProblem, parse_amount, pounds
from nursery_rota.errors import RotaProblem
from nursery_rota.wording import listing, plural

KEYS = {
    "wage": "pounds an hour for a parent’s place, such as 13.45",
    "replacement_rate_pence": "the same in pence",
    "wage_percent": "per cent on every wage, such as 5",
    "participation": "per cent of their places that parents really fill, such as 90",
    "families_leave": "families who leave, such as 2",
    "more_trained": "more parents with first aid and vetting, such as 3",
    "more_level_2": "more parents who hold level 2, such as 1",
    "duties_bought_out": "duties that families buy out in a term, such as 4",
    "buy_out_price": "pounds for a duty that is bought out, such as 40",
    "fee_percent": "per cent on every fee, such as 5",
    "ratio": "children for each adult from an age in months on, such as 24:4",
    "turn_two": "children under two who are two already, such as 1",
    "turn_three": "children of two who are three already, such as 1",
    "fee_rise": "per cent, such as 5: how many parents may be lost before fees rise so much",
}
"""What can be tried, and how each value is written."""
_ALIASES = {"participation_percent": "participation"}
_MOST_PENCE = 50_000
"""Above 500 an hour somebody has typed pence for pounds."""


@dataclass(frozen=True)
class WhatIf:
    """A trial. ``participation`` is a part of one; ``wage_percent`` a percentage put on every wage."""

    wage_pence: int | None = None
    wage_percent: Fraction = Fraction(0)
    participation: Fraction = Fraction(1)
    families_leave: int = 0
    more_trained: int = 0
    more_level_2: int = 0
    duties_bought_out: int = 0
    """In each term."""
    buy_out_price_pence: int | None = None
    """None: what the hours of the duty cost at the wage of a parent's place."""
    fee_percent: Fraction = Fraction(0)
    ratio: tuple[tuple[int, int], ...] = ()
    """From an age in months on, so many children for each adult."""
    turn_two: int = 0
    turn_three: int = 0
    fee_rise: Fraction = Fraction(5)
    """Per cent, for the question how many parents may be lost; it changes no figure."""
    says: tuple[str, ...] = ()


def what_if(changes: Mapping[str, Any] | None, currency: str = "GBP") -> WhatIf:
    """The trial that these keys and values ask for; ``RotaProblem`` names a key or value that is not known."""
    found: dict[str, Any] = {}
    says = []
    for typed, value in (changes or {}).items():
        key = _ALIASES.get(typed.strip().casefold(), typed.strip().casefold())
        if key not in KEYS:
            raise RotaProblem(f"“{typed}” cannot be tried. What can: {listing(list(KEYS))}.")
        field, read, says_it = _READERS[key]
        found[field] = read(key, str(value).strip())
        if words := says_it(found[field], currency):
            says.append(words)
    return WhatIf(**found, says=tuple(says))


def _refuse(key: str, value: str) -> RotaProblem:
    return RotaProblem(f"“{value}” cannot be used for {key}. Write {KEYS[key]}.")


def _wage(key: str, value: str) -> int:
    try:
        pence = parse_amount(value)
    except MoneyProblem as trouble:
        raise _refuse(key, value) from trouble
    if not 0 < pence <= _MOST_PENCE:
        raise _refuse(key, value)
    return pence


def _pence(key: str, value: str) -> int:
    pence = _count(key, value)
    if not 0 < pence <= _MOST_PENCE:
        raise _refuse(key, value)
    return pence


def _number(key: str, value: str) -> Fraction:
    try:
        number = Decimal(value.removesuffix("%").strip().replace("−", "-"))
    except InvalidOperation as trouble:
        raise _refuse(key, value) from trouble
    if not number.is_finite():
        raise _refuse(key, value)
    return Fraction(number)


def _percent(key: str, value: str) -> Fraction:
    percent = _number(key, value)
    if not -100 < percent <= 1000:
        raise _refuse(key, value)
    return percent


def _participation(key: str, value: str) -> Fraction:
    """Of 100; a decimal up to 1 without a per cent sign ("0.9") is a part of one."""
    number = _number(key, value)
    share = number if "." in value and "%" not in value and number <= 1 else number / 100
    if not 0 <= share <= 1:
        raise _refuse(key, value)
    return share


def _count(key: str, value: str) -> int:
    number = _number(key, value)
    if number.denominator != 1 or number < 0:
        raise _refuse(key, value)
    return int(number)


def _rise(key: str, value: str) -> Fraction:
    percent = _number(key, value)
    if not 0 < percent <= 1000:
        raise _refuse(key, value)
    return percent


def _ratio(key: str, value: str) -> tuple[tuple[int, int], ...]:
    """ "24:4,36:6": from 24 months on 4 children for an adult, from 36 months on 6."""
    found = []
    for part in value.split(","):
        months, colon, kids = part.partition(":")
        if not colon:
            raise _refuse(key, value)
        found.append((_count(key, months.strip()), _count(key, kids.strip())))
    if not all(1 <= kids <= 99 for _, kids in found):
        raise _refuse(key, value)
    return tuple(found)


def _ratio_says(value: tuple[tuple[int, int], ...]) -> str:
    parts = listing(
        [f"{plural(kids, 'child', 'children')} from {months} months on" for months, kids in value]
    )
    return f"One adult for {parts}. Staff are paid for places that this adds to sessions in which nothing was missing."


_Reader = tuple[str, Callable[[str, str], Any], Callable[[Any, str], str]]
_READERS: Mapping[str, _Reader] = {
    "wage": ("wage_pence", _wage, lambda v, c: f"An hour of a parent’s place at {pounds(v, c)}."),
    "replacement_rate_pence": (
        "wage_pence", _pence, lambda v, c: f"An hour of a parent’s place at {pounds(v, c)}.",
    ),
    "wage_percent": ("wage_percent", _percent, lambda v, c: f"Every wage {float(v):+g}%."),
    "participation": (
        "participation", _participation,
        lambda v, c: f"Parents fill {float(v * 100):g}% of their places; staff are paid for the others.",
    ),
    "families_leave": (
        "families_leave", _count,
        lambda v, c: f"{plural(v, 'family', 'families')} fewer, each with an average family’s hours and fees; "
        "those who stay fill the same places.",
    ),
    "more_trained": (
        "more_trained", _count,
        lambda v, c: f"{plural(v, 'more parent', 'more parents')} with first aid and vetting.",
    ),
    "more_level_2": (
        "more_level_2", _count,
        lambda v, c: f"{plural(v, 'more parent', 'more parents')} with level 2; the course is not in the costs.",
    ),
    "duties_bought_out": (
        "duties_bought_out", _count,
        lambda v, c: f"{plural(v, 'duty', 'duties')} bought out in each term; staff are paid for them.",
    ),
    "buy_out_price": (
        "buy_out_price_pence", _wage, lambda v, c: f"A duty that is bought out costs {pounds(v, c)}.",
    ),
    "fee_percent": ("fee_percent", _percent, lambda v, c: f"Every fee {float(v):+g}%."),
    "ratio": ("ratio", _ratio, lambda v, c: _ratio_says(v)),
    "turn_two": (
        "turn_two", _count, lambda v, c: f"{plural(v, 'child', 'children')} under two taken as two years old.",
    ),
    "turn_three": (
        "turn_three", _count, lambda v, c: f"{plural(v, 'child', 'children')} of two taken as three years old.",
    ),
    "fee_rise": ("fee_rise", _rise, lambda v, c: ""),
}  # fmt: skip
