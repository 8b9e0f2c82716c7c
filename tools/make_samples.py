"""Writes the sample nurseries into resources/sample. Run from the checkout: python -m tools.make_samples"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tools.samples.burnside import burnside
from tools.samples.plum_lane import plum_lane
from tools.samples.sheet import Sheet

SAMPLES: Mapping[str, Callable[[], Sheet]] = {"plum-lane": plum_lane, "burnside": burnside}
FOLDER = Path(__file__).resolve().parents[1] / "resources" / "sample"


def main() -> None:
    for name, make in SAMPLES.items():
        (FOLDER / f"{name}.json").write_text(make().text(), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
