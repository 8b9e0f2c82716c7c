"""Rules that look at people over the term: checks that run out, and the next step of a newcomer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from nursery_rota.domain.book import Book
from nursery_rota.domain.eligibility import ACTIVE, CHECK_WORDS, holds, watches
from nursery_rota.domain.findings import Finding
from nursery_rota.domain.names import call_name, full_name
from nursery_rota.domain.tables import Check, Person, Term
from nursery_rota.wording import day_month, plural, short_day

_AHEAD = timedelta(days=42)
"""A check is announced so long after the term's end that there is time for a course."""


def check_runs_out(book: Book, term: Term) -> Iterator[Finding]:
    """A check that counts ends in the term, or soon after, and nothing newer follows it."""
    for person in book.people:
        if person.left_on is not None or not (person.does_duties or book.employments_of.get(person.id)):
            continue
        for check in book.checks_of.get(person.id, ()):
            ends = check.expires_on
            if ends is None or not term.starts_on <= ends <= term.ends_on + _AHEAD:
                continue
            if check.kind in _kinds(book, person, ends) and not _renewed(book, check, ends):
                yield _runs_out(person, check, ends)


def _kinds(book: Book, person: Person, day: date) -> set[str]:
    rules = book.rule_set.on(day).who_counts
    kinds = {"vetting": rules.vetting, "references": rules.references, "induction": rules.induction}
    if person.family_id is not None:
        kinds["first_aid"] = rules.first_aid
    return {kind for kind, force in kinds.items() if force != "off"}


def _renewed(book: Book, check: Check, ends: date) -> bool:
    return holds(book, check.person_id, check.kind, ends + timedelta(days=1))


def _runs_out(person: Person, check: Check, ends: date) -> Finding:
    name, word = full_name(person), CHECK_WORDS[check.kind]
    many = word.endswith("s")
    return Finding(
        severity="policy",
        rule="check_runs_out",
        message=f"{name}’s {word} {'run' if many else 'runs'} out. From then on {call_name(person)} is additional, "
        f"until {'they are' if many else 'it is'} renewed.",
        where=f"By {day_month(ends)}",
        on_date=ends,
        people=(person.id,),
        names=(name,),
        remedy="person",
    )


def sign_off_next(book: Book, term: Term) -> Iterator[Finding]:
    """A newcomer whose watching is planned or done: the manager's sign-off opens the next step."""
    for person in book.people:
        if not watches(book, person.id):
            continue
        watched = [
            d
            for d in book.duties_of.get(person.id, ())
            if d.observing and d.status in ACTIVE and term.starts_on <= d.on_date <= term.ends_on
        ]
        wanted = book.nursery.observing_duties
        if person.signed_off_on is not None or len(watched) < wanted or not watched:
            continue
        last = max(watched, key=lambda d: d.on_date)
        name = full_name(person)
        yield Finding(
            severity="next_step",
            rule="sign_off_next",
            message=f"After this duty {name} has watched {plural(wanted, 'time')}. "
            "Once you sign off, a duty beside a buddy can follow.",
            where=f"{short_day(last.on_date)}, {book.shift[last.shift_id].name}",
            on_date=last.on_date,
            shift_id=last.shift_id,
            room_id=last.room_id,
            shift=book.shift[last.shift_id].name,
            people=(person.id,),
            names=(name,),
            remedy="person",
        )
