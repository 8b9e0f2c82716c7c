"""Amounts as people type and read them, rounding, and sharing without losing a penny."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.domain.money import MoneyProblem, parse_amount, pounds, rounded, shared


@pytest.mark.parametrize(
    ("pence", "currency", "text"),
    [
        (1294074, "GBP", "£12,940.74"),
        (-1152000, "GBP", "−£11,520.00"),
        (0, "GBP", "£0.00"),
        (5, "EUR", "€0.05"),
        (100000000, "USD", "$1,000,000.00"),
        (1250, "NZD", "NZ$12.50"),
        (-500, "CHF", "−CHF 5.00"),
    ],
)
def test_pence_are_shown_with_sign_and_thousands(pence: int, currency: str, text: str) -> None:
    assert pounds(pence, currency) == text


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("12.71", 1271),
        ("£1,200", 120000),
        (" £ 1,234,567.8 ", 123456780),
        ("-3.5", -350),
        ("−£11,520.00", -1152000),
        ("NZ$ 40", 4000),
        ("€7", 700),
        ("GBP 0.05", 5),
        ("1 200.00", 120000),
    ],
)
def test_amounts_are_read_as_people_type_them(text: str, pence: int) -> None:
    assert parse_amount(text) == pence


@pytest.mark.parametrize(
    "text", ["", "£", "twelve", "1,20", "12.345", "1.200,00", "12,71", "1,2345", "--1", "1e3", "٣"]
)
def test_what_could_be_misread_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(MoneyProblem, match=r"Write it as 12\.71"):
        parse_amount(text)


@given(st.integers(-(10**12), 10**12), st.sampled_from(["GBP", "EUR", "USD", "NZD", "CHF"]))
def test_what_is_shown_reads_back_as_the_same_amount(pence: int, currency: str) -> None:
    assert parse_amount(pounds(pence, currency).replace("CHF", "")) == pence


@pytest.mark.parametrize(
    ("amount", "whole"),
    [
        (Fraction(1, 2), 1),
        (Fraction(-1, 2), -1),
        (Decimal("2.5"), 3),
        (Decimal("2.4999"), 2),
        (Fraction(-49, 100), 0),
        (7, 7),
    ],
)
def test_halves_are_rounded_away_from_zero(amount: Fraction | Decimal, whole: int) -> None:
    assert rounded(amount) == whole


@given(st.integers(-(10**9), 10**9), st.lists(st.integers(0, 500), min_size=1, max_size=60).filter(any))
def test_shares_add_up_exactly_and_are_within_a_penny_of_exact(total: int, weights: list[int]) -> None:
    parts = shared(total, weights)
    assert sum(parts) == total
    whole = sum(weights)
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(total * weight, whole)) <= 1
        assert weight or not part


@given(st.integers(0, 10**9), st.lists(st.integers(1, 500), min_size=4, max_size=40), st.data())
def test_any_run_of_neighbours_is_within_a_penny_of_exact(
    total: int, weights: list[int], data: st.DataObject
) -> None:
    first = data.draw(st.integers(0, len(weights) - 1))
    last = data.draw(st.integers(first, len(weights) - 1))
    run = sum(shared(total, weights)[first : last + 1])
    assert abs(run - Fraction(total * sum(weights[first : last + 1]), sum(weights))) <= 1


def test_nothing_can_be_shared_by_no_weight() -> None:
    with pytest.raises(ValueError, match="no weight"):
        shared(100, [0, 0])
