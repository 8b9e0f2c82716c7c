"""The short form of ``python -m tests.fuzz``: every reader takes what it can and refuses the rest in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.fuzz import damage
from tests.fuzz.bounds import MEGABYTES, Tally
from tests.fuzz.readers import ALL


@pytest.mark.parametrize(("reader", "count"), ALL, ids=[reader.__name__ for reader, _ in ALL])
def test_nonsense_is_read_or_refused_in_words_and_soon(
    tmp_path: Path, reader: Callable[[Path, int], Tally], count: int
) -> None:
    tally = reader(tmp_path, max(5, count // 200))
    assert tally.inputs >= 5
    assert tally.crashes == []
    assert tally.slow == 0
    assert tally.grown < MEGABYTES
    assert tally.read + tally.refused == tally.inputs


def test_the_long_form_feeds_as_many_as_are_promised() -> None:
    at_each_page = (damage.cut, damage.cut_sealed, damage.salvaged)
    assert sum(count for reader, count in ALL if reader not in at_each_page) == 20_000
