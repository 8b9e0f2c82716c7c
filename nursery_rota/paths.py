"""Where the files that belong to the program lie: a checkout, an installed package, a frozen build."""

from __future__ import annotations

import sys
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """The folder of rules, rates, icons, help and the sample; ``FileNotFoundError`` where none is found."""
    places = [_PACKAGE / "resources", _PACKAGE.parent / "resources"]
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        places[:0] = [Path(frozen) / "nursery_rota" / "resources", Path(frozen) / "resources"]
    for place in places:
        if (place / "rules").is_dir():
            return place
    raise FileNotFoundError(f"no resources folder at any of: {', '.join(map(str, places))}")
