"""What the window knows of the file: newest book, judged terms, and trouble in words."""

from __future__ import annotations

from datetime import date, timedelta

from pytestqt.qtbot import QtBot

from nursery_rota.actions import rows
from nursery_rota.errors import NotPossible
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.store.rota_file import RotaFile


def test_a_change_is_told_and_judged_anew(qtbot: QtBot, window: MainWindow) -> None:
    bridge = window.bridge
    term = bridge.term_on(bridge.today)
    assert term is not None
    before = bridge.judgement(term)
    assert before is not None
    assert before.findings
    with qtbot.waitSignals([bridge.changed, bridge.judged], timeout=20_000):
        bridge.do(lambda file: rows.add(file, "families", {"name": "New"}, "Added family New"))
    after = bridge.judgement(term)
    assert after is not None
    assert after.book is bridge.book
    assert after.book is not before.book


def test_each_term_is_judged_and_kept(qtbot: QtBot, window: MainWindow) -> None:
    bridge = window.bridge
    now, coming = sorted(bridge.book.terms, key=lambda term: term.starts_on)[:2]
    first = bridge.judgement(now)
    if bridge.judgement(coming) is None:
        with qtbot.waitSignal(bridge.judged, timeout=20_000):
            pass
    assert bridge.judgement(coming) is not None
    assert bridge.judgement(now) is first


def test_the_term_of_a_day_is_its_own_else_the_next_else_the_last(window: MainWindow) -> None:
    bridge = window.bridge
    terms = sorted(bridge.book.terms, key=lambda term: term.starts_on)
    assert bridge.term_on(terms[0].starts_on) == terms[0]
    assert bridge.term_on(terms[0].ends_on + timedelta(days=8)) == terms[1]
    assert bridge.term_on(date(2040, 1, 1)) == terms[-1]


def test_known_trouble_is_a_sentence_and_no_exception(window: MainWindow) -> None:
    def refuse(file: RotaFile) -> None:
        raise NotPossible("This cannot be done. Do something else.")

    assert window.bridge.do(refuse) is None
    assert window.notices.text == "This cannot be done. Do something else."


def test_a_family_named_in_the_rota_opens_on_its_page(window: MainWindow) -> None:
    family = window.bridge.book.families[7]
    window.pages["rota"].family_wanted.emit(family.id)
    page = window.pages["families"]
    assert page.isVisible()
    assert page.detail.head.name.text() == family.name  # type: ignore[attr-defined]
