"""What changed since the rota was published last, place by place: who came, who went. No Qt."""

from __future__ import annotations

from collections import defaultdict
from itertools import zip_longest

from nursery_rota.domain.book import Book
from nursery_rota.domain.issues import DutyKey, changes_since
from nursery_rota.domain.names import short_names
from nursery_rota.domain.proposal import Change, ChangeKind
from nursery_rota.domain.tables import Term
from nursery_rota.wording import short_day


def changes_of(book: Book, term: Term) -> tuple[Change, ...]:
    """Every place of ``term`` that holds others than in its newest issue, by date and time."""
    came, went = changes_since(book, term)
    places: dict[tuple[object, ...], tuple[list[DutyKey], list[DutyKey]]] = defaultdict(lambda: ([], []))
    for side, keys in enumerate((went, came)):
        for key in keys:
            places[key[:3]][side].append(key)
    found = [
        _change(book, old, new)
        for gone, new_ones in places.values()
        for old, new in zip_longest(sorted(gone, key=_who), sorted(new_ones, key=_who))
    ]
    return tuple(change for _, change in sorted(found, key=lambda pair: pair[0]))


def families_changed(book: Book, term: Term) -> int:
    """How many families have other duties than on their sheets of the newest issue."""
    came, went = changes_since(book, term)
    return len({book.person[key[3]].family_id for key in (*came, *went) if key[3] in book.person} - {None})


def _who(key: DutyKey) -> int:
    return key[3]


def _change(book: Book, old: DutyKey | None, new: DutyKey | None) -> tuple[tuple[int, int, int], Change]:
    """The change, and what it is sorted by."""
    key = new or old
    if key is None:
        raise ValueError("a change has somebody before or after")
    on_date, shift_id, room_id, _ = key
    shift, short = book.shift[shift_id], short_names(book)
    kind: ChangeKind = "moved" if old and new else "filled" if new else "removed"
    change = Change(
        kind=kind,
        on_date=on_date,
        where=f"{short_day(on_date)}, {shift.name}",
        before=short.get(old[3], "") if old else "",
        after=short.get(new[3], "") if new else "",
        why="",
    )
    return (on_date.toordinal(), shift.starts_at, room_id or 0), change
