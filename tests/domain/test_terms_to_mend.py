"""Which terms are mended after somebody has left: those that are not over and hold a duty of theirs."""

from __future__ import annotations

from datetime import date

from nursery_rota.domain.tables import Term
from nursery_rota.domain.vacancies import terms_to_mend
from tests.making import small_nursery

AUTUMN = Term(1, "Autumn", date(2026, 9, 14), date(2026, 12, 18))
SPRING = Term(2, "Spring", date(2027, 1, 4), date(2027, 3, 25))
SUMMER = Term(3, "Summer", date(2027, 4, 12), date(2027, 7, 21))
BOOK = small_nursery(terms=(SUMMER, AUTUMN, SPRING))
TODAY = date(2026, 11, 24)


def test_the_terms_that_hold_the_days_in_their_order() -> None:
    days = (date(2027, 5, 3), date(2027, 1, 11), date(2027, 1, 18))
    assert terms_to_mend(BOOK, days, TODAY) == (SPRING, SUMMER)


def test_days_between_terms_and_terms_that_are_over_have_nothing_to_mend() -> None:
    assert terms_to_mend(BOOK, (date(2026, 12, 28),), TODAY) == ()
    assert terms_to_mend(BOOK, (date(2026, 12, 7),), date(2027, 1, 4)) == ()
    assert terms_to_mend(BOOK, (), TODAY) == ()
