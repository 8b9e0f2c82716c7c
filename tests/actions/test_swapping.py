"""A swap is one step; it is looked at once more before it is made, and the manager confirms at short notice."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from nursery_rota.actions import duties
from nursery_rota.actions.swapping import make_swap
from nursery_rota.domain.obligation import ledger
from nursery_rota.domain.swaps import Swap, swaps
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from tests.making import MONDAY, TERM

EARLY, LATE = datetime(2026, 9, 1, 9, 0), datetime(2026, 9, 13, 20, 0)
NEXT = MONDAY + timedelta(days=7)


def give(file: RotaFile, person_id: int, day: object) -> int:
    return duties.assign(file, on_date=day, shift_id=1, room_id=None, person_id=person_id)  # type: ignore[arg-type]


@pytest.fixture
def swap(nursery: RotaFile) -> Swap:
    """Parents 1 and 2 on two Mondays, and the swap that they agreed on."""
    first = give(nursery, 1, MONDAY)
    give(nursery, 2, NEXT)
    return swaps(nursery.book(), first, EARLY)[0]


def holders(file: RotaFile) -> dict[object, int]:
    return {d.on_date: d.person_id for d in file.book().duties}


def test_a_swap_is_one_step_with_a_name_and_undo_takes_it_back(nursery: RotaFile, swap: Swap) -> None:
    before = nursery.book().duties
    make_swap(nursery, swap.handovers, EARLY)
    assert holders(nursery) == {MONDAY: 2, NEXT: 1}
    assert {(d.origin, d.status) for d in nursery.book().duties} == {("swap", "planned")}
    assert nursery.undo_label == "Swapped Mon 14 Sep and Mon 21 Sep: Parent2 Family2 and Parent1 Family1"
    nursery.undo()
    assert nursery.book().duties == before


def test_the_account_follows_who_works(nursery: RotaFile, swap: Swap) -> None:
    make_swap(nursery, swap.handovers, EARLY)
    (mine,) = [d.id for d in nursery.book().duties if d.on_date == MONDAY]
    duties.mark(nursery, mine, "worked")
    done = {row.family_id: row.done for row in ledger(nursery.book(), TERM, MONDAY)}
    assert (done[1], done[2]) == (0, 1)


def test_at_short_notice_the_manager_confirms(nursery: RotaFile, swap: Swap) -> None:
    with pytest.raises(NotPossible, match="the manager confirms"):
        make_swap(nursery, swap.handovers, LATE)
    assert holders(nursery) == {MONDAY: 1, NEXT: 2}
    make_swap(nursery, swap.handovers, LATE, confirmed=True)
    assert {d.status for d in nursery.book().duties} == {"confirmed"}


def test_a_swap_that_no_longer_fits_is_not_made(nursery: RotaFile, swap: Swap) -> None:
    tuesday = MONDAY + timedelta(days=1)
    duties.assign(nursery, on_date=tuesday, shift_id=2, room_id=None, person_id=2)
    with pytest.raises(NotPossible, match="no longer fits"):
        make_swap(nursery, swap.handovers, EARLY)
    duties.clear(nursery, swap.handovers[0].duty.id)
    with pytest.raises(NotPossible, match="has changed since"):
        make_swap(nursery, swap.handovers, EARLY)
