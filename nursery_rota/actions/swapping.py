"""Making a swap: duties change hands in one step, after everything has been looked at once more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from nursery_rota.domain.names import full_name
from nursery_rota.domain.swaps import notice_words, within_notice
from nursery_rota.domain.trial import Handover, handed, keeps
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.wording import listing, short_day


def make_swap(
    file: RotaFile, handovers: Sequence[Handover], now: datetime, *, confirmed: bool = False
) -> None:
    """Give each duty to its new person. The account follows, since it asks who has the duty.

    ``confirmed``: the manager agrees; needed where a duty begins within the notice period, which makes the
    duties of the swap confirmed ones. ``NotPossible`` without, or where the rota has changed so that the swap
    would break a rule now.
    """
    book = file.book()
    for h in handovers:
        held = book.duty.get(h.duty.id)
        if held is None or held.person_id != h.duty.person_id or held.status != h.duty.status:
            raise NotPossible("The rota has changed since. Look for a swap again.")
    after = handed(book, handovers)
    if not keeps(book, after, [after.duty[h.duty.id] for h in handovers]):
        raise NotPossible("The rota has changed since, and this swap no longer fits. Look for a swap again.")
    late = any(within_notice(book, h.duty, now) for h in handovers)
    if late and not confirmed:
        raise NotPossible(f"{notice_words(book)} Ask the manager, then make it as confirmed.")
    people = list(dict.fromkeys(full_name(book.person[h.to_person]) for h in handovers))
    days = listing([short_day(h.duty.on_date) for h in handovers])
    label = f"Swapped {days}: {listing(people)}" if len(handovers) > 1 else f"{people[0]} takes over {days}"
    with file.step(label) as step:
        for h in handovers:
            status = "confirmed" if late else h.duty.status
            step.update("duties", h.duty.id, {"person_id": h.to_person, "origin": "swap", "status": status})
