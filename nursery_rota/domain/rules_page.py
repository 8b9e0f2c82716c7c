"""The rules page: everything that was agreed and everything the law asks, on paper for everybody.

Made from the nursery's settings and the rule set in force. It holds no name, family, child, check, exemption
or balance: it hangs on the wall.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from nursery_rota.domain.book import Book
from nursery_rota.domain.law_in_words import (
    Condition,
    RatioLine,
    before_checks,
    coming_rules,
    level_example,
    method_lines,
    per_session,
    qualification,
    ratio_lines,
    since,
    who_counts,
)
from nursery_rota.domain.ruleset import RuleSet
from nursery_rota.domain.tables import Term
from nursery_rota.domain.turns_in_words import Example, Section, examples, turns
from nursery_rota.wording import full_date

NEVER = ("intimate care", "medicines", "sole charge of children", "confidential files")
"""What parents on duty never do; that is for paid staff."""
CHECK = "Check against the current text; this is not legal advice."
_SEEN = {
    "V": "seen in the text itself",
    "V2": "seen in another account of it, not in the text itself",
    "R": "written from memory, not seen in the text",
}


@dataclass(frozen=True)
class RulesPage:
    """``examples`` is what the obligation comes to in the term; ``method`` how mixed ages are counted;
    ``counts`` each condition for counting and ``counts_note`` what holds before the checks; ``levels`` and
    ``sessions`` likewise; ``source`` where the rules are from; ``warning`` and ``coming`` may be ""."""

    nursery: str
    term_name: str
    made_on: date
    rules_name: str
    rules_since: str
    turns: tuple[Section, ...]
    examples: tuple[Example, ...]
    ratios: tuple[RatioLine, ...]
    method: tuple[str, ...]
    counts: tuple[Condition, ...]
    counts_note: str
    levels: tuple[Condition, ...]
    level_example: str
    sessions: tuple[Condition, ...]
    never: tuple[str, ...]
    source: tuple[str, ...]
    coming: str
    warning: str


def rules_page(book: Book, term: Term, today: date) -> RulesPage:
    """The rules as they stand on ``today``, or on the nearest day of the term."""
    day = min(max(today, term.starts_on), term.ends_on)
    rules = book.rule_set.on(day)
    return RulesPage(
        nursery=book.nursery.name,
        term_name=term.name,
        made_on=today,
        rules_name=book.rule_set.name,
        rules_since=since(rules),
        turns=turns(book, term),
        examples=examples(book, term),
        ratios=ratio_lines(rules),
        method=method_lines(book, term),
        counts=who_counts(rules),
        counts_note=before_checks(book, rules),
        levels=qualification(rules),
        level_example=level_example(rules.qualification),
        sessions=per_session(book, rules),
        never=NEVER,
        source=_source(book.rule_set),
        coming=coming_rules(book, rules, term),
        warning=_warning(book),
    )


def _source(rules: RuleSet) -> tuple[str, ...]:
    """Where the rules are from, when they were seen and how near to the text."""
    ours = rules.key == "custom"
    found = f"Taken from: {rules.source}" if ours else f"Source: {rules.source}"
    seen = f"{found} ({rules.mark}: {_SEEN[rules.mark]}, {full_date(rules.seen_on)})."
    return (
        (seen, "These rules are our own copy and may have been changed by us.", CHECK)
        if ours
        else (seen, CHECK)
    )


def _warning(book: Book) -> str:
    """Where duties can be bought out, the doubts about that, in general words."""
    if not any(credit.kind == "bought_out" for credit in book.credits):
        return ""
    return (
        "Duties have been bought out here. In the United Kingdom a volunteer is under no obligation and no "
        "penalty, and England's funded hours may carry no charge that must be paid. Take advice first."
    )
