"""What changed since the wall copy was printed: the list behind "See the changes"."""

from __future__ import annotations

from datetime import date, datetime

from nursery_rota.actions import duties
from nursery_rota.actions.publish import publish
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.planning.issue_changes import changes_of
from nursery_rota.gui.planning.rota_page import RotaPage

THURSDAY, FRIDAY_BEFORE = date(2026, 11, 26), date(2026, 11, 20)


def test_who_came_and_who_went_stand_place_by_place(window: MainWindow) -> None:
    page = window.pages["rota"]
    assert isinstance(page, RotaPage)
    bridge = window.bridge
    term = bridge.term_on(bridge.today)
    assert term is not None
    cells = [c for row in bridge.week(page.when.monday).rows for c in row.cells[3] if c.shift_id and c.need]
    people = [p.id for p in bridge.book.people if p.does_duties and p.family_id][:3]
    give = {"on_date": THURSDAY, "room_id": None}
    first, second = (cell.shift_id for cell in cells[:2])
    assert first is not None
    assert second is not None
    old = bridge.do(lambda f: duties.assign(f, shift_id=first, person_id=people[0], **give))  # type: ignore[arg-type]
    gone = bridge.do(lambda f: duties.assign(f, shift_id=second, person_id=people[1], **give))  # type: ignore[arg-type]
    assert old is not None
    assert gone is not None
    bridge.do(
        lambda f: publish(
            f, term.id, by_whom="Ruth", now=datetime(2026, 11, 6, 15), findings=(), override_reason=None
        )
    )
    assert changes_of(bridge.book, term) == ()
    bridge.do(lambda f: duties.clear(f, old))
    bridge.do(lambda f: duties.assign(f, shift_id=first, person_id=people[2], **give))  # type: ignore[arg-type]
    bridge.do(lambda f: duties.clear(f, gone))

    page.publishing.show_changes(page.term)

    panel = page.publishing.changes
    assert panel.isVisible()
    assert not page.dock.isVisible(), "the families make room"
    assert [change.kind for change in changes_of(bridge.book, term)] == ["moved", "removed"]
    assert panel.list.topLevelItemCount() == 1
    assert "2 changes" in panel._said.text()
    window.commands["undo"].trigger()
    assert "1 change," in panel._said.text()
    panel.hide()
    assert page.dock.isVisible()
