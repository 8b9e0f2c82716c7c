"""The short form of ``make faults``: whatever happens to the computer, nothing saved is lost and nothing is half."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.skipif(not hasattr(os, "fork"), reason="faults are done to forked programs")
def test_nothing_is_lost_and_nothing_is_half() -> None:
    root = Path(__file__).parents[2]
    arguments = [sys.executable, "-m", "tests.faults", "--quick"]
    done = subprocess.run(arguments, cwd=root, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    name, tried, struck, lost, halves = done.stdout.splitlines()[-2].split()
    assert (name, lost, halves) == ("all", "0", "0")
    assert int(tried) > 35
    assert int(struck) > 15, "the faults met work under way"
