"""The program without a command: it wants a screen, and says so where there is none."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from nursery_rota.app import has_screen
from nursery_rota.store.reference import load_reference
from nursery_rota.store.whole_file import import_tables
from tests.end2end.conftest import ROOT, SAMPLES


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


@pytest.fixture
def screen() -> Iterator[str]:
    """A screen that nobody looks at: its name for ``DISPLAY``."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("there is no Xvfb here")
    asked, told = os.pipe()
    running = subprocess.Popen(
        [server, "-displayfd", str(told), "-screen", "0", "1440x900x24"],
        pass_fds=(told,),
        stderr=subprocess.DEVNULL,
    )
    os.close(told)
    with os.fdopen(asked) as answer:
        number = answer.readline().strip()
    yield f":{number}"
    running.terminate()
    running.wait(timeout=10)


def test_mouse_and_keyboard_on_a_real_screen(screen: str, tmp_path: Path) -> None:
    file = tmp_path / "Plum Lane.rota"
    document = json.loads((SAMPLES / "plum-lane.json").read_text("utf-8"))
    import_tables(file, document, load_reference())
    environment = {**os.environ, "DISPLAY": screen, "QT_QPA_PLATFORM": "xcb", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "tests.end2end.journey", str(file)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        cwd=ROOT,
        timeout=180,
        check=False,
    )
    if "xcb-cursor0" in done.stderr or "could not load the Qt platform plugin" in done.stderr.casefold():
        pytest.skip("the libraries of a real screen are not installed here")
    assert done.returncode == 0, done.stderr
    went = json.loads(done.stdout.splitlines()[-1])
    assert went == {
        "platform": "xcb",
        "given": 1,
        "offered": "Undo",
        "after undo": 0,
        "family": "Haddad",
        "larger": True,
        "help": "Costs",
    }
