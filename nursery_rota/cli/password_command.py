"""The command that gives a file a password, changes it, or takes it away."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from nursery_rota.cli.common import answer, as_json, path_argument, write_file
from nursery_rota.cli.passwords import asked_at_keyboard, key_of, password_in
from nursery_rota.documents.recovery_sheet import RecoverySheet, recovery_sheet
from nursery_rota.errors import NotPossible
from nursery_rota.store import sealing
from nursery_rota.store.backup import folder_of
from nursery_rota.store.protecting import Protected, change_key
from nursery_rota.store.reference import load_reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.sealing import Key
from nursery_rota.wording import plural

FRANK = "A lost password cannot be undone: without it or the recovery key nobody can open the file or its backups."


@click.command()
@path_argument("file")
@click.option(
    "--new-password-file", type=click.Path(path_type=Path), help="File whose first line is the new password."
)
@click.option("--remove", is_flag=True, help="Take the password away: the file and its backups become plain.")
@click.option(
    "--recovery-sheet", "sheet", type=click.Path(path_type=Path),
    help="Also write the sheet with the recovery key, as a PDF to print.",
)  # fmt: skip
@click.option("--backups", type=click.Path(path_type=Path), help="Another folder of backups to look in.")
@as_json
def password(
    file: Path,
    new_password_file: Path | None,
    remove: bool,
    sheet: Path | None,
    backups: Path | None,
    json_: bool,
) -> None:
    """Give FILE a password, change it, or take it away; its backups too. With --recovery-sheet alone, nothing
    changes."""
    if remove and (new_password_file or sheet):
        raise NotPossible("Say either --remove or a new password, not both.")
    old = key_of(file)
    if sheet is not None and new_password_file is None and old is not None:
        _write_sheet(file, old, sheet)
        _tell(file, sheet, None, json_=json_)
        return
    if remove and old is None:
        raise NotPossible(f"{file.name} has no password, so there is nothing to take away.")
    new = None if remove else sealing.new_key(_new_password(new_password_file))
    done = change_key(file, old, new, [place for place in (folder_of(file), backups) if place])
    if sheet is not None and new is not None:
        _write_sheet(file, new, sheet)
    _tell(file, sheet, done, json_=json_, sealed=new is not None)


def _new_password(file: Path | None) -> str:
    found = password_in(file) if file else asked_at_keyboard("New password", twice=True)
    if found is None:
        raise NotPossible("Give the new password in a file with --new-password-file.")
    return found


def _write_sheet(file: Path, key: Key, sheet: Path) -> None:
    with RotaFile.open(file, read_only=True, reference=load_reference(), key=key) as nursery:
        name = nursery.book().nursery.name
    words = RecoverySheet(name, file.name, tuple(sealing.recovery_words(key).split()))
    write_file(sheet, recovery_sheet(words, printed_at=datetime.now()))


def _tell(
    file: Path, sheet: Path | None, done: Protected | None, *, json_: bool, sealed: bool = True
) -> None:
    if json_:
        told: dict[str, object] = {
            "file": str(file),
            "password": sealed,
            "sheet": str(sheet) if sheet else None,
        }
        if done is not None:
            told |= {"backups": done.copies, "left": [str(p) for p in done.left], "removed": done.removed}
        answer(told)
        return
    click.echo("\n".join(_lines(file, sheet, done, sealed=sealed)))


def _lines(file: Path, sheet: Path | None, done: Protected | None, *, sealed: bool) -> list[str]:
    lines = []
    if done is not None:
        what = "has the new password" if sealed else "has no password any more"
        lines += [f"{file}: {what}, with {plural(done.copies, 'backup')}.", *done.words]
        lines += [FRANK] if sealed else []
    if sheet is not None:
        lines.append(f"{sheet}: print it and keep it away from the computer, then delete the file.")
    return lines
