"""Fitting text: it shrinks, then breaks, then says that it was cut; and no letter vanishes unseen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.documents.fonts import BOLD, REGULAR, fit, one_line, width, wrap
from nursery_rota.documents.pen import bold, regular, wrap_runs

TEXTS = st.text(st.sampled_from("abc ABC-żłΩЖ\n\t<>&'\""), max_size=60)


@given(TEXTS, st.floats(30, 400))
def test_wrapped_lines_fit_and_lose_nothing(text: str, room: float) -> None:
    lines = wrap(text, BOLD, 12, room)
    assert all(width(line, BOLD, 12) <= room for line in lines)
    assert "".join(lines).replace(" ", "") == one_line(text).replace(" ", "")


@given(TEXTS, st.floats(30, 400), st.integers(1, 3))
def test_fitted_text_keeps_to_its_room_lines_and_size(text: str, room: float, lines: int) -> None:
    fitted = fit(text, REGULAR, 17, 12, room, lines)
    assert len(fitted.lines) <= lines
    assert 12 <= fitted.size <= 17
    assert all(width(line, REGULAR, fitted.size) <= room for line in fitted.lines)
    whole = "".join(fitted.lines).replace(" ", "") == one_line(text).replace(" ", "")
    assert whole or fitted.lines[-1].endswith("…")


@given(TEXTS, TEXTS, st.floats(120, 400))
def test_runs_of_two_faces_wrap_as_one_text(first: str, second: str, room: float) -> None:
    lines = wrap_runs([bold(first), regular(second)], room)
    said = " ".join("".join(text for _, text, _ in line) for line in lines)
    assert said.split() == one_line(f"{first} {second}").split()
    for line in lines:
        assert sum(width(text, font, size) for font, text, size in line) <= room or len(line) == 1


def test_a_name_breaks_at_its_hyphen_rather_than_inside() -> None:
    assert wrap("Maria-Magdalena", BOLD, 12, 70) == ["Maria-", "Magdalena"]


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("  two\n lines\t", "two lines"),
        ("Sio\u0302n", "Siôn"),
        ("−5", "‒5"),
        ("a\u200bb", "a b"),
    ],
)
def test_text_is_made_printable(typed: str, printed: str) -> None:
    assert one_line(typed) == printed


def test_a_minus_has_the_width_it_is_printed_with() -> None:
    assert width("−12", REGULAR, 12) == width("‒12", REGULAR, 12) > width("12", REGULAR, 12)
