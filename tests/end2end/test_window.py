"""The program without a command: it wants a screen, and says so where there is none."""

from __future__ import annotations

import os
import subprocess
import sys

from nursery_rota.app import has_screen
from tests.end2end.conftest import ROOT


def test_without_a_screen_there_is_a_sentence_instead_of_a_crash() -> None:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {k: v for k, v in os.environ.items() if k not in hidden} | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "nursery_rota"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        timeout=60,
        check=False,
    )
    if sys.platform.startswith("linux"):
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("There is no screen here to open a window on.")


def test_windows_and_macos_always_have_one() -> None:
    assert has_screen("win32", {})
    assert has_screen("darwin", {})
    assert not has_screen("linux", {})
    assert has_screen("linux", {"WAYLAND_DISPLAY": "wayland-0"})
