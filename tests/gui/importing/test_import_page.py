"""Families by spreadsheet in the real window: chosen, dropped or pasted; looked at; set right; written; undone."""

from __future__ import annotations

import threading
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from nursery_rota.gui.importing import import_page
from nursery_rota.gui.importing.import_page import ImportPage
from nursery_rota.gui.importing.row_lines import RowLine
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.store.backup import backups_of
from nursery_rota.store.backup_list import holding_of
from tests.documents.pdf_text import words
from tests.exchange.sheets import xlsx
from tests.gui.conftest import GivenFiles

HEADS = ("Surname", "Parents", "Mobile", "Child", "DOB", "Days")
ROWS = (
    ("Adams", "Kay / Ben", 7700900211, "Kofi", "14/03/2023", "Tu We Th"),
    ("Demir-Öz", "Ayla", "07700 900909", "Elif", "19.4.24", "Mon am"),
    (None,) * 6,
    ("Hughes-Rees", "Siân", "07700 900863", "Freya", "31/02/2025", "We Fr"),
    ("Adams", "Kay / Ben", "07700 900211", "Yaw", "1/5/2024", "Sat"),
    ("Quill", "Róisín", "07700 900402", "Cillian", "12/12/2022", "Mo"),
    ("<b>O'Neil</b>", "Jo", None, "Al", "1/5/2023", "3"),
)


@pytest.fixture
def page(window: MainWindow) -> ImportPage:
    window.commands["import-families"].trigger()
    page = window.page
    assert isinstance(page, ImportPage)
    return page


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return xlsx(tmp_path / "families 2026.xlsx", [HEADS, *ROWS])


def answer(window: MainWindow, path: Path) -> None:
    assert isinstance(window.files, GivenFiles)
    window.files.answer = path


def read(qtbot: QtBot, page: ImportPage, path: Path) -> None:
    answer(page.window(), path)  # type: ignore[arg-type]
    with qtbot.waitSignal(page.reading.read, timeout=10_000):
        qtbot.mouseClick(page.choosing.file_button, Qt.MouseButton.LeftButton)


def backups(window: MainWindow) -> tuple[Path, ...]:
    assert window.bridge.file is not None
    path = window.bridge.file.path
    return backups_of(path, window.keeping.backups.folder(path))


def lines(page: ImportPage) -> dict[int, RowLine]:
    return {line.id: line for line in page.rows.table.model.rows}


def test_each_row_says_what_will_happen_and_nothing_is_written(
    qtbot: QtBot, window: MainWindow, page: ImportPage, sheet: Path
) -> None:
    before = window.bridge.book
    read(qtbot, page, sheet)
    found = lines(page)
    assert {number: line.fate for number, line in found.items()} == {
        2: "new", 3: "new", 5: "look", 6: "adds", 7: "new", 8: "new",
    }  # fmt: skip
    assert found[6].note.startswith("Same family as row 2.")
    assert "no session on Saturdays" in found[6].note
    assert "Phone: the leading 0 was put back." in found[2].note
    assert found[8].family == "<b>O'Neil</b>"
    assert window.bridge.book is before
    assert page.import_button.accessibleName() == "Import 5 rows, leave out 1"
    assert page.rows.filters[""].text() == "All 6"


def test_the_preview_can_be_taken_away_on_paper(
    qtbot: QtBot, window: MainWindow, page: ImportPage, sheet: Path, tmp_path: Path
) -> None:
    read(qtbot, page, sheet)
    answer(window, tmp_path / "list.pdf")
    page.paper.save.trigger()
    qtbot.waitUntil(lambda: window.notices.text == "Saved as list.pdf.")
    text = words((tmp_path / "list.pdf").read_bytes())
    for said in ("nothing has been written yet", "Needs a look", "31/02/2025", "<b>O'Neil</b>"):
        assert said in text, said
    assert text.index("Needs a look") < text.index("New family")
    page.begin()
    page.paper.save.trigger()
    assert not page.paper.out.making.is_running, "of no list nothing is printed"


def test_the_counts_are_filters(qtbot: QtBot, page: ImportPage, sheet: Path) -> None:
    read(qtbot, page, sheet)
    qtbot.mouseClick(page.rows.filters["look"], Qt.MouseButton.LeftButton)
    assert list(lines(page)) == [5]
    qtbot.mouseClick(page.rows.filters[""], Qt.MouseButton.LeftButton)
    assert len(lines(page)) == 6


def test_a_wrong_cell_is_set_right_in_place(qtbot: QtBot, page: ImportPage, sheet: Path) -> None:
    read(qtbot, page, sheet)
    assert page.detail.title.text() == "Row 5, Hughes-Rees"
    assert page.detail.field.text() == "31/02/2025"
    page.detail.field.selectAll()
    qtbot.keyClicks(page.detail.field, "30/02/2025")
    qtbot.keyClick(page.detail.field, Qt.Key.Key_Return)
    assert page.detail.field.text() == "30/02/2025", "what was typed stays"
    assert "30 February does not exist" in lines(page)[5].note
    page.detail.field.selectAll()
    qtbot.keyClicks(page.detail.field, "9/1/2025")
    qtbot.mouseClick(page.detail.use_button, Qt.MouseButton.LeftButton)
    assert lines(page)[5].fate == "new"
    assert page.import_button.accessibleName() == "Import 6 rows"


