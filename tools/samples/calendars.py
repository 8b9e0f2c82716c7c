"""Terms and closed days of a sample, typed as a nursery would type them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tools.samples.sheet import Sheet


@dataclass(frozen=True)
class Closed:
    kind: str
    reason: str
    first: str
    last: str | None = None
    """None: that one day."""


def add_calendar(sheet: Sheet, terms: Iterable[tuple[str, str, str]], closed: Iterable[Closed]) -> None:
    for name, first, last in terms:
        sheet.add("terms", name=name, starts_on=first, ends_on=last)
    for days in closed:
        sheet.add(
            "closures",
            starts_on=days.first,
            ends_on=days.last or days.first,
            kind=days.kind,
            reason=days.reason,
        )
