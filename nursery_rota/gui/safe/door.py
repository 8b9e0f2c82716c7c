"""The way into a sealed file: asks for the password until it fits, or until somebody gives up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from nursery_rota.errors import PasswordWrong, RotaProblem
from nursery_rota.gui.jobs import Jobs
from nursery_rota.gui.safe.errand import Errand
from nursery_rota.gui.safe.password_dialog import PasswordDialog
from nursery_rota.store import sealing
from nursery_rota.store.sealing import Key

Opener = Callable[[Key], object]
"""Opens something with a key; raises ``PasswordWrong`` where the key does not fit."""


class Door(QObject):
    """Wrong tries are counted by file, so that closing the question does not shorten the wait."""

    def __init__(self, jobs: Jobs, window: QWidget) -> None:
        super().__init__(window)
        self._jobs, self._window = jobs, window
        self._wrong: dict[Path, int] = {}
        self.dialog: PasswordDialog | None = None

    def ask(self, path: Path, opener: Opener, troubled: Callable[[RotaProblem], object]) -> None:
        """Ask for the password of ``path``; ``opener`` gets the key. Other trouble than a wrong password goes to
        ``troubled`` and ends the asking."""
        salt = sealing.salt_of(path) or b""
        dialog = PasswordDialog(
            f"{path.name} has a password", lambda typed: self._try(typed, salt), self._window
        )
        dialog.form.wrong = self._wrong.get(path, 0)
        self.dialog, self._path, self._opener, self._troubled = dialog, path, opener, troubled
        dialog.finished.connect(self._gone)
        dialog.open()
        dialog.form.line.setFocus()

    def _try(self, typed: str, salt: bytes) -> None:
        # Making a key takes a third of a second on purpose: not in the window's own time.
        Errand(
            self._jobs,
            "Trying the password",
            lambda: sealing.key_from_typed(typed, salt),
            self._use,
            self._troubled,
            self,
        ).begin()

    def _use(self, key: Key) -> None:
        dialog = self.dialog
        if dialog is None:
            return
        try:
            self._opener(key)
        except PasswordWrong as wrong:
            dialog.form.refuse(str(wrong))
            self._wrong[self._path] = dialog.form.wrong
            return
        except RotaProblem as trouble:
            self._troubled(trouble)
        else:
            self._wrong.pop(self._path, None)
        dialog.accept()

    def _gone(self) -> None:
        self.dialog = None
