"""Short phrases about families, parents and checks, worked out from the book. No widgets."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from nursery_rota.domain import tables as t
from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import months_old, within
from nursery_rota.domain.sheets import LedgerRow
from nursery_rota.gui.models.columns import sort_key
from nursery_rota.gui.rota.families_model import course
from nursery_rota.wording import plural, short_date


def standing_words(row: LedgerRow | None) -> str:
    """ "on course", "1.1 to plan", "0.6 over"; "" while the account is not known."""
    return "" if row is None else course(row)


def age_words(born: date, day: date) -> str:
    """ "20 months" under two, "3 years" from then on."""
    months = months_old(born, day)
    if months < 0:
        return "not yet born"
    return plural(months, "month") if months < 24 else plural(months // 12, "year")


def check_words(book: Book, person: t.Person, kinds: Iterable[str], day: date) -> str:
    """How a person's checks of ``kinds`` stand: "until 14 Jan 2027", "ran out 20 Nov 2026", "recorded", "–"."""
    wanted = set(kinds)
    held = [check for check in book.checks_of.get(person.id, ()) if check.kind in wanted]
    if not held:
        return "–"
    open_ended = [check for check in held if check.expires_on is None]
    if open_ended:
        done = max((check.issued_on for check in open_ended if check.issued_on), default=None)
        if done is None:
            return "recorded"
        return short_date(done) if done <= day else f"from {short_date(done)}"
    last = max(check.expires_on for check in held if check.expires_on is not None)
    return f"until {short_date(last)}" if last >= day else f"ran out {short_date(last)}"


def level_words(level: int) -> str:
    return f"level {level}" if level else "–"


def now_in(rows: Iterable[t.Family], day: date) -> tuple[t.Family, ...]:
    """Families who belong to the nursery on ``day`` or will, by name."""
    here = (family for family in rows if within(day, None, family.left_on))
    return tuple(sorted(here, key=lambda family: sort_key(family.name)))
