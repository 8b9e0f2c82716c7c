"""Where the command line gets a password from: a file, the environment, or a person at the keyboard.

Never from the arguments: every user of a computer may read those. It must not know what the commands do.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import click

from nursery_rota.errors import NotPossible, PasswordNeeded
from nursery_rota.store import sealing
from nursery_rota.store.sealing import Key

OPTION = "password_file"
FILE_VARIABLE = "NURSERY_ROTA_PASSWORD_FILE"
VARIABLE = "NURSERY_ROTA_PASSWORD"


def with_password_file(command: click.Command) -> click.Command:
    """The command, with the option ``--password-file``."""
    if all(param.name != OPTION for param in command.params):
        command.params.append(
            click.Option(
                ["--password-file", OPTION],
                type=click.Path(path_type=Path),
                expose_value=False,
                callback=_remember,
                help=f"File whose first line is the password of FILE, or its recovery key. Else {FILE_VARIABLE} or "
                f"{VARIABLE} of the environment is taken, or you are asked.",
            )
        )
    return command


def key_of(path: Path) -> Key | None:
    """The key of a sealed file; None for a plain one, without asking. ``PasswordNeeded`` where nobody gives it."""
    salt = sealing.salt_of(path)
    return None if salt is None else sealing.key_from_typed(_password_of(path), salt)


def password_in(file: Path) -> str:
    """The first line of a file; ``NotPossible`` where it cannot be read or is empty."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as trouble:
        raise NotPossible(
            f"The password cannot be read from {file}. Check its name, and that it is text."
        ) from trouble
    if not lines or not lines[0]:
        raise NotPossible(f"The first line of {file} is empty. Write the password there.")
    return lines[0]


def asked_at_keyboard(question: str, *, twice: bool = False) -> str | None:
    """What a person types, unseen; None where nobody sits there."""
    if not sys.stdin.isatty():
        return None
    answer: str = click.prompt(question, hide_input=True, confirmation_prompt=twice, err=True)
    return answer


def _remember(context: click.Context, param: click.Parameter, value: Path | None) -> None:
    context.meta[OPTION] = value


def _password_of(path: Path) -> str:
    context = click.get_current_context(silent=True)
    given = context.meta.get(OPTION) if context else None
    found = _given(given, os.environ)
    if found is None:
        found = asked_at_keyboard(f"Password of {path.name}")
    if found is None:
        raise PasswordNeeded(
            f"{path.name} has a password. Give it in a file with --password-file, or in {FILE_VARIABLE}."
        )
    return found


def _given(file: Path | None, environment: Mapping[str, str]) -> str | None:
    name = file or environment.get(FILE_VARIABLE)
    return password_in(Path(name)) if name else environment.get(VARIABLE)
