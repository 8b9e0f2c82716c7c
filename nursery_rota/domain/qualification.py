"""Levels among the required adults of a session, and what staff leave to be filled by parents.

With N required adults one holds the lead level, and of the others at least ``ceil((N - 1) * share)`` hold
the others' level (England: one level 3, half of the others level 2). Adults beyond N need none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from nursery_rota.domain.ruleset import Qualification


@dataclass(frozen=True)
class LevelNeed:
    """What ``required`` adults must hold by law: ``leads`` of ``lead_level``, ``others`` more of
    ``others_level``."""

    required: int
    lead_level: int
    leads: int
    others_level: int
    others: int

    @property
    def unqualified_at_most(self) -> int:
        return self.required - self.leads - self.others


@dataclass(frozen=True)
class Openings:
    """What is left to fill after staff: the level each open position asks for, highest first."""

    staff_counted: int
    levels: tuple[int, ...]


def level_need(required: int, rule: Qualification, *, rests_on_level6: bool = False) -> LevelNeed:
    """The composition the law asks of ``required`` adults. Where the number rests on a level 6 working with
    the children, one level 6 and one other of the lead level replace the rule about the others."""
    leads = 1 if required and rule.lead == "law" else 0
    if rests_on_level6 and required >= 2:
        return LevelNeed(required, 6, 1, rule.lead_level, 1)
    others = ceil((required - 1) * rule.others_percent / 100) if required and rule.others == "law" else 0
    return LevelNeed(required, rule.lead_level, leads, rule.others_level, others)


def openings(need: LevelNeed, staff_levels: Sequence[int]) -> Openings:
    """The open positions after the best lawful use of the staff who are there.

    Staff without the levels that are still missing fill only the positions that ask for none: three
    unqualified employees are one required adult where the law wants two of three qualified.
    """
    wanted = [need.lead_level] * need.leads + [need.others_level] * need.others
    wanted += [0] * need.unqualified_at_most
    left = sorted(wanted, reverse=True)
    for level in sorted(staff_levels, reverse=True):
        fitting = next((asked for asked in left if asked <= level), None)
        if fitting is not None:
            left.remove(fitting)
    return Openings(need.required - len(left), tuple(left))


def match(levels: Sequence[int], offered: Sequence[int]) -> dict[int, int]:
    """Which of the people (index into ``offered``, their levels, in order of preference among equals) fills
    which open position (index into ``levels``, highest first). As many as possible are filled."""
    filled: dict[int, int] = {}
    queue = sorted(range(len(offered)), key=lambda i: -offered[i])
    for position, asked in enumerate(levels):
        if queue and offered[queue[0]] >= asked:
            filled[queue.pop(0)] = position
    return filled
