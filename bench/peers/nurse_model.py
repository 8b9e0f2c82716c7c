"""The nurse example of OR-Tools as a peer: in an environment of its own, in a process of its own.

OR-Tools is no part of the program and never loaded beside HiGHS. The environment is made on first use; where
it cannot be, the peer is not available and the bench says so.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path

from nursery_rota.domain.planning import Problem

HERE = Path(__file__).resolve().parent
PLACE = HERE.parent.parent / ".venv-bench"
SCRIPT = HERE / "nurse_cp_sat.py"
_INSTALL_SECONDS = 240


@lru_cache(maxsize=1)
def python_with_ortools() -> Path | None:
    """The Python of the bench's own environment, made if need be; none if that is not possible here."""
    python = PLACE / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    steps = [[sys.executable, "-m", "venv", str(PLACE)]] if not python.exists() else []
    steps.append([str(python), "-c", "import ortools"])
    try:
        for step in steps:
            ready = subprocess.run(step, capture_output=True, check=False, timeout=_INSTALL_SECONDS)
        if ready.returncode:
            install = [str(python), "-m", "pip", "install", "--quiet", "ortools"]
            subprocess.run(install, capture_output=True, check=True, timeout=_INSTALL_SECONDS)
    except (OSError, subprocess.SubprocessError):
        return None
    return python


def nurse_model(problem: Problem, seconds: float, workers: int = 1) -> frozenset[int] | None:
    """The candidates it chooses within ``seconds``; none where it is not available or finds nothing.

    Raises CalledProcessError where it breaks down.
    """
    python = python_with_ortools()
    if python is None:
        return None
    asked = {
        "slots": [(slot.day, slot.week, slot.open) for slot in problem.slots],
        "people": [person.family for person in problem.people],
        "targets": [family.target for family in problem.families],
        "candidates": [(c.person, c.slot, c.comfort) for c in problem.candidates],
        "covers": [row.candidates for row in problem.covers],
        "seconds": seconds,
        "workers": workers,
    }
    try:
        run = subprocess.run(
            # -P: its folder is not searched for modules, where ours is named like one of the library's.
            [str(python), "-P", str(SCRIPT)],
            input=json.dumps(asked),
            capture_output=True,
            text=True,
            check=False,
            timeout=2 * seconds + 120,
        )
    except subprocess.TimeoutExpired:
        return None
    if run.returncode < 0:
        # Ended by the system, as for want of memory.
        return None
    run.check_returncode()
    return frozenset(json.loads(run.stdout)["chosen"]) or None
