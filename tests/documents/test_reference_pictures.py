"""Every paper looks as it did when somebody looked at it; and the comparison sees what an eye would see."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PIL import Image

from nursery_rota.documents import wall_draw
from nursery_rota.documents.family import family_sheets
from nursery_rota.documents.wall import wall_rota
from tests.documents.reference_pictures import FOLDER, MOST, PICTURES, difference, reference, thumbnail
from tests.documents.sheet_samples import PRINTED, family, week


@pytest.mark.parametrize("name", PICTURES)
def test_a_paper_looks_as_it_should(name: str) -> None:
    """Where a layout was changed on purpose: look at it, then run ``python -m tests.documents.reference_pictures``."""
    assert difference(thumbnail(PICTURES[name]()), reference(name)) <= MOST


def test_no_reference_is_left_over() -> None:
    assert {path.stem for path in FOLDER.glob("*.png")} == set(PICTURES)


def test_how_letters_are_drawn_is_forgiven() -> None:
    """Another rasteriser: other edges of letters, other shades, a little noise."""
    chance = random.Random(6)
    for name in ("wall-week", "family"):
        pdf = PICTURES[name]()
        for dpi in (72, 110, 150):
            assert difference(thumbnail(pdf, dpi), reference(name)) <= MOST
        darker = thumbnail(pdf).point(lambda shade: round(255 * (shade / 255) ** 1.25))
        assert difference(darker, reference(name)) <= MOST
        clean = thumbnail(pdf)
        shades = bytes(max(0, min(255, shade + chance.randint(-18, 18))) for shade in clean.tobytes())
        noisy = Image.frombytes("L", clean.size, shades)
        assert difference(noisy, reference(name)) <= MOST


def _moved(picture: Image.Image, x: int, y: int) -> Image.Image:
    paper = Image.new("L", picture.size, 255)
    paper.paste(picture, (x, y))
    return paper


@pytest.mark.parametrize(("x", "y"), [(3, 0), (0, 3), (-3, 0), (0, -3)])
@pytest.mark.parametrize("name", ["wall-week", "wall-month-a3", "family", "day-sheet", "rules"])
def test_a_page_that_has_moved_is_seen(name: str, x: int, y: int) -> None:
    assert difference(_moved(reference(name), x, y), reference(name)) > MOST


def _broken() -> Iterator[tuple[str, str, bytes]]:
    """What is wrong, the picture it is compared with, and the broken page."""
    yield "no override frame", "wall-week", wall_rota([week(notes=())], printed_at=PRINTED)
    yield "a row is missing", "wall-week", wall_rota([week(rows=week().rows[:2])], printed_at=PRINTED)
    yield "another paper", "wall-week", PICTURES["family"]()
    yield (
        "a duty is missing",
        "family",
        family_sheets([family(coming=family().coming[:2])], printed_at=PRINTED),
    )
    yield "nobody to ring", "family", family_sheets([family(ring=())], printed_at=PRINTED)
    nobody = replace(family(), parents=("A" * 60,))
    yield "thanks that take two lines", "family", family_sheets([nobody], printed_at=PRINTED)


@pytest.mark.parametrize(("wrong", "name", "pdf"), [pytest.param(*case, id=case[0]) for case in _broken()])
def test_a_broken_page_is_seen(wrong: str, name: str, pdf: bytes) -> None:
    assert difference(thumbnail(pdf), reference(name)) > MOST, wrong


def test_a_broken_drawing_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Heads twice as high, and names that run over each other."""
    monkeypatch.setattr(wall_draw, "HEAD_HEIGHT", 44.0)
    assert difference(thumbnail(PICTURES["wall-week"]()), reference("wall-week")) > MOST
