"""Why a place is empty, as data: who was ruled out by what, the shortest chain that would fill it, the smallest set
of places and families that blocks it, and the cheapest single concession.

Pure Python over the checker's own questions, for answers in a blink. The sentences stand in ``explain_words``.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from nursery_rota.domain.book import Book
from nursery_rota.domain.calendar import term_on
from nursery_rota.domain.hurdles import KINDS, LIFTABLE, Hurdle, HurdleKind, hurdles
from nursery_rota.domain.obligation import ledger
from nursery_rota.domain.patching import Patcher
from nursery_rota.domain.places import Place
from nursery_rota.domain.rota import PlaceRota, places_rota
from nursery_rota.domain.tables import Duty, Person, Term
from nursery_rota.domain.vacancies import Vacancy

CHAIN_TRIALS = 30
"""Rotas tried for a chain: it is looked for while somebody waits."""
_WIDEST_BLOCK = 8
"""A set of more places than this explains nothing to anybody."""


@dataclass(frozen=True)
class Step:
    """One move of a chain: the person takes the place that day. ``from_person`` had it, None for the empty one."""

    person_id: int
    on_date: date
    shift_id: int
    from_person: int | None


@dataclass(frozen=True)
class Block:
    """These places can only be taken by these families, who may not take one more of them as your limits are."""

    places: tuple[tuple[date, int], ...]
    families: tuple[int, ...]


@dataclass(frozen=True)
class Concession:
    """The cheapest single thing that would fill the place. ``person_id`` None: one more parent is needed, with
    level ``level``."""

    kind: HurdleKind
    code: str
    person_id: int | None
    level: int = 0


@dataclass(frozen=True)
class Explanation:
    """``could`` take it as things stand; ``ruled_out`` counts people by their first hurdle in the order of
    ``KINDS`` reversed, so that what cannot be helped comes first; ``nearest`` are the people with one hurdle."""

    on_date: date
    shift_id: int
    room_id: int | None
    level: int
    looked_at: int
    could: tuple[int, ...]
    ruled_out: Mapping[HurdleKind, int]
    nearest: tuple[Hurdle, ...]
    chain: tuple[Step, ...]
    block: Block | None
    concession: Concession | None


def explain(book: Book, rota: PlaceRota, today: date, *, settled: bool = False) -> Explanation:
    """Why a position of ``rota`` is empty. ``settled``: the rota was proved to fill most, so no chain exists."""
    place, level = rota.place, max(rota.empty, default=0)
    people = [
        p
        for p in book.people
        if p.family_id is not None and (p.left_on is None or p.left_on >= place.on_date)
    ]
    found = {p.id: hurdles(book, place, p, level) for p in people}
    balance = _balances(book, place.on_date, today)
    order = {p.id: (balance.get(p.family_id or 0, Fraction(0)), p.id) for p in people}
    could = tuple(sorted((i for i, h in found.items() if not h), key=order.__getitem__))
    one = [h[0] for h in found.values() if len(h) == 1]
    one.sort(key=lambda h: (KINDS.index(h.kind), order[h.person_id]))
    term = term_on(book, place.on_date)
    chain: tuple[Step, ...] = ()
    if not (could or settled) and term is not None and place.on_date >= today:
        chain = _chain(book, place, level, term, today)
    return Explanation(
        on_date=place.on_date,
        shift_id=place.shift.id,
        room_id=place.room_id,
        level=level,
        looked_at=len(people),
        could=could,
        ruled_out=Counter(max(h, key=_weight).kind for h in found.values() if h),
        nearest=tuple(one),
        chain=chain,
        block=None if could or chain else _block(book, place, found),
        concession=None if could else _concession(one, found, level),
    )


def _weight(hurdle: Hurdle) -> int:
    return KINDS.index(hurdle.kind)


def _balances(book: Book, day: date, today: date) -> Mapping[int, Fraction]:
    term = term_on(book, day)
    return {row.family_id: row.balance for row in ledger(book, term, today)} if term else {}


def _concession(one: list[Hurdle], found: Mapping[int, tuple[Hurdle, ...]], level: int) -> Concession:
    """The cheapest single hurdle; else one more parent, who holds what the others lack."""
    for hurdle in one:
        if hurdle.kind in LIFTABLE and hurdle.kind != "level":
            return Concession(hurdle.kind, hurdle.code, hurdle.person_id)
    for hurdle in one:
        if hurdle.kind == "level":
            return Concession("level", hurdle.code, hurdle.person_id, level)
    return Concession("not_serving", "one_more", None, level)


def _chain(book: Book, place: Place, level: int, term: Term, today: date) -> tuple[Step, ...]:
    """The shortest chain of moves that fills the place, as steps; none found: empty."""
    vacancy = Vacancy(place.on_date, place.shift.id, place.room_id, level, required=bool(place.required))
    after = Patcher(book, book, term, today).chain(vacancy, CHAIN_TRIALS)
    if after is None:
        return ()
    had = {(d.on_date, d.shift_id, d.room_id): d.person_id for d in _gone(book, after)}
    return tuple(
        Step(d.person_id, d.on_date, d.shift_id, had.get((d.on_date, d.shift_id, d.room_id)))
        for d in after.duties
        if d.id < 0
    )


def _gone(before: Book, after: Book) -> list[Duty]:
    kept = {d.id for d in after.duties}
    return [d for d in before.duties if d.id not in kept]


def _block(book: Book, place: Place, found: Mapping[int, tuple[Hurdle, ...]]) -> Block | None:
    """From the place to the families held back by nothing but their own duties, from there to those duties'
    places, and on: what is reached needs more than its families may do. None where nobody is held back so, where
    somebody outside is free (that is a chain), and where the set is too wide to explain anything."""
    places = {place.key[:2]}
    families: dict[int, None] = {}
    queue = deque([(place.on_date, found)])
    while queue:
        day, ruled = queue.popleft()
        if any(not why and book.person[i].family_id not in families for i, why in ruled.items()):
            return None
        for person_id, why in ruled.items():
            if not why or not all(map(_of_own_duties, why)):
                continue
            families.setdefault(book.person[person_id].family_id or 0)
            for duty in _holding(book, book.person[person_id], why, day):
                if (duty.on_date, duty.shift_id) not in places:
                    places.add((duty.on_date, duty.shift_id))
                    queue.append((duty.on_date, _without(book, duty)))
        if len(places) > _WIDEST_BLOCK:
            return None
    return Block(tuple(sorted(places)), tuple(families)) if families else None


def _of_own_duties(hurdle: Hurdle) -> bool:
    return hurdle.kind == "busy" or (hurdle.kind == "limit" and hurdle.code != "own_child")


def _without(book: Book, duty: Duty) -> dict[int, tuple[Hurdle, ...]]:
    """Everybody's hurdles for the place of a duty, as if nobody had it; its own holder aside, who is no help."""
    emptied = replace(book, duties=tuple(d for d in book.duties if d.id != duty.id))
    for rota in places_rota(emptied, duty.on_date):
        if rota.place.shift.id == duty.shift_id and duty.room_id in (None, rota.place.room_id):
            level = max(rota.empty, default=0)
            return {
                p.id: hurdles(emptied, rota.place, p, level)
                for p in book.people
                if p.family_id is not None and p.id != duty.person_id
            }
    return {}


def _holding(book: Book, person: Person, why: tuple[Hurdle, ...], day: date) -> list[Duty]:
    """The duties of the household that the hurdles hang on."""
    ids = {h.other for h in why if h.other is not None}
    if any(h.code == "per_month" for h in why):
        theirs = [
            d for p in book.adults_of.get(person.family_id or 0, ()) for d in book.duties_of.get(p.id, ())
        ]
        ids |= {d.id for d in theirs if (d.on_date.year, d.on_date.month) == (day.year, day.month)}
    return [book.duty[i] for i in sorted(ids) if i in book.duty]
