"""The colours of the window, by what they are for: one frozen set for light, dark and high contrast each.

Owns the values and nothing else: it must not know about widgets, palettes or style sheets. Which pairs may
stand on each other is said in ``TEXT_PAIRS`` and ``EDGE_PAIRS``, so that contrast can be computed.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Literal

Scheme = Literal["light", "dark"]


@dataclass(frozen=True, eq=False)
class Tokens:
    """Colours as "#RRGGBB"; one object a theme. ``line`` only separates; the border of anything one can use is
    ``edge``."""

    window: str
    surface: str
    raised: str
    sunken: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_tint: str
    selection: str
    staff: str
    parent: str
    ok: str
    ok_tint: str
    warn: str
    warn_tint: str
    warn_edge: str
    bad: str
    bad_tint: str
    info: str
    info_tint: str
    plum: str
    plum_tint: str


LIGHT = Tokens(
    window="#F5F1EA", surface="#FFFFFF", raised="#FBF8F3", sunken="#EFE9E0",
    line="#E0D8CC", edge="#8A7F72", text="#2B2621", muted="#5E564D",
    accent="#1C5C58", accent_hover="#154744", on_accent="#FFFFFF", accent_tint="#E0EEEC",
    selection="#CFE3E0", staff="#E8E1D6", parent="#F0F6F5",
    ok="#2A6338", ok_tint="#E4F0E5",
    warn="#7A4E00", warn_tint="#FBF0D5", warn_edge="#A66D06",
    bad="#9C2A1C", bad_tint="#FBE8E3",
    info="#3B4F7A", info_tint="#E9EDF6",
    plum="#6A3B66", plum_tint="#F3EAF2",
)  # fmt: skip

DARK = Tokens(
    window="#1D1B19", surface="#272421", raised="#2E2A27", sunken="#191715",
    line="#433D37", edge="#92887B", text="#F2ECE3", muted="#BFB6A9",
    accent="#84CBC3", accent_hover="#A3DAD4", on_accent="#10302D", accent_tint="#20403D",
    selection="#264945", staff="#3F3933", parent="#203634",
    ok="#96CFA0", ok_tint="#22382A",
    warn="#EFC369", warn_tint="#40331A", warn_edge="#C99A3C",
    bad="#F49C8E", bad_tint="#472521",
    info="#AFC3E8", info_tint="#2A3247",
    plum="#DDB3D8", plum_tint="#3B2B3A",
)  # fmt: skip

CONTRAST = Tokens(
    window="#000000", surface="#000000", raised="#000000", sunken="#1A1A1A",
    line="#A6A6A6", edge="#FFFFFF", text="#FFFFFF", muted="#E6E6E6",
    accent="#FFE45C", accent_hover="#FFFFFF", on_accent="#000000", accent_tint="#2B2600",
    selection="#00315C", staff="#2E2E2E", parent="#000000",
    ok="#8CFFA8", ok_tint="#00290F",
    warn="#FFC861", warn_tint="#2E1F00", warn_edge="#FFC861",
    bad="#FFB8B0", bad_tint="#3D0000",
    info="#A8D1FF", info_tint="#00224A",
    plum="#F3BDFF", plum_tint="#2E0038",
)  # fmt: skip
"""At least 7 to 1 for every text; grounds do not part things, borders do."""

_GROUNDS = ("window", "surface", "raised", "sunken")
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("text", "muted", "accent", "ok", "warn", "bad", "info", "plum")
      for ground in _GROUNDS),
    *((ink, ground) for ink in ("text", "muted", "accent")
      for ground in ("accent_tint", "selection", "staff", "parent")),
    *((ink, f"{ink}_tint") for ink in ("ok", "warn", "bad", "info", "plum")),
    *(("text", f"{tint}_tint") for tint in ("ok", "warn", "bad", "info", "plum")),
    ("ok", "accent_tint"), ("ok", "selection"), ("bad", "selection"),
    ("on_accent", "accent"), ("on_accent", "accent_hover"),
)  # fmt: skip
"""(ink, ground) of every text that is drawn: at least 4.5 to 1."""

EDGE_PAIRS: tuple[tuple[str, str], ...] = (
    *(("edge", ground) for ground in ("window", "surface", "raised")),
    *((sign, ground) for sign in ("accent", "ok", "warn", "bad") for ground in _GROUNDS),
    ("warn_edge", "surface"), ("warn_edge", "warn_tint"), ("bad", "bad_tint"), ("accent", "selection"),
    ("surface", "ok"), ("surface", "bad"),
)  # fmt: skip
"""(edge or sign, ground) of every border and sign that carries meaning: at least 3 to 1."""

TOKEN_NAMES = tuple(field.name for field in fields(Tokens))


def contrast(one: str, other: str) -> float:
    """The contrast of two "#RRGGBB" colours, 1 to 21, as WCAG 2.2 defines it (relative luminance)."""
    first, second = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (first + 0.05) / (second + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
