"""The nursery's own rules about taking turns, in plain words: who owes how much, limits, newcomers, swaps.

Made from the settings and the term as a whole; no name, family or child is in any of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days, sessions_on, teaching_weeks
from nursery_rota.domain.obligation import exact, owed, to_hand_out, weights
from nursery_rota.domain.tables import Nursery, Term
from nursery_rota.wording import duties, listing, plural

_EXAMPLES = 3
_MOST_CHILDREN = 3


@dataclass(frozen=True)
class Section:
    """A heading and whole sentences under it."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Example:
    """ "A child booked for 5 sessions a week", "8.7 duties"."""

    who: str
    owes: str


def examples(book: Book, term: Term) -> tuple[Example, ...]:
    """What the rule comes to in this term, for somebody who is there for all of it; none where nothing is
    asked or nothing is known yet."""
    match book.nursery.obligation_basis:
        case "session":
            return tuple(_session_examples(book, term))
        case "family":
            rate = _worth_of_one(book, term)
            return (Example("Each family", _amount(rate)),) if rate else ()
        case "child":
            return tuple(_child_examples(book, term))
        case "table":
            return tuple(_table_examples(book, term))
        case "quota":
            agreed = {f.quota for f in book.families if f.quota}
            return (Example("Each family", _amount(exact(agreed.pop()))),) if len(agreed) == 1 else ()
        case _:
            return ()


def _session_examples(book: Book, term: Term) -> Iterator[Example]:
    """Children with the commonest numbers of weekly sessions, at the average number of weeks in which a
    session takes place: who comes on a day that is closed more often owes a little less."""
    held = Counter(s.id for day in days(term.starts_on, term.ends_on) for s in sessions_on(book, day))
    rate = _worth_of_one(book, term)
    if not held or not rate:
        return
    weeks = Fraction(held.total(), len(held))
    weekly = {
        (b.child_id, b.session_id)
        for b in book.bookings
        if b.session_id in held
        and (b.starts_on is None or b.starts_on <= term.ends_on)
        and (b.ends_on is None or b.ends_on >= term.starts_on)
    }
    common = Counter(Counter(child_id for child_id, _ in weekly).values()).most_common()
    common.sort(key=lambda pair: (-pair[1], -pair[0]))
    for sessions in sorted((count for count, _ in common[:_EXAMPLES]), reverse=True):
        who = f"A child booked for {plural(sessions, 'session')} a week"
        yield Example(who, _amount(rate * weeks * sessions))


def _child_examples(book: Book, term: Term) -> Iterator[Example]:
    rate = _worth_of_one(book, term)
    if not rate:
        return
    scale = book.nursery.sibling_scale or tuple(range(1, _MOST_CHILDREN + 1))
    for number, weight in enumerate(scale, start=1):
        more = " or more" if number == len(scale) and book.nursery.sibling_scale else ""
        word = "child" if number == 1 and not more else "children"
        yield Example(f"A family with {number}{more} {word}", _amount(rate * weight))


def _table_examples(book: Book, term: Term) -> Iterator[Example]:
    table = book.nursery.obligation_table
    periods = Fraction(len(teaching_weeks(book, term)), int(table.get("weeks", 1)))
    for booked, asked in sorted(table.get("days", {}).items(), key=lambda pair: -int(pair[0])):
        who = f"A child booked for {plural(int(booked), 'day')} a week"
        yield Example(who, _amount(exact(float(asked)) * periods))


def _worth_of_one(book: Book, term: Term) -> Fraction:
    """Duties for a weight of one: one booked session, one family, or one point of the sibling scale."""
    whole = sum(weights(book, term).values(), Fraction(0))
    return sum(owed(book, term).values(), Fraction(0)) / whole if whole else Fraction(0)


def _amount(amount: Fraction) -> str:
    text = duties(amount)
    return f"{text} duty" if text == "1" else f"{text} duties"


def turns(book: Book, term: Term) -> tuple[Section, ...]:
    """Every rule that parents agreed among themselves, as it is set now."""
    nursery = book.nursery
    found = (
        Section("Who gives how much", tuple(_obligation(book, term))),
        Section("Limits", tuple(_limits(nursery))),
        Section("Newcomers and buddies", tuple(_newcomers(nursery))),
        Section("Stand-ins", tuple(_reserve(nursery))),
        Section("Swaps and missed duties", tuple(_swaps(nursery))),
    )
    return tuple(section for section in found if section.lines)


