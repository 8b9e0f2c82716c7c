"""What tests of paper share: the sample nursery with a rota."""

from __future__ import annotations

from datetime import date

import pytest

from nursery_rota.domain.book import Book
from nursery_rota.domain.tables import Term
from tests.documents import filled

Filled = tuple[Book, Term, date]


@pytest.fixture(scope="session")
def plum_lane() -> Filled:
    """Book, term and today."""
    return filled.plum_lane()
