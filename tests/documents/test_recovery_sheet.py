"""The recovery sheet shows every group of the key, on one page, and what it is good for."""

from __future__ import annotations

from datetime import datetime

import pypdfium2

from nursery_rota.documents.recovery_sheet import RecoverySheet, recovery_sheet
from nursery_rota.store import sealing
from nursery_rota.store.sealing import Key


def test_the_printed_key_is_the_key_and_the_page_says_what_a_lost_password_means() -> None:
    key = Key(bytes(range(32)), bytes(16))
    groups = tuple(sealing.recovery_words(key).split())
    made = recovery_sheet(
        RecoverySheet("Plum <b>Lane</b>", "plum.rota", groups), printed_at=datetime(2026, 9, 14, 9)
    )
    document = pypdfium2.PdfDocument(made)
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    printed = [word for word in text.split() if word in groups]
    assert sealing.key_from_recovery("".join(printed), key.salt) == key
    assert "Plum <b>Lane</b>" in text
    assert "A lost password cannot be undone" in " ".join(text.split())
