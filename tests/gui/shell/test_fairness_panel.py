"""The shares of a proposal: term by term, and why some families cannot come nearer."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from pytestqt.qtbot import QtBot

from nursery_rota.domain.proposal import FamilyFairness, TermShares
from nursery_rota.domain.tables import Term
from nursery_rota.gui.planning.fairness_panel import FairnessPanel, families_out

AUTUMN = Term(1, "Autumn", date(2026, 9, 14), date(2026, 12, 18))
SPRING = Term(2, "Spring", date(2027, 1, 4), date(2027, 3, 25))


def family(number: int, after: str, why: str = "") -> FamilyFairness:
    return FamilyFairness(
        number, f"Family{number}", Fraction(-2), Fraction(after), Fraction(1), Fraction(2), why
    )


def shares(term: Term, *rows: FamilyFairness) -> TermShares:
    return TermShares(term, rows, ())


def test_each_term_is_shown_under_its_name_and_one_alone_needs_no_name(qtbot: QtBot) -> None:
    panel = FairnessPanel()
    qtbot.addWidget(panel)
    both = (shares(AUTUMN, family(1, "0")), shares(SPRING, family(1, "0"), family(2, "-3/4")))

    panel.show_shares(both)
    assert panel.switch is not None
    autumn, spring = panel.switch.buttons()
    assert (autumn.text(), spring.text()) == ("Autumn", "Spring")
    assert [row.family_id for row in panel.table.model.rows] == [1]
    spring.click()
    assert {row.family_id for row in panel.table.model.rows} == {1, 2}
    assert panel._sums["More than half a duty out"][1].text() == "1"

    panel.show_shares(both[:1])
    assert panel.switch is None
    assert [row.family_id for row in panel.table.model.rows] == [1]


def test_a_family_out_in_two_terms_is_one_family() -> None:
    both = (shares(AUTUMN, family(1, "3/4")), shares(SPRING, family(1, "-1"), family(2, "1/2")))
    assert families_out(both, now=False) == {1}
    assert families_out(both, now=True) == {1, 2}


def test_why_is_said_for_the_first_and_counted_for_the_rest(qtbot: QtBot) -> None:
    panel = FairnessPanel()
    qtbot.addWidget(panel)

    panel.show_shares((shares(AUTUMN, family(1, "-1", "It could give 1."), family(2, "0")),))
    assert panel.why.text() == "Family1: It could give 1."
    panel.show_shares((shares(AUTUMN, *(family(n, "-1", "No more.") for n in (1, 2, 3))),))
    assert panel.why.text().splitlines()[-1] == "1 more family: the tip at each says why."
    panel.show_shares((shares(AUTUMN, family(2, "0")),))
    assert panel.why.isHidden()
