"""Contrast is computed, not judged by eye: both themes, every pair that is drawn."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QPalette

from nursery_rota.gui.theme.palette import palette_of, scheme_of, tokens_of
from nursery_rota.gui.theme.tokens import CONTRAST, DARK, EDGE_PAIRS, LIGHT, TEXT_PAIRS, Tokens, contrast

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=["light", "dark", "high contrast"])


def test_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@THEMES
@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_text_can_be_read(tokens: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize(("edge", "ground"), EDGE_PAIRS)
def test_edges_and_signs_can_be_seen(tokens: Tokens, edge: str, ground: str) -> None:
    assert contrast(getattr(tokens, edge), getattr(tokens, ground)) >= 3


@pytest.mark.parametrize(("ink", "ground"), TEXT_PAIRS)
def test_high_contrast_is_7_to_1_for_every_text(ink: str, ground: str) -> None:
    assert contrast(getattr(CONTRAST, ink), getattr(CONTRAST, ground)) >= 7


@pytest.mark.parametrize("ground", ["window", "surface", "raised", "sunken"])
def test_high_contrast_draws_even_what_only_separates(ground: str) -> None:
    assert contrast(CONTRAST.line, getattr(CONTRAST, ground)) >= 7
    assert contrast(CONTRAST.edge, getattr(CONTRAST, ground)) >= 7


@THEMES
def test_a_palette_leads_back_to_its_tokens(tokens: Tokens) -> None:
    assert tokens_of(palette_of(tokens)) is tokens


def test_light_is_light_and_dark_is_dark() -> None:
    assert (scheme_of(LIGHT), scheme_of(DARK)) == ("light", "dark")


def test_a_palette_of_the_system_keeps_every_border_in_the_colour_of_text() -> None:
    system = QPalette(QColor("#000000"))
    for role, colour in (
        (QPalette.ColorRole.Window, "#000000"),
        (QPalette.ColorRole.Base, "#000000"),
        (QPalette.ColorRole.Text, "#FFFF00"),
        (QPalette.ColorRole.Highlight, "#00FFFF"),
    ):
        system.setColor(role, QColor(colour))
    tokens = tokens_of(system)
    assert (tokens.edge, tokens.bad, tokens.muted, tokens.line) == ("#FFFF00",) * 4
    assert (tokens.window, tokens.surface, tokens.bad_tint) == ("#000000",) * 3
    assert tokens.selection != tokens.surface, "what is selected is seen"
    assert contrast(tokens.text, tokens.selection) >= 7
