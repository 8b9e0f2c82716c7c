"""Short phrases about families, parents and checks, worked out from the book. No widgets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import months_old, within
from nursery_rota.domain.eligibility import exempt_share, standing
from nursery_rota.domain.retention import months_later
from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.gui.models.columns import sort_key
from nursery_rota.gui.rota.families_model import course
from nursery_rota.wording import listing, plural, sentence, short_date


def standing_words(row: LedgerRow | None) -> str:
    """ "on course", "1.1 to plan", "0.6 over"; "" while the account is not known."""
    return "" if row is None else course(row)


def age_words(born: date, day: date) -> str:
    """ "20 months" under two, "3 years" from then on."""
    months = months_old(born, day)
    if months < 0:
        return "not yet born"
    return plural(months, "month") if months < 24 else plural(months // 12, "year")


@dataclass(frozen=True)
class Fact:
    """What is so, what it rests on, and its sign with its token; ``tone`` colours the words, "" does not."""

    words: str
    second: str = ""
    sign: str = ""
    token: str = "text"
    tone: str = ""


SOON = timedelta(days=60)
"""A check that runs out within this time is to be renewed."""


def check_fact(book: Book, person: t.Person, kinds: Iterable[str], day: date) -> Fact:
    """How a person's checks of ``kinds`` stand: "until 14 Jan 2027" with "renew in 7 weeks", "not recorded"."""
    wanted = set(kinds)
    held = [check for check in book.checks_of.get(person.id, ()) if check.kind in wanted]
    if not held:
        return Fact("not recorded", tone="muted")
    open_ended = [check for check in held if check.expires_on is None]
    if open_ended:
        newest = max(open_ended, key=lambda check: check.issued_on or date.min)
        if newest.issued_on is None:
            return Fact("recorded", newest.reference or "", "tick", "ok")
        if newest.issued_on > day:
            return Fact(f"from {short_date(newest.issued_on)}", newest.reference or "", "calendar", "info")
        return Fact(short_date(newest.issued_on), newest.reference or "", "tick", "ok")
    last = max(check.expires_on for check in held if check.expires_on is not None)
    if last < day:
        return Fact(f"ran out {short_date(last)}", "renew it", "our-rule", "bad", "bad")
    if last <= day + SOON:
        left = plural((last - day).days // 7, "week")
        return Fact(f"until {short_date(last)}", f"renew in {left}", "our-rule", "warn")
    return Fact(f"until {short_date(last)}", "", "tick", "ok")


def expiry_fact(check: t.Check, day: date) -> Fact:
    """Until when one check holds: "until 14 Jan 2027, renew in 7 weeks", "no end", "ran out 20 Nov 2026"."""
    if check.expires_on is None:
        return Fact("no end", "", "tick", "ok")
    if check.expires_on < day:
        return Fact(f"ran out {short_date(check.expires_on)}", "renew it", "our-rule", "bad", "bad")
    if check.expires_on <= day + SOON:
        left = plural((check.expires_on - day).days // 7, "week")
        return Fact(f"{short_date(check.expires_on)}, in {left}", "", "our-rule", "warn", "warn")
    return Fact(short_date(check.expires_on), "", "tick", "ok")


def rota_fact(book: Book, person: t.Person, day: date) -> Fact:
    """What a parent may do in the rota, and why not more."""
    if not person.does_duties:
        return Fact("Does no duties", "", "no", "muted")
    about = standing(book, person.id, day)
    level = f"level {person.level}" if person.level else "no level"
    why = about.reasons[0] if about.reasons else None
    more = sentence(why.cure or why.says) if why else ""
    if not about.may_serve:
        return Fact("No duties yet", more, "no", "muted")
    if about.stage == "watching":
        return Fact("Watches first", more or "newcomer", "watching", "plum")
    if not about.counts:
        return Fact("Additional", more, "additional", "muted")
    return Fact("Counts in ratio", "with a buddy" if about.stage == "buddy" else level, "counts", "accent")


def first_aid_mark(book: Book, person: t.Person, day: date) -> Fact | None:
    """A first aid certificate that ran out or soon will; None where there is nothing to do."""
    fact = check_fact(book, person, ("first_aid", "first_aid_emergency"), day)
    signs = {"bad": "first-aid-ended", "warn": "our-rule"}
    if fact.token not in signs:
        return None
    return Fact(f"{person.first_name}’s first aid {fact.words}", "", signs[fact.token], fact.token)


def family_marks(book: Book, family: t.Family, day: date) -> tuple[Fact, ...]:
    """What to know about a family before opening it: checks that ended or end soon, newcomers, exemptions."""
    marks = []
    adults = [p for p in book.adults_of.get(family.id, ()) if p.does_duties and within(day, None, p.left_on)]
    marks += [mark for person in adults if (mark := first_aid_mark(book, person, day)) is not None]
    new = [p.first_name for p in adults if standing(book, p.id, day).stage in ("watching", "buddy")]
    if new:
        marks.append(Fact(f"{listing(new)}: newcomer", "", "new", "ok"))
    if exempt_share(book, family.id, day) < 1:
        marks.append(Fact("exempt now", "", "exempt", "text"))
    return tuple(marks)


def level_words(level: int) -> str:
    return f"level {level}" if level else "–"


def now_in(rows: Iterable[t.Family], day: date) -> tuple[t.Family, ...]:
    """Families who belong to the nursery on ``day`` or will, by name."""
    here = (family for family in rows if within(day, None, family.left_on))
    return tuple(sorted(here, key=lambda family: sort_key(family.name)))


def leavers(rows: Iterable[t.Family], day: date) -> tuple[t.Family, ...]:
    """Families who left before ``day``, by name."""
    gone = (family for family in rows if not within(day, None, family.left_on))
    return tuple(sorted(gone, key=lambda family: sort_key(family.name)))


BIRTHDAYS_AHEAD = 6
"""Months that a birthday which changes what the law asks for is told ahead."""


def turning_words(book: Book, child: t.Child, day: date) -> str:
    """ "Sami turns 2 on 2 Mar 2027." where the ratio of the rules changes at that age within the coming months; else
    ""."""
    ages = {edge for band in book.rule_set.on(day).bands for edge in (band.from_months, band.to_months)}
    now = months_old(child.date_of_birth, day)
    coming = sorted(age for age in ages if now < age <= now + BIRTHDAYS_AHEAD)
    if not coming:
        return ""
    turns = months_later(child.date_of_birth, coming[0])
    if child.leaves_on is not None and child.leaves_on < turns:
        return ""
    age = f"{coming[0] // 12}" if coming[0] % 12 == 0 else f"{coming[0]} months old"
    return f"{child.first_name} turns {age} on {short_date(turns)}."
