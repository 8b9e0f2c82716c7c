"""Issues of the published rota: the newest one, and what has changed since."""

from __future__ import annotations

from datetime import date, datetime

from nursery_rota.domain.book import Book, remembered, remembered_while
from nursery_rota.domain.calendar import days
from nursery_rota.domain.eligibility import ACTIVE
from nursery_rota.domain.sheets import IssueStamp
from nursery_rota.domain.tables import Duty, Publication, Term

DutyKey = tuple[date, int, int | None, int]
"""What makes a duty the same one on paper: date, shift, room, person."""


@remembered_while("publications")
def newest_issue(book: Book, term: Term) -> Publication | None:
    mine = [p for p in book.publications if p.term_id == term.id]
    return max(mine, key=lambda p: p.issue_number, default=None)


@remembered_while("published_duties")
def issued_duties(book: Book, publication_id: int) -> frozenset[DutyKey]:
    return frozenset(
        (d.on_date, d.shift_id, d.room_id, d.person_id)
        for d in book.published_duties
        if d.publication_id == publication_id
    )


def key_of(duty: Duty) -> DutyKey:
    return (duty.on_date, duty.shift_id, duty.room_id, duty.person_id)


@remembered
def is_changed(book: Book, duty: Duty) -> bool:
    """Was the duty not in the newest issue of its term?"""
    for term in book.terms:
        if term.starts_on <= duty.on_date <= term.ends_on:
            issue = newest_issue(book, term)
            return issue is not None and key_of(duty) not in issued_duties(book, issue.id)
    return False


@remembered
def changes_since(book: Book, term: Term) -> tuple[frozenset[DutyKey], frozenset[DutyKey]]:
    """Duties that came and duties that went since the newest issue; both empty before the first one."""
    issue = newest_issue(book, term)
    if issue is None:
        return frozenset(), frozenset()
    now = frozenset(
        key_of(d)
        for day in days(term.starts_on, term.ends_on)
        for d in book.duties_at.get(day, ())
        if d.status in ACTIVE
    )
    then = issued_duties(book, issue.id)
    return now - then, then - now


@remembered
def stamp(book: Book, term: Term) -> IssueStamp | None:
    """The newest issue as it is printed on paper, None before the first."""
    issue = newest_issue(book, term)
    if issue is None:
        return None
    before = [p for p in book.publications if p.term_id == term.id and p.issue_number < issue.issue_number]
    replaced = max(before, key=lambda p: p.issue_number, default=None)
    came, went = changes_since(book, term)
    return IssueStamp(
        number=issue.issue_number,
        published_on=_day(issue),
        replaces_number=replaced.issue_number if replaced else None,
        replaces_on=_day(replaced) if replaced else None,
        override=issue.override_reason,
        by_whom=issue.by_whom,
        changes_since=max(len(came), len(went)),
    )


def _day(issue: Publication) -> date:
    return datetime.fromisoformat(issue.published_at).date()
