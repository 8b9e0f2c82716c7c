"""Trouble that a person can mend. Each message is one or two plain sentences: what is so, what to do.

Anything else that is raised is a bug and is shown as such.
"""

from __future__ import annotations


class RotaProblem(Exception):
    """Known trouble; ``str()`` of it is fit for the screen."""


class RuleFileProblem(RotaProblem):
    """A rules file that cannot be used; the message names the place in it.

    ``place`` is that place as keys and positions, ``says`` the sentence alone, for a form that shows it there.
    """

    def __init__(self, message: str, *, place: tuple[str | int, ...] = (), says: str = "") -> None:
        super().__init__(message)
        self.place = place
        self.says = says or message


class FileProblem(RotaProblem):
    """The nursery's file cannot be opened, written or understood."""


class FileInUse(FileProblem):
    """Another program has the file open."""


class FileDamaged(FileProblem):
    """The file is one of ours and cannot be read as a whole any more."""


class PasswordNeeded(FileProblem):
    """The file has a password, and none was given."""


class PasswordWrong(PasswordNeeded):
    """The file has another password than the one that was given."""


class ImportProblem(RotaProblem):
    """Data from outside that is refused; the message names its place."""


class NotPossible(RotaProblem):
    """An action that the rules of the rota do not allow now."""
