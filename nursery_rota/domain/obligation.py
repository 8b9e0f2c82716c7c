"""What each family owes in a term, exactly, and its account: owed, credits, done, planned, balance.

Shares are fractions and add up to what is to be handed out; nothing is rounded before it is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from math import isfinite
from typing import Any

from nursery_rota.domain.attendance import booked
from nursery_rota.domain.book import Book, Member, remembered, remembered_for, remembered_while
from nursery_rota.domain.calendar import OPENING, days, monday_of, sessions_on, teaching_weeks, within
from nursery_rota.domain.duty_spans import duties_between
from nursery_rota.domain.eligibility import exempt_share
from nursery_rota.domain.names import look_up_key
from nursery_rota.domain.places import PLACES, places
from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.domain.tables import Duty, Family, Term
from nursery_rota.wording import duties as duties_word
from nursery_rota.wording import plural

_WEIGHTS = (*OPENING, "nursery", "sessions", "bookings", "children", "member", "exemptions")
"""The tables that say what each family weighs; no duty among them, so that a share outlives an edit."""


def exact(amount: float) -> Fraction:
    """A stored decimal as the fraction its author typed: 0.1 is one tenth."""
    return Fraction(repr(amount))


@remembered_while(*PLACES)
def to_hand_out(book: Book, term: Term) -> Fraction:
    """Duties (by credit) that the term's places hold: required, helpers and tasks, and reserves."""
    total = Fraction(0)
    reserve = exact(book.nursery.reserve_credit) * book.nursery.reserves_per_shift
    for place in places(book, term.starts_on, term.ends_on):
        total += exact(place.shift.credit) * place.positions
        if place.shift.kind == "care" and place.required:
            total += reserve
    return total


@remembered_while(*_WEIGHTS)
def weights(book: Book, term: Term) -> Mapping[int, Fraction]:
    """Each family's weight in the term by the nursery's basis, active time and exemptions in it."""
    basis = book.nursery.obligation_basis
    if basis == "session":
        return _session_weights(book, term)
    active = _active_days(book, term)
    return {f.id: active[f.id] * _standing_weight(book, f, term) for f in book.member.values()}


@remembered_while(*dict.fromkeys((*PLACES, *_WEIGHTS)))
def owed(book: Book, term: Term) -> Mapping[int, Fraction]:
    """Duties that each family owes in the term before credits.

    A quota, or a table by days booked, says the number itself (less time away); every other basis divides
    what is to be handed out in proportion to weight.
    """
    weight = weights(book, term)
    if book.nursery.obligation_basis in ("quota", "table"):
        return weight
    whole = sum(weight.values(), Fraction(0))
    if not whole:
        return {family_id: Fraction(0) for family_id in weight}
    return {family_id: to_hand_out(book, term) * w / whole for family_id, w in weight.items()}


def _session_weights(book: Book, term: Term) -> Mapping[int, Fraction]:
    """Booked sessions that really take place, each counted at what the family still owes that day."""
    weight = {family_id: Fraction(0) for family_id in book.member}
    for day in days(term.starts_on, term.ends_on):
        sessions = sessions_on(book, day)
        if not sessions:
            continue
        booked_today = Counter(c.family_id for s in sessions for c in booked(book, s, day))
        for family_id, count in booked_today.items():
            weight[family_id] += count * _share_on(book, book.member[family_id], day)
    return weight


def _share_on(book: Book, family: Member, day: date) -> Fraction:
    if not within(day, family.joined_on, family.left_on):
        return Fraction(0)
    return exact(family.share) * exact(exempt_share(book, family.id, day))


def _active_days(book: Book, term: Term) -> Mapping[int, Fraction]:
    """Part of the term's open days on which the family owes, exemptions and share included, 0 to 1."""
    open_days = [d for d in days(term.starts_on, term.ends_on) if sessions_on(book, d)]
    if not open_days:
        return {family_id: Fraction(0) for family_id in book.member}
    return {
        f.id: sum((_share_on(book, f, d) for d in open_days), Fraction(0)) / len(open_days)
        for f in book.member.values()
    }


def _standing_weight(book: Book, family: Member, term: Term) -> Fraction:
    """The weight of a family with all its time, for every basis but sessions."""
    nursery = book.nursery
    match nursery.obligation_basis:
        case "family":
            return Fraction(1)
        case "child":
            return _child_weight(book, family, term)
        case "quota":
            return exact(family.quota or 0.0)
        case "table":
            return _table_duties(book, family, term)
        case _:
            return Fraction(0)


def _child_weight(book: Book, family: Member, term: Term) -> Fraction:
    """One for each child, or by the sibling scale (6/10/14: the second child weighs 4, the third 4)."""
    children = len(_children_booked(book, family, term))
    scale = book.nursery.sibling_scale
    if not scale or not children:
        return Fraction(children)
    return Fraction(scale[min(children, len(scale)) - 1])


def _table_duties(book: Book, family: Member, term: Term) -> Fraction:
    """A table such as {"days": {"5": 5, "3": 3}, "weeks": 5}: duties for days booked in so many weeks."""
    by_days, weeks = _table(book.nursery.obligation_table)
    booked_days = Counter((child_id, weekday) for child_id, weekday in weekly_bookings(book, family, term))
    per_child = Counter(child_id for child_id, _ in booked_days)
    rounds = Fraction(len(teaching_weeks(book, term)), weeks)
    return sum((by_days.get(n, Fraction(n)) * rounds for n in per_child.values()), Fraction(0))


