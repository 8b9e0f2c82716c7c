"""Whom to ask about one place: the ring list filled, with whoever cannot come and where they could make it good."""

from __future__ import annotations

from nursery_rota.domain.names import full_name
from nursery_rota.domain.sheets import Cell
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.today.ring_lines import ring_sheet
from nursery_rota.gui.today.ring_panel import RingPanel
from nursery_rota.gui.today.today_hands import TodayHands


def show_whom_to_ask(
    ring: RingPanel, bridge: Bridge, hands: TodayHands, cell: Cell | None, absent: int | None, noted: str
) -> None:
    """``absent`` is the duty of somebody who can't come to ``cell``, ``noted`` when they said so; None for a place
    that is empty anyway. Without a cell nobody is asked."""
    found = bridge.do(lambda file: ring_sheet(bridge.book, cell, absent, bridge.today)) if cell else None
    if found is None:
        ring.clear()
        return
    duty = bridge.book.duty.get(absent) if absent is not None else None
    if duty is None:
        ring.show_sheet(found, "", "")
        return
    person = bridge.book.person[duty.person_id]
    family = bridge.book.family[person.family_id].name if person.family_id is not None else ""
    ring.show_sheet(
        found,
        full_name(person),
        person.known_as or person.first_name,
        family=family,
        offers=hands.offers(duty.id),
        noted=noted,
    )
