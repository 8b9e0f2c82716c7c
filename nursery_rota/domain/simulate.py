"""Fair shares before anybody is named: with next term's bookings and a rule, how many duties each kind of family
will have. For the annual meeting, which decides on the rule.

The shares themselves are those of ``obligation``; here they are put together by kind of family and set beside
those of another rule. Nothing here is anybody's account: no credit, no balance.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from itertools import pairwise
from typing import Any

from nursery_rota.domain.book import Book
from nursery_rota.domain.obligation import owed, to_hand_out, weekly_bookings
from nursery_rota.domain.tables import Term
from nursery_rota.domain.tables.values import ObligationBasis
from nursery_rota.errors import NotPossible
from nursery_rota.wording import duties, plural


@dataclass(frozen=True)
class ShareRule:
    """How what is to be done is shared out; the columns of ``nursery`` that say so."""

    basis: ObligationBasis
    sibling_scale: tuple[int, ...] = ()
    table: Mapping[str, Any] = field(default_factory=dict)
    quota: float | None = None
    """With ``quota``: duties of every family; None: what stands at each family."""


@dataclass(frozen=True)
class Kind:
    """Families that are alike: how many children they bring, on how many days a week all together."""

    children: int
    days: int

    @property
    def words(self) -> str:
        """ "2 children, 6 days a week"."""
        if not self.children:
            return "nobody booked"
        return f"{plural(self.children, 'child', 'children')}, {plural(self.days, 'day')} a week"


@dataclass(frozen=True)
class KindShare:
    """What families of one kind owe, in duties: the least, the most, and all of them together."""

    kind: Kind
    families: int
    least: Fraction
    most: Fraction
    total: Fraction

    @property
    def average(self) -> Fraction:
        return self.total / self.families


@dataclass(frozen=True)
class Simulation:
    """``to_do`` is what the term needs, ``owed`` what the rule makes all families together owe: a quota or a table
    may ask for less or more than is needed."""

    rule: ShareRule
    kinds: tuple[KindShare, ...]
    to_do: Fraction
    owed: Fraction

    @property
    def short(self) -> Fraction:
        """Duties that nobody would owe; below zero: more is owed than there is to do."""
        return self.to_do - self.owed


@dataclass(frozen=True)
class Beside:
    """One kind of family under two rules."""

    kind: Kind
    families: int
    now: KindShare
    then: KindShare

    @property
    def more(self) -> Fraction:
        """Duties more for each family of the kind under the other rule, on average."""
        return self.then.average - self.now.average


def rule_in_force(book: Book) -> ShareRule:
    nursery = book.nursery
    return ShareRule(nursery.obligation_basis, nursery.sibling_scale, nursery.obligation_table)


def simulate(book: Book, term: Term, rule: ShareRule | None = None) -> Simulation:
    """The shares of a term under ``rule``, left out under the one in force, by kind of family: most days first."""
    rule = rule or rule_in_force(book)
    trial = under(book, rule)
    shares = owed(trial, term)
    groups: dict[Kind, list[Fraction]] = defaultdict(list)
    for family_id, kind in kinds(book, term).items():
        groups[kind].append(shares[family_id])
    found = [
        KindShare(kind, len(group), min(group), max(group), sum(group, Fraction(0)))
        for kind, group in groups.items()
    ]
    found.sort(key=lambda k: (-k.kind.children, -k.kind.days))
    total = sum((k.total for k in found), Fraction(0))
    return Simulation(rule, tuple(found), to_hand_out(trial, term), total)


def beside(now: Simulation, then: Simulation) -> tuple[Beside, ...]:
    """Kind by kind, both rules; they must be of the same term."""
    other = {k.kind: k for k in then.kinds}
    return tuple(Beside(k.kind, k.families, k, other[k.kind]) for k in now.kinds)


def under(book: Book, rule: ShareRule) -> Book:
    """The book as if ``rule`` were in force."""
    nursery = replace(
        book.nursery,
        obligation_basis=rule.basis,
        sibling_scale=rule.sibling_scale,
        obligation_table=rule.table,
    )
    families = book.families
    if rule.basis == "quota" and rule.quota is not None:
        families = tuple(replace(f, quota=rule.quota) for f in families)
    return replace(book, nursery=nursery, families=families)


def kinds(book: Book, term: Term) -> Mapping[int, Kind]:
    """The kind of each family that belongs to the nursery in the term."""
    found = {}
    for family in book.families:
        left = family.left_on is not None and family.left_on < term.starts_on
        if left or (family.joined_on is not None and family.joined_on > term.ends_on):
            continue
        booked = weekly_bookings(book, family, term)
        found[family.id] = Kind(len({child for child, _ in booked}), len(booked))
    return found


def read_scale(text: str) -> tuple[int, ...]:
    """A sibling scale as people write it: "6/10/14"; empty: each child counts alike. ``NotPossible`` otherwise."""
    parts = [part.strip() for part in text.replace(",", "/").split("/") if part.strip()]
    if any(not part.isdecimal() for part in parts):
        raise NotPossible("Write the scale as 6/10/14: for one child, for two, for three.")
    scale = tuple(int(part) for part in parts)
    if any(later < earlier for earlier, later in pairwise(scale)) or 0 in scale[:1]:
        raise NotPossible("A family with more children must not weigh less. Write the scale as 6/10/14.")
    return scale


def read_table(text: str) -> dict[str, Any]:
    """A table by days booked as people write it: "5:5 4:4 3:3 in 5 weeks". ``NotPossible`` otherwise."""
    days, _, weeks = text.partition("in")
    by_days: dict[str, float] = {}
    try:
        for pair in days.replace(",", " ").split():
            booked, _, amount = pair.partition(":")
            by_days[str(int(booked))] = float(amount)
        count = int(weeks.replace("weeks", "").replace("week", "").strip() or 1)
    except ValueError:
        raise NotPossible("Write the table as 5:5 4:4 3:3 in 5 weeks: days booked, then duties.") from None
    if not by_days or count < 1 or any(amount < 0 for amount in by_days.values()):
        raise NotPossible("Write the table as 5:5 4:4 3:3 in 5 weeks: days booked, then duties.")
    return {"days": by_days, "weeks": count}


def write_table(table: Mapping[str, Any]) -> str:
    """The table as ``read_table`` reads it; empty where there is none."""
    by_days = table.get("days")
    if not isinstance(by_days, Mapping) or not by_days:
        return ""
    pairs = " ".join(
        f"{day}:{amount:g}" for day, amount in by_days.items() if isinstance(amount, int | float)
    )
    weeks = table.get("weeks")
    return f"{pairs} in {plural(weeks if isinstance(weeks, int) and weeks > 0 else 1, 'week')}"


def share_words(k: KindShare) -> str:
    """ "4.2", or "3.8 to 4.6" where families of the kind differ."""
    least, most = duties(k.least), duties(k.most)
    return least if least == most else f"{least} to {most}"


def balance_words(found: Simulation) -> str:
    """Does the rule share out what is to be done, no more and no less?"""
    if found.rule.basis == "none":
        return "No family owes a fixed number."
    if found.short > 0:
        return f"{duties(found.short)} of them nobody would owe."
    if found.short < 0:
        return f"{duties(-found.short)} more would be owed than are to be done."
    return "All of them are shared out."