def _table(typed: Mapping[str, Any]) -> tuple[Mapping[int, Fraction], int]:
    """Duties by days booked, and in how many weeks they are owed. Entries that are no numbers, which another
    program may have written, are passed over: a day booked is then a duty a week."""
    days_typed = typed.get("days")
    weeks = typed.get("weeks")
    by_days = {
        int(days): exact(float(amount))
        for days, amount in (days_typed.items() if isinstance(days_typed, Mapping) else ())
        if str(days).isdecimal() and isinstance(amount, int | float) and isfinite(amount) and amount >= 0
    }
    return by_days, weeks if isinstance(weeks, int) and weeks > 0 else 1


def weekly_bookings(book: Book, family: Family | Member, term: Term) -> set[tuple[int, int]]:
    mine = {c.id for c in book.children_of.get(family.id, ())}
    return {
        (b.child_id, book.session[b.session_id].weekday)
        for b in book.bookings
        if b.child_id in mine
        and (b.starts_on is None or b.starts_on <= term.ends_on)
        and (b.ends_on is None or b.ends_on >= term.starts_on)
    }


def _children_booked(book: Book, family: Member, term: Term) -> set[int]:
    return {child_id for child_id, _ in weekly_bookings(book, family, term)}


def credit_of(book: Book, duty: Duty) -> Fraction:
    """A duty's worth: the shift's credit; of a stand-in who was not called, the reserve's."""
    if duty.reserve:
        return exact(book.nursery.reserve_credit)
    return exact(book.shift[duty.shift_id].credit)


def minutes_given(book: Book, duty: Duty) -> int:
    """Clock minutes of a worked duty, by what was written down or by the shift's times."""
    if duty.minutes_worked is not None:
        return duty.minutes_worked
    shift = book.shift[duty.shift_id]
    return shift.ends_at - shift.starts_at


@remembered
def ledger(book: Book, term: Term, today: date) -> tuple[LedgerRow, ...]:
    """Every family's account for the term, by name. A duty in the past that nobody has marked is still
    planned: the file does not guess that it was worked."""
    rows = [_row(book, f, term) for f in book.families if _belongs(f, term)]
    return tuple(sorted(rows, key=lambda r: (look_up_key(r.family), r.family_id)))


def _belongs(family: Family, term: Term) -> bool:
    joined = family.joined_on is None or family.joined_on <= term.ends_on
    return joined and (family.left_on is None or family.left_on >= term.starts_on)


def _their_duties(book: Book, family: Family, term: Term) -> tuple[tuple[Duty, ...], ...]:
    return tuple(book.duties_of.get(person.id, ()) for person in book.adults_of.get(family.id, ()))


@remembered_for(_their_duties, *dict.fromkeys((*PLACES, *_WEIGHTS, "people", "credits")))
def _row(book: Book, family: Family, term: Term) -> LedgerRow:
    share = owed(book, term)[family.id]
    mine = [
        d
        for person in book.adults_of.get(family.id, ())
        for d in duties_between(book, person.id, term.starts_on, term.ends_on)
    ]
    worth: Counter[str] = Counter()
    sums = {status: Fraction(0) for status in ("worked", "planned", "missed")}
    for duty in mine:
        status = "planned" if duty.status == "confirmed" else duty.status
        if status in sums:
            sums[status] += credit_of(book, duty)
            worth[status] += minutes_given(book, duty)
    credits = [c for c in book.credits_of.get(family.id, ()) if term.starts_on <= c.on_date <= term.ends_on]
    credited = sum((exact(c.amount) for c in credits), Fraction(0))
    return LedgerRow(
        family_id=family.id,
        family=family.name,
        owed=share,
        credits=credited,
        done=sums["worked"],
        planned=sums["planned"],
        missed=sums["missed"],
        balance=sums["worked"] + sums["planned"] + credited - share,
        minutes_given=worth["worked"] + sum(c.minutes for c in credits),
        why=_why(book, family, term, share),
    )


def _why(book: Book, family: Family, term: Term, share: Fraction) -> str:
    """How the share came about, in words that a parent can follow with a pocket calculator."""
    basis = book.nursery.obligation_basis
    weight = weights(book, term)
    if basis == "none":
        return "Your nursery asks for no fixed number of duties."
    if basis == "quota":
        return f"{duties_word(share)} duties a term, as agreed, less time away."
    if basis == "table":
        return f"{duties_word(share)} duties by the table for days booked, less time away."
    whole = sum(weight.values(), Fraction(0))
    unit = {"session": "booked sessions", "family": "families", "child": "children"}[basis]
    return (
        f"{duties_word(weight[family.id])} of {duties_word(whole)} {unit} this term, "
        f"so the same part of {duties_word(to_hand_out(book, term))} duties: {duties_word(share)}."
    )


def weekly_sessions(book: Book, family_id: int, day: date) -> str:
    """ "9 booked sessions a week", as of the week of ``day``."""
    monday = monday_of(day)
    count = sum(
        child.family_id == family_id
        for offset in days(monday, date.fromordinal(monday.toordinal() + 6))
        for session in sessions_on(book, offset)
        for child in booked(book, session, offset)
    )
    return f"{plural(count, 'booked session')} a week"
