"""What differs between two rotas of one nursery, place by place, and why in a few words."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
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

ChangeKind = Literal["filled", "moved", "removed", "watching"]
_Key = tuple[date, int, int | None]
_STANDING = ("planned", "confirmed")


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
    changes = []
    kept = 0
    for key in sorted({*then, *now}, key=lambda k: (k[0], after.shift[k[1]].starts_at, k[1], k[2] or 0)):
        gone_from, come_to = then.get(key, {}), now.get(key, {})
        kept += len(gone_from.keys() & come_to.keys())
        gone = [gone_from[p] for p in gone_from if p not in come_to]
        come = [come_to[p] for p in come_to if p not in gone_from]
        for i in range(max(len(gone), len(come))):
            old = gone[i] if i < len(gone) else None
            new = come[i] if i < len(come) else None
            changes.append(_change(before, after, term, key, old, new))
    return tuple(changes), kept


def _by_place(duties: tuple[Duty, ...], start: date, term: Term) -> dict[_Key, dict[int, Duty]]:
    found: dict[_Key, dict[int, Duty]] = defaultdict(dict)
    for duty in duties:
        if duty.status in _STANDING and start <= duty.on_date <= term.ends_on:
            found[duty.on_date, duty.shift_id, duty.room_id][duty.person_id] = duty
    return found


def _change(before: Book, after: Book, term: Term, key: _Key, old: Duty | None, new: Duty | None) -> Change:
    kind: ChangeKind = "moved" if old and new else "filled" if new else "removed"
    if new is not None and new.observing:
        kind = "watching"
    short = short_names(after)
    return Change(
        kind=kind,
        on_date=key[0],
        where=f"{short_day(key[0])}, {after.shift[key[1]].name}",
        before=short[old.person_id] if old else "",
        after=short[new.person_id] if new else "",
        why=_why(before, after, term, old, new),
    )


def _why(before: Book, after: Book, term: Term, old: Duty | None, new: Duty | None) -> str:
    if new is None:
        return "cannot come" if old is not None and _fell_out(after, old) else "not needed any more"
    if new.observing:
        return "watches first, as newcomers do"
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
