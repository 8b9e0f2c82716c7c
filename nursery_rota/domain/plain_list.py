"""A list as it goes on paper: columns, and rows under headings. What stands in it is for each list to say."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ListGroup:
    """Rows under one heading; ``aside`` stands at its right. Each row has a text for every column."""

    title: str
    aside: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class PlainList:
    """``aside`` are words for the right of the head: what this paper is, and what it is not. ``columns`` are
    titles with how wide each is beside the others."""

    title: str
    subtitle: str
    nursery: str
    aside: tuple[str, str]
    says: tuple[str, ...]
    columns: tuple[tuple[str, float], ...]
    groups: tuple[ListGroup, ...]
