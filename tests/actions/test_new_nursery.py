"""A new nursery has its region's bank holidays and currency from the start."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from nursery_rota.actions import rows
from nursery_rota.actions.bank_holidays import add_bank_holidays
from nursery_rota.actions.new_nursery import new_nursery
from nursery_rota.errors import NotPossible
from nursery_rota.store.rota_file import RotaFile
from tests.making import reference

TODAY = date(2026, 11, 24)


def begun(path: Path, rule_set: str = "england") -> RotaFile:
    return new_nursery(path / "new.rota", name="New", rule_set=rule_set, reference=reference(), today=TODAY)


def test_englands_bank_holidays_of_2027(tmp_path: Path) -> None:
    with begun(tmp_path) as file:
        closed = [c.starts_on for c in file.book().closures if c.starts_on.year == 2027]
    wanted = [(1, 1), (3, 26), (3, 29), (5, 3), (5, 31), (8, 30), (12, 27), (12, 28)]
    assert closed == [date(2027, month, day) for month, day in wanted]


@pytest.mark.parametrize(
    ("rule_set", "region", "currency", "holiday"),
    [
        ("scotland", "GB-SCT", "GBP", date(2026, 11, 30)),
        ("ireland-sessional", "IE", "EUR", date(2027, 3, 17)),
        ("france-walking", "FR", "EUR", date(2027, 7, 14)),
        ("new-zealand-playcentre", "NZ", "NZD", date(2026, 4, 27)),
        ("california-co-op", "US-CA", "USD", date(2026, 11, 26)),
    ],
)
def test_other_countries_have_theirs(
    tmp_path: Path, rule_set: str, region: str, currency: str, holiday: date
) -> None:
    with begun(tmp_path, rule_set) as file:
        book = file.book()
    assert (book.nursery.holiday_region, book.nursery.currency) == (region, currency)
    assert holiday in {c.starts_on for c in book.closures}


def test_adding_again_adds_nothing_and_undo_takes_them_back(tmp_path: Path) -> None:
    with begun(tmp_path) as file:
        assert add_bank_holidays(file, 2026, 2027) == 0
        file.undo()
        assert file.book().closures == ()


def test_a_region_that_is_not_known_is_said(tmp_path: Path) -> None:
    with begun(tmp_path) as file:
        rows.change(file, "nursery", 1, {"holiday_region": "XX-YY"}, "Changed the region")
        with pytest.raises(NotPossible, match="“XX-YY” are not known"):
            add_bank_holidays(file, 2028, 2028)


def test_a_rule_set_that_does_not_exist_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotPossible, match="There is no rule set “atlantis”"):
        begun(tmp_path, "atlantis")
    assert list(tmp_path.iterdir()) == []
