"""What holds of every paper: letters large enough, greys only, words that can be selected, good empty pages."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from PIL import Image, ImageChops

from nursery_rota.documents.catalogue import PAPERS
from nursery_rota.documents.choices import OFFERED, Choices, NothingToPrint
from nursery_rota.documents.pictures import png
from nursery_rota.documents.render import page_count
from nursery_rota.domain.book import Book
from nursery_rota.domain.tables import Nursery
from tests.documents.conftest import Filled
from tests.documents.pdf_text import about, words
from tests.documents.reference_pictures import PICTURES
from tests.documents.sheet_samples import PRINTED
from tests.documents.sizes import smallest_letters

SMALL = {"family-long": 9.0, "hours": 9.0, "changes": 8.0}
"""Papers whose sample has a name so long that it is set smaller to stay whole."""
TAGS = ("day-sheet", "supervision")
"""Papers with the level of a person in a small frame, 10 points high."""


@pytest.mark.parametrize("name", PICTURES)
def test_what_must_be_read_has_twelve_points(name: str) -> None:
    """The foot apart."""
    least = SMALL.get(name, 10.0 if name in TAGS else 12.0)
    assert smallest_letters(PICTURES[name](), above_foot=True) >= least - 0.05


@pytest.mark.parametrize("name", PICTURES)
def test_a_paper_needs_no_colour(name: str) -> None:
    page = Image.open(io.BytesIO(png(PICTURES[name](), 0, 50))).convert("RGB")
    red, green, blue = page.split()
    assert ImageChops.difference(red, green).getbbox() is None
    assert ImageChops.difference(green, blue).getbbox() is None


@pytest.mark.parametrize(
    "name", [name for name, offered in OFFERED.items() if "large" in offered and name != "wall"]
)
def test_large_print_has_sixteen_points_and_the_same_words(plum_lane: Filled, name: str) -> None:
    book, term, today = plum_lane
    one = Choices(families=frozenset({1})) if "families" in OFFERED[name] else Choices()
    usual = PAPERS[name](book, term, today, PRINTED, one)
    large = PAPERS[name](book, term, today, PRINTED, replace(one, large=True))
    assert words(large) == words(usual)
    ratio = smallest_letters(large, above_foot=True) / smallest_letters(usual, above_foot=True)
    assert 1.40 < ratio < 1.43


@pytest.mark.parametrize("name", PAPERS)
def test_an_empty_nursery_has_a_page_that_says_so_or_a_sentence(plum_lane: Filled, name: str) -> None:
    """Right after its name and a term were typed: a print that crashes is the first thing people would see."""
    whole, term, today = plum_lane
    empty = Book(Nursery(name="Neu & <b>"), whole.rule_set, whole.rates, terms=(term,))
    pdf, said = b"", ""
    try:
        pdf = PAPERS[name](empty, term, today, PRINTED)
    except NothingToPrint as trouble:
        said = str(trouble)
    assert said.startswith("Nothing to print") or page_count(pdf) >= 1
    assert said or (words(pdf) and about(pdf)["Title"])
