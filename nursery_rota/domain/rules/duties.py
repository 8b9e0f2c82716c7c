"""Rules of single duties: times that clash, limits, answers given, conditions, company."""

from __future__ import annotations

from collections.abc import Iterator

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import days
from nursery_rota.domain.eligibility import CHECK_WORDS, answer_for, at_work, holds, standing
from nursery_rota.domain.findings import Finding, Severity
from nursery_rota.domain.limits import Taken, broken_limits, clash, kept_apart
from nursery_rota.domain.names import full_name
from nursery_rota.domain.rota import duties_on, sessions_rota
from nursery_rota.domain.tables import Duty, Term
from nursery_rota.wording import short_day


def two_at_once(book: Book, term: Term) -> Iterator[Finding]:
    """Nobody is in two places: neither two duties nor a duty and paid work at one time."""
    for duty in _standing(book, term):
        shift = book.shift[duty.shift_id]
        other = clash(book, _taken(book, duty))
        if other is not None and other.id > duty.id:
            with_shift = book.shift[other.shift_id].name
            yield _about(
                book,
                duty,
                "law",
                "two_at_once",
                f"has {shift.name} and {with_shift} at the same time. Clear one of them.",
            )
        if at_work(book, duty.person_id, shift.starts_at, shift.ends_at, duty.on_date):
            yield _about(book, duty, "law", "two_at_once", "is paid to work at that time. Clear the duty.")


def limits(book: Book, term: Term) -> Iterator[Finding]:
    """The nursery's limits a day, week and month, days between, household, own child."""
    for duty in _standing(book, term):
        if duty.reserve:
            continue
        for broken in broken_limits(book, _taken(book, duty)):
            if broken.other is None or broken.other.id < duty.id:
                # Some clauses go on from the name ("has a duty already"), some are about others.
                link = " " if broken.says.startswith(("has ", "asked ")) else ": "
                yield _about(book, duty, "policy", broken.rule, f"{broken.says}.", link)


def said_no(book: Book, term: Term) -> Iterator[Finding]:
    """Nobody is put down for a time they said no to."""
    for duty in _standing(book, term):
        if answer_for(book, duty.person_id, book.shift[duty.shift_id], duty.on_date) == "no":
            yield _about(
                book, duty, "policy", "said_no", "said no to this time. Ask, or give it to somebody else."
            )


def may_serve(book: Book, term: Term) -> Iterator[Finding]:
    """Whoever is on duty may be: checks, membership, exemption, sign-off."""
    for duty in _standing(book, term):
        stops = [r for r in standing(book, duty.person_id, duty.on_date).reasons if r.blocks == "serving"]
        for reason in stops[:1]:
            severity: Severity = "law" if reason.force == "law" else "policy"
            mend = f" {full_name(book.person[duty.person_id])} {reason.cure}." if reason.cure else ""
            yield _about(book, duty, severity, "may_serve", f"{reason.says}.{mend}")


def needs_of_shift(book: Book, term: Term) -> Iterator[Finding]:
    """Checks and skills that a shift of the nursery asks for."""
    offered = {(s.person_id, s.skill) for s in book.skills}
    for duty in _standing(book, term):
        shift = book.shift[duty.shift_id]
        for kind in shift.needs:
            if not holds(book, duty.person_id, kind, duty.on_date):
                word = CHECK_WORDS.get(kind, kind)
                yield _about(
                    book, duty, "policy", "needs_of_shift", f"has no current {word}; the shift asks for it."
                )
        if shift.skill and (duty.person_id, shift.skill) not in offered:
            yield _about(
                book,
                duty,
                "policy",
                "needs_of_shift",
                f"has not offered “{shift.skill}”; the shift asks for it.",
            )


def without_a_buddy(book: Book, term: Term) -> Iterator[Finding]:
    """Newcomers watch or serve only beside somebody experienced: staff, or a parent past that stage."""
    for day in days(term.starts_on, term.ends_on):
        for session in sessions_rota(book, day):
            if any(m.away is None for m in session.demand.staff):
                continue
            stages = {d.id: standing(book, d.person_id, day).stage for d in session.duties if not d.reserve}
            if any(stage in ("counted", "leads") for stage in stages.values()):
                continue
            for duty in session.duties:
                if stages.get(duty.id) in ("watching", "buddy"):
                    yield _about(
                        book,
                        duty,
                        "policy",
                        "without_a_buddy",
                        "is new and nobody experienced is there. Add somebody who is.",
                    )


def apart(book: Book, term: Term) -> Iterator[Finding]:
    """Two people whom a pairing keeps apart are not on duty at overlapping times."""
    if not any(p.kind == "apart" for p in book.pairings):
        return
    for duty in _standing(book, term):
        if duty.reserve:
            continue
        for broken in kept_apart(book, _taken(book, duty)):
            if broken.other is not None and broken.other.id > duty.id:
                other = full_name(book.person[broken.other.person_id])
                clause = f"and {other} are kept apart, and on duty at the same time. Move one of them."
                yield _about(book, duty, "policy", "apart", clause)


def _standing(book: Book, term: Term) -> Iterator[Duty]:
    return (d for day in days(term.starts_on, term.ends_on) for d in duties_on(book, day))


def _taken(book: Book, duty: Duty) -> Taken:
    return Taken(book.person[duty.person_id], duty.on_date, book.shift[duty.shift_id], duty.id)


def _about(book: Book, duty: Duty, severity: Severity, rule: str, clause: str, link: str = " ") -> Finding:
    name = full_name(book.person[duty.person_id])
    shift = book.shift[duty.shift_id].name
    return Finding(
        severity=severity,
        rule=rule,
        message=f"{name}{link}{clause}",
        where=f"{short_day(duty.on_date)}, {shift}",
        on_date=duty.on_date,
        shift_id=duty.shift_id,
        room_id=duty.room_id,
        shift=shift,
        people=(duty.person_id,),
        names=(name,),
        remedy="candidates",
    )
