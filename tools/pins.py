"""Writes constraints.txt from the packages that are installed beside this Python.

It owns the pins and nothing else: no addresses, no line for the program itself, one exact version each.
"""

from __future__ import annotations

import re
from importlib.metadata import distributions
from pathlib import Path

TARGET = Path(__file__).resolve().parent.parent / "constraints.txt"
OWN = {"nursery-rota", "pip", "setuptools", "wheel"}
# Needed on Windows only, so a list made elsewhere would miss it.
ELSEWHERE = {"colorama": "0.4.6"}
HEADING = "# The versions this program is tested with. `make pins` writes this list anew.\n"


def pins() -> list[str]:
    """``name==version`` for every package but our own, in the order of their names."""
    versions = dict(ELSEWHERE)
    for found in distributions():
        versions[re.sub(r"[-_.]+", "-", found.name).lower()] = found.version
    return [f"{name}=={version}" for name, version in sorted(versions.items()) if name not in OWN]


if __name__ == "__main__":
    TARGET.write_text(HEADING + "\n".join(pins()) + "\n", encoding="utf-8")
