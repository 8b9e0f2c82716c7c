"""The program as a person starts it: in a process of its own, with its own home folder."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "resources" / "sample"


class Answer(NamedTuple):
    code: int
    out: str
    err: str

    def json(self) -> Any:
        assert self.err == "", self.err
        return json.loads(self.out)


Program = Callable[..., Answer]


def run_program(*arguments: object, home: Path) -> Answer:
    """``python -m nursery_rota`` with the arguments; stdout and stderr as text."""
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "nursery_rota", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        cwd=home,
        env=environment,
        check=False,
    )
    return Answer(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def program(tmp_path: Path) -> Program:
    def run(*arguments: object) -> Answer:
        return run_program(*arguments, home=tmp_path)

    return run


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Answer]:
    """The demo, run once for all tests that look at what it wrote: its folder and its answer."""
    home = tmp_path_factory.mktemp("demo")
    return home / "out", run_program("demo", home / "out", "--json", home=home)