def test_a_row_is_left_out_and_taken_in_again(qtbot: QtBot, page: ImportPage, sheet: Path) -> None:
    read(qtbot, page, sheet)
    qtbot.mouseClick(page.detail.leave_button, Qt.MouseButton.LeftButton)
    assert lines(page)[5].fate == "out"
    assert lines(page)[5].child == "Freya"
    assert page.detail.leave_button.text() == "Take it in again"
    qtbot.mouseClick(page.detail.leave_button, Qt.MouseButton.LeftButton)
    assert lines(page)[5].fate == "look"


def test_days_that_were_not_understood_can_be_typed_right(
    qtbot: QtBot, page: ImportPage, sheet: Path
) -> None:
    read(qtbot, page, sheet)
    page.rows.choose(8)
    assert "“3” does not say which days" in lines(page)[8].note
    page.detail.field.setText("Mo We")
    qtbot.mouseClick(page.detail.use_button, Qt.MouseButton.LeftButton)
    assert lines(page)[8].note == ""


def test_importing_is_one_action_with_undo(
    qtbot: QtBot, window: MainWindow, page: ImportPage, sheet: Path
) -> None:
    before = window.bridge.book
    read(qtbot, page, sheet)
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.bridge.book is not before)
    book = window.bridge.book
    added = [family.name for family in book.families[len(before.families) :]]
    assert added == ["Adams", "Demir-Öz", "Quill", "<b>O'Neil</b>"]
    kofi = next(child for child in book.children if child.first_name == "Kofi" and child.last_name == "Adams")
    assert {book.session[b.session_id].weekday for b in book.bookings if b.child_id == kofi.id} == {1, 2, 3}
    assert window.page is window.pages["families"]
    assert window.notices.text.startswith("Brought in")
    window.notices._do()
    assert window.bridge.book.families == before.families


def test_the_same_sheet_again_brings_nobody(
    qtbot: QtBot, window: MainWindow, page: ImportPage, sheet: Path
) -> None:
    read(qtbot, page, sheet)
    with qtbot.waitSignal(window.bridge.changed):
        qtbot.mouseClick(page.import_button, Qt.MouseButton.LeftButton)
    count = len(window.bridge.book.people)
    window.show_page("import")
    read(qtbot, page, sheet)
    assert {line.fate for line in lines(page).values()} <= {"there", "look"}
    assert not page.import_button.isEnabled()
    assert len(window.bridge.book.people) == count


def test_a_backup_of_what_was_there_is_made_first(
    qtbot: QtBot, window: MainWindow, page: ImportPage, sheet: Path
) -> None:
    families = len(window.bridge.book.families)
    read(qtbot, page, sheet)
    with qtbot.waitSignal(window.bridge.changed):
        qtbot.mouseClick(page.import_button, Qt.MouseButton.LeftButton)
    (made,) = backups(window)
    assert holding_of(made, datetime.now()).families == families < len(window.bridge.book.families)


def test_without_room_for_a_backup_the_person_decides(
    qtbot: QtBot, window: MainWindow, page: ImportPage, sheet: Path
) -> None:
    families = len(window.bridge.book.families)
    assert window.bridge.file is not None
    folder = window.keeping.backups.folder(window.bridge.file.path)
    folder.parent.mkdir(parents=True)
    folder.write_text("a file stands where the folder of backups belongs")
    read(qtbot, page, sheet)
    for _ in range(2):
        qtbot.mouseClick(page.import_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: "nothing was brought in yet" in window.notices.text)
        assert len(window.bridge.book.families) == families
        assert window.page is page, "what was set right stays on screen"
    assert window.notices._button.text() == "Import without a backup"
    window.notices._do()
    assert len(window.bridge.book.families) == families + 4


def test_what_was_cancelled_while_the_backup_was_made_does_not_come_in(
    qtbot: QtBot, window: MainWindow, page: ImportPage, sheet: Path
) -> None:
    before = window.bridge.book
    read(qtbot, page, sheet)
    qtbot.mouseClick(page.import_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.cancel_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.jobs.running)
    assert len(backups(window)) == 1
    assert window.bridge.book is before


def test_a_column_is_given_another_meaning(qtbot: QtBot, page: ImportPage, sheet: Path) -> None:
    read(qtbot, page, sheet)
    assert "Mobile → parent: phone" in page.columns.words.text()
    qtbot.mouseClick(page.columns.change_button, Qt.MouseButton.LeftButton)
    combo = page.columns.combos[2]
    combo.setCurrentText("not used")
    combo.activated.emit(combo.currentIndex())
    assert "Not used: Mobile" in page.columns.words.text()
    assert lines(page)[2].phone == ""


