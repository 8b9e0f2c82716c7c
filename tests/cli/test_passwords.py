"""A file with a password from the command line: from a file, from the environment, never from the arguments."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from nursery_rota.cli import commands
from nursery_rota.store import sealing
from nursery_rota.store.rota_file import RotaFile
from tests import making


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nursery_rota.cli.password_command.folder_of", lambda file: tmp_path / "kept")
    monkeypatch.setattr("nursery_rota.cli.safety_commands.folder_of", lambda file: tmp_path / "kept")
    monkeypatch.setattr(sealing, "ROUNDS", 10)
    for name in ("NURSERY_ROTA_PASSWORD", "NURSERY_ROTA_PASSWORD_FILE"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "acorn.rota"
    with RotaFile.create(path, name="Acorn", reference=making.reference()) as made, made.step("Add") as step:
        step.insert("families", {"name": "Lima"})
    (tmp_path / "pw").write_text("three plum stones\n")
    return path


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, str, str]:
    code = commands.run([str(word) for word in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_password_is_given_used_and_taken_away(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pw, sheet = tmp_path / "pw", tmp_path / "sheet.pdf"
    assert run(capsys, "backup", file)[0] == 0
    code, out, _ = run(capsys, "password", file, "--new-password-file", pw, "--recovery-sheet", sheet)
    assert code == 0
    assert "with 1 backup" in out
    assert "A lost password cannot be undone" in out
    assert sheet.read_bytes().startswith(b"%PDF")
    assert all(b"Lima" not in p.read_bytes() for p in (file, *(tmp_path / "kept").iterdir()))

    code, _, err = run(capsys, "verify", file)
    assert (code, "Give it in a file with --password-file" in err) == (2, True)
    assert run(capsys, "verify", file, "--password-file", pw)[0] == 0
    monkeypatch.setenv("NURSERY_ROTA_PASSWORD", "three plum stones")
    assert run(capsys, "export", file, tmp_path / "out.json")[0] == 0
    code, out, _ = run(capsys, "backup", file, "--list", "--json")
    assert [b["families"] for b in json.loads(out)["backups"]] == [1]
    monkeypatch.setenv("NURSERY_ROTA_PASSWORD", "two plum stones")
    code, _, err = run(capsys, "verify", file)
    assert (code, "does not open acorn.rota" in err) == (2, True)

    code, out, _ = run(capsys, "password", file, "--remove", "--password-file", pw, "--json")
    assert (code, json.loads(out)["password"]) == (0, False)
    monkeypatch.delenv("NURSERY_ROTA_PASSWORD")
    assert run(capsys, "verify", file)[0] == 0
    assert b"Lima" in file.read_bytes()


def test_the_recovery_key_opens_the_file_where_a_password_is_asked(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "password", file, "--new-password-file", tmp_path / "pw")[0] == 0
    key = sealing.key_from_password("three plum stones", sealing.salt_of(file) or b"")
    (tmp_path / "recovery").write_text(sealing.recovery_words(key))
    assert run(capsys, "verify", file, "--password-file", tmp_path / "recovery")[0] == 0


@pytest.mark.parametrize(
    ("content", "says"), [("", "is empty"), ("short\n", "8 characters or more"), (None, "cannot be read")]
)
def test_a_password_that_cannot_be_one_is_refused_in_words(
    file: Path, tmp_path: Path, content: str | None, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = tmp_path / "given"
    if content is not None:
        given.write_text(content)
    before = file.read_bytes()
    code, _, err = run(capsys, "password", file, "--new-password-file", given)
    assert (code, says in err) == (2, True)
    assert file.read_bytes() == before


def test_what_cannot_be_meant_is_said(file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, _, err = run(capsys, "password", file, "--remove")
    assert (code, "has no password" in err) == (2, True)
    code, _, err = run(capsys, "password", file, "--remove", "--new-password-file", tmp_path / "pw")
    assert (code, "not both" in err) == (2, True)
