"""Pages as pictures: the size asked for, colours in the right order, and no page that is not there."""

from __future__ import annotations

import pytest

from nursery_rota.documents.render import page_count, page_image, page_size
from nursery_rota.documents.wall import wall_rota
from tests.documents.sheet_samples import PRINTED, week

PDF = wall_rota([week()], printed_at=PRINTED)


def test_a_page_has_the_size_of_its_paper_at_the_dots_asked_for() -> None:
    image = page_image(PDF, 0, 96)
    assert (image.width, image.height) == (1123, 794)
    assert image.stride >= 3 * image.width
    assert len(image.rgb) == image.stride * image.height


def test_a_page_is_white_with_black_on_it() -> None:
    image = page_image(PDF, 0, 48)
    assert image.rgb[:3] == b"\xff\xff\xff"
    assert min(image.rgb) < 64


def test_pages_are_counted_and_measured() -> None:
    assert page_count(PDF) == 1
    width, height = page_size(PDF, 0)
    assert (round(width), round(height)) == (842, 595)


@pytest.mark.parametrize("index", [-1, 1])
def test_a_page_that_is_not_there_is_refused(index: int) -> None:
    with pytest.raises(IndexError):
        page_image(PDF, index, 96)
    with pytest.raises(IndexError):
        page_size(PDF, index)