def test_a_table_is_pasted(qtbot: QtBot, page: ImportPage) -> None:
    QGuiApplication.clipboard().setText("Family\tParent\tChild\tDOB\nNew-Eze\tNgozi\tAda\t1/5/2023\n")
    with qtbot.waitSignal(page.reading.read, timeout=10_000):
        qtbot.keyClick(page, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [line.family for line in lines(page).values()] == ["New-Eze"]


def test_what_is_no_table_says_what_to_do(qtbot: QtBot, page: ImportPage, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setText("hello")
    with qtbot.waitSignal(page.reading.refused, timeout=10_000):
        qtbot.mouseClick(page.choosing.paste_button, Qt.MouseButton.LeftButton)
    assert "no row that names its columns" in page.choosing.sentence
    strange = tmp_path / "photo.xlsx"
    strange.write_bytes(b"PK not really")
    with qtbot.waitSignal(page.reading.refused, timeout=10_000):
        page.read_file(strange)
    assert page.choosing.sentence.startswith("photo.xlsx cannot be read as a spreadsheet")
    assert page.choosing.isVisible()


def test_a_spreadsheet_is_dropped_on_the_window(qtbot: QtBot, window: MainWindow, sheet: Path) -> None:
    page = window.pages["import"]
    assert isinstance(page, ImportPage)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(sheet))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(QPoint(9, 9), copy, data, left, none)
    window.dragEnterEvent(entering)
    assert entering.isAccepted()
    with qtbot.waitSignal(page.reading.read, timeout=10_000):
        window.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, none))
    assert window.page is page
    assert len(lines(page)) == 6


def test_reading_can_be_cancelled(
    qtbot: QtBot, window: MainWindow, page: ImportPage, sheet: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, go = import_page.open_sheet, threading.Event()

    def slow(path: Path) -> object:
        go.wait(10)
        return real(path)

    monkeypatch.setattr(import_page, "open_sheet", slow)
    page.read_file(sheet)
    qtbot.waitUntil(page.choosing.waiting.isVisible, timeout=5_000)
    qtbot.mouseClick(page.choosing.waiting.cancel_button, Qt.MouseButton.LeftButton)
    assert not page.choosing.waiting.isVisible()
    go.set()
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=10_000)
    assert page.views.currentIndex() == 0
    assert not lines(page)


def test_the_template_is_saved_and_comes_in(
    qtbot: QtBot, window: MainWindow, page: ImportPage, tmp_path: Path
) -> None:
    answer(window, tmp_path / "families.xlsx")
    qtbot.mouseClick(page.choosing.template_button, Qt.MouseButton.LeftButton)
    assert "was saved as families.xlsx" in window.notices.text
    read(qtbot, page, tmp_path / "families.xlsx")
    assert [line.fate for line in lines(page).values()] == ["new"]


def test_in_a_file_that_is_open_to_read_nothing_can_be_imported(
    qtbot: QtBot, empty_window: MainWindow, sample_file: Path, sheet: Path
) -> None:
    empty_window.verbs.open_to_read(sample_file)
    qtbot.waitUntil(lambda: empty_window.bridge.file is not None, timeout=20_000)
    page = empty_window.pages["import"]
    assert isinstance(page, ImportPage)
    assert not empty_window.commands["import-families"].isEnabled()
    empty_window.show_page("import")
    read(qtbot, page, sheet)
    assert not page.import_button.isEnabled()


def test_escape_leaves_without_a_trace(
    qtbot: QtBot, window: MainWindow, page: ImportPage, sheet: Path
) -> None:
    before = window.bridge.book
    read(qtbot, page, sheet)
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert window.page is window.pages["families"]
    assert window.bridge.book is before


def test_the_table_is_a_sound_model(
    qtbot: QtBot, page: ImportPage, sheet: Path, qtmodeltester: object
) -> None:
    read(qtbot, page, sheet)
    qtmodeltester.check(page.rows.table.model)  # type: ignore[attr-defined]


def test_another_phone_of_a_parent_who_is_there_is_shown_and_may_be_left_out(
    qtbot: QtBot, window: MainWindow, page: ImportPage, tmp_path: Path
) -> None:
    haddad = next(f for f in window.bridge.book.families if f.name == "Haddad")
    amira = window.bridge.book.adults_of[haddad.id][0]
    row = ("Haddad", "Amira Haddad", "07700 900000", None, None, None)
    read(qtbot, page, xlsx(tmp_path / "phones.xlsx", [HEADS, row]))
    (line,) = lines(page).values()
    assert (line.fate, line.note.split(".")[0]) == (
        "changes",
        f"Amira: phone 07700 900000 instead of {amira.phone}",
    )
    assert page.rows.filters["changes"].text().strip() == "1 changes a family"
    qtbot.mouseClick(page.detail.leave_button, Qt.MouseButton.LeftButton)
    assert not page.import_button.isEnabled()
    qtbot.mouseClick(page.detail.leave_button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(window.bridge.changed):
        qtbot.mouseClick(page.import_button, Qt.MouseButton.LeftButton)
    assert window.bridge.book.person[amira.id].phone == "07700 900000"
    window.commands["undo"].trigger()
    assert window.bridge.book.person[amira.id].phone == amira.phone
