"""What a family has over or under at the end of a term goes into the next one."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from nursery_rota.actions import duties, rows
from nursery_rota.actions.carry_over import carry_over
from nursery_rota.domain.obligation import ledger
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from tests.making import MONDAY, TERM

SPRING = date(2027, 1, 4)


def with_spring(nursery: RotaFile) -> None:
    rows.add(nursery, "terms", {"name": "Spring", "starts_on": SPRING, "ends_on": date(2027, 3, 25)}, "Term")
    given = duties.assign(nursery, on_date=MONDAY, shift_id=1, room_id=None, person_id=1)
    duties.mark(nursery, given, "worked")


def test_balances_become_credits_of_the_next_term(nursery: RotaFile) -> None:
    with_spring(nursery)
    book = nursery.book()
    balances = {r.family_id: r.balance for r in ledger(book, TERM, TERM.ends_on)}
    assert carry_over(nursery, TERM) == 6
    after = nursery.book()
    carried = {c.family_id: Fraction(str(c.amount)) for c in after.credits}
    assert all(abs(carried[f] - balances[f]) <= Fraction(1, 200) for f in balances)
    assert {(c.kind, c.on_date, c.note) for c in after.credits} == {("carried_over", SPRING, "From Autumn")}
    assert nursery.undo_label == "Carried balances from Autumn into Spring"


def test_carrying_over_again_replaces_what_was_carried(nursery: RotaFile) -> None:
    with_spring(nursery)
    carry_over(nursery, TERM)
    late = duties.assign(nursery, on_date=MONDAY, shift_id=1, room_id=None, person_id=2)
    duties.mark(nursery, late, "worked")
    carry_over(nursery, TERM)
    credits = nursery.book().credits
    assert len(credits) == len({c.family_id for c in credits}) == 6


def test_leavers_take_nothing_along_and_without_a_next_term_it_is_said(nursery: RotaFile) -> None:
    with pytest.raises(NotPossible, match="There is no term after Autumn yet"):
        carry_over(nursery, TERM)
    with_spring(nursery)
    rows.change(nursery, "families", 2, {"left_on": date(2026, 12, 18)}, "Left")
    carry_over(nursery, TERM)
    assert 2 not in {c.family_id for c in nursery.book().credits}
