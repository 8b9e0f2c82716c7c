"""The letters of a term: who has one, who cannot be written to, and each draft with what is attached."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from nursery_rota.domain.addresses import addresses_of
from nursery_rota.domain.book import Book
from nursery_rota.domain.family_sheet import family_sheets
from nursery_rota.domain.regions import time_zone
from nursery_rota.domain.sheets import FamilySheet
from nursery_rota.domain.tables import Term
from nursery_rota.exchange.calendar_file import family_calendar
from nursery_rota.exchange.calendars import file_names, sequence_of
from nursery_rota.exchange.letters import draft, letter
from nursery_rota.wording import plural, some

SheetMaker = Callable[[FamilySheet], bytes]
"""Makes the PDF of one family's sheet."""


@dataclass(frozen=True)
class Post:
    """``writable`` are sheets with addresses; ``without`` the names of families that have none; ``hidden`` how
    many families stay off every print and so off this list."""

    writable: tuple[tuple[FamilySheet, tuple[str, ...]], ...]
    without: tuple[str, ...]
    hidden: int

    @property
    def missing_words(self) -> str:
        """Who gets no letter and what to do; "" where everybody gets one."""
        said = []
        if self.without:
            have = "family has" if len(self.without) == 1 else "families have"
            said.append(
                f"{len(self.without)} {have} no e-mail address: {some(self.without, 5)}. "
                "Add it under Families, or print their sheets."
            )
        if self.hidden:
            stay = plural(self.hidden, "family stays", "families stay")
            said.append(f"{stay} off every print: tell them in person.")
        return " ".join(said)


def post_of(book: Book, term: Term, today: date, families: frozenset[int] | None = None) -> Post:
    """Everybody of the term, or the ``families`` chosen."""
    sheets = family_sheets(book, term, today, families)
    found = [(sheet, addresses_of(book, sheet.family_id, today)) for sheet in sheets]
    wanted = [f for f in book.families if families is None or f.id in families]
    return Post(
        tuple((sheet, to) for sheet, to in found if to),
        tuple(sheet.family for sheet, to in found if not to),
        sum(family.hide_on_prints for family in wanted),
    )


def drafts(book: Book, post: Post, made_at: datetime, make_sheet: SheetMaker) -> Iterator[tuple[str, bytes]]:
    """File name and content of a draft for each family that can be written to, one after the other."""
    zone = time_zone(book.nursery.holiday_region)
    names = file_names([sheet.family for sheet, _ in post.writable])
    for (sheet, to), name in zip(post.writable, names, strict=True):
        calendar = family_calendar(sheet, made_at=made_at, tz=zone, sequence=sequence_of(sheet.issue))
        attachments: Mapping[str, bytes] = {f"{name}.pdf": make_sheet(sheet), f"{name}.ics": calendar}
        stamp = made_at if made_at.tzinfo else made_at.replace(tzinfo=ZoneInfo(zone))
        yield f"{name}.eml", draft(letter(sheet, to, attached=True), attachments, stamp)
