"""Who could take a place: everybody looked at, in four groups, ranked, each with reasons."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import monday_of, term_on
from nursery_rota.domain.duty_spans import standing_between
from nursery_rota.domain.eligibility import Standing, answer_for, at_work, holds, standing
from nursery_rota.domain.findings import CandidateGroup, CandidateLine, PlaceLine
from nursery_rota.domain.limits import Taken, broken_agreements, child_is_in, clash
from nursery_rota.domain.names import full_name
from nursery_rota.domain.obligation import exact, ledger
from nursery_rota.domain.places import Place, place_at
from nursery_rota.domain.rota import PlaceRota, places_rota
from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.domain.tables import Person
from nursery_rota.errors import NotPossible
from nursery_rota.wording import plural, sentence, short_day, span, weekday_name, weekday_short

_GROUPS: tuple[CandidateGroup, ...] = ("counts", "waive", "additional", "cannot")


@dataclass(frozen=True)
class _Verdict:
    group: CandidateGroup
    why: str
    pros: tuple[str, ...] = ()


def candidates(
    book: Book, on_date: date, shift_id: int, room_id: int | None, today: date
) -> tuple[PlaceLine, tuple[CandidateLine, ...]]:
    """The place in words, and every parent: who counts, who would only against a rule of the nursery's own,
    who would be additional, who cannot. ``NotPossible`` where the shift has no place that day."""
    rota = _rota_at(book, on_date, shift_id, room_id)
    place, asked = rota.place, max(rota.empty, default=0)
    accounts = _accounts(book, on_date, today)
    lines = [
        _line(book, place, person, verdict_on(book, place, person, asked), accounts)
        for person in book.people
        if person.family_id is not None and (person.left_on is None or person.left_on >= on_date)
    ]
    lines.sort(key=_order)
    ranked = tuple(replace(line, rank=i) for i, line in enumerate(lines, start=1))
    return _place_line(rota), ranked


def place_line(book: Book, on_date: date, shift_id: int, room_id: int | None) -> PlaceLine:
    """The place in words, before anybody is looked at. ``NotPossible`` where the shift has no place that day."""
    return _place_line(_rota_at(book, on_date, shift_id, room_id))


def _rota_at(book: Book, on_date: date, shift_id: int, room_id: int | None) -> PlaceRota:
    place = place_at(book, on_date, shift_id, room_id)
    if place is None:
        raise NotPossible(f"There is no such place on {short_day(on_date)}: the shift does not run that day.")
    return next(r for r in places_rota(book, on_date) if r.place is place)


def _accounts(book: Book, day: date, today: date) -> dict[int, LedgerRow]:
    term = term_on(book, day)
    return {row.family_id: row for row in ledger(book, term, today)} if term else {}


def _order(line: CandidateLine) -> tuple[int, Fraction, int, str]:
    wishes = sum(pro.startswith("prefers") or pro.endswith("is in") for pro in line.pros)
    against = sum(pro.startswith("rather not") for pro in line.pros)
    return (_GROUPS.index(line.group), line.after + Fraction(against - wishes, 2), -line.level, line.name)


def verdict_on(
    book: Book, place: Place, person: Person, asked: int, replacing: int | None = None
) -> _Verdict:
    """The verdict on one person for one place that asks for level ``asked``. ``replacing`` is the id of a
    duty of theirs that would go in return."""
    taken = Taken(person, place.on_date, place.shift, replacing)
    about = standing(book, person.id, place.on_date)
    cannot = _cannot(book, taken, about)
    if cannot:
        return _Verdict("cannot", sentence(cannot))
    broken = [b.says for b in broken_agreements(book, taken)]
    extra = place.shift.kind != "care" or not place.required
    short = "" if extra else _additional(about, asked, place)
    if short:
        return _Verdict("additional", sentence(short), _pros(book, taken))
    if broken:
        return _Verdict("waive", sentence(broken[0]), _pros(book, taken))
    return _Verdict("counts", "", _pros(book, taken))


def _cannot(book: Book, taken: Taken, about: Standing) -> str:
    stops = [r for r in about.reasons if r.blocks == "serving"]
    if stops:
        return stops[0].says
    shift, day, person = taken.shift, taken.on_date, taken.person
    if at_work(book, person.id, shift.starts_at, shift.ends_at, day):
        return "is paid to work at that time"
    other = clash(book, taken)
    if other is not None:
        return f"is on {book.shift[other.shift_id].name} at that time already"
    if answer_for(book, person.id, shift, day) == "no":
        return f"said no to {what_was_refused(book, taken)}"
    missing = next((k for k in shift.needs if not holds(book, person.id, k, day)), None)
    if missing:
        return f"{missing.replace('_', ' ')} is not recorded, and the shift asks for it"
    if shift.skill and not any(s.person_id == person.id and s.skill == shift.skill for s in book.skills):
        return f"has not offered “{shift.skill}”, which the shift asks for"
    return ""


def what_was_refused(book: Book, taken: Taken) -> str:
    """The answer in the person's own terms: the date, the weekday, or the shift."""
    dated = any(
        a.answer == "no" and a.starts_on is not None
        for a in book.availability_of.get(taken.person.id, ())
        if (a.starts_on or date.min) <= taken.on_date <= (a.ends_on or date.max)
    )
    weekday = weekday_name(taken.on_date.weekday())
    if dated:
        return short_day(taken.on_date)
    by_weekday = any(
        a.answer == "no" and a.weekday == taken.on_date.weekday() and a.shift_id is None
        for a in book.availability_of.get(taken.person.id, ())
    )
    return f"{weekday}s" if by_weekday else f"{taken.shift.name} on {weekday}s"


