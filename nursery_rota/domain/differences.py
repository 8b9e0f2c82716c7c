"""What differs between two rotas of one nursery, place by place, and why in a few words."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from itertools import zip_longest
from typing import Literal

from nursery_rota.domain.book import Book
from nursery_rota.domain.eligibility import answer_for
from nursery_rota.domain.limits import child_is_in
from nursery_rota.domain.names import short_names
from nursery_rota.domain.obligation import ledger
from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.domain.tables import Duty, Term
from nursery_rota.domain.trial import suits
from nursery_rota.wording import duties as duties_word
from nursery_rota.wording import short_day, weekday_name

ChangeKind = Literal["filled", "moved", "removed", "watching", "stands_in", "first_call"]
"""``stands_in``: somebody comes into the place of a person who is excused there or did not come; ``first_call``: is
only rung when somebody cannot come."""
_Key = tuple[date, int, int | None]
_Holder = tuple[int, bool]
"""A person, and whether as first call."""
_Pair = tuple[Duty | None, Duty | None]
_STANDING = ("planned", "confirmed")
_FELL_OUT = ("excused", "cancelled", "missed")


NOBODY = "nobody"
"""What stands where a place had no name, or would have none; also of first calls, which are no places."""


@dataclass(frozen=True)
class Change:
    """One place that would hold somebody else: short names before and after, and why in a few words."""

    kind: ChangeKind
    on_date: date
    where: str
    before: str
    after: str
    why: str


def differences(before: Book, after: Book, term: Term, start: date) -> tuple[tuple[Change, ...], int]:
    """Differences by place from ``start`` to the end of the term, and how many duties stay as they are."""
    then, now = _by_place(before.duties, start, term), _by_place(after.duties, start, term)
    absent = _absent(before.duties)
    changes = []
    kept = 0
    for key in sorted({*then, *now}, key=lambda k: (k[0], after.shift[k[1]].starts_at, k[1], k[2] or 0)):
        gone_from, come_to = then.get(key, {}), now.get(key, {})
        kept += len(gone_from.keys() & come_to.keys())
        missing = absent.get(key, [])
        for old, new in _pairs(gone_from, come_to):
            serves = old is None and new is not None and not (new.reserve or new.observing)
            whose = missing.pop(0) if serves and missing else None
            changes.append(_change(before, after, term, key, old, new, whose))
    return tuple(changes), kept


def _by_place(duties: tuple[Duty, ...], start: date, term: Term) -> dict[_Key, dict[_Holder, Duty]]:
    found: dict[_Key, dict[_Holder, Duty]] = defaultdict(dict)
    for duty in duties:
        if duty.status in _STANDING and start <= duty.on_date <= term.ends_on:
            found[_key(duty)][duty.person_id, duty.reserve] = duty
    return found


def _key(duty: Duty) -> _Key:
    return (duty.on_date, duty.shift_id, duty.room_id)


def _pairs(gone_from: dict[_Holder, Duty], come_to: dict[_Holder, Duty]) -> Iterator[_Pair]:
    """Who goes from one place beside who comes to it: those on duty, then the first calls. A first call who is on
    duty there now is not told as gone."""
    for reserve in (False, True):
        gone = [d for who, d in gone_from.items() if d.reserve == reserve and who not in come_to]
        come = [d for who, d in come_to.items() if d.reserve == reserve and who not in gone_from]
        yield from zip_longest([d for d in gone if not reserve or (d.person_id, False) not in come_to], come)


def _absent(duties: tuple[Duty, ...]) -> dict[_Key, list[Duty]]:
    """By place the duties that fell out already, less those for whom somebody has stepped in since."""
    fell: dict[_Key, list[Duty]] = defaultdict(list)
    covered: Counter[_Key] = Counter()
    for duty in duties:
        if duty.status in _FELL_OUT and not (duty.reserve or duty.observing):
            fell[_key(duty)].append(duty)
        elif duty.origin == "cover" and duty.status in _STANDING:
            covered[_key(duty)] += 1
    return {key: found[covered[key] :] for key, found in fell.items()}


def _kind(old: Duty | None, new: Duty | None, absent: Duty | None) -> ChangeKind:
    if new is None:
        return "removed"
    if new.observing:
        return "watching"
    if new.reserve:
        return "first_call"
    if absent is not None:
        return "stands_in"
    return "filled" if old is None else "moved"


def _change(
    before: Book, after: Book, term: Term, key: _Key, old: Duty | None, new: Duty | None, absent: Duty | None
) -> Change:
    short = short_names(after)
    return Change(
        kind=_kind(old, new, absent),
        on_date=key[0],
        where=f"{short_day(key[0])}, {after.shift[key[1]].name}",
        before=short[old.person_id] if old else "",
        after=short[new.person_id] if new else "",
        why=f"stands in for {short[absent.person_id]}" if absent else _why(before, after, term, old, new),
    )


def _why(before: Book, after: Book, term: Term, old: Duty | None, new: Duty | None) -> str:
    if new is None:
        return "cannot come" if old is not None and _fell_out(after, old) else "not needed any more"
    if new.observing:
        return "watches first, as newcomers do"
    if new.reserve and old is None:
        return "is rung first if somebody cannot come"
    person, shift = after.person[new.person_id], after.shift[new.shift_id]
    if answer_for(after, person.id, shift, new.on_date) == "prefer":
        return f"prefers {weekday_name(new.on_date.weekday())}s"
    if old is not None:
        if _fell_out(after, old):
            return f"{short_names(after)[old.person_id]} cannot come"
        row = _account(before, term, after.person[old.person_id].family_id)
        if row is not None and row.balance > Fraction(1, 2):
            return f"{row.family} was {duties_word(row.balance)} over its share"
    child = child_is_in(after, person, shift, new.on_date)
    return f"{child} is in that day" if child else "evens out the shares"


def _fell_out(after: Book, old: Duty) -> bool:
    """Can the person not come: is the duty on record as excused, or could they not be given it any more?"""
    kept = after.duty.get(old.id)
    if kept is not None:
        return kept.status in ("excused", "cancelled", "missed")
    return not suits(after, after.person[old.person_id], after.shift[old.shift_id], old.on_date)


def _account(book: Book, term: Term, family_id: int | None) -> LedgerRow | None:
    rows = ledger(book, term, term.starts_on)
    return next((r for r in rows if r.family_id == family_id), None)
