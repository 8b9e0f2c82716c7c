"""Duties that a family had on paper or in its calendar and has no longer.

A calendar keeps what it was once given, so a duty that went must be named to be struck out. What was given is
known from every issue of the term and from duties that were cancelled.
"""

from __future__ import annotations

from fractions import Fraction

from nursery_rota.domain.book import Book, remembered
from nursery_rota.domain.duty_spans import duties_between
from nursery_rota.domain.issues import DutyKey, key_of
from nursery_rota.domain.names import call_name, short_names
from nursery_rota.domain.sheets import SheetDuty
from nursery_rota.domain.tables import Term


def calendar_key(key: DutyKey) -> str:
    """The duty's name in calendars: the same after undo, swaps there and back, and filling anew."""
    on_date, shift_id, room_id, person_id = key
    return f"{on_date:%Y%m%d}-{shift_id}-{room_id or 0}-{person_id}"


@remembered
def gone_duties(book: Book, family_id: int, term: Term) -> tuple[SheetDuty, ...]:
    """By date. Whatever became of a duty that is still the person's own is no business of this list."""
    mine = {person.id for person in book.adults_of.get(family_id, ())}
    issues = {p.id for p in book.publications if p.term_id == term.id}
    once: dict[DutyKey, bool] = {
        (d.on_date, d.shift_id, d.room_id, d.person_id): d.reserve
        for d in book.published_duties
        if d.publication_id in issues and d.person_id in mine
    }
    standing: set[DutyKey] = set()
    for person_id in mine:
        for duty in duties_between(book, person_id, term.starts_on, term.ends_on):
            if duty.status == "cancelled":
                once.setdefault(key_of(duty), duty.reserve)
            else:
                standing.add(key_of(duty))
    gone = sorted((key for key in once if key not in standing), key=lambda key: (key[0], key[1], key[3]))
    return tuple(_line(book, key, once[key]) for key in gone)


def _line(book: Book, key: DutyKey, reserve: bool) -> SheetDuty:
    on_date, shift_id, _, person_id = key
    shift = book.shift[shift_id]
    return SheetDuty(
        duty_id=0,
        on_date=on_date,
        person=call_name(book.person[person_id]),
        shift=shift.name,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        status="cancelled",
        word="first call" if reserve else "",
        companions=(),
        credit=Fraction(0),
        minutes=0,
        key=calendar_key(key),
        short_name=short_names(book)[person_id],
    )
