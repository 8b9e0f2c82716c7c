"""A laptop closes without asking: whatever was told to be saved is there, whole, and can be undone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.store import quick

KILLS = 200


@pytest.mark.skipif(not hasattr(os, "fork"), reason="workers are forked, which this system cannot do")
def test_two_hundred_sudden_ends_lose_nothing() -> None:
    root = Path(__file__).parents[2]
    with tempfile.TemporaryDirectory(dir=quick.folder()) as folder:
        arguments = ["-m", "tests.store.killing", folder, str(KILLS), "1"]
        done = subprocess.run([sys.executable, *arguments], cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert seen["kills"] == KILLS
    assert seen["acknowledged"] > KILLS, "the workers had time to work"
