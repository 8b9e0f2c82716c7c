"""A plain list on paper: heads on every page, rows under headings, words wrapped and never cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from nursery_rota.documents.flow import Piece, paragraph, space, table
from nursery_rota.documents.frame import Head, printed
from nursery_rota.documents.pen import bold, regular
from nursery_rota.documents.portrait import LEFT, WIDE, one_document
from nursery_rota.documents.ruled import Columns, band, heads, row, words
from nursery_rota.domain.plain_list import ListGroup, PlainList


def plain_list(shown: PlainList, *, printed_at: datetime) -> bytes:
    """The list as a PDF in portrait."""
    widths = [wide for _, wide in shown.columns]
    columns = Columns(LEFT, tuple(wide * WIDE / sum(widths) for wide in widths))
    head = heads(columns, [title for title, _ in shown.columns])
    says = [paragraph([regular(line)], LEFT, WIDE) for line in shown.says if line]
    pieces: list[Piece] = [*says, space(8)]
    for number, group in enumerate(shown.groups):
        pieces += _group(columns, head, group, first=not number)
    paper_head = Head(shown.title, shown.subtitle, ((bold(shown.aside[0], 16),), (regular(shown.aside[1]),)))
    foot = f"{shown.subtitle}: {shown.title.lower()}, {printed(printed_at)}"
    return one_document(f"{shown.title}, {shown.subtitle}", shown.nursery, paper_head, pieces, foot)


def _group(columns: Columns, head: Piece, group: ListGroup, *, first: bool) -> Sequence[Piece]:
    """Its heading and rows; the heads of the columns stand over the first, and on each page."""
    title = band(columns, [bold(group.title)], group.aside)
    rows = [
        row(
            columns,
            [words([regular(text)], columns.room(i)) for i, text in enumerate(texts)],
            20,
            middle=False,
        )
        for texts in group.rows
    ]
    start = [replace(head, glue=True)] if first else []
    return [*start, replace(title, glue=True, head=head), *table(None, head, rows)[1:]]