def _obligation(book: Book, term: Term) -> Iterator[str]:
    nursery = book.nursery
    yield _BASES[nursery.obligation_basis]
    if nursery.obligation_basis == "none":
        return
    if nursery.obligation_basis in ("session", "family", "child"):
        whole = _amount(to_hand_out(book, term))
        yield (
            f"The places of this term come to {whole}. They are divided exactly; a part of a duty is kept and "
            "carried over to the next term, so the rounding never falls on the same family."
        )
    yield from _table(nursery)
    yield from _special_worth(book, term)
    yield "A day on which we are closed asks nothing of anybody."
    yield (
        "Who joins or leaves during the term gives for the time in between. An exemption has dates and a kind, "
        "no medical details; what falls into it need not be made up later."
    )
    yield (
        "Training, committee work and jobs done without a shift count as well. What is over or short at the end "
        "of a term is carried over, and one family may give its duties to another."
    )


_BASES = {
    "session": "Duties are shared out by booked sessions: who books more gives more.",
    "family": "Every family gives the same.",
    "child": "Duties are shared out by the number of children a family has with us.",
    "table": "The number of days a child is booked says how many duties its family gives.",
    "quota": "The number of duties in a term is agreed with each family.",
    "none": "We ask for no fixed number of duties. Everybody gives what they can.",
}


def _table(nursery: Nursery) -> Iterator[str]:
    """The table of days booked and duties asked, as it was agreed."""
    agreed = nursery.obligation_table.get("days", {})
    if nursery.obligation_basis != "table" or not agreed:
        return
    weeks = plural(int(nursery.obligation_table.get("weeks", 1)), "week")
    lines = [
        f"{_amount(exact(float(asked)))} for {plural(int(booked), 'day')}"
        for booked, asked in sorted(agreed.items(), key=lambda pair: -int(pair[0]))
    ]
    yield f"In {weeks}: {listing(lines)} booked each week."


def _special_worth(book: Book, term: Term) -> Iterator[str]:
    """Shifts that count for more or less than one duty, by name."""
    worth = {
        s.name: exact(s.credit)
        for s in book.shifts
        if s.credit != 1
        and (s.valid_from is None or s.valid_from <= term.ends_on)
        and (s.valid_to is None or s.valid_to >= term.starts_on)
    }
    if worth:
        counts = listing([f"{name} counts as {_exactly(amount)}" for name, amount in sorted(worth.items())])
        yield f"One shift is one duty, but {counts}."


def _exactly(amount: Fraction) -> str:
    return f"{float(amount):g}"


def _limits(nursery: Nursery) -> Iterator[str]:
    most = (("day", nursery.max_per_day), ("week", nursery.max_per_week), ("month", nursery.max_per_month))
    spans = [f"{limit} a {span}" for span, limit in most if limit is not None]
    if spans:
        yield f"A family has no more duties than {listing(spans)}. Who wants fewer says so."
    else:
        yield "There is no limit for a family. Who wants fewer duties says so."
    if nursery.min_days_between:
        yield f"Two duties of a family are at least {plural(nursery.min_days_between, 'day')} apart."
    yield (
        "Two adults of one family may be on duty together."
        if nursery.same_family_together
        else "Two adults of one family are not on duty at the same time."
    )
    yield _OWN_CHILD[nursery.own_child]


_OWN_CHILD = {
    "prefer": "If possible, parents are on duty while their own child is in.",
    "require": "Parents are on duty only while their own child is in.",
    "avoid": "If possible, parents are on duty while their own child is not in.",
    "any": "Parents may be on duty whether or not their own child is in.",
}


def _newcomers(nursery: Nursery) -> Iterator[str]:
    if nursery.observing_duties:
        yield (
            f"A newcomer watches {_times(nursery.observing_duties)} first, beyond the adults we need. Then the "
            "manager may sign them off."
        )
    else:
        yield "A newcomer starts once the manager has signed them off."
    if nursery.buddy_duties:
        yield f"After that, a newcomer is beside somebody experienced {_times(nursery.buddy_duties)}."
    yield "People may ask for a buddy, to be on duty together, or apart."


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _reserve(nursery: Nursery) -> Iterator[str]:
    if not nursery.reserves_per_shift:
        return
    worth = _exactly(exact(nursery.reserve_credit))
    yield (
        f"Each shift with children has {plural(nursery.reserves_per_shift, 'named stand-in')}. To keep the time "
        f"free counts as {worth} of a duty, and as a whole one if called."
    )


def _swaps(nursery: Nursery) -> Iterator[str]:
    yield "A swap needs both people, and whoever comes must be able to count. It counts for whoever came."
    if nursery.notice_hours:
        yield (
            f"Up to {plural(nursery.notice_hours, 'hour')} before the duty, parents swap among themselves. "
            "Later, the manager confirms."
        )
    else:
        yield "The manager confirms each swap."
    yield "A duty that was missed is still owed: agree on a day to make it up."
