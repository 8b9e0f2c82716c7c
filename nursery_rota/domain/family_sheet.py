"""One family's shift sheet: thanks, duties to come and done, balance, whom to ring."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import within
from nursery_rota.domain.eligibility import standing
from nursery_rota.domain.gone_duties import calendar_key, gone_duties
from nursery_rota.domain.issues import key_of, stamp
from nursery_rota.domain.make_up import make_up_note, make_up_of
from nursery_rota.domain.names import call_name, short_names
from nursery_rota.domain.obligation import credit_of, ledger, minutes_given, weekly_sessions
from nursery_rota.domain.privacy import hidden, may_be_rung
from nursery_rota.domain.rota import PlaceRota, places_rota
from nursery_rota.domain.sheets import FamilySheet, LedgerRow, RingEntry, SheetDuty
from nursery_rota.domain.tables import Duty, Person, Term
from nursery_rota.wording import listing

_RING_LENGTH = 5


def family_sheets(
    book: Book, term: Term, today: date, families: Collection[int] | None = None
) -> tuple[FamilySheet, ...]:
    """A sheet for each family, or each of ``families``, that is with the nursery in the term and not hidden on
    prints, by name."""
    return tuple(
        family_sheet(book, row.family_id, term, today)
        for row in ledger(book, term, today)
        if not book.family[row.family_id].hide_on_prints and (families is None or row.family_id in families)
    )


def family_sheet(book: Book, family_id: int, term: Term, today: date) -> FamilySheet:
    """The sheet of one family as of ``today``."""
    adults = [p for p in book.adults_of.get(family_id, ()) if p.left_on is None or p.left_on >= today]
    duties = sorted(
        (
            d
            for p in book.adults_of.get(family_id, ())
            for d in book.duties_of.get(p.id, ())
            if term.starts_on <= d.on_date <= term.ends_on and d.status != "cancelled"
        ),
        key=lambda d: (d.on_date, book.shift[d.shift_id].starts_at),
    )
    coming = [d for d in duties if d.on_date >= today and d.status in ("planned", "confirmed")]
    return FamilySheet(
        nursery=book.nursery.name,
        family_id=family_id,
        family=book.family[family_id].name,
        parents=tuple(call_name(p) for p in adults),
        term_name=term.name,
        made_on=today,
        coming=tuple(_line(book, d) for d in coming),
        past=tuple(_line(book, d) for d in duties if d not in coming),
        ledger=_account(book, family_id, term, today),
        ring=_ring(book, family_id, coming, term, today),
        manager=_in_charge(book, today),
        notice_hours=book.nursery.notice_hours,
        issue=stamp(book, term),
        share_of=_share_of(book, family_id, term, today),
        gone=gone_duties(book, family_id, term),
    )


def _account(book: Book, family_id: int, term: Term, today: date) -> LedgerRow:
    return next(row for row in ledger(book, term, today) if row.family_id == family_id)


def _line(book: Book, duty: Duty) -> SheetDuty:
    shift = book.shift[duty.shift_id]
    rota = _place(book, duty)
    return SheetDuty(
        duty_id=duty.id,
        on_date=duty.on_date,
        person=call_name(book.person[duty.person_id]),
        shift=shift.name,
        starts_at=shift.starts_at,
        ends_at=shift.ends_at,
        status=duty.status,
        word=_word(book, duty),
        companions=_companions(book, duty, rota),
        credit=credit_of(book, duty),
        minutes=minutes_given(book, duty) if duty.status == "worked" else 0,
        key=calendar_key(key_of(duty)),
        short_name=short_names(book)[duty.person_id],
        makes_good=_makes_good(book, duty),
        made_good=_made_good(book, duty),
    )


def _makes_good(book: Book, duty: Duty) -> date | None:
    """The date of the family's duty that this one says it makes good."""
    family_id = book.person[duty.person_id].family_id
    if not duty.note or family_id is None:
        return None
    others = (other for p in book.adults_of.get(family_id, ()) for other in book.duties_of.get(p.id, ()))
    return next((other.on_date for other in others if make_up_note(other) == duty.note), None)


