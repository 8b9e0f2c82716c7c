"""Reads a sample as raw JSON and counts children and adults from it, without the program's own rules:
what the tests compare the program and the intention with."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[2] / "resources" / "sample"
NAMES = ("plum-lane", "burnside")
Row = dict[str, Any]


class Raw:
    """One sample: tables as lists of raw rows."""

    def __init__(self, name: str) -> None:
        self.whole: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
        self.tables: dict[str, list[Row]] = self.whole["tables"]

    def __getitem__(self, table: str) -> list[Row]:
        return self.tables[table]

    def by_id(self, table: str) -> dict[int, Row]:
        return {row["id"]: row for row in self.tables[table]}

    def open_days(self, term: Row) -> Iterator[date]:
        day, last = date.fromisoformat(term["starts_on"]), date.fromisoformat(term["ends_on"])
        while day <= last:
            shut = any(spans(c, day) for c in self.tables["closures"])
            if day.weekday() < 5 and not shut:
                yield day
            day += timedelta(days=1)

    def present(self, session: Row, day: date, *, ill: bool = True) -> list[Row]:
        """Children booked that day; with ``ill`` those marked away are left out."""
        children = self.by_id("children")
        away = {a["child_id"] for a in self.tables["child_absences"] if ill and spans(a, day)}
        booked = {
            b["child_id"]
            for b in self.tables["bookings"]
            if b["session_id"] == session["id"] and spans(b, day)
        }
        return [children[c] for c in sorted(booked - away) if started(children[c], day)]


@cache
def raw(name: str) -> Raw:
    return Raw(name)


def spans(row: Row, day: date) -> bool:
    """Is the day within ``starts_on`` and ``ends_on``, which may be open?"""
    text = day.isoformat()
    return (row.get("starts_on") or "0") <= text <= (row.get("ends_on") or "9")


def started(child: Row, day: date) -> bool:
    return (child.get("starts_on") or "0") <= day.isoformat()


def age_in_years(born: str, day: date) -> int:
    birth = date.fromisoformat(born)
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def bands(children: list[Row], day: date) -> tuple[int, int, int]:
    """Children under two, of two, of three and over."""
    ages = Counter(min(3, max(1, age_in_years(c["date_of_birth"], day))) for c in children)
    return ages[1], ages[2], ages[3]


def adults_in_england(under_twos: int, twos: int, threes: int) -> int:
    """One adult to 3, 5 and 8, youngest first, at least two: counted by hand, group by group."""
    queue = [3] * under_twos + [5] * twos + [8] * threes
    adults = 0
    while queue:
        del queue[: queue[0]]
        adults += 1
    return max(2, adults)
