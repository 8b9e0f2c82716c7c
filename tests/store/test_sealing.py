"""Keys: the same from the password and from the recovery sheet, and none from what is not one."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nursery_rota.errors import NotPossible
from nursery_rota.store import sealing
from nursery_rota.store.sealing import Key

KEY = Key(bytes(range(32)), bytes(16))


@given(secret=st.binary(min_size=32, max_size=32), salt=st.binary(min_size=16, max_size=16))
def test_a_recovery_key_gives_back_the_key_however_it_is_typed(secret: bytes, salt: bytes) -> None:
    words = sealing.recovery_words(Key(secret, salt))
    assert [len(group) for group in words.split()] == [4] * 14
    for typed in (words, words.lower(), words.replace(" ", ""), words.replace(" ", "-").replace("O", "0")):
        assert sealing.key_from_recovery(typed, salt) == Key(secret, salt)


@given(place=st.integers(0, 69), letter=st.sampled_from("ABCXYZ234567"))
def test_one_mistyped_letter_is_noticed(place: int, letter: str) -> None:
    words = sealing.recovery_words(KEY)
    typed = words[:place] + letter + words[place + 1 :]
    right = sealing.key_from_recovery(typed, KEY.salt)
    assert (right == KEY) if typed == words else right is None or words[place] == " "


@pytest.mark.parametrize("text", ["", "correct horse", "A" * 56, "!" * 56, "5QSV GXR7"])
def test_a_password_is_not_taken_for_a_recovery_key(text: str) -> None:
    assert sealing.key_from_recovery(text, KEY.salt) is None


def test_a_short_password_is_refused_in_words() -> None:
    with pytest.raises(NotPossible, match="8 characters or more"):
        sealing.new_key("bramble")


def test_letters_with_accents_are_the_same_on_every_keyboard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "ROUNDS", 1)
    composed, apart = "Caf\u00e9 au lait", "Cafe\u0301 au lait"
    assert sealing.key_from_password(composed, KEY.salt).same(sealing.key_from_password(apart, KEY.salt))


def test_a_key_is_never_written_out_by_accident() -> None:
    assert KEY.secret.hex() not in repr(KEY)
    assert str(KEY.secret) not in repr(KEY)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"short",
        b"SQLite format 3\0" + bytes(4080),
        b"PK\x03\x04" + hashlib.sha512().digest() * 80,
        b"a" * 8192,
    ],
)
def test_other_files_are_not_taken_for_sealed_ones(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.rota"
    path.write_bytes(content)
    assert sealing.salt_of(path) is None
    assert sealing.salt_of(tmp_path / "nowhere.rota") is None
