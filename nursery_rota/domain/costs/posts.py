"""The counterfactual: the required places that parents fill, as posts that paid staff would have held.

Only places that were really credited come in here; who may be credited is decided elsewhere.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.costs.payroll import Employee, PaidTime, hours_words
from nursery_rota.domain.credited import CreditedPlace
from nursery_rota.domain.rates import RateYear
from nursery_rota.wording import plural


@dataclass(frozen=True)
class Post:
    """All the k-th places of one tax year: what one paid person could have held."""

    number: int
    places: tuple[CreditedPlace, ...]

    @property
    def name(self) -> str:
        return f"Place {self.number}, filled by parents"

    @property
    def minutes(self) -> int:
        return sum(p.minutes for p in self.places)

    @property
    def weeks(self) -> int:
        """Weeks in which the place was needed."""
        return len({monday_of(p.on_date) for p in self.places})

    @property
    def level(self) -> int:
        """The highest level that any of its places demands."""
        return max((p.level for p in self.places), default=0)

    @property
    def duty_ids(self) -> tuple[int, ...]:
        return tuple(sorted({p.duty_id for p in self.places}))


def posts(places: Iterable[CreditedPlace]) -> tuple[Post, ...]:
    """The places sorted into posts: the k-th place at a time belongs to post k.

    Ranks are given room by room; nobody can hold two rooms at once, so a place whose post is busy at that
    time goes to the next one that is free.
    """
    by_day: dict[date, list[CreditedPlace]] = defaultdict(list)
    for place in places:
        by_day[place.on_date].append(place)
    found: dict[int, list[CreditedPlace]] = defaultdict(list)
    for day in sorted(by_day):
        busy_until: dict[int, int] = defaultdict(int)
        for place in sorted(by_day[day], key=lambda p: (p.starts_at, p.rank, p.room_id or 0, p.duty_id)):
            number = place.rank
            while busy_until[number] > place.starts_at:
                number += 1
            busy_until[number] = place.ends_at
            found[number].append(place)
    return tuple(Post(number, tuple(found[number])) for number in sorted(found))


def post_employee(
    post: Post, year: RateYear, price: Callable[[date], int], share: Fraction = Fraction(1)
) -> Employee:
    """The post as an employee: its hours at the wage that ``price`` gives for each date.

    ``share`` of its hours is what somebody is paid for: 1 where nobody but staff is there.
    """
    by_rate: dict[int, list[CreditedPlace]] = defaultdict(list)
    for place in post.places:
        by_rate[price(place.on_date)].append(place)
    paid = [
        PaidTime(
            minutes=sum(p.minutes for p in places) * share,
            hourly_pence=hourly_pence,
            pension_rate=Fraction(year.pension_rate),
            words=_words(places) if share == 1 else f"{_words(places)} × {float(share * 100):g}%",
        )
        for hourly_pence, places in by_rate.items()
    ]
    name = post.name if share == 1 else f"Place {post.number}, where staff step in"
    return Employee(name, f"place {post.number}", tuple(paid))


def _words(places: list[CreditedPlace]) -> str:
    """ "25.5 h × 38 weeks" where every week is alike, else "961.5 h in 38 weeks"."""
    weeks: Counter[date] = Counter()
    for place in places:
        weeks[monday_of(place.on_date)] += place.minutes
    if len(set(weeks.values())) == 1:
        return f"{hours_words(Fraction(max(weeks.values())))} × {plural(len(weeks), 'week')}"
    return f"{hours_words(Fraction(weeks.total()))} in {plural(len(weeks), 'week')}"
