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
    PrintKind("wall", "Wall rota, A4", "A week a page. First names only, no phone numbers.", "rota"),
    PrintKind("wall-a3", "Wall rota, A3", "The same, to be read from further away.", "rota"),
    PrintKind("sheets", "Shift sheets", "One for each family, with a slip for swaps.", "families"),
    PrintKind("day", "Day sheets", "Signing in, and children and adults counted by hand.", "today"),
    PrintKind(
        "ring-list", "Ring list", "For sickness: whom to ring, in order. For the office.", "first-call"
    ),
    PrintKind("rules", "Our rules", "What you agreed and what the law asks, in plain words.", "check"),
    PrintKind("supervision", "Supervision plan", "By name and qualification, for the inspector.", "staff"),
    PrintKind("changes", "Change slips", "Only what changed since the last issue.", "changed"),
    PrintKind("costs", "Cost summary", "For the committee: what parents save, and why.", "costs"),
    PrintKind("hours", "Hours statement", "What families gave, for those who fund you.", "thanks"),
)
