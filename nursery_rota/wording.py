"""The words of the product: days, times, numbers and sentences as people read them.

Standard library only and no knowledge of the nursery, so that every layer may use it. Sentences are whole,
with named gaps, so that they can be translated.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def weekday_name(weekday: int) -> str:
    """0 is "Monday"."""
    return DAYS[weekday]


def weekday_short(weekday: int) -> str:
    """0 is "Mon"."""
    return DAYS[weekday][:3]


def short_day(day: date) -> str:
    """ "Thu 26 Nov"."""
    return f"{weekday_short(day.weekday())} {day.day} {MONTHS[day.month - 1][:3]}"


def long_day(day: date) -> str:
    """ "Thursday 26 November"."""
    return f"{weekday_name(day.weekday())} {day_month(day)}"


def day_month(day: date) -> str:
    """ "26 November"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def full_date(day: date) -> str:
    """ "26 November 2026"."""
    return f"{day_month(day)} {day.year}"


def short_date(day: date) -> str:
    """ "26 Nov 2026"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def day_range(first: date, last: date, link: str = "–") -> str:
    """ "23–27 November 2026", "28 September – 2 October 2026"."""
    wide = link if link != "–" else " – "
    if first == last:
        return full_date(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{link}{full_date(last)}"
    if first.year == last.year:
        return f"{day_month(first)}{wide}{full_date(last)}"
    return f"{full_date(first)}{wide}{full_date(last)}"


def clock(minute: int) -> str:
    """525 is "08:45"."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def span(start: int, end: int) -> str:
    """ "08:45–12:15"."""
    return f"{clock(start)}–{clock(end)}"


def hours(minutes: int) -> str:
    """630 is "10:30"."""
    return f"{minutes // 60}:{minutes % 60:02d}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """ "1 adult", "2 adults"; ``many`` defaults to ``one`` with an s."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def duties(amount: Fraction) -> str:
    """An amount of duties to one decimal, halves up, without ".0": "5.8", "4"."""
    tenths = (abs(amount) * 10 + Fraction(1, 2)).__floor__()
    text = f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths // 10}.{tenths % 10}"
    return f"−{text}" if amount < 0 and tenths else text


def listing(words: Sequence[str], last: str = "and") -> str:
    """ "a", "a and b", "a, b and c"."""
    if len(words) <= 1:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def some(names: Sequence[str], most: int = 3) -> str:
    """ "Beth, Callum, Jana and 19 others"."""
    if len(names) <= most + 1:
        return listing(names)
    return f"{', '.join(names[:most])} and {plural(len(names) - most, 'other')}"


def sentence(text: str) -> str:
    """With a capital letter and a full stop."""
    text = text[:1].upper() + text[1:]
    return text if text.endswith((".", "!", "?", "”")) else text + "."
