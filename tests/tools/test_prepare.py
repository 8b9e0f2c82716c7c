"""What a newcomer reads when something is missing on their computer."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tools import prepare

LDD = "\tlibEGL.so.1 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x1)\n\tlibxcb-cursor.so.0 => not found\n"

Answers = Callable[[str], None]


@pytest.fixture
def computer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[list[list[str]], Answers]:
    """A Debian computer where ``ldd`` says what it is told to, and every command is noted, not run."""
    (tmp_path / "lib/python3.11/site-packages/PySide6").mkdir(parents=True)
    commands: list[list[str]] = []
    said = [""]

    def run(command: list[str], **_: Any) -> subprocess.CompletedProcess[str]:
        commands.append(command)
        return subprocess.CompletedProcess(
            command, 0, stdout=said[0] if command[0] == "ldd" else "", stderr=""
        )

    def answer(text: str) -> None:
        said[0] = text

    monkeypatch.setattr(prepare, "VENV", tmp_path)
    monkeypatch.setattr(prepare.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(prepare.subprocess, "run", run)
    return commands, answer


def test_nothing_is_fetched_where_nothing_is_missing(computer: tuple[list[list[str]], Answers]) -> None:
    commands, answer = computer
    answer("\tlibc.so.6 => /lib/libc.so.6 (0x1)\n")
    prepare.make_window_possible()
    assert not [command for command in commands if "apt-get" in command]


def test_an_administrator_gets_exactly_what_is_missing(
    computer: tuple[list[list[str]], Answers], monkeypatch: pytest.MonkeyPatch
) -> None:
    commands, answer = computer
    answer(LDD)
    monkeypatch.setattr(prepare, "_administrator", list)
    prepare.make_window_possible()
    fetched = [command for command in commands if "install" in command]
    assert [command[-2:] for command in fetched] == [["libegl1", "libxcb-cursor0"]]


def test_anybody_else_gets_the_line_to_type(
    computer: tuple[list[list[str]], Answers], monkeypatch: pytest.MonkeyPatch
) -> None:
    commands, answer = computer
    answer(LDD)
    monkeypatch.setattr(prepare, "_administrator", lambda: None)
    with pytest.raises(prepare.CannotPrepare, match="sudo apt-get install libegl1 libxcb-cursor0"):
        prepare.make_window_possible()
    assert not [command for command in commands if "apt-get" in command]


def test_an_unknown_library_is_named(computer: tuple[list[list[str]], Answers]) -> None:
    _, answer = computer
    answer("\tlibunheard.so.9 => not found\n")
    with pytest.raises(prepare.CannotPrepare, match=r"libunheard\.so\.9"):
        prepare.make_window_possible()


def test_python_without_venv_is_told_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepare, "PYTHON", tmp_path / "none")
    monkeypatch.setattr(prepare.importlib.util, "find_spec", lambda _: None)
    with pytest.raises(prepare.CannotPrepare, match="sudo apt install python3"):
        prepare.make_environment()


def test_a_word_it_does_not_know_gets_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert prepare.main(["everything"]) == 1
    assert "prepare.py window" in capsys.readouterr().err
