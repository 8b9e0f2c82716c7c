"""One tax year of the whole employer: with parents, without them, the saving, and its share of each day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cached_property

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days, within
from nursery_rota.domain.costs import ledger
from nursery_rota.domain.costs.fees import FeeIncome, fee_income
from nursery_rota.domain.costs.parents import CostLine, InKind, in_kind, parent_costs
from nursery_rota.domain.costs.payroll import Employee, EmployeeCost, Payroll, part_of, payroll
from nursery_rota.domain.costs.posts import Post, post_employee, posts
from nursery_rota.domain.costs.staff import staff
from nursery_rota.domain.costs.wages import price_list
from nursery_rota.domain.costs.what_if import WhatIf
from nursery_rota.domain.credited import CreditedPlace
from nursery_rota.domain.money import rounded, shared
from nursery_rota.domain.rates import RateYear
from nursery_rota.errors import RotaProblem

CreditedPlaces = Callable[[date, date], tuple[CreditedPlace, ...]]
ChildMinutes = Callable[[date, date], int]
MorePlaces = Callable[[date, date], tuple[CreditedPlace, ...]]


@dataclass(frozen=True)
class PostCost:
    """A post and what it adds to the employer's total, in pence, after the staff and the posts before it:
    ``total`` = ``gross`` + ``ni`` − ``allowance`` + ``pension`` + ``other``. The posts add up to the wages saved."""

    post: Post
    cost: EmployeeCost
    allowance: int

    @property
    def total(self) -> int:
        return self.cost.gross + self.cost.ni - self.allowance + self.cost.pension + self.cost.other


@dataclass(frozen=True)
class DayShare:
    """What a day's credited places, worked or still planned, have of the year's saving, in pence."""

    on_date: date
    worked: bool
    minutes: int
    pence: int


@dataclass(frozen=True)
class PlaceShare:
    """What one credited place has of the year's saving, in pence."""

    place: CreditedPlace
    pence: int


@dataclass(frozen=True)
class YearCost:
    """Amounts in pence. ``saving`` = payroll without parents − payroll with them − parents' costs −
    ``discounts`` + ``buy_outs``."""

    rates: RateYear
    without_parents: Payroll
    with_parents: Payroll
    posts: tuple[PostCost, ...]
    parent_costs: tuple[CostLine, ...]
    discounts: int
    buy_outs: int
    in_kind: InKind
    staff: int
    """People on the payroll."""
    families: int
    child_minutes: Fraction
    charged_minutes: Fraction
    fees: FeeIncome
    other_costs: int
    other_income: int
    """Everything but what parents are charged for their hours: funding, grants, fundraising."""
    allowance_elsewhere: int = 0
    """What of the Employment Allowance is used outside this nursery."""
    filled: Fraction = Fraction(1)
    """The part of their places that parents fill; less than one only in a trial."""
    charged: int = 0
    """What parents are charged for their hours."""

    @property
    def parents_total(self) -> int:
        return sum(line.pence for line in self.parent_costs)

    @property
    def saving(self) -> int:
        wages = self.without_parents.total - self.with_parents.total
        return wages - self.parents_total - self.discounts + self.buy_outs

    @property
    def credited_minutes(self) -> int:
        return sum(p.post.minutes for p in self.posts)

    @cached_property
    def place_shares(self) -> tuple[PlaceShare, ...]:
        """The saving over the credited places by their minutes: by date, worked before planned. Empty where
        nothing is credited."""
        places = [(place, post.post.number) for post in self.posts for place in post.post.places]
        places.sort(key=lambda one: (one[0].on_date, not one[0].worked, one[0].starts_at, one[1]))
        if not places:
            return ()
        parts = shared(self.saving, [place.minutes for place, _ in places])
        return tuple(PlaceShare(place, pence) for (place, _), pence in zip(places, parts, strict=True))

    @cached_property
    def shares(self) -> tuple[DayShare, ...]:
        """The saving over the days of the year by credited minutes, worked before planned. Where nothing
        is credited there is no such measure, and every day has an equal share."""
        if not self.place_shares:
            every = list(days(self.rates.starts_on, self.rates.ends_on))
            equal = shared(self.saving, [1] * len(every))
            return tuple(DayShare(day, True, 0, pence) for day, pence in zip(every, equal, strict=True))
        found: dict[tuple[date, bool], DayShare] = {}
        for share in self.place_shares:
            place = share.place
            key = (place.on_date, place.worked)
            known = found.get(key, DayShare(*key, 0, 0))
            found[key] = DayShare(*key, known.minutes + place.minutes, known.pence + share.pence)
        return tuple(found.values())

    @property
    def left_over(self) -> int:
        """What fees and other income leave once everything is paid; below zero it is missing."""
        return self.charged + self.other_income - self.costs_with

    def costs_where(self, filled: Fraction) -> int:
        """What would have to come in if parents filled this part of their places and staff were paid for the
        others; everything else as it is."""
        staff_, posts_ = (
            [cost.employee for cost in part]
            for part in (
                self.without_parents.employees[: self.staff],
                self.without_parents.employees[self.staff :],
            )
        )
        cover = [part_of(post, 1 - filled) for post in posts_] if filled != 1 else []
        pays = payroll([*staff_, *cover], self.rates, self.allowance_elsewhere)
        return self.costs_with - self.with_parents.total + pays.total

    @property
    def costs_with(self) -> int:
        """What has to come in, in the year, with parents on duty."""
        return self.costs_without - self.saving

    @property
    def costs_without(self) -> int:
        """What would have to come in if staff held the parents' places."""
        return self.without_parents.total + self.other_costs


