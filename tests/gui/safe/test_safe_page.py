"""Backups, password and privacy in the window, driven as a person would."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.safe.backups_panel import BackupsPanel
from nursery_rota.gui.safe.new_password_dialog import NewPasswordDialog
from nursery_rota.gui.safe.password_dialog import PasswordForm, wait_after
from nursery_rota.gui.safe.safe_page import SafePage
from nursery_rota.store import place, sealing
from nursery_rota.store.backup import backup, backups_of, folder_of
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.sealing import Key
from tests.gui.conftest import GivenFiles

PASSWORD = "three plum stones"
KEY = Key(bytes(range(32)), b"s" * 16)


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sealing, "ROUNDS", 10)
    monkeypatch.setattr("nursery_rota.store.backup.user_data_path", lambda *a, **k: tmp_path / "data")


@pytest.fixture
def small(tmp_path: Path, reference: Reference) -> Path:
    """A nursery of two families, one of which left long ago."""
    path = tmp_path / "acorn.rota"
    with RotaFile.create(path, name="Acorn", reference=reference) as file, file.step("Add families") as step:
        for name, left in (("Lima", None), ("Kowalczyk", date(2020, 7, 1))):
            family = step.insert("families", {"name": name, "left_on": left})
            step.insert("people", {"family_id": family, "first_name": "Ana", "last_name": name})
    return path


@pytest.fixture
def page(qtbot: QtBot, empty_window: MainWindow, small: Path) -> SafePage:
    empty_window.open(small)
    empty_window.commands["safe"].trigger()
    page = empty_window.pages.safe
    settle(qtbot, empty_window)
    return page


def settle(qtbot: QtBot, window: MainWindow) -> None:
    """Until nothing runs in the background any more."""
    qtbot.waitUntil(lambda: not window.jobs.running and window.bridge.file is not None, timeout=20_000)


def window_of(page: SafePage) -> MainWindow:
    window = page.window()
    assert isinstance(window, MainWindow)
    return window


def given(page: SafePage, path: Path) -> None:
    files = page.desk.files
    assert isinstance(files, GivenFiles)
    files.answer = path


def press(qtbot: QtBot, button: object) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)  # type: ignore[arg-type]


def test_the_list_says_what_each_backup_holds_and_how_it_differs_and_puts_one_back(
    qtbot: QtBot, qtmodeltester: ModelTester, page: SafePage, small: Path
) -> None:
    window = window_of(page)
    backup(small, folder_of(small), datetime(2026, 11, 1, 12, 5))
    with window.bridge.file.step("Add a family") as step:  # type: ignore[union-attr]
        step.insert("families", {"name": "Eze"})
    page.refresh()
    settle(qtbot, window)
    table = page.backups.table
    qtmodeltester.check(table.model)
    words = [table.model.index(0, column).data() for column in range(3)]
    assert words == ["Sun 1 Nov 2026, 12:05", "2 families, 0 duties", "now 1 more family"]
    table.choose_first()
    press(qtbot, page.backups._put)
    assert "kept beside it" in page.backups._words.text()
    press(qtbot, page.backups._no)
    assert not list(small.parent.glob("acorn before*")), "left as it is"
    press(qtbot, page.backups._put)
    with qtbot.waitSignal(window.opening.begun, timeout=20_000):  # beside the window, as every file
        press(qtbot, page.backups._yes)
    settle(qtbot, window)
    assert [f.name for f in window.bridge.book.families] == ["Lima", "Kowalczyk"]
    assert "is kept as acorn before restore" in window.notices.text
    assert window.page is page
    window.commands["lock"].trigger()
    assert not window.lock.locked
    assert "cannot be locked" in window.notices.text


def test_a_second_place_takes_backups_and_the_one_disk_is_reminded_of_once_a_month(
    qtbot: QtBot, page: SafePage, small: Path, tmp_path: Path
) -> None:
    window, stick = window_of(page), tmp_path / "stick"
    stick.mkdir()
    assert "Name a second place" in page._place.text()
    given(page, stick)
    press(qtbot, page.name_place)
    settle(qtbot, window)
    assert len(backups_of(small, folder_of(small, stick))) == 1
    assert "is on the same disk" in page._place.text()
    stick.rename(tmp_path / "pulled")
    window.keeping.make()
    settle(qtbot, window)
    assert "Plug the stick in" in window.notices.text
    press(qtbot, page.stop_place)
    assert window.keeping.second_place(small) is None

    for day in (1, 2, 3):
        backup(small, folder_of(small), datetime(2026, 11, day))
    window.notices.hide()
    window.keeping.remind()
    assert "on the same disk as the file" in window.notices.text
    window.notices.say("", "note")
    window.keeping.remind()
    assert window.notices.text == ""


def test_a_password_is_set_asked_for_and_taken_away(
    qtbot: QtBot, page: SafePage, small: Path, tmp_path: Path
) -> None:
    window = window_of(page)
    window.keeping.make()
    settle(qtbot, window)
    press(qtbot, page.password.set_one)
    dialog = window.findChild(NewPasswordDialog)
    assert dialog is not None
    for typed, again, ticked, says in (
        ("short", "short", True, "8 characters"),
        (PASSWORD, "other", True, "not the same"),
        (PASSWORD, PASSWORD, False, "Tick the sentence"),
    ):
        dialog.first.setText(typed)
        dialog.second.setText(again)
        dialog.known.setChecked(ticked)
        press(qtbot, dialog.go)
        assert says in dialog.trouble.text()
    dialog.known.setChecked(True)
    press(qtbot, dialog.go)
    settle(qtbot, window)
    assert window.bridge.file is not None
    assert window.bridge.file.key is not None
    assert "new password, with 1 backup" in window.notices.text
    assert all(b"Kowalczyk" not in p.read_bytes() for p in (small, *backups_of(small, folder_of(small))))

    given(page, tmp_path / "sheet.pdf")
    window.notices._do()
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "sheet.pdf").stat().st_mode & 0o777 == 0o600

    window.commands["close"].trigger()
    window.open(small)
    assert window.bridge.file is None
    form = window.door.dialog.form  # type: ignore[union-attr]
    form.line.setText("two plum stones")
    press(qtbot, form.go)
    qtbot.waitUntil(lambda: "does not open" in form.trouble.text(), timeout=10_000)
    form.line.setText(PASSWORD)
    press(qtbot, form.go)
    settle(qtbot, window)
    assert len(window.bridge.book.families) == 2

    window.show_page("safe")
    press(qtbot, page.password.remove)
    press(qtbot, page.password._sure)
    settle(qtbot, window)
    assert window.bridge.file.key is None
    assert b"Kowalczyk" in small.read_bytes()


def test_a_touch_begins_the_count_anew_where_a_file_has_a_password_and_is_not_looked_for_elsewhere(
    qtbot: QtBot,
    empty_window: MainWindow,
    tmp_path: Path,
    reference: Reference,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window, path = empty_window, tmp_path / "sealed.rota"
    seen: list[object] = []
    RotaFile.create(
        path, name="Acorn Nursery", reference=reference, key=(key := sealing.new_key(PASSWORD))
    ).close()
    window.verbs.open_with(path, key)
    settle(qtbot, window)
    monkeypatch.setattr(window.lock._timer, "start", lambda *given: seen.append(given))
    qtbot.keyClick(window, Qt.Key.Key_Shift)
    assert seen
    window.commands["close"].trigger()
    seen.clear()
    monkeypatch.setattr(window.lock._timer, "isActive", lambda: True)
    qtbot.keyClick(window, Qt.Key.Key_Shift)
    assert not seen, "without a file nothing is watched"


def test_the_window_locks_hides_everything_and_opens_by_the_password(
    qtbot: QtBot, empty_window: MainWindow, tmp_path: Path, reference: Reference
) -> None:
    window, path = empty_window, tmp_path / "sealed.rota"
    key = sealing.new_key(PASSWORD)
    RotaFile.create(path, name="Acorn Nursery", reference=reference, key=key).close()
    window.verbs.open_with(path, key)
    settle(qtbot, window)
    window._about()
    dialogs = [w for w in QApplication.topLevelWidgets() if w.windowTitle() == "About Nursery Rota"]
    assert window.lock._timer.isActive()
    window.lock._timer.timeout.emit()
    assert window.lock.locked
    assert "Acorn" not in window.windowTitle()
    assert not window.stack.isVisible()
    assert not any(dialog.isVisible() for dialog in dialogs)
    assert not window.commands["open"].isEnabled()
    form = window.lock.page.form
    form.line.setText("wrong wrong")
    press(qtbot, form.go)
    qtbot.waitUntil(lambda: "not the password" in form.trouble.text(), timeout=10_000)
    form.line.setText(PASSWORD)
    press(qtbot, form.go)
    qtbot.waitUntil(lambda: not window.lock.locked, timeout=10_000)
    assert window.stack.isVisible()
    assert "Acorn Nursery" in window.windowTitle()
    assert all(dialog.isVisible() for dialog in dialogs)
    for dialog in dialogs:
        dialog.close()
    settle(qtbot, window)


def test_wrong_passwords_wait_longer_and_longer(qtbot: QtBot) -> None:
    assert [wait_after(wrong) for wrong in range(12)] == [0, 0, 0, 2, 4, 8, 16, 32, 60, 60, 60, 60]
    form = PasswordForm("Title", "Open")
    qtbot.addWidget(form)
    for _ in range(3):
        form.refuse("No")
    assert not form.go.isEnabled()
    assert form.go.text() == "Wait 2 s"
    form.line.setText("again")
    with qtbot.assertNotEmitted(form.tried):
        form.line.returnPressed.emit()
    form._count_down()
    form._count_down()
    assert form.go.isEnabled()


def test_what_was_kept_long_enough_is_shown_then_forgotten_and_one_family_is_handed_its_data_and_erased(
    qtbot: QtBot, page: SafePage, small: Path, tmp_path: Path
) -> None:
    window = window_of(page)
    window.keeping.make()
    settle(qtbot, window)
    assert page.privacy.forget.isVisible()
    press(qtbot, page.privacy.forget)
    assert "Forget 1 family?" in page.privacy._words.text()
    press(qtbot, page.privacy._leave)
    assert len(window.bridge.book.families) == 2
    press(qtbot, page.privacy.forget)
    press(qtbot, page.privacy._sure)
    settle(qtbot, window)
    assert b"Kowalczyk" not in small.read_bytes()
    assert "1 older backup still holds what was erased" in window.notices.text
    old = backups_of(small, folder_of(small))
    window.notices._do()
    settle(qtbot, window)
    assert all(b"Kowalczyk" not in p.read_bytes() for p in folder_of(small).iterdir())
    assert not page.privacy.forget.isVisible()
    assert old

    page.privacy.choose(1)
    given(page, tmp_path)
    press(qtbot, page.privacy.disclose)
    folder = tmp_path / "About the Lima family"
    assert "Lima" in (folder / "what we hold.html").read_text("utf-8")
    press(qtbot, page.privacy.erase)
    assert "Erase the Lima family?" in page.privacy._words.text()
    press(qtbot, page.privacy._sure)
    settle(qtbot, window)
    assert b"Lima" not in small.read_bytes()
    assert window.page is page


def test_a_cloud_folder_is_said_once_and_a_damaged_file_leads_to_its_backups_and_to_what_can_be_saved(
    qtbot: QtBot, empty_window: MainWindow, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "kind_of", lambda path: "cloud")
    empty_window.open(small)
    assert "cloud service copies this folder" in empty_window.notices.text
    assert empty_window.bridge.file is not None
    empty_window.open(small)
    assert "open here already" in empty_window.notices.text
    empty_window.commands["close"].trigger()
    empty_window.notices.say("", "note")
    empty_window.open(small)
    settle(qtbot, empty_window)
    assert empty_window.notices.text == ""
    window = empty_window
    window.commands["close"].trigger()
    whole = small.read_bytes()
    small.write_bytes(whole[: len(whole) - 3 * 4096])
    window.open(small)
    assert "is damaged" in window.notices.text
    window.notices._do()
    dialog = window.repairing.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=10_000)
    assert len(dialog.backups.table.model.rows) == 1
    window.repairing.save_to(tmp_path / "saved.rota")
    qtbot.waitUntil(lambda: "saved" in dialog.account.text(), timeout=10_000)
    qtbot.waitUntil(lambda: not window.jobs.running, timeout=10_000)
    assert small.read_bytes() != whole
    dialog.backups.table.choose_first()
    dialog.backups._ask_current()
    press(qtbot, dialog.backups._yes)
    settle(qtbot, window)
    assert [f.name for f in window.bridge.book.families] == ["Lima", "Kowalczyk"]
    assert list(small.parent.glob("acorn before restore*"))


def test_nothing_is_offered_for_an_empty_list(qtbot: QtBot) -> None:
    panel = BackupsPanel(can_make=True)
    qtbot.addWidget(panel)
    panel.show_lines([])
    assert panel._strip.isHidden()
