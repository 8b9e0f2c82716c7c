"""Mends a rota with as few changes as can be, step by step: a substitute for each vacancy; chains of moves; the
weeks around planned anew; all that lies ahead planned anew. Stops at the first step that leaves nothing open.

The first two steps are ``domain.patching``. The search gets the same problem as a fill, with the price of moving
somebody just below the price of an empty place, so that fewest changes come right after most places.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import monday_of
from nursery_rota.domain.first_calls import give_on
from nursery_rota.domain.mended import Mended, MendedTerm, Rung, furthest, said, together
from nursery_rota.domain.patching import Patch, Patcher, changed_places, put_back
from nursery_rota.domain.planning import CoverRow, Plan, Problem, ProgressSink, StopAsked
from nursery_rota.domain.problem import BuiltProblem, build
from nursery_rota.domain.proposal import described, duties_of, wishes_met
from nursery_rota.domain.tables import Duty, Term
from nursery_rota.domain.trial import keeps
from nursery_rota.domain.vacancies import Away, Vacancy, vacancies, without_away, without_impossible
from nursery_rota.solver.fill import solve

WEIGHT = 1000
"""An empty place costs so many times what a move costs: no number of moves in a term outweighs one."""

MOST_BY_HAND = 40
"""With more vacancies than that the rota was not filled yet, and is planned anew at once."""
_BEFORE, _AFTER = timedelta(days=7), timedelta(days=20)
"""Days around the weeks of the vacancies that are planned anew first."""


def mend(
    book: Book,
    term: Term,
    today: date,
    away: Away | None = None,
    *,
    also: Sequence[Term] = (),
    progress: ProgressSink | None = None,
    stop: StopAsked | None = None,
    seed: int = 0,
    seconds: float | None = None,
) -> Mended:
    """The rota of ``term`` mended from ``today`` on: for somebody who is away, or as it stands, without those who
    may not serve any more. Later terms are mended too: those of ``also``, and those that an absence takes duties
    off. Arguments after ``also`` are those of ``solve`` and matter only to a search."""
    started = time.perf_counter()
    now = without_away(book, away, today) if away is not None else book
    mending = _Mending(book, today, away, progress, stop, seed, seconds)
    parts: list[MendedTerm] = []
    for each in (term, *_later(book, now, term, also)):
        parts.append(mending.term(now, each))
        now = parts[-1].after
    words = said(tuple(parts))
    proposals = [described(book, now, part.term, today, words) for part in parts]
    return Mended(
        book=book,
        term=term,
        away=away,
        proposal=together(proposals),
        rung=furthest(parts),
        vacancies=sum(part.vacancies for part in parts),
        left=sum(part.left for part in parts),
        changes=sum(part.changes for part in parts),
        least=all(part.least for part in parts),
        seconds=time.perf_counter() - started,
        stopped=any(part.stopped and part.left for part in parts),
    )


def _later(book: Book, now: Book, term: Term, also: Sequence[Term]) -> list[Term]:
    """The terms after ``term`` that are asked for, or in which something fell out: an absence may reach into them."""
    stood = {d.id: d for d in book.duties}
    days = {d.on_date for d in now.duties if stood[d.id] != d}
    later = (t for t in book.terms if t.starts_on > term.ends_on)
    return sorted(
        (t for t in later if t in also or any(t.starts_on <= day <= t.ends_on for day in days)),
        key=lambda t: t.starts_on,
    )


@dataclass(frozen=True)
class _Mending:
    """What stays the same for each term that is mended; see ``mend``."""

    book: Book
    today: date
    away: Away | None
    progress: ProgressSink | None
    stop: StopAsked | None
    seed: int
    seconds: float | None

    def term(self, fallen: Book, term: Term) -> MendedTerm:
        """One term of ``fallen``, the rota once those who are away are off it."""
        book, today, only_new = self.book, self.today, self.away is not None
        start = max(today, term.starts_on)
        now = without_impossible(fallen, term, start)
        open_now = vacancies(book, now, start, term.ends_on, only_new=only_new)
        stop = self.stop or (lambda: False)
        patch, rung = _by_hand(book, now, term, today, open_now, stop)
        if rung == "direct" and len(open_now) > 1 and not stop():
            patch = _fairest(book, now, term, today, open_now, patch, self.seed)
        if patch.left and not stop():
            for wider in _windows(patch.left, start, term):
                found = _planned(
                    now, term, today, wider, open_now, self.progress, self.stop, self.seed, self.seconds
                )
                better = _as_patch(book, now, term, wider, open_now, *found, today, only_new=only_new)
                if (len(better.left), better.changes) < (len(patch.left), patch.changes):
                    patch, rung = better, "term" if wider == (start, term.ends_on) else "weeks"
                if not patch.left:
                    break
        patch, stayed = put_back(book, now, patch)
        calls = give_on(book, replace(now, duties=patch.duties), term, start, today)
        return MendedTerm(
            term=term,
            after=calls.book,
            rung=rung,
            vacancies=len(open_now) - stayed,
            left=len(patch.left),
            changes=patch.changes,
            wishes=wishes_met(calls.book, term, start),
            least=patch.least,
            cut_short=patch.cut_short and not patch.least,
            stayed=stayed,
            calls_given=calls.given,
            calls_left=calls.left,
            stopped=stop(),
        )


def _by_hand(
    book: Book, now: Book, term: Term, today: date, open_now: tuple[Vacancy, ...], stop: StopAsked
) -> tuple[Patch, Rung]:
    if not open_now:
        return Patch(now.duties, (), (), 0, least=True), "nothing"
    if len(open_now) > MOST_BY_HAND:
        return Patch(now.duties, (), open_now, 0, least=False), "term"
    patch = Patcher(book, now, term, today, stop).patch(open_now)
    return patch, "chains" if patch.chains else "direct"


def _windows(left: tuple[Vacancy, ...], start: date, term: Term) -> list[tuple[date, date]]:
    """What to plan anew: the weeks around the vacancies, then everything ahead."""
    days = [v.on_date for v in left]
    first = max(start, monday_of(min(days)) - _BEFORE)
    last = min(term.ends_on, monday_of(max(days)) + _AFTER)
    return list(dict.fromkeys([(first, last), (start, term.ends_on)]))


def _planned(
    now: Book,
    term: Term,
    today: date,
    window: tuple[date, date],
    open_now: tuple[Vacancy, ...],
    progress: ProgressSink | None,
    stop: StopAsked | None,
    seed: int,
    seconds: float | None,
) -> tuple[tuple[Duty, ...], Plan]:
    """The rota with the days of ``window`` planned anew, moving as few people as can be."""
    first, last = window
    held = tuple(d if first <= d.on_date <= last else replace(d, pinned=True) for d in now.duties)
    built = build(replace(now, duties=held), term, today)
    problem = fewest_changes(_no_more(built, open_now))
    plan = solve(problem, progress=progress, stop=stop, seed=seed, seconds=seconds)
    pinned = {d.id: d.pinned for d in now.duties}
    found = tuple(replace(d, pinned=pinned.get(d.id, d.pinned)) for d in duties_of(built, plan))
    return found, plan


def _no_more(built: BuiltProblem, open_now: tuple[Vacancy, ...]) -> Problem:
    """The problem without the places for helpers, tasks and watching that had nobody before: whoever is put there
    is one change more, and nobody asked for it."""
    vacant = Counter((v.on_date, v.shift_id, v.room_id) for v in open_now if not v.required)
    held = Counter(built.problem.candidates[c].slot for c in built.problem.present)
    slots = tuple(
        slot
        if what.required
        else replace(slot, open=min(slot.open, held[i] + (0 if what.watching else vacant[what.place.key])))
        for i, (slot, what) in enumerate(zip(built.problem.slots, built.slots, strict=True))
    )
    watched = tuple(c for c in built.problem.covers if c.label != "watching")
    return replace(built.problem, slots=slots, covers=watched)


def _fairest(
    book: Book,
    now: Book,
    term: Term,
    today: date,
    open_now: tuple[Vacancy, ...],
    patch: Patch,
    seed: int,
) -> Patch:
    """Of all ways with a substitute for each vacancy the fairest, everybody else staying where they are."""
    nothing = (term.ends_on + timedelta(days=1), term.ends_on)
    duties, _ = _planned(now, term, today, nothing, open_now, None, None, seed, None)
    after = replace(now, duties=duties)
    known = {d.id for d in now.duties}
    new = [d for d in duties if d.id not in known]
    alike = changed_places(now, after) == patch.changes == len(new)
    return replace(patch, duties=duties) if alike and keeps(book, after, new) else patch


def fewest_changes(problem: Problem) -> Problem:
    """The problem with a small price on moving anybody who has a place, settled together with filling: places
    first, then changes, then what a fill settles next."""
    stays = tuple(CoverRow((c,), 1, 1, "stays") for c in sorted(problem.present))
    return replace(
        problem,
        slots=tuple(replace(s, severity=s.severity * WEIGHT) for s in problem.slots),
        covers=(*(replace(c, severity=c.severity * WEIGHT) for c in problem.covers), *stays),
    )


def _as_patch(
    book: Book,
    now: Book,
    term: Term,
    window: tuple[date, date],
    open_now: tuple[Vacancy, ...],
    duties: tuple[Duty, ...],
    plan: Plan,
    today: date,
    *,
    only_new: bool,
) -> Patch:
    start = max(today, term.starts_on)
    after = replace(now, duties=duties)
    left = vacancies(book, after, start, term.ends_on, only_new=only_new)
    filled = tuple(v for v in open_now if v not in left)
    # What is best within some weeks may be bettered beyond them.
    proved = window == (start, term.ends_on) and plan.proof["fill"].proved
    return Patch(duties, filled, left, changed_places(now, after), least=proved and not left)
