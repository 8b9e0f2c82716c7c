"""Whether a person may serve on a date, whether they would count in ratio, and what would cure it if not.

The conditions and their numbers are those of the rule set's "who counts". A condition that is law or policy
must hold for a person to count; one that is off is not looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from nursery_rota.domain.book import Book, remembered, remembered_for, remembered_while
from nursery_rota.domain.calendar import within, years_old
from nursery_rota.domain.ruleset import Force, WhoCounts
from nursery_rota.domain.tables import Answer, Check, Duty, Employment, Person, Shift
from nursery_rota.wording import day_month, full_date, plural

ACTIVE = frozenset({"planned", "confirmed", "worked"})
"""Statuses of duties that stand."""

STANDING = ("nursery", "rule_set", "member", "people", "checks", "exemptions")
"""The tables, and the parts of tables, that say, with the duties a parent has had, what they may do."""
CHECK_WORDS = {
    "first_aid": "first aid",
    "first_aid_emergency": "emergency first aid",
    "vetting": "vetting",
    "references": "references",
    "induction": "induction",
    "safeguarding": "safeguarding training",
    "food_hygiene": "food hygiene",
    "baby_care": "baby care training",
}
Stage = Literal["watching", "buddy", "counted", "leads"]


@dataclass(frozen=True)
class Reason:
    """Why a person may not serve, or would not count. ``says`` continues a name ("Ana: ..."), ``cure`` is
    what would mend it."""

    code: str
    blocks: Literal["serving", "counting"]
    force: Force
    says: str
    cure: str


@dataclass(frozen=True)
class Standing:
    """A person on a date, apart from their free time: what they may do and why not more."""

    person: Person
    level: int
    stage: Stage
    reasons: tuple[Reason, ...]

    @property
    def may_serve(self) -> bool:
        return not any(r.blocks == "serving" for r in self.reasons)

    @property
    def counts(self) -> bool:
        """May be one of the required adults, level of the place aside."""
        return self.stage != "watching" and not self.reasons


def holds(book: Book, person_id: int, kind: str, day: date) -> bool:
    """Does the person hold a current check of this kind on the date?"""
    return any(
        c.kind == kind and within(day, c.issued_on, c.expires_on) for c in book.checks_of.get(person_id, ())
    )


def lapsed(book: Book, person_id: int, kind: str, day: date) -> Check | None:
    """The newest check of this kind that had run out by the date, if none is current."""
    if holds(book, person_id, kind, day):
        return None
    gone = [
        c
        for c in book.checks_of.get(person_id, ())
        if c.kind == kind and c.expires_on is not None and c.expires_on < day
    ]
    return max(gone, key=lambda c: c.expires_on or date.min, default=None)


def own_duties(book: Book, person_id: int, *_: object) -> tuple[tuple[Duty, ...]]:
    """What an answer about one person reads of the duties."""
    return (book.duties_of.get(person_id, ()),)


@remembered_for(own_duties)
def watches(book: Book, person_id: int) -> bool:
    """Has the person watched once, or is to watch?"""
    return any(d.observing and d.status in ACTIVE for d in book.duties_of.get(person_id, ()))


@remembered
def newcomers(book: Book) -> frozenset[int]:
    """Everybody who has watched once, or is to watch."""
    return frozenset(person_id for person_id in book.watching if watches(book, person_id))


def progress(book: Book, person_id: int, *_: object) -> tuple[tuple[Duty, ...], ...]:
    """The duties on which it hangs how far a person has come; none for those who never watch."""
    return own_duties(book, person_id) if watches(book, person_id) else ()


@remembered_for(progress, *STANDING)
def standing(book: Book, person_id: int, day: date) -> Standing:
    """The standing of a parent on duty."""
    person = book.person[person_id]
    reasons = _whatever_was_done(book, person_id, day)
    stage = _stage(book, person, day)
    if stage == "watching":
        reasons = (*reasons, *_watched_enough(book, person, day))
    return Standing(person, level_of(person, studying=False), stage, reasons)


@remembered_while(*STANDING)
def _whatever_was_done(book: Book, person_id: int, day: date) -> tuple[Reason, ...]:
    """Reasons that do not hang on the duties a parent has had, so that they outlive an edit of the rota."""
    person = book.person[person_id]
    rules = book.rule_set.on(day).who_counts
    return (
        *_membership(book, person, day),
        *_age(person, rules, day),
        *_checks(book, person, rules, day, volunteer=True),
    )


@remembered_while("nursery", "rule_set", "people", "checks")
def staff_standing(book: Book, employment: Employment, day: date) -> Standing:
    """The standing of an employee at work: sign-off and first aid are asked of apprentices only, since the
    file does not know when a level was gained."""
    person = book.person[employment.person_id]
    rules = book.rule_set.on(day).who_counts
    apprentice = employment.role == "apprentice"
    reasons = (*_age(person, rules, day), *_checks(book, person, rules, day, volunteer=apprentice))
    if apprentice and _sign_off_missing(person, rules, day):
        reasons = (*reasons, _not_signed_off(rules))
    level = level_of(person, studying=apprentice)
    return Standing(person, level, "leads" if level >= 3 else "counted", reasons)


def level_of(person: Person, *, studying: bool) -> int:
    """The level a person counts at: the one held; students and apprentices one below the one studied for."""
    below = {None: 0, 0: 0, 2: 0, 3: 2, 6: 3}
    return max(person.level, below[person.studying_for]) if studying or person.studying_for else person.level


def answer_for(book: Book, person_id: int, shift: Shift, day: date) -> Answer:
    """What the person said to a duty: dated answers before standing ones, the shift before the weekday
    before "all", the later one where two are alike; "yes" where nothing was said."""
    best: tuple[tuple[bool, int, int], Answer] | None = None
    for a in book.availability_of.get(person_id, ()):
        if not within(day, a.starts_on, a.ends_on):
            continue
        if a.shift_id not in (None, shift.id) or a.weekday not in (None, day.weekday()):
            continue
        narrow = 2 if a.shift_id is not None else 1 if a.weekday is not None else 0
        key = (a.starts_on is not None or a.ends_on is not None, narrow, a.id)
        if best is None or key > best[0]:
            best = (key, a.answer)
    return best[1] if best else "yes"


def at_work(book: Book, person_id: int, start: int, end: int, day: date) -> bool:
    """Is the person paid to work at an overlapping time? Then they are staff, not a parent on duty."""
    return any(
        p.weekday == day.weekday()
        and within(day, p.valid_from, p.valid_to)
        and p.starts_at < end
        and start < p.ends_at
        for e in book.employments_of.get(person_id, ())
        if within(day, e.starts_on, e.ends_on)
        for p in book.patterns_of.get(e.id, ())
    )


@remembered_while("exemptions")
def exempt_share(book: Book, family_id: int, day: date) -> float:
    """What remains owed on the date after exemptions, 1 where there is none."""
    return min(
        (
            e.share
            for e in book.exemptions
            if e.family_id == family_id and within(day, e.starts_on, e.ends_on)
        ),
        default=1.0,
    )


def watched_before(book: Book, person_id: int, day: date) -> int:
    return sum(
        d.observing and d.status in ACTIVE and d.on_date < day for d in book.duties_of.get(person_id, ())
    )


def _stage(book: Book, person: Person, day: date) -> Stage:
    """Who is not signed off watches. Who began by watching works beside somebody experienced at first.

    Parents who never watched in this file were signed off by the manager before it was kept. Where the rules
    ask for no sign-off, nobody has to watch.
    """
    if _sign_off_missing(person, book.rule_set.on(day).who_counts, day):
        return "watching"
    if watches(book, person.id):
        beside = sum(
            not d.observing and not d.reserve and d.status in ACTIVE and d.on_date < day
            for d in book.duties_of.get(person.id, ())
        )
        if beside < book.nursery.buddy_duties:
            return "buddy"
    return "leads" if person.level >= 3 else "counted"


def _membership(book: Book, person: Person, day: date) -> tuple[Reason, ...]:
    family = book.member.get(person.family_id or 0)

    def cannot(code: str, says: str, cure: str = "") -> tuple[Reason, ...]:
        return (Reason(code, "serving", "policy", says, cure),)

    if family is None:
        return cannot("not_a_parent", "is not in a family that takes turns")
    if not person.does_duties:
        return cannot("no_duties", "does no duties", "Tick “does duties” on the family's page")
    if not within(day, family.joined_on, family.left_on):
        return cannot("not_a_member", "is not with the nursery on that day")
    if person.left_on is not None and person.left_on < day:
        return cannot("left", f"left on {full_date(person.left_on)}")
    if exempt_share(book, family.id, day) == 0:
        until = max(
            (e.ends_on or date.max for e in book.exemptions if e.family_id == family.id), default=date.max
        )
        return cannot("exempt", "is exempt" if until == date.max else f"is exempt until {day_month(until)}")
    return ()


def _age(person: Person, rules: WhoCounts, day: date) -> tuple[Reason, ...]:
    born = person.date_of_birth
    if born is None or years_old(born, day) >= rules.minimum_age:
        return ()
    return (Reason("age", "counting", "law", f"is under {rules.minimum_age}", ""),)


def _checks(
    book: Book, person: Person, rules: WhoCounts, day: date, *, volunteer: bool
) -> tuple[Reason, ...]:
    asked: list[tuple[str, Force]] = [
        ("vetting", rules.vetting),
        ("references", rules.references),
        ("induction", rules.induction),
    ]
    if volunteer:
        asked.append(("first_aid", rules.first_aid))
    return tuple(
        _missing(book, person, kind, force, day)
        for kind, force in asked
        if force != "off" and not holds(book, person.id, kind, day)
    )


def _missing(book: Book, person: Person, kind: str, force: Force, day: date) -> Reason:
    word = CHECK_WORDS[kind]
    never_alone = kind in ("vetting", "references") and not book.nursery.duty_before_checks
    gone = lapsed(book, person.id, kind, day)
    many = word.endswith("s")
    if gone is not None and gone.expires_on is not None:
        says = f"has {word} that ran out on {day_month(gone.expires_on)}"
        cure = f"counts again once {word} {'are' if many else 'is'} renewed"
    else:
        says = f"has no {word} on record"
        cure = f"counts once {word} {'have' if many else 'has'} been recorded"
    return Reason(kind, "serving" if never_alone else "counting", force, says, cure)


def _sign_off_missing(person: Person, rules: WhoCounts, day: date) -> bool:
    return rules.sign_off != "off" and (person.signed_off_on is None or person.signed_off_on > day)


def _not_signed_off(rules: WhoCounts) -> Reason:
    return Reason(
        "sign_off", "counting", rules.sign_off, "has not been signed off", "counts once the manager signs off"
    )


def _watched_enough(book: Book, person: Person, day: date) -> tuple[Reason, ...]:
    watched = watched_before(book, person.id, day)
    if watched < book.nursery.observing_duties:
        return ()
    return (
        Reason(
            "sign_off",
            "serving",
            "policy",
            f"has watched {plural(watched, 'time')} and waits to be signed off",
            "can have a duty once the manager signs off",
        ),
    )
