"""Tokens to QPalette, and back again for a system palette (high contrast)."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtGui import QColor, QPalette

from nursery_rota.gui.theme.tokens import CONTRAST, DARK, LIGHT, Scheme, Tokens, contrast

_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "on_accent",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "line",
    QPalette.ColorRole.Mid: "edge",
    QPalette.ColorRole.Dark: "edge",
    QPalette.ColorRole.Shadow: "edge",
}


def palette_of(tokens: Tokens) -> QPalette:
    palette = QPalette()
    for role, name in _ROLES.items():
        palette.setColor(role, QColor(getattr(tokens, name)))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.edge))
    return palette


STRONG = 7.0
"""What text has at least in high contrast."""
_KNOWN: dict[int, Tokens] = {}
"""By the key of a palette, which is another one after every change: each paint asks anew."""
_MOST_KNOWN = 64


def tokens_of(palette: QPalette) -> Tokens:
    """The set that ``palette`` was made from; for a palette of the system, the same roles filled from it."""
    key = palette.cacheKey()
    known = _KNOWN.get(key)
    if known is None:
        if len(_KNOWN) >= _MOST_KNOWN:
            _KNOWN.clear()
        known = _KNOWN[key] = _read(palette)
    return known


def _read(palette: QPalette) -> Tokens:
    window, accent = (
        palette.color(QPalette.ColorGroup.Active, role).name().upper()
        for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Highlight)
    )
    for own in (LIGHT, DARK, CONTRAST):
        if (own.window, own.accent) == (window, accent):
            return own
    roles = (
        QPalette.ColorRole.Base,
        QPalette.ColorRole.Button,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.HighlightedText,
    )
    return _tokens_of_system(window, accent, *(palette.color(role).name().upper() for role in roles))


@lru_cache(maxsize=8)
def _tokens_of_system(window: str, accent: str, base: str, button: str, text: str, on_accent: str) -> Tokens:
    """Every ground becomes the system's ground and every ink its text: borders, signs and hatching stay. What is
    selected stands on as much of the system's own colour for it as leaves the text legible."""
    selection = _shade(base, accent, text)
    return Tokens(
        window=window, surface=base, raised=window, sunken=window, line=text, edge=text, text=text, muted=text,
        accent=accent, accent_hover=text, on_accent=on_accent, accent_tint=base, selection=selection, staff=button,
        parent=base, ok=text, ok_tint=base, warn=text, warn_tint=base, warn_edge=text, bad=text, bad_tint=base,
        info=text, info_tint=base, plum=text, plum_tint=base,
    )  # fmt: skip


def _shade(ground: str, colour: str, text: str) -> str:
    """As much of ``colour`` over ``ground`` as leaves ``text`` 7 to 1."""
    under, over = QColor(ground), QColor(colour)
    for share in (0.5, 0.4, 0.3, 0.2, 0.1):
        mixed = QColor.fromRgbF(
            (1 - share) * under.redF() + share * over.redF(),
            (1 - share) * under.greenF() + share * over.greenF(),
            (1 - share) * under.blueF() + share * over.blueF(),
        )
        name = mixed.name().upper()
        if contrast(text, name) >= STRONG:
            return name
    return ground


def scheme_of(tokens: Tokens) -> Scheme:
    return "dark" if QColor(tokens.window).lightness() < 128 else "light"
