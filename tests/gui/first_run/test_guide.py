"""From nothing to a first filled rota in one sitting, leaving and coming back, and what is said of mistakes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from nursery_rota.actions import begin
from nursery_rota.domain.tables import Minute
from nursery_rota.gui.dialogs.form_fields import TextField
from nursery_rota.gui.first_run.families_step import FamiliesStep
from nursery_rota.gui.first_run.guide_page import GuidePage
from nursery_rota.gui.first_run.progress import KEYS, done, first_open, suggested_term, wants_guide
from nursery_rota.gui.first_run.sessions_step import SessionsStep
from nursery_rota.gui.first_run.staff_step import StaffStep
from nursery_rota.gui.first_run.step import Fields
from nursery_rota.gui.first_run.term_step import TermStep
from nursery_rota.gui.importing.import_page import ImportPage
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.planning.rota_page import RotaPage
from tests.exchange.sheets import xlsx
from tests.gui.conftest import TODAY, GivenFiles

LEFT = Qt.MouseButton.LeftButton
HEADS = ("Family list 2026", None, None, None, None, None)
COLUMNS = ("Surname", "Parents", "Mobile", "Child", "DOB", "Days")


def messy(path: Path) -> Path:
    """Fourteen families as a nursery keeps them: a title, empty rows, dates of all kinds, one that cannot be."""
    rows: list[tuple[object, ...]] = [HEADS, (None,) * 6, COLUMNS]
    for number in range(12):
        born = ("14/03/2023", "2.5.24", "2023-06-21", "7 Aug 2024")[number % 4]
        days = ("Mon-Fri", "MTWTF", "every day")[number % 3]
        rows.append(
            (f"Family{number:02}", f"Pat{number}, Jo{number}", 7700900200 + number, "Kit", born, days)
        )
        if number % 5 == 0:
            rows.append((None,) * 6)
    rows.append(("Wrong", "Siân", None, "Freya", "31/02/2025", "Mon"))
    return xlsx(path, rows)


def field(fields: Fields, key: str) -> TextField:
    found = fields[key]
    assert isinstance(found, TextField)
    return found


def put(fields: Fields, **texts: str) -> None:
    for key, text in texts.items():
        field(fields, key).line.setText(text)


@pytest.fixture
def new_window(qtbot: QtBot, empty_window: MainWindow, tmp_path: Path) -> MainWindow:
    """A new nursery, made on the welcome page; the guide is at its second step."""
    assert isinstance(empty_window.files, GivenFiles)
    empty_window.files.answer = tmp_path / "ours.rota"
    qtbot.keyClicks(empty_window.welcome.name, "Our <b>Nursery</b>")
    qtbot.keyClick(empty_window.welcome.name, Qt.Key.Key_Return)
    return empty_window


def guide_of(window: MainWindow) -> GuidePage:
    page = window.pages["guide"]
    assert isinstance(page, GuidePage)
    return page


def click(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.mouseClick(widget, LEFT)


def open_the_week(qtbot: QtBot, window: MainWindow) -> None:
    step = guide_of(window).steps["sessions"]
    assert isinstance(step, SessionsStep)
    click(qtbot, step.usual_buttons[0])
    click(qtbot, step.shifts_button)


def hire(qtbot: QtBot, window: MainWindow) -> None:
    step = guide_of(window).steps["staff"]
    assert isinstance(step, StaffStep)
    for name in ("Ruth", "Piotr"):
        put(step.fields, first_name=name, first_aid_until="1 Sep 2029", hourly_pence="15.20")
        click(qtbot, step.add_button)


def test_a_whole_term_from_nothing_to_a_published_rota(
    qtbot: QtBot, new_window: MainWindow, tmp_path: Path
) -> None:
    window, guide = new_window, guide_of(new_window)
    assert window.page is guide
    assert not window.rail.isVisible()
    assert guide.key_of_step == "sessions"
    open_the_week(qtbot, window)
    assert (len(window.bridge.book.sessions), len(window.bridge.book.shifts)) == (5, 5)
    click(qtbot, guide.next_button)

    hire(qtbot, window)
    click(qtbot, guide.next_button)

    families = guide.steps["families"]
    assert isinstance(families, FamiliesStep)
    click(qtbot, families.import_button)
    importing = window.page
    assert isinstance(importing, ImportPage)
    with qtbot.waitSignal(importing.reading.read, timeout=10_000):
        importing.read_file(messy(tmp_path / "list.xlsx"))
    assert importing.import_button.accessibleName() == "Import 12 rows, leave out 1"
    with qtbot.waitSignal(window.bridge.changed):
        click(qtbot, importing.import_button)
    assert window.page is guide
    assert len(window.bridge.book.people) == 2 + 24
    click(qtbot, families.checks.all_button)
    families.checks.first_aid.line.setText("31 Sep 2028")
    click(qtbot, families.checks.record_button)
    assert (
        families.checks.first_aid.sentence.text() == "31 September 2028 does not exist. Type the right day."
    )
    assert len(families.checks.ticked()) == 24
    families.checks.first_aid.line.setText("30 Sep 2028")
    click(qtbot, families.checks.record_button)
    assert not families.checks.isVisible()
    click(qtbot, guide.next_button)

    term = guide.steps["term"]
    assert isinstance(term, TermStep)
    assert field(term.fields, "starts_on").line.text() == "4 Jan 2027"
    click(qtbot, guide.next_button)
    assert [t.name for t in window.bridge.book.terms] == ["Spring term 2027"]
    assert any(c.reason == "Good Friday" for c in window.bridge.book.closures)

    assert guide.key_of_step == "fill"
    assert all(there for there, _, _ in guide.fill_step.lines), guide.fill_step.lines
    rota = window.pages["rota"]
    assert isinstance(rota, RotaPage)
    with qtbot.waitSignal(rota.filling.run.ended, timeout=90_000):
        click(qtbot, guide.next_button)
    assert window.page is rota
    qtbot.keyClick(rota.filling.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    book = window.bridge.book
    assert book.duties
    with qtbot.waitSignal(window.bridge.judged, timeout=30_000):
        window.bridge.judgement(book.terms[0])
    judged = window.bridge.judgement(book.terms[0])
    assert judged is not None
    assert [f for f in judged.findings if f.severity == "law"] == []
    assert not wants_guide(book)

    window.commands["publish"].trigger()
    panel = rota.publishing.panel
    qtbot.keyClicks(panel.name, "Ruth Okafor")
    click(qtbot, panel.go)
    book = window.bridge.book
    assert [(p.issue_number, p.by_whom, p.override_reason) for p in book.publications] == [
        (1, "Ruth Okafor", None)
    ]
    assert len(book.published_duties) == len(book.duties)
    window.commands["undo"].trigger()
    assert not window.bridge.book.publications


def test_leaving_at_the_third_step_and_coming_back(
    qtbot: QtBot, new_window: MainWindow, tmp_path: Path
) -> None:
    open_the_week(qtbot, new_window)
    click(qtbot, guide_of(new_window).next_button)
    assert guide_of(new_window).key_of_step == "staff"
    new_window.commands["close"].trigger()
    assert new_window.welcome.isVisible()
    new_window.open(tmp_path / "ours.rota")
    assert new_window.page is guide_of(new_window)
    assert guide_of(new_window).key_of_step == "staff"


def test_each_step_can_be_left_and_is_there_again(
    qtbot: QtBot, new_window: MainWindow, tmp_path: Path
) -> None:
    open_the_week(qtbot, new_window)
    for key in KEYS:
        click(qtbot, guide_of(new_window).side.steps[key])
        new_window.commands["close"].trigger()
        new_window.open(tmp_path / "ours.rota")
        assert guide_of(new_window).key_of_step == key


def test_the_step_that_was_left_is_kept_also_when_another_is_not_done(
    qtbot: QtBot, new_window: MainWindow, tmp_path: Path
) -> None:
    open_the_week(qtbot, new_window)
    click(qtbot, guide_of(new_window).side.steps["term"])
    new_window.commands["close"].trigger()
    new_window.open(tmp_path / "ours.rota")
    assert guide_of(new_window).key_of_step == "term"


def test_families_are_pasted_from_a_spreadsheet(qtbot: QtBot, new_window: MainWindow) -> None:
    open_the_week(qtbot, new_window)
    guide = guide_of(new_window)
    click(qtbot, guide.side.steps["families"])
    step = guide.steps["families"]
    assert isinstance(step, FamiliesStep)
    QGuiApplication.clipboard().setText(
        "Surname\tParents\tChild\tDOB\tDays\nSöns\tZoë, Bo\tKit\t14/03/2023\tMo We"
    )
    importing = new_window.pages["import"]
    assert isinstance(importing, ImportPage)
    with qtbot.waitSignal(importing.reading.read, timeout=10_000):
        click(qtbot, step.paste_button)
    with qtbot.waitSignal(new_window.bridge.changed):
        click(qtbot, importing.import_button)
    assert new_window.page is guide
    book = new_window.bridge.book
    assert [f.name for f in book.families] == ["Söns"]
    assert len(book.bookings) == 2


def test_a_guide_that_was_skipped_does_not_come_up_again_but_can_be_called(
    qtbot: QtBot, new_window: MainWindow, tmp_path: Path
) -> None:
    click(qtbot, guide_of(new_window).skip_button)
    assert new_window.page is new_window.pages["rota"]
    assert new_window.rail.isVisible()
    new_window.commands["close"].trigger()
    new_window.open(tmp_path / "ours.rota")
    assert new_window.page is new_window.pages["rota"]
    new_window.commands["guide"].trigger()
    assert new_window.page is guide_of(new_window)


def test_any_step_can_be_gone_to_by_its_button(qtbot: QtBot, new_window: MainWindow) -> None:
    guide = guide_of(new_window)
    for key in (*KEYS[1:], "nursery"):
        click(qtbot, guide.side.steps[key])
        assert guide.key_of_step == key
    assert not guide.back_button.isEnabled()
    click(qtbot, guide.side.steps["fill"])
    assert not guide.next_button.isEnabled()


def test_a_wrong_time_keeps_its_text_with_a_sentence_below(qtbot: QtBot, new_window: MainWindow) -> None:
    step = guide_of(new_window).steps["sessions"]
    assert isinstance(step, SessionsStep)
    put(step.fields, name="Late", starts="25:00", ends="15:00")
    click(qtbot, guide_of(new_window).next_button)
    assert guide_of(new_window).key_of_step == "sessions", "what was typed is not lost by going on"
    starts = field(step.fields, "starts")
    assert starts.line.text() == "25:00"
    assert starts.sentence.text() == "“25:00” is not a time of day. Type it like 08:45."
    put(step.fields, starts="16:00")
    click(qtbot, step.add_button)
    assert step.sentence.text() == "Late would end at 15:00, before it starts. Type a later end."
    assert field(step.fields, "name").line.text() == "Late"
    put(step.fields, starts="13:00")
    click(qtbot, guide_of(new_window).next_button)
    assert {s.name for s in new_window.bridge.book.sessions} == {"Late"}
    assert new_window.bridge.book.shifts, "shifts follow without being asked for"


def test_sessions_of_a_week_are_removed_together(qtbot: QtBot, new_window: MainWindow) -> None:
    step = guide_of(new_window).steps["sessions"]
    assert isinstance(step, SessionsStep)
    click(qtbot, step.usual_buttons[1])
    assert step.sessions.shown == [
        "Morning, 09:00–12:00, Monday to Friday", "Afternoon, 12:00–15:00, Monday to Friday",
    ]  # fmt: skip
    step._remove([s.id for s in new_window.bridge.book.sessions if s.name == "Morning"])
    assert step.sessions.shown == ["Afternoon, 12:00–15:00, Monday to Friday"]


def test_a_family_is_typed_and_its_child_must_have_a_birth_date(qtbot: QtBot, new_window: MainWindow) -> None:
    open_the_week(qtbot, new_window)
    guide = guide_of(new_window)
    guide.show_step("families")
    step = guide.steps["families"]
    assert isinstance(step, FamiliesStep)
    put(step.fields, name="O'Neil & <i>Söns</i>", first="Jo", second="Al", child="Kit")
    step.days.choose([0, 2])
    click(qtbot, step.add_button)
    assert field(step.fields, "born").sentence.text().startswith("Type the child's date of birth")
    assert new_window.bridge.book.families == ()
    put(step.fields, born="14/3/2023")
    click(qtbot, step.add_button)
    book = new_window.bridge.book
    assert [f.name for f in book.families] == ["O'Neil & <i>Söns</i>"]
    assert [p.first_name for p in book.people] == ["Jo", "Al"]
    assert len(book.bookings) == 2
    assert field(step.fields, "name").line.text() == ""


def test_children_without_days_are_told_and_booked(qtbot: QtBot, new_window: MainWindow) -> None:
    open_the_week(qtbot, new_window)
    guide = guide_of(new_window)
    guide.show_step("families")
    step = guide.steps["families"]
    assert isinstance(step, FamiliesStep)
    put(step.fields, name="Eze", first="Ngozi", child="Ada", born="14/3/2023")
    click(qtbot, step.add_button)
    assert step._no_days_words.text() == "No days are booked for Ada yet."
    click(qtbot, step.every_button)
    assert len(new_window.bridge.book.bookings) == 5
    assert not step._no_days.isVisible()


def test_a_term_that_ends_before_it_starts_is_said(qtbot: QtBot, new_window: MainWindow) -> None:
    guide = guide_of(new_window)
    guide.show_step("term")
    step = guide.steps["term"]
    assert isinstance(step, TermStep)
    put(step.fields, ends_on="1 Dec 2026", half_from="15 Feb 2027")
    click(qtbot, guide.next_button)
    assert "both days of half-term" in field(step.fields, "half_to").sentence.text()
    put(step.fields, half_from="")
    click(qtbot, guide.next_button)
    assert step.sentence.text() == "The term would end before it starts. Type a later last day."
    assert field(step.fields, "ends_on").line.text() == "1 Dec 2026"
    assert new_window.bridge.book.terms == ()


def test_name_and_rules_can_be_put_right(qtbot: QtBot, new_window: MainWindow) -> None:
    guide = guide_of(new_window)
    click(qtbot, guide.back_button)
    step = guide.steps["nursery"]
    choice = step.choice  # type: ignore[attr-defined]
    choice.name.clear()
    click(qtbot, guide.next_button)
    assert guide.key_of_step == "nursery"
    assert "needs a name" in choice.sentence.text()
    qtbot.keyClicks(choice.name, "Plum Lane")
    choice.where.setCurrentIndex(choice.keys.index("scotland"))
    click(qtbot, guide.next_button)
    nursery = new_window.bridge.book.nursery
    assert (nursery.name, nursery.rule_set, nursery.holiday_region) == ("Plum Lane", "scotland", "GB-SCT")
    assert new_window.bridge.file is not None
    assert new_window.bridge.file.undo_label == "Changed the nursery's rules"


def test_one_undo_takes_a_step_back(qtbot: QtBot, new_window: MainWindow) -> None:
    open_the_week(qtbot, new_window)
    new_window.commands["undo"].trigger()
    new_window.commands["undo"].trigger()
    step = guide_of(new_window).steps["sessions"]
    assert isinstance(step, SessionsStep)
    assert step.sessions.shown == []


def test_what_a_lawful_rota_still_lacks_is_told(qtbot: QtBot, new_window: MainWindow) -> None:
    open_the_week(qtbot, new_window)
    window = new_window
    kit = begin.NewChild("Kit", date(2023, 3, 14), (0, 1, 2, 3, 4))
    window.bridge.do(lambda file: begin.add_family(file, "Eze", [begin.NewParent("Ngozi")], [kit]))
    window.bridge.do(lambda file: begin.add_term(file, "Spring", date(2027, 1, 4), date(2027, 3, 26)))
    ruth = begin.NewStaff("Ruth", "", "manager", 3, tuple(range(5)), Minute(480), Minute(960))
    window.bridge.do(lambda file: begin.add_staff(file, ruth, TODAY))
    guide = guide_of(window)
    guide.show_step("fill")
    lacking = [words for there, words, _ in guide.fill_step.lines if not there]
    assert lacking == [
        "1 parent lacks checks or first aid on record, and cannot count yet.",
        "The law asks for one more adult with level 2. No parent holds it yet.",
    ]


def test_the_steps_follow_from_the_file(new_window: MainWindow) -> None:
    book = new_window.bridge.book
    assert (done(book), first_open(book), wants_guide(book)) == ({"nursery"}, "sessions", True)


def test_the_sample_needs_no_guide(window: MainWindow) -> None:
    assert done(window.bridge.book) >= set(KEYS) - {"fill"}
    assert window.page is window.pages["rota"]


@pytest.mark.parametrize(
    ("today", "name", "first"),
    [
        (date(2026, 11, 24), "Spring term 2027", date(2027, 1, 4)),
        (date(2027, 1, 3), "Spring term 2027", date(2027, 1, 4)),
        (date(2027, 3, 1), "Summer term 2027", date(2027, 4, 12)),
        (date(2027, 7, 1), "Autumn term 2027", date(2027, 9, 2)),
    ],
)
def test_the_coming_term_is_suggested(today: date, name: str, first: date) -> None:
    assert suggested_term(today)[:2] == (name, first)
