"""Closing a period: its figures stay, later edits show as adjustments beside them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from nursery_rota.actions import rows
from nursery_rota.actions.closing import close_period, open_again
from nursery_rota.domain import tables as t
from nursery_rota.domain.costs.closed import ClosedPeriod
from nursery_rota.domain.costs.yearly import period_report
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from tests.making import MONDAY

START, END = date(2026, 9, 14), date(2026, 10, 31)
NOW = datetime(2026, 11, 3, 9, 30)


def closed(file: RotaFile) -> ClosedPeriod:
    (found,) = period_report(file.book(), date(2026, 4, 6), date(2027, 4, 5)).closed
    return found


def bill(file: RotaFile, day: date, pence: int) -> None:
    values = {"on_date": day, "kind": "cost", "category": "rent", "amount_pence": pence}
    rows.add(file, "ledger_lines", values, "Added a cost")


def test_later_edits_show_as_adjustments_and_the_closed_figures_stay(nursery: RotaFile) -> None:
    for week in range(6):
        day = MONDAY + timedelta(weeks=week)
        rows.add(
            nursery,
            "duties",
            {"on_date": day, "shift_id": 1, "person_id": 1 + week % 6, "status": "worked"},
            "x",
        )
    bill(nursery, date(2026, 10, 1), 50000)
    close_period(nursery, START, END, NOW)
    before = closed(nursery)
    assert (before.starts_on, before.ends_on, before.closed_on) == (START, END, NOW.date())
    assert before.changed == ()
    bill(nursery, date(2026, 10, 2), 1234)
    bill(nursery, date(2026, 11, 1), 99999)
    (duty, *_) = nursery.book().duties
    rows.change(nursery, "duties", duty.id, {"status": "missed"}, "Marked as missed")
    after = closed(nursery)
    assert [f.frozen for f in after.figures] == [f.frozen for f in before.figures]
    since = {f.label: f.since for f in after.changed}
    assert since["Costs entered"] == 1234
    assert since["Cash saving"] < 0
    assert since["Given in kind, not cash"] == -round(3.5 * 1271)
    public = period_report(nursery.book(), START, END).as_json()["closed_periods"]
    assert public[0]["figures"][2] == {
        "line": "Costs entered",
        "closed": 50000,
        "now": 51234,
        "adjustment": 1234,
    }


def test_a_closed_period_can_be_opened_again_and_that_undone(nursery: RotaFile) -> None:
    number = close_period(nursery, START, END, NOW)
    open_again(nursery, number)
    assert nursery.book().frozen_periods == ()
    nursery.undo()
    assert closed(nursery).id == number
    with pytest.raises(NotPossible, match="not closed any more"):
        open_again(nursery, number + 1)


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (END, START, "ends before it starts"),
        (START, date(2026, 11, 3), "3 November 2026 is not over yet"),
        (date(2026, 10, 31), date(2026, 11, 1), "is closed already"),
    ],
)
def test_what_cannot_be_closed_is_said(nursery: RotaFile, start: date, end: date, words: str) -> None:
    close_period(nursery, START, END, NOW)
    with pytest.raises(NotPossible, match=words):
        close_period(nursery, start, end, NOW)


def test_figures_that_another_program_spoilt_are_left_out(nursery: RotaFile) -> None:
    close_period(nursery, START, END, NOW)
    (period,) = nursery.book().frozen_periods
    book = replace(nursery.book(), frozen_periods=(replace(period, figures={"costs": "many", "income": 0}),))
    (found,) = period_report(book, START, END).closed
    assert [f.label for f in found.figures] == ["Income entered"]
    assert isinstance(period, t.FrozenPeriod)
