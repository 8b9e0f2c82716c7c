"""Damaged ``.rota`` files: bits turned, pages exchanged, noise, and ends cut off at each page; opened, looked through,
and salvaged."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

from hypothesis import strategies as st

from nursery_rota.store import protecting
from nursery_rota.store.repair import salvage
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.sealing import Key
from nursery_rota.store.verifying import verify
from nursery_rota.store.whole_file import export_tables
from tests.fuzz.bounds import Tally
from tests.fuzz.inputs import feed_with
from tests.making import reference

KEY = Key(bytes(range(32)), b"s" * 16)
PAGE = 4096


def damaged(folder: Path, count: int) -> Tally:
    """.rota files with bits turned, pages exchanged and ends cut off."""
    return _damaged("damaged .rota", folder / "any.rota", count, None)


def damaged_sealed(folder: Path, count: int) -> Tally:
    """The same to files with a password: opened as they were, or refused."""
    return _damaged("damaged .rota, sealed", folder / "sealed.rota", count, KEY)


def cut(folder: Path, count: int) -> Tally:
    """Ended after each page, or in its middle: never read as less than it was, and damage is found by looking."""
    return _cut("cut off .rota", folder / "cut.rota", count, None)


def cut_sealed(folder: Path, count: int) -> Tally:
    """The same to a file with a password."""
    return _cut("cut off .rota, sealed", folder / "cut sealed.rota", count, KEY)


def salvaged(folder: Path, count: int) -> Tally:
    """What is left of a file that ends after each page, saved into a new one: that is whole, whatever it holds."""
    path, new = folder / "to save.rota", folder / "saved.rota"
    whole = _made(path, None)
    tally = Tally("salvage of a cut off .rota")

    def read() -> None:
        new.unlink(missing_ok=True)
        salvage(path, new)
        assert verify(new) == []

    for content in _ends(whole, count):
        _put(path, content)
        tally.feed(read)
    return tally


def _cut(name: str, path: Path, count: int, key: Key | None) -> Tally:
    whole = _made(path, key)
    tally = Tally(name)

    def read() -> None:
        if len(path.read_bytes()) < len(whole):
            assert verify(path, key) != [], "looked through, and nothing missed"
        with RotaFile.open(path, reference=reference(), key=key, read_only=True):
            assert path.read_bytes() == whole, "less than the whole was opened"

    for content in _ends(whole, count):
        _put(path, content)
        tally.feed(read)
    return tally


def _ends(whole: bytes, count: int) -> Iterator[bytes]:
    """The file ended after each page, and in the middle of each; of all these, ``count`` spread over the file."""
    lengths = list(range(0, len(whole) + 1, PAGE // 2))
    step = max(1, len(lengths) // count)
    return (whole[:length] for length in lengths[::step])


def _put(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    path.with_name(f"{path.name}-journal").unlink(missing_ok=True)


def _made(path: Path, key: Key | None) -> bytes:
    """The bytes of a nursery of forty families, sealed where there is a key."""
    made = path.with_name(f"{path.stem} made.rota")
    with RotaFile.create(made, name="Acorn", reference=reference()) as file, file.step("Add") as step:
        for number in range(40):
            step.insert("families", {"name": f"Family {number}", "notes": "x" * 300})
    if key is not None:
        protecting.protect(made, None, key)
    return made.read_bytes()


def _damaged(name: str, path: Path, count: int, key: Key | None) -> Tally:
    whole = _made(path, key)
    path.write_bytes(whole)
    with RotaFile.open(path, reference=reference(), key=key, read_only=True) as file:
        expected = export_tables(file)
    tally = Tally(name)

    def read() -> None:
        with RotaFile.open(path, reference=reference(), key=key, read_only=True) as file:
            same = export_tables(file) == expected
        # In a plain file a letter of a name can turn unseen. Every page of a sealed one bears a seal.
        assert same or key is None, "a sealed file was read as something else"

    def feed(content: bytes) -> None:
        _put(path, content)
        tally.feed(read)

    feed_with(count, _broken(whole), feed)
    shutil.rmtree(path, ignore_errors=True)
    return tally


@st.composite
def _broken(draw: st.DrawFn, whole: bytes) -> bytes:
    how = draw(st.sampled_from(["bits", "bits", "bits", "cut", "page", "noise", "head"]))
    content = bytearray(whole)
    pages = len(whole) // PAGE
    if how == "cut":
        return whole[: draw(st.integers(0, pages)) * PAGE + draw(st.sampled_from([0, 0, 1, 100, PAGE - 1]))]
    if how == "page":
        one, other = draw(st.integers(0, pages - 1)), draw(st.integers(0, pages - 1))
        content[one * PAGE : (one + 1) * PAGE] = whole[other * PAGE : (other + 1) * PAGE]
    elif how == "noise":
        at = draw(st.integers(0, pages - 1)) * PAGE
        content[at : at + 400] = draw(st.binary(min_size=400, max_size=400))
    else:
        for _ in range(draw(st.integers(1, 8))):
            at = draw(st.integers(0, 120 if how == "head" else len(whole) - 1))
            content[at] ^= 1 << draw(st.integers(0, 7))
    return bytes(content)