def year_cost(
    book: Book,
    year: RateYear,
    credited: CreditedPlaces,
    child_minutes: ChildMinutes,
    trial: WhatIf,
    more_places: MorePlaces | None = None,
) -> YearCost:
    """All figures of the tax year ``year``, with the changes of ``trial`` made to them."""
    start, end = year.starts_on, year.ends_on
    price = trial_price(book, trial)
    found = posts(credited(start, end))
    team = (*staff(book, year, trial.wage_percent), *_added(more_places, year, price))
    full = [post_employee(post, year, price) for post in found]
    bought = _bought_out(book, year, trial, found, price)
    filled = trial.participation * (1 - bought.share)
    unfilled = 1 - filled
    cover = [post_employee(post, year, price, unfilled) for post in found] if unfilled else []
    elsewhere = book.nursery.allowance_used_elsewhere_pence
    without = payroll([*team, *full], year, elsewhere)
    with_parents = payroll([*team, *cover], year, elsewhere)
    families = families_between(book, start, end)
    staying = _staying(families, trial.families_leave)
    fees = fee_income(book, start, end)
    return YearCost(
        rates=year,
        without_parents=without,
        with_parents=with_parents,
        posts=_post_costs(found, team, without, payroll(team, year, elsewhere)),
        parent_costs=parent_costs(book, year, trial.more_trained),
        discounts=ledger.total(book, "cost", ledger.DISCOUNTS, start, end),
        buy_outs=ledger.total(book, "income", ledger.BUY_OUTS, start, end) + bought.pence,
        in_kind=in_kind(book, start, end, price, filled),
        staff=len(team),
        families=families - trial.families_leave,
        child_minutes=child_minutes(start, end) * staying,
        charged_minutes=fees.charged_minutes * staying,
        fees=fees,
        other_costs=ledger.other_costs(book, start, end),
        other_income=ledger.other_income(book, start, end) + rounded(fees.funded * staying),
        allowance_elsewhere=elsewhere,
        filled=filled,
        charged=rounded(fees.charged * staying),
    )


def _added(more_places: MorePlaces | None, year: RateYear, price: Callable[[date], int]) -> list[Employee]:
    """Staff for the places that a trial adds."""
    places = more_places(year.starts_on, year.ends_on) if more_places is not None else ()
    return [
        replace(
            post_employee(post, year, price),
            name=f"New place {post.number}",
            initials=f"new place {post.number}",
        )
        for post in posts(places)
    ]


@dataclass(frozen=True)
class _BoughtOut:
    """The part of their duties that families buy out, and what comes in for it in pence."""

    share: Fraction = Fraction(0)
    pence: int = 0


def _bought_out(
    book: Book, year: RateYear, trial: WhatIf, found: tuple[Post, ...], price: Callable[[date], int]
) -> _BoughtOut:
    """Duties bought out in each term that has credited duties; each at the price that was typed, else at what
    its hours cost at the wage of a parent's place. ``RotaProblem`` for more than there are."""
    places = [place for post in found for place in post.places]
    if not trial.duties_bought_out or not places:
        return _BoughtOut()
    duties = len({place.duty_id for place in places})
    terms = sum(any(within(p.on_date, term.starts_on, term.ends_on) for p in places) for term in book.terms)
    bought = trial.duties_bought_out * max(1, terms)
    if bought > duties:
        raise RotaProblem(
            f"{bought} duties cannot be bought out: parents fill required places with {duties} in the tax year "
            f"{year.label}. Try fewer."
        )
    each = trial.buy_out_price_pence
    worth = sum((Fraction(p.minutes * price(p.on_date), 60) for p in places), Fraction(0))
    pence = worth * bought / duties if each is None else Fraction(each * bought)
    return _BoughtOut(Fraction(bought, duties), rounded(pence))


def trial_price(book: Book, trial: WhatIf) -> Callable[[date], int]:
    """What an hour of a parent's place is priced at on a date. A wage that was typed for the trial is meant
    as it stands: a general rise does not go on top of it."""
    if trial.wage_pence is not None:
        return price_list(book.rates, trial.wage_pence)
    return price_list(book.rates, book.nursery.replacement_rate_pence, trial.wage_percent)


def families_between(book: Book, start: date, end: date) -> int:
    """Families who are with the nursery at some time between the dates."""
    return sum(within(end, f.joined_on, None) and within(start, None, f.left_on) for f in book.families)


def _staying(families: int, leaving: int) -> Fraction:
    """The part of the families that stays; ``RotaProblem`` where nobody would."""
    if not leaving:
        return Fraction(1)
    if leaving >= families:
        raise RotaProblem(f"{leaving} families cannot leave: there are {families}. Try fewer.")
    return Fraction(families - leaving, families)


def _post_costs(
    found: tuple[Post, ...], team: tuple[Employee, ...], without: Payroll, alone: Payroll
) -> tuple[PostCost, ...]:
    """Each post with what it takes of the allowance, after the staff and the posts before it."""
    free = without.allowance - alone.allowance
    costs = []
    for post, cost in zip(found, without.employees[len(team) :], strict=True):
        taken = min(free, cost.ni)
        free -= taken
        costs.append(PostCost(post, cost, taken))
    return tuple(costs)
