"""What the rule set in force asks of each session, in plain words: ratios, who counts, levels, first aid.

Each condition says whether it is law, the nursery's own rule, or not asked. Nothing here is about a person.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.demand import SessionDemand, demand
from nursery_rota.domain.qualification import level_need
from nursery_rota.domain.ruleset import Band, Force, Qualification, RuleVersion
from nursery_rota.domain.tables import Term
from nursery_rota.wording import full_date, hours, listing, plural

FORCE_WORDS: dict[Force, str] = {"law": "law", "policy": "our rule", "off": "not asked"}
_LEVELS_SHOWN = 4


@dataclass(frozen=True)
class RatioLine:
    """ "twos", "from 2 to under 3 years", 5, and under what condition ("" for always)."""

    children: str
    ages: str
    kids: int
    when: str


@dataclass(frozen=True)
class Condition:
    says: str
    force: Force


def ratio_lines(rules: RuleVersion) -> tuple[RatioLine, ...]:
    """The bands from the youngest on, what always applies before what applies at times."""
    bands = sorted(rules.bands, key=lambda b: (b.from_months, b.when != "always", b.kids))
    return tuple(RatioLine(b.label, _ages(b), b.kids, _when(b)) for b in bands)


def _ages(band: Band) -> str:
    start, end = band.from_months, band.to_months
    if not start:
        return f"under {_number(end)} {_unit(end)}"
    unit = "" if _in_years(start) == _in_years(end) else f" {_unit(start)}"
    return f"from {_number(start)}{unit} to under {_number(end)} {_unit(end)}"


def _in_years(months: int) -> bool:
    """Ages of whole and half years are said in years, others in months."""
    return months >= 12 and months % 6 == 0


def _number(months: int) -> str:
    """2, 2½, or a number of months."""
    if not _in_years(months):
        return str(months)
    return f"{months // 12}½" if months % 12 else str(months // 12)


def _unit(months: int) -> str:
    if _in_years(months):
        return "year" if months == 12 else "years"
    return "month" if months == 1 else "months"


def _when(band: Band) -> str:
    if band.when == "sessional":
        return f"in a session{_longest(band.max_minutes)}, if none of the children has a second one that day"
    return {
        "always": "",
        "level6": "while a level 6 works with the children",
        "walking": "once they walk",
        "not_walking": "until they walk",
    }[band.when]


def _longest(minutes: int | None) -> str:
    if minutes is None:
        return ""
    if (minutes + 1) % 60 == 0:
        return f" under {plural((minutes + 1) // 60, 'hour')}"
    return f" of at most {hours(minutes)} hours"


METHODS = {
    "per-band": "Each age group is rounded up by itself, then the groups are added.",
    "youngest-first": (
        "Children are counted from the youngest on. Each adult takes as many as the youngest of the group "
        "allows; places left over go to the next in line."
    ),
    "pooled": "Each child asks for its part of an adult. The parts are added exactly and rounded up once.",
    "youngest-sets-room": "All the children are counted at the ratio of the youngest who is there.",
}


def method_lines(book: Book, term: Term) -> tuple[str, ...]:
    """How adults are worked out where ages are mixed, with a session of the term as example."""
    scope = (
        "for each room by itself" if book.nursery.ratio_scope == "room" else "for the whole nursery together"
    )
    example = _example(book, term)
    return (
        METHODS[book.nursery.mixed_age_method],
        *([example] if example else []),
        f"We work this out {scope}, by each child's age on the day: a birthday counts at once. Children of "
        "staff and of parents on duty count as children when they are there.",
    )


def _example(book: Book, term: Term) -> str:
    """The most mixed, then the fullest session of the term, as numbers; "" before children are booked."""
    sessions = (d for d in demand(book, term.starts_on, term.ends_on) if d.present)
    most = max(sessions, key=lambda d: (len(d.children), d.present, -d.on_date.toordinal()), default=None)
    return _in_numbers(most) if most else ""


def _in_numbers(part: SessionDemand) -> str:
    group = listing([f"{b.count} {b.label}" for b in part.children])
    return f"For example, {group} need {plural(part.required, 'adult')}."


def who_counts(rules: RuleVersion) -> tuple[Condition, ...]:
    """What must hold for an adult to be one of those needed; "not asked" conditions are named as well."""
    asked = rules.who_counts
    return (
        Condition(f"is {asked.minimum_age} or over", "law"),
        Condition("is signed off by the manager as able and responsible", asked.sign_off),
        Condition("holds a current first aid certificate (parents, students, apprentices)", asked.first_aid),
        Condition("has been vetted, and it is recorded", asked.vetting),
        Condition("has references, and they are recorded", asked.references),
        Condition("has had the induction", asked.induction),
        Condition("is there for the whole session, on no break and at no other job", asked.whole_session),
    )


def before_checks(book: Book, rules: RuleVersion) -> str:
    """What people may do before vetting and references are there; "" where neither is asked."""
    asked = {"vetting": rules.who_counts.vetting, "references": rules.who_counts.references}
    words = listing([word for word, force in asked.items() if force != "off"])
    if not words:
        return ""
    if book.nursery.duty_before_checks:
        return f"Before {words} are on record, people may help, never unsupervised, and do not count."
    return f"Before {words} are on record, nobody has a duty."


def qualification(rules: RuleVersion) -> tuple[Condition, ...]:
    """The levels asked among the adults needed."""
    rule = rules.qualification
    found = [Condition(f"one adult who counts holds level {rule.lead_level} or more", rule.lead)]
    if rule.others != "off":
        part = "half" if rule.others_percent == 50 else f"{rule.others_percent} in 100"
        found.append(
            Condition(
                f"at least {part} of the other adults needed hold level {rule.others_level}", rule.others
            )
        )
    if any(band.when == "level6" for band in rules.bands):
        found.append(
            Condition(
                f"where a ratio rests on level 6: one with level 6, one more with level {rule.lead_level}",
                "law",
            )
        )
    return tuple(found)


def level_example(rule: Qualification) -> str:
    """What the levels come to for four adults; "" where the law asks for none."""
    need = level_need(_LEVELS_SHOWN, rule)
    if not need.leads and not need.others:
        return ""
    parts = [f"{need.leads} with level {need.lead_level}"] if need.leads else []
    parts += [f"{need.others} more with level {need.others_level}"] if need.others else []
    parts += [f"{need.unqualified_at_most} without"] if need.unqualified_at_most else []
    return f"Of {_LEVELS_SHOWN} adults: {listing(parts)}. Adults beyond those needed need no level."


def per_session(book: Book, rules: RuleVersion) -> tuple[Condition, ...]:
    """What each session with children has besides enough adults of the right levels."""
    return tuple(_per_session(book, rules))


def _per_session(book: Book, rules: RuleVersion) -> Iterator[Condition]:
    asked = rules.per_session
    lawful = asked.minimum_adults if asked.minimum_adults_force == "law" else 0
    if lawful:
        yield Condition(f"at least {plural(lawful, 'adult')} whenever a child is there", "law")
    if book.nursery.minimum_adults > max(lawful, 1):
        yield Condition(
            f"at least {plural(book.nursery.minimum_adults, 'adult')} whenever a child is there", "policy"
        )
    aider = "somebody with full first aid is there whenever children are"
    if asked.children_per_first_aider:
        aider = f"one adult with full first aid for every {plural(asked.children_per_first_aider, 'child', 'children')}"
    yield Condition(aider, asked.first_aider)
    yield Condition("at meals, somebody with first aid is in the room", asked.mealtime_first_aider)
    yield Condition("the manager or the deputy is there", asked.manager_or_deputy)
    yield Condition("with under-twos, adults trained for babies", asked.under_twos)
    if asked.second_lead_from:
        level, children = rules.qualification.lead_level, plural(asked.second_lead_from, "child", "children")
        yield Condition(f"from {children} on, a second adult with level {level} is there", "law")
    if asked.maximum_children:
        yield Condition(f"no more than {plural(asked.maximum_children, 'child', 'children')}", "law")
    if any(room.capacity is not None for room in book.rooms):
        yield Condition("no more children than a room is registered for", "law")


def since(rules: RuleVersion) -> str:
    """ "since 1 September 2025"; "" for rules without a date."""
    return f"since {full_date(rules.valid_from)}" if rules.valid_from else ""


def coming_rules(book: Book, rules: RuleVersion, term: Term) -> str:
    """From when other rules hold, if that is within the term; "" otherwise."""
    later = [
        v.valid_from
        for v in book.rule_set.versions
        if v.valid_from is not None and _after(v.valid_from, rules) and v.valid_from <= term.ends_on
    ]
    return f"From {full_date(min(later))} other rules hold. Print this page again then." if later else ""


def _after(day: date, rules: RuleVersion) -> bool:
    return rules.valid_from is None or day > rules.valid_from
