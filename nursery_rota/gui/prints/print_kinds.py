"""What can be printed, as the gallery of the Print page shows it. How it is made stands in ``documents``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nursery_rota.documents.catalogue import PAPERS, Printer


@dataclass(frozen=True)
class PrintKind:
    """One document of the gallery: what it is called, for whom, and its sign. ``key`` is its public name."""

    key: str
    title: str
    about: str
    sign: str

    @property
    def make(self) -> Printer:
        return PAPERS[self.key]


KINDS: Sequence[PrintKind] = (
    PrintKind("wall", "Wall rota", "Week, month or term. First names and initials only.", "rota"),
    PrintKind("sheets", "Shift sheets", "One for each family, with a swap slip.", "families"),
    PrintKind("day", "Day sheets", "Signing in, and counting by hand.", "today"),
    PrintKind("ring-list", "Ring list", "For sickness: whom to ring, in order.", "first-call"),
    PrintKind("rules", "Our rules", "What you agreed, what the law asks.", "check"),
    PrintKind("supervision", "Supervision plan", "By name and level, for inspectors.", "staff"),
    PrintKind("changes", "Change slips", "Only what changed since the issue.", "changed"),
    PrintKind("costs", "Cost summary", "For the committee: what you save.", "costs"),
    PrintKind("hours", "Hours statement", "For funders: what families gave.", "thanks"),
)
