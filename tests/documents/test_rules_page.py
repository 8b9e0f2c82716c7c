"""The rules page on paper: everything it says can be read, on two sheets, whatever is set."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pypdfium2
import pytest

from nursery_rota.documents.render import page_count
from nursery_rota.documents.rules_page import rules_paper
from nursery_rota.domain import tables as t
from nursery_rota.domain.rules_page import RulesPage, rules_page
from tests.documents.pdf_text import about, words
from tests.documents.sheet_samples import PRINTED
from tests.making import MONDAY, TERM, book, duty_shift, reference, small_nursery

TODAY = date(2026, 11, 24)
FULL = t.Nursery(
    name="Plum Lane Nursery",
    obligation_basis="child",
    sibling_scale=(6, 10, 14),
    reserves_per_shift=1,
    min_days_between=3,
    duty_before_checks=True,
)


def page(rules: str = "england", nursery: t.Nursery | None = None, **rows: Any) -> RulesPage:
    made = small_nursery(nursery=nursery or t.Nursery(name="Plum Lane Nursery"), **rows)
    return rules_page(replace(made, rule_set=reference().rule_sets[rules]), TERM, TODAY)


def full_page() -> RulesPage:
    """Everything switched on."""
    lunch = duty_shift(0, 6, name="Lunch", places=1, kind="helper", credit=2.0)
    return page(
        nursery=FULL,
        shifts=(duty_shift(), lunch),
        rooms=(t.Room(1, "A", capacity=30),),
        credits=(t.Credit(1, 1, MONDAY, 1.0, kind="bought_out"),),
    )


def printed(rules: RulesPage) -> bytes:
    return rules_paper(rules, printed_at=PRINTED)


def everything(rules: RulesPage) -> list[str]:
    """Every sentence of the page that is printed as it stands."""
    found = [line for part in rules.turns for line in (part.title, *part.lines)]
    found += [word for example in rules.examples for word in (example.who, example.owes)]
    found += [
        word
        for line in rules.ratios
        for word in (line.children, line.ages, f"{line.kids} children", line.when)
    ]
    found += [c.says for c in (*rules.counts, *rules.levels, *rules.sessions)]
    found += [
        *rules.method,
        rules.counts_note,
        rules.level_example,
        *rules.source,
        rules.warning,
        rules.coming,
    ]
    return [sentence for sentence in found if sentence]


@pytest.mark.parametrize("rules", sorted(reference().rule_sets))
def test_all_is_said_on_two_sheets_by_every_rule_set(rules: str) -> None:
    shown = page(rules)
    pdf = printed(shown)
    text = words(pdf)
    assert page_count(pdf) == 2
    assert [sentence for sentence in everything(shown) if sentence not in text] == []


def test_everything_switched_on_still_fits_two_sheets() -> None:
    shown = full_page()
    pdf = printed(shown)
    text = words(pdf)
    assert page_count(pdf) == 2
    assert [sentence for sentence in everything(shown) if sentence not in text] == []
    assert "Bought-out duties" in text


def test_the_head_and_foot_say_whose_rules_from_when() -> None:
    text = words(printed(page()), 0)
    for said in ("Our rules", "Plum Lane Nursery", "Autumn", "as of 24 November 2026", "Page 1 of 2"):
        assert said in text
    assert "England, since 1 September 2025" in words(printed(page()), 1)


def test_taking_turns_comes_first_and_ends_with_what_parents_never_do() -> None:
    first = words(printed(page()), 0)
    assert first.index("Taking turns") < first.index("Never for parents on duty")
    assert "Intimate care, medicines, sole charge of children and confidential files." in first
    assert "What each session needs" not in first


def test_law_our_rule_and_not_asked_stand_as_words() -> None:
    text = words(printed(page("scotland")), 1)
    assert "is signed off by the manager as able and responsible our rule" in text
    assert "(parents, students, apprentices) not asked" in text
    assert "is 17 or over law" in text


def test_only_the_foot_is_smaller_than_12_points() -> None:
    for shown in (page(), full_page()):
        document = pypdfium2.PdfDocument(printed(shown))
        for sheet in document:
            sizes = [(o.get_font_size(), o.get_bounds()[1]) for o in sheet.get_objects() if o.type == 1]
            assert min(size for size, bottom in sizes if bottom > 36) >= 12
        document.close()


def test_a_nursery_with_nothing_in_it_prints_its_rules() -> None:
    empty = rules_page(book(t.Nursery(name="")), TERM, TODAY)
    text = words(printed(empty))
    assert "What a whole term comes to" not in text
    assert "Duties are shared out by booked sessions" in text


def test_hard_names_come_out_literally() -> None:
    shown = replace(
        page(), nursery="<b>O'Neil & Söns</b>", rules_name="<i>Ours</i>", term_name="Term & <u>one</u>"
    )
    pdf = printed(shown)
    text = words(pdf)
    for name in ("<b>O'Neil & Söns</b>", "<i>Ours</i>, since", "Term & <u>one</u>"):
        assert name in text
    assert about(pdf)["Author"] == "<b>O'Neil & Söns</b>"


def test_the_same_page_makes_the_same_bytes() -> None:
    assert printed(page()) == printed(page())
