"""Letters that Noto Sans lacks: set in a face of the system that has them, else seen and said to be missing."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pymupdf_fonts
import pytest

from nursery_rota.documents import fonts, system_fonts
from nursery_rota.documents.fonts import BOLD, REGULAR, missing_letters, one_line, pieces, width
from nursery_rota.documents.letters import letters_note
from nursery_rota.documents.wall import wall_rota
from tests.documents.filled import sample
from tests.documents.pdf_text import about, words
from tests.documents.sheet_samples import PRINTED, chip, row, week

SIGN = "▓"
"""A sign that Noto Sans and FiraGO lack and a packaged face for programmers has: stands for a script of the system."""


@pytest.fixture
def no_fonts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Path]:
    """A system whose only folder of fonts is empty, and can be filled."""
    monkeypatch.setattr(system_fonts, "folders", lambda: (tmp_path,))
    fonts.forget()
    yield tmp_path
    monkeypatch.undo()
    fonts.forget()


def _install(folder: Path, name: str, key: str) -> None:
    (folder / name).write_bytes(pymupdf_fonts.myfont(key))
    fonts.forget()


def _wall(name: str) -> bytes:
    return wall_rota(
        [week(rows=(row("Morning", (), "care", (chip("counts", name),), (), (), (), ()),), nursery=name)],
        printed_at=PRINTED,
    )


def test_a_letter_that_no_face_has_is_a_question_mark(no_fonts: Path) -> None:
    assert one_line(f"Priya {SIGN}") == "Priya ?"
    assert missing_letters(f"Priya {SIGN}") == {SIGN}
    pdf = _wall(f"Priya {SIGN}")
    assert "Priya ?" in words(pdf)
    assert about(pdf)["Author"] == f"Priya {SIGN}", "readers of PDF have faces of their own"


def test_a_face_of_the_system_is_used_once_it_is_there(no_fonts: Path) -> None:
    (no_fonts / "deep").mkdir()
    _install(no_fonts / "deep", "DejaVuSans.ttf", "cascadia")
    assert one_line(f"Priya {SIGN}") == f"Priya {SIGN}"
    assert pieces(f"Ann {SIGN} Ó", BOLD) == ((BOLD, "Ann "), ("System-DejaVuSans-Bold", SIGN), (BOLD, " Ó"))
    assert width(f"A{SIGN}", REGULAR, 12) > width("A", REGULAR, 12) + 4
    assert f"Priya {SIGN}" in words(_wall(f"Priya {SIGN}"))


def test_a_file_that_is_no_font_is_passed_over(no_fonts: Path) -> None:
    (no_fonts / "DejaVuSans.ttf").write_bytes(b"not a font")
    _install(no_fonts, "unifont.ttf", "cascadia")
    assert pieces(SIGN, REGULAR) == (("System-unifont", SIGN),)
    assert one_line(SIGN) == SIGN


def test_scripts_that_cannot_be_set_rightly_are_never_set_wrongly(no_fonts: Path) -> None:
    assert not system_fonts.could_be_set("प")
    assert system_fonts.face_with("प") is None
    assert all(system_fonts.could_be_set(letter) for letter in "نש王한ไ")


def test_who_cannot_be_printed_is_named_with_the_next_step(no_fonts: Path) -> None:
    book = sample()
    assert letters_note(book) == ""
    first, second, *rest = book.people
    people = (replace(first, first_name="王", last_name="Wei"), replace(second, known_as="李"), *rest)
    said = letters_note(replace(book, people=people))
    assert said == (
        "2 names have letters that cannot be printed on this computer: 王 Wei and 李. A “?” stands for each. "
        "Install a Noto Sans font for their script, or type a name in Latin letters."
    )
    hindi = letters_note(replace(book, people=(replace(first, first_name="प्रिया"), second, *rest)))
    assert hindi.endswith("Type a name in Latin letters under “known as”.")


@pytest.mark.parametrize("name", ["نور الهدى", "گل پری چنگیز", "שרה לוי"])
def test_what_runs_from_right_to_left_is_joined_turned_and_found_by_search(no_fonts: Path, name: str) -> None:
    pdf = _wall(f"{name} K.")
    assert set(name.split()) <= set(words(pdf).split()), "each word is found by who searches"
    (_, run), *_ = pieces(name, REGULAR)
    assert run[0] not in name[0], "the last letter is set first"
    assert missing_letters(name) == frozenset()


@pytest.mark.parametrize("name", ["ตากใบ", "გიორგი"])
def test_scripts_that_need_no_joining_are_set_as_typed(no_fonts: Path, name: str) -> None:
    assert pieces(name, REGULAR) == (("FiraGO", name),)
    assert name in words(_wall(name))


def test_the_packaged_faces_come_first(no_fonts: Path) -> None:
    shutil.copy(__file__, no_fonts / "ignored.txt")
    assert pieces("Łukasz Ελένη Олена", BOLD) == ((BOLD, "Łukasz Ελένη Олена"),)
