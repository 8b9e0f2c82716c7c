"""The key of a file with a password: how it comes from the password, and how it is written on a recovery sheet.

A sealed file begins with 16 random bytes, its salt. Password and salt give the key by SQLCipher's own rule, so that
other programs for SQLCipher open the file by its password. The recovery key is that key itself, in letters. It
must not know what is in the file.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from base64 import b32decode, b32encode
from binascii import Error as NotBase32
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from nursery_rota.errors import NotPossible

SHORTEST = 8
"""Characters that a password needs."""
ROUNDS = 256_000
"""What SQLCipher 4 does to a password (PBKDF2 with SHA-512): it makes every guess cost time."""
_SALT, _SECRET, _CHECK = 16, 32, 3
_PLAIN = b"SQLite format 3\0"
_OTHER_KINDS = (
    b"PK",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"\x1f\x8b",
    b"GIF8",
    b"RIFF",
    b"7z",
    b"BZh",
    b"Rar!",
)
_LOOKED_AT = 4096
_GROUP = 4
_MISREAD = str.maketrans("0189", "OIBG", "- \t\r\n.")

_held: dict[tuple[int, int], bytes | None] = {}
"""The salts of the files that this process holds. Opening such a file beside SQLite and closing it again would let
go of the process's lock on it (that is how POSIX has it), so what is known is not looked up."""


@dataclass(frozen=True)
class Key:
    """What opens one sealed file and the copies made of it."""

    secret: bytes = field(repr=False)
    salt: bytes

    @property
    def pragma(self) -> str:
        """As SQLCipher takes it: the key and the salt, so that a copy opens by the same password."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"

    def same(self, other: Key) -> bool:
        """Whether the two open the same; takes equally long for all that do not."""
        return hmac.compare_digest(self.secret, other.secret)


def new_key(password: str) -> Key:
    """A key for a file that gets a password. ``NotPossible`` for one that is too short. Takes a third of a second."""
    if len(_normal(password)) < SHORTEST:
        raise NotPossible(
            f"A password needs {SHORTEST} characters or more. Three words that do not belong together are good."
        )
    return key_from_password(password, secrets.token_bytes(_SALT))


def key_from_password(password: str, salt: bytes) -> Key:
    """The key that a password makes with a salt, right or wrong. Takes a third of a second, on purpose."""
    return Key(hashlib.pbkdf2_hmac("sha512", _normal(password).encode(), salt, ROUNDS, _SECRET), salt)


def recovery_words(key: Key) -> str:
    """The key in 14 groups of 4 letters and figures, with a check against mistyping."""
    letters = b32encode(key.secret + _check(key.secret)).decode()
    return " ".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def key_from_recovery(text: str, salt: bytes) -> Key | None:
    """The key that a recovery sheet gives; None where the text is no recovery key."""
    letters = text.upper().translate(_MISREAD)
    if len(letters) != (_SECRET + _CHECK) * 8 // 5:
        return None
    try:
        raw = b32decode(letters)
    except NotBase32:
        return None
    secret, check = raw[:_SECRET], raw[_SECRET:]
    return Key(secret, salt) if hmac.compare_digest(check, _check(secret)) else None


def key_from_typed(typed: str, salt: bytes) -> Key:
    """From what a person typed: a recovery key if it is one, else a password."""
    return key_from_recovery(typed, salt) or key_from_password(typed, salt)


def salt_of(path: Path) -> bytes | None:
    """The salt of a sealed file; None where the file is plain, of another kind, or cannot be read.

    A sealed file cannot be told from noise, and that is how it is known: nothing else is named .rota and is noise.
    """
    try:
        seen = path.stat()
        if (seen.st_dev, seen.st_ino) in _held:
            return _held[seen.st_dev, seen.st_ino]
        with path.open("rb") as file:
            head = file.read(_LOOKED_AT)
    except OSError:
        return None
    return head[:_SALT] if _is_noise(head) else None


def note_held(identity: tuple[int, int] | None, key: Key | None) -> None:
    """From now on this process holds the file of that identity."""
    if identity is not None:
        _held[identity] = None if key is None else key.salt


def note_let_go(identity: tuple[int, int] | None) -> None:
    """This process no longer holds the file of that identity."""
    if identity is not None:
        _held.pop(identity, None)


def _is_noise(head: bytes) -> bool:
    if len(head) < _LOOKED_AT or head.startswith((_PLAIN, *_OTHER_KINDS)):
        return False
    counts = Counter(head)
    # In 4,096 random bytes each value comes 16 times, give or take 4.
    return len(counts) > 248 and max(counts.values()) < 48


def _normal(password: str) -> str:
    # An "é" is one character on some keyboards and two on others.
    return unicodedata.normalize("NFC", password)


def _check(secret: bytes) -> bytes:
    return hashlib.sha256(secret).digest()[:_CHECK]
