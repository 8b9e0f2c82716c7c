"""Reading what people type and writing it back: dates, times of day, money, numbers.

A ``Mistyped`` carries one sentence that says what to do. Knows no widget.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from nursery_rota.domain.tables import Minute
from nursery_rota.wording import MONTHS, clock, short_date


class Mistyped(ValueError):
    """What was typed cannot be understood; ``str()`` of it is a sentence for the person who typed."""


def write_date(value: date | None) -> str:
    """ "3 Nov 2026", or "" for an open end."""
    return "" if value is None else short_date(value)


def read_date(text: str) -> date:
    """A day as people write it: 3 Nov 2026, 3/11/2026, 3.11.26 or 2026-11-03."""
    words = [word for word in re.split(r"[\s/.,-]+", text.strip().lower()) if word]
    if len(words) != 3:
        raise Mistyped(f"“{text.strip()}” is not a day. Type it like 3 Nov 2026.")
    if len(words[0]) == 4 and words[0].isdigit():
        words.reverse()
    day_word = re.sub(r"(st|nd|rd|th)$", "", words[0])
    month = _month(words[1])
    if not (day_word.isdigit() and words[2].isdigit() and month):
        raise Mistyped(f"“{text.strip()}” is not a day. Type it like 3 Nov 2026.")
    year = int(words[2]) + (2000 if len(words[2]) == 2 else 0)
    try:
        return date(year, month, int(day_word))
    except ValueError:
        words_for = f"{int(day_word)} {MONTHS[month - 1]} {year}"
        raise Mistyped(f"{words_for} does not exist. Type the right day.") from None


def _month(word: str) -> int:
    if word.isdigit():
        return int(word) if 1 <= int(word) <= 12 else 0
    hits = [i for i, name in enumerate(MONTHS, start=1) if len(word) >= 3 and name.lower().startswith(word)]
    return hits[0] if hits else 0


def write_time(value: int | None) -> str:
    """ "08:45" for minutes since midnight."""
    return "" if value is None else clock(value)


def read_time(text: str) -> Minute:
    """A time of day: 8:45, 08.45, 845 or 9."""
    match = re.fullmatch(r"(\d{1,2})(?:[:.h ]?(\d{2}))?", text.strip())
    if match:
        hours, minutes = int(match[1]), int(match[2] or 0)
        if hours * 60 + minutes <= 1440 and minutes < 60:
            return Minute(hours * 60 + minutes)
    raise Mistyped(f"“{text.strip()}” is not a time of day. Type it like 08:45.")


def write_money(pence: int | None) -> str:
    """ "12.71" for 1271 pence."""
    if pence is None:
        return ""
    sign = "−" if pence < 0 else ""
    return f"{sign}{abs(pence) // 100}.{abs(pence) % 100:02d}"


def read_money(text: str) -> int:
    """Pence from pounds: £12.71, 1,200 or 12.5, in any currency."""
    plain = text.strip().lstrip("NZ$€£").replace(",", "").replace("−", "-").strip()
    try:
        pence = Decimal(plain) * 100
    except InvalidOperation:
        raise Mistyped(f"“{text.strip()}” is not an amount. Type pounds and pence like 12.71.") from None
    if not pence.is_finite() or pence != pence.to_integral_value():
        raise Mistyped(f"“{text.strip()}” is finer than a penny. Type pounds and pence like 12.71.")
    return int(pence)


def write_number(value: float | None) -> str:
    """ "1", "0.25": no zero that says nothing."""
    return "" if value is None else f"{value:g}"


def read_number(text: str) -> float:
    try:
        number = Decimal(text.strip().replace(",", "."))
    except InvalidOperation:
        raise Mistyped(f"“{text.strip()}” is not a number. Type digits like 0.5.") from None
    if not number.is_finite():
        raise Mistyped(f"“{text.strip()}” is not a number. Type digits like 0.5.")
    return float(number)


def read_whole(text: str) -> int:
    if not re.fullmatch(r"\d{1,9}", text.strip()):
        raise Mistyped(f"“{text.strip()}” is not a whole number. Type digits like 2.")
    return int(text.strip())


def write_scale(value: Sequence[int] | None) -> str:
    """ "6, 10, 14"."""
    return ", ".join(str(number) for number in value or ())


def read_scale(text: str) -> tuple[int, ...]:
    """Weights for one, two, three children: "6, 10, 14"; nothing is the empty scale."""
    words = re.split(r"[\s,;/]+", text.strip()) if text.strip() else []
    if not all(re.fullmatch(r"\d{1,4}", word) for word in words):
        raise Mistyped(
            f"“{text.strip()}” is not a scale. Type the weights of 1, 2 and 3 children like 6, 10, 14."
        )
    return tuple(int(word) for word in words)


_PAIR = re.compile(r"(\d)\s*(?:days?)?\s*[:=]\s*(\d{1,3}(?:[.]\d+)?)")
_WEEKS = re.compile(r"in\s+(\d{1,2})\s+weeks?")


def write_agreed_table(value: Mapping[str, Any] | None) -> str:
    """ "3 days: 3, 5 days: 5, in 5 weeks" for a table of duties by days booked."""
    days = (value or {}).get("days") or {}
    if not days:
        return ""
    parts = [
        f"{count} {'day' if str(count) == '1' else 'days'}: {amount:g}"
        for count, amount in sorted(days.items())
    ]
    weeks = (value or {}).get("weeks", 1)
    return ", ".join([*parts, f"in {weeks} {'week' if weeks == 1 else 'weeks'}"])


def read_agreed_table(text: str) -> dict[str, Any]:
    """Duties by days booked, as typed: "3 days: 3, 5 days: 5, in 5 weeks"; nothing is the empty table."""
    if not text.strip():
        return {}
    pairs = _PAIR.findall(text)
    rest = _WEEKS.sub("", _PAIR.sub("", text)).strip(" ,;.")
    if not pairs or rest:
        raise Mistyped(f"“{text.strip()}” is not a table. Type it like 3 days: 3, 5 days: 5, in 5 weeks.")
    weeks = _WEEKS.search(text)
    amounts = {days: float(amount) for days, amount in pairs}
    whole = {days: int(amount) if amount.is_integer() else amount for days, amount in amounts.items()}
    return {"days": whole, "weeks": int(weeks[1]) if weeks else 1}