def _additional(about: Standing, asked: int, place: Place) -> str:
    if about.stage == "watching":
        return "is new and watches until signed off"
    if about.reasons:
        reason = about.reasons[0]
        return f"{reason.says}: {reason.cure}" if reason.cure else reason.says
    if about.level < asked:
        held = f"holds level {about.level}" if about.level else "holds no level yet"
        return f"{held}; the place asks for level {asked}"
    return ""


def _pros(book: Book, taken: Taken) -> tuple[str, ...]:
    person, day = taken.person, taken.on_date
    pros = []
    monday = monday_of(day)
    sunday = monday + timedelta(days=6)
    adults = book.adults_of.get(person.family_id or 0, ())
    if not any(standing_between(book, adult.id, monday, sunday) for adult in adults):
        pros.append("free that week")
    child = child_is_in(book, person, taken.shift, day)
    if child:
        pros.append(f"{child} is in")
    answer = answer_for(book, person.id, taken.shift, day)
    if answer == "prefer":
        pros.append(f"prefers {weekday_short(day.weekday())}")
    if answer == "avoid":
        pros.append(f"rather not on {weekday_short(day.weekday())}")
    return tuple(pros)


def _line(
    book: Book, place: Place, person: Person, verdict: _Verdict, accounts: dict[int, LedgerRow]
) -> CandidateLine:
    account = accounts.get(person.family_id or 0)
    none = Fraction(0)
    return CandidateLine(
        person_id=person.id,
        family_id=person.family_id or 0,
        name=full_name(person),
        group=verdict.group,
        rank=0,
        pros=verdict.pros,
        why=verdict.why,
        level=person.level,
        first_aid=holds(book, person.id, "first_aid", place.on_date),
        phone=person.phone,
        done=account.done if account else none,
        planned=account.planned if account else none,
        owed=account.owed if account else none,
        after=(account.balance if account else none) + exact(place.shift.credit),
    )


def _place_line(rota: PlaceRota) -> PlaceLine:
    place, asked = rota.place, max(rota.empty, default=0)
    worst = max(place.sessions, key=lambda d: d.gap, default=None)
    if not place.required:
        explanation = "A place for a helper: nobody is required, everybody is welcome."
    else:
        kind = "Required place" if rota.empty else "Every required place is taken"
        level = f", level {asked} or above" if asked else ""
        explanation = f"{kind}{level}."
        if worst is not None:
            explanation += (
                f" {plural(worst.present, 'child', 'children')} need {plural(worst.required, 'adult')}; "
            )
            explanation += f"{plural(worst.staff_counted, 'member of staff counts', 'staff count')}."
    return PlaceLine(
        on_date=place.on_date,
        shift_id=place.shift.id,
        room_id=place.room_id,
        title=f"{short_day(place.on_date)}, {place.shift.name}",
        times=span(place.shift.starts_at, place.shift.ends_at),
        explanation=explanation,
        level=asked,
    )
