"""Explanations in sentences: what is so, why, then what would help, in at most three of them."""

from __future__ import annotations

from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.eligibility import CHECK_WORDS
from nursery_rota.domain.explain import Block, Concession, Explanation, Step
from nursery_rota.domain.hurdles import LIFTABLE, Hurdle, HurdleKind
from nursery_rota.domain.names import call_name, full_name
from nursery_rota.domain.places import Place
from nursery_rota.wording import listing, plural, short_day, weekday_name

_MOST_NAMED = 2
_OUT: dict[HurdleKind, tuple[str, str]] = {
    "limit": ("is held back by a limit of yours", "are held back by limits of yours"),
    "refused": ("said no", "said no"),
    "check": ("lacks a check", "lack a check"),
    "sign_off": ("is not signed off yet", "are not signed off yet"),
    "skill": ("has not offered what it takes", "have not offered what it takes"),
    "level": ("lacks the level", "lack the level"),
    "busy": ("is on duty then already", "are on duty then already"),
    "paid_work": ("is paid to work then", "are paid to work then"),
    "not_serving": ("does no duties then", "do no duties then"),
}


def why_words(book: Book, found: Explanation) -> str:
    """Why the place is empty, and what would fill it."""
    if found.could:
        return f"{full_name(book.person[found.could[0]])} could take it. Give it by hand."
    return f"{_nobody(book, found)} {nearest_way(book, found)}".strip()


def _nobody(book: Book, found: Explanation) -> str:
    who = f"with level {found.level} " if found.level else ""
    near = [h for h in found.nearest if h.kind != "level"][:_MOST_NAMED]
    if near:
        reasons = listing([f"{full_name(book.person[h.person_id])} {clause(h)}" for h in near])
        others = found.looked_at - len(near)
        more = f" {plural(others, 'other')} cannot either." if others else ""
        return f"Nobody {who}is free: {reasons}.{more}"
    if not found.ruled_out:
        return "No parents have been typed in yet."
    return f"Nobody {who}counts on {short_day(found.on_date)}: {out_words(found)}."


def out_words(found: Explanation) -> str:
    """ "12 said no, 3 lack the level and 1 is paid to work then"."""
    counts = sorted(found.ruled_out.items(), key=lambda item: -item[1])
    return listing([f"{count} {_OUT[kind][count != 1]}" for kind, count in counts])


def clause(hurdle: Hurdle) -> str:
    """What stands in the way, as it goes on from a name."""
    linked = hurdle.says.startswith(("has ", "holds ", "is ", "said ", "asked ", "does ", "left "))
    return hurdle.says if linked else f"is held back: {hurdle.says}"


def chain_words(book: Book, chain: tuple[Step, ...]) -> str:
    """ "A chain fills it: Beth takes it, and Jana takes Beth's Tue 24 Nov, Late."."""
    steps = []
    for step in chain:
        who = call_name(book.person[step.person_id])
        if step.from_person is None:
            steps.append(f"{who} takes it")
        else:
            had = call_name(book.person[step.from_person])
            steps.append(f"{who} takes {had}’s {book.shift[step.shift_id].name} on {short_day(step.on_date)}")
    steps.sort(key=lambda words: not words.endswith("takes it"))
    return f"A chain would fill it: {listing(steps)}."


def block_words(book: Book, block: Block) -> str:
    """ "Thu 4 Feb, Late and Tue 2 Feb, Morning can only be taken by the Ferreira family, ..."."""
    places = listing([f"{short_day(day)}, {book.shift[shift].name}" for day, shift in block.places])
    names = listing([book.family[f].name for f in block.families])
    family = "family" if len(block.families) == 1 else "families"
    alone = len(block.places) == 1
    if alone:
        return f"Only the {names} {family} could, and your limits allow no more."
    return f"{places} can only be taken by the {names} {family}, who do all that your limits allow."


def nearest_way(book: Book, found: Explanation) -> str:
    """What blocks the place and what would fill it, without who cannot and why."""
    if found.could:
        return ""
    lines = [block_words(book, found.block)] if found.block is not None else []
    if found.chain:
        lines.append(chain_words(book, found.chain))
    elif found.concession is not None:
        lines.append(concession_words(book, found, found.concession))
    return " ".join(lines)


def concession_words(book: Book, found: Explanation, concession: Concession) -> str:
    """The cheapest single thing that would fill the place."""
    if concession.person_id is None or concession.kind == "level":
        level = f" with level {concession.level}" if concession.level else ""
        free = "" if level else f" who can come on {weekday_name(found.on_date.weekday())}s"
        return f"One more parent{level}{free} would fill such places."
    return f"If {_if(book, concession, found.on_date, found.shift_id)}."


def _if(book: Book, concession: Concession, on_date: date, shift_id: int) -> str:
    name = call_name(book.person[concession.person_id or 0])
    match concession.kind:
        case "limit":
            shift, day = book.shift[shift_id].name, short_day(on_date)
            return f"you waive that rule of yours once, {name} can take {shift} on {day}"
        case "refused":
            return f"{name} changes the “no” for this one day, it can be filled"
        case "check":
            word = CHECK_WORDS.get(concession.code, concession.code)
            verb = "are" if word.endswith("s") else "is"
            return f"{name}’s {word} {verb} put right by {short_day(on_date)}, it can be filled"
        case "sign_off":
            return f"you sign {name} off by then, it can be filled"
        case _:
            return f"{name} offers to do that, it can be filled"


def cure(book: Book, place: Place, level: int, held: tuple[Hurdle, ...]) -> str:
    """What alone would let a person take the place; "" where nothing stands in the way or no one thing would."""
    if len(held) != 1 or held[0].kind not in LIFTABLE:
        return ""
    one = held[0]
    if one.kind == "level":
        return f"{call_name(book.person[one.person_id])} can take such places once they hold level {level}."
    words = _if(book, Concession(one.kind, one.code, one.person_id), place.on_date, place.shift.id)
    return f"If {words}."
