"""What is uncertain in a cost report and what was left out, in whole sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.costs.staff import wage_doubts
from nursery_rota.domain.costs.wages import wage_year
from nursery_rota.domain.costs.year import YearCost
from nursery_rota.domain.money import pounds
from nursery_rota.wording import full_date, listing, sentence

APPROXIMATION = "Payroll is an annual approximation: real payslips are worked out by week or month."
LEFT_OUT = (
    "Overtime, and sick pay above what the law asks for.",
    "Levies on large employers, and rules at pension age.",
    "Agency fees and the cost of finding staff for the parents’ places.",
)
_MARKS = {
    "V": "",
    "V2": "from secondary sources (mark V2): check against the current text",
    "R": "partly from memory (mark R): check against the current text",
}
_METHODS = {
    "per-band": "each age band on its own",
    "youngest-first": "youngest first",
    "pooled": "ages pooled",
    "youngest-sets-room": "the youngest child sets the room",
}


@dataclass(frozen=True)
class Missing:
    """Days of the period, both ends included, for which no rates are known."""

    starts_on: date
    ends_on: date


def rates_say(book: Book, years: Sequence[YearCost]) -> tuple[str, ...]:
    """The rate sets and rules behind the figures, each with its mark and its end."""
    found = []
    for year in years:
        mark = _MARKS.get(year.rates.mark, f"mark {year.rates.mark}")
        text = f"Rates {year.rates.label} end on {full_date(year.rates.ends_on)}"
        found.append(sentence(f"{text}; {mark}" if mark else text))
    rules, mark = book.rule_set.name, _MARKS.get(book.rule_set.mark, "")
    text = f"Adults needed by the rules of {rules}, {_METHODS[book.nursery.mixed_age_method]}"
    found.append(sentence(f"{text}; {mark}" if mark else text))
    return tuple(found)


def uncertain(book: Book, years: Sequence[YearCost], missing: Sequence[Missing]) -> tuple[str, ...]:
    """Everything a reader should know before relying on the figures, gravest first."""
    found = [*_no_rates(missing), *_nothing_there(book, years), APPROXIMATION]
    for year in years:
        found.extend(_year_doubts(book, year))
    found.extend(_settings(book, years))
    return tuple(dict.fromkeys(found))


def _no_rates(missing: Sequence[Missing]) -> Iterator[str]:
    for gap in missing:
        yield (
            f"No pay rates are known for {full_date(gap.starts_on)} to {full_date(gap.ends_on)}. The report "
            "leaves these days out rather than use the rates of another year. Enter the new ones under Costs, "
            "Rates and wages."
        )


def _nothing_there(book: Book, years: Sequence[YearCost]) -> Iterator[str]:
    if not any(y.staff for y in years):
        yield "No wages of staff are entered, so the payroll holds nobody but the parents’ places."
    if not any(y.posts for y in years):
        yield "No required place is filled by a parent who counts, so no wage is saved."
        if any(not y.in_kind.minutes for y in years):
            yield "No duties of parents stand on the rota."
    if any(y.saving < 0 for y in years):
        yield "What parents cost, and what they are given, is more than the wages they save."
    if any(y.saving and not y.credited_minutes for y in years):
        yield "There are no credited hours to share the year’s figure by, so every day has an equal part of it."


def _year_doubts(book: Book, year: YearCost) -> Iterator[str]:
    rates, currency = year.rates, year.rates.currency
    yield from wage_doubts(book, rates.starts_on, rates.ends_on)
    minimum = wage_year(book.rates, rates.starts_on)
    set_pence = book.nursery.replacement_rate_pence
    if minimum is not None and set_pence is not None and set_pence < minimum.minimum_wage_pence:
        yield (
            f"A parent’s place is priced at {pounds(set_pence, currency)} an hour, below the minimum wage of "
            f"{pounds(minimum.minimum_wage_pence, currency)}: nobody could be paid that."
        )
    last_day = max((p.on_date for post in year.posts for p in post.post.places), default=None)
    if last_day is not None and any(
        last_day < t.ends_on and t.starts_on <= rates.ends_on for t in book.terms
    ):
        yield (
            f"Parents’ places are filled up to {full_date(last_day)}; later weeks of the tax year "
            f"{rates.label} count nothing until they are planned."
        )
    yield from _fee_doubts(year)


def _fee_doubts(year: YearCost) -> Iterator[str]:
    for line in year.fees.lines:
        if line.label == "no fee set":
            yield "Some booked hours have no fee set for the child’s age on the day; they bring in nothing here."
        elif line.funded_minutes and not line.funded:
            yield f"No funded rate is set for children {line.label}; their funded hours bring in nothing here."
    if year.other_costs or year.other_income:
        yield "Other costs and income are those entered so far, not a forecast for the whole tax year."


def _settings(book: Book, years: Sequence[YearCost]) -> Iterator[str]:
    currency, elsewhere = book.nursery.currency, book.nursery.allowance_used_elsewhere_pence
    allowances = listing(
        list(dict.fromkeys(pounds(y.rates.employment_allowance_pence, currency) for y in years))
    )
    less = f", less {pounds(elsewhere, currency)} used elsewhere" if elsewhere else ""
    if any(y.rates.employment_allowance_pence for y in years):
        yield f"The nursery is taken to be entitled to the Employment Allowance of {allowances} a year{less}."
    if book.nursery.replacement_rate_pence is None and any(p.post.level for y in years for p in y.posts):
        yield (
            "Places that ask for a qualification are priced at the minimum wage like the others; set your own "
            "rate for a parent’s place if qualified staff would cost more."
        )
    if currency == "GBP" and any(y.discounts or y.buy_outs for y in years):
        yield (
            "Discounts for duties and bought-out duties: in the United Kingdom a volunteer has no obligation "
            "and no sanction, and funded hours may carry no charge that must be paid. Take advice."
        )