def _made_good(book: Book, duty: Duty) -> date | None:
    found = make_up_of(book, duty) if duty.status in ("missed", "excused") else None
    return found.on_date if found is not None else None


def _share_of(book: Book, family_id: int, term: Term, today: date) -> str:
    if book.nursery.obligation_basis != "session":
        return _account(book, family_id, term, today).why
    day = min(max(today, term.starts_on), term.ends_on)
    return f"Share of {weekly_sessions(book, family_id, day)}."


def _place(book: Book, duty: Duty) -> PlaceRota | None:
    return next(
        (
            r
            for r in places_rota(book, duty.on_date)
            if r.place.shift.id == duty.shift_id and r.place.room_id in (duty.room_id, None)
        ),
        None,
    )


def _word(book: Book, duty: Duty) -> str:
    if duty.reserve:
        return "first call"
    if duty.observing:
        return "you watch"
    if standing(book, duty.person_id, duty.on_date).stage == "buddy":
        return "with a buddy"
    return ""


def _companions(book: Book, duty: Duty, rota: PlaceRota | None) -> tuple[str, ...]:
    """Staff by the name they go by, then the other parents by short name; who are buddies is said."""
    if rota is None:
        return ()
    staff = dict.fromkeys(
        call_name(book.person[m.person_id]) for d in rota.place.sessions for m in d.staff if m.away is None
    )
    together = [*rota.counted, *(book.duty[i] for i in rota.additional), *rota.watching]
    buddies = _buddies(book, duty.person_id)
    parents = [
        f"{short_names(book)[d.person_id]}{' (buddy)' if d.person_id in buddies else ''}"
        for d in together
        if d.id != duty.id and not hidden(book, d.person_id)
    ]
    return (*staff, *parents)


def _buddies(book: Book, person_id: int) -> set[int]:
    """Who looks after this person’s first duties, and whose first duties this person looks after."""
    pairs = [{p.person_id, p.other_person_id} for p in book.pairings if p.kind == "buddy"]
    return {other for pair in pairs if person_id in pair for other in pair - {person_id}}


def _ring(book: Book, family_id: int, coming: list[Duty], term: Term, today: date) -> tuple[RingEntry, ...]:
    """Whom to ring when somebody cannot come: the stand-ins of the days to come, then parents of other
    families who count and have most left of their share. Only people who agreed to be on such lists."""
    entries = [
        RingEntry(
            short_names(book)[d.person_id], book.person[d.person_id].phone or "", "first call", own.on_date
        )
        for own in coming
        for r in places_rota(book, own.on_date)
        for d in r.reserves
        if _may_be_rung(book, book.person[d.person_id], family_id)
    ]
    if not coming:
        return ()
    left = {row.family_id: row.balance for row in ledger(book, term, today)}
    rest = sorted(
        (
            p
            for p in book.people
            if _may_be_rung(book, p, family_id) and standing(book, p.id, coming[0].on_date).counts
        ),
        key=lambda p: (left.get(p.family_id or 0, 0), p.id),
    )
    seen = {entry.name for entry in entries}
    for person in rest:
        name = short_names(book)[person.id]
        if name not in seen and len(entries) < _RING_LENGTH:
            entries.append(RingEntry(name, person.phone or "", ""))
            seen.add(name)
    return tuple(entries[:_RING_LENGTH])


def _may_be_rung(book: Book, person: Person, family_id: int) -> bool:
    return person.family_id != family_id and may_be_rung(book, person)


def _in_charge(book: Book, today: date) -> str:
    """ "Ruth or Piotr": manager and deputy employed today."""
    found = [
        (e.role != "manager", e.id, call_name(book.person[e.person_id]))
        for e in book.employments
        if e.role in ("manager", "deputy") and within(today, e.starts_on, e.ends_on)
    ]
    return listing([name for _, _, name in sorted(found)], "or") or "the manager"
