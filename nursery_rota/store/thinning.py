"""Which of many backups stay: close together when new, further apart with age.

Pure: it knows moments, no files. Clocks jump (a flat battery, a wrong year), and no jump may cost the backup
that was made last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Tiers:
    """How many backups stay one a day, then how many one a week (from Monday), then one a month."""

    daily: int = 12
    weekly: int = 10
    monthly: int = 9

    @property
    def most(self) -> int:
        """No more than this many stay."""
        return self.daily + self.weekly + self.monthly


def newest_first(made: Iterable[datetime], now: datetime) -> list[datetime]:
    """From the newest to the oldest. What claims to come from after ``now`` was made under a wrong clock and
    goes last, so that it cannot push out what is made from now on."""
    return sorted(made, key=lambda moment: (moment <= now, moment), reverse=True)


def staying(made: Iterable[datetime], now: datetime, tiers: Tiers) -> frozenset[datetime]:
    """The moments whose backups stay: the newest of each of the last days, before those the newest of each
    week, before those the newest of each month. The newest of all always stays."""
    waiting = newest_first(made, now)
    stay: list[datetime] = []
    for count, period in ((tiers.daily, _day), (tiers.weekly, _week), (tiers.monthly, _month)):
        waiting = _take(count, period, waiting, stay)
    return frozenset(stay)


def _take(
    count: int, period: Callable[[datetime], object], waiting: list[datetime], stay: list[datetime]
) -> list[datetime]:
    """Move the first of each of ``count`` further periods from ``waiting`` to ``stay``; answers what is older."""
    full = len(stay) + count
    for place, moment in enumerate(waiting):
        if len(stay) >= full:
            return waiting[place:]
        if not stay or period(moment) != period(stay[-1]):
            stay.append(moment)
    return []


def _day(moment: datetime) -> object:
    return moment.date()


def _week(moment: datetime) -> object:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> object:
    return moment.year, moment.month
