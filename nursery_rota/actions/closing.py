"""Closing a period of the accounts, so that its figures stay as they were reported."""

from __future__ import annotations

from datetime import date, datetime

from nursery_rota.domain.costs.frozen import period_figures
from nursery_rota.domain.costs.yearly import own_report
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.wording import day_range, full_date


def close_period(file: RotaFile, start: date, end: date, now: datetime) -> int:
    """Keep the figures of the dates, both included, as they are now; answers the row's id.

    ``NotPossible`` where the dates are turned round, not over yet, or closed already; ``RotaProblem`` where no
    rates are known for them.
    """
    if end < start:
        raise NotPossible("The period ends before it starts. Turn the dates round.")
    if end >= now.date():
        raise NotPossible(f"{full_date(end)} is not over yet. Close the period afterwards.")
    book = file.book()
    for closed in book.frozen_periods:
        if closed.starts_on <= end and start <= closed.ends_on:
            dates = day_range(closed.starts_on, closed.ends_on, " to ")
            raise NotPossible(f"{dates} is closed already. Choose dates outside it, or open it again first.")
    figures = period_figures(book, own_report(book, start, end).years, start, end)
    values = {
        "starts_on": start,
        "ends_on": end,
        "frozen_at": now.isoformat(timespec="seconds"),
        "figures": figures | {"currency": book.nursery.currency},
    }
    with file.step(f"Closed {day_range(start, end, ' to ')}") as step:
        return step.insert("frozen_periods", values)


def open_again(file: RotaFile, period_id: int) -> None:
    """Forget what a period was closed with."""
    known = {period.id: period for period in file.book().frozen_periods}
    if period_id not in known:
        raise NotPossible("This period is not closed any more.")
    period = known[period_id]
    with file.step(f"Opened {day_range(period.starts_on, period.ends_on, ' to ')} again") as step:
        step.delete("frozen_periods", period_id)
