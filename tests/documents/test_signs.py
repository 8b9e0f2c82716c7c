"""Every sign of paper is drawn, and no two look alike in black on white."""

from __future__ import annotations

from nursery_rota.documents.frame import PORTRAIT, Print
from nursery_rota.documents.render import page_image
from nursery_rota.documents.signs import SIGNS, Sign, draw_sign


def _picture(sign: Sign) -> bytes:
    out = Print(PORTRAIT, "a sign", "tests")
    draw_sign(out.page(), sign, 100, 100, 48)
    out.end_page()
    return page_image(out.finish(), 0, 36).rgb


def test_each_sign_leaves_ink_of_its_own() -> None:
    pictures = {sign: _picture(sign) for sign in SIGNS}
    assert all(min(picture) < 128 for picture in pictures.values())
    assert len(set(pictures.values())) == len(SIGNS)


def test_a_sign_stays_in_its_square() -> None:
    for sign in SIGNS:
        out = Print(PORTRAIT, "a sign", "tests")
        draw_sign(out.page(), sign, 100, 100, 48)
        out.end_page()
        image = page_image(out.finish(), 0, 72)
        dark = [
            (x, y)
            for y in range(image.height)
            for x in range(image.width)
            if image.rgb[y * image.stride + 3 * x] < 200
        ]
        assert min(dark) >= (99, 0)
        assert max(dark) <= (149, image.height)
        assert 99 <= min(y for _, y in dark) <= max(y for _, y in dark) <= 149
