"""The Print page in the real window: what is seen is what is printed, saved, drawn and sent."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from functools import partial
from pathlib import Path
from threading import Event
from urllib.parse import unquote

import pytest
from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nursery_rota.app import make_window
from nursery_rota.documents.catalogue import NO_FAMILIES
from nursery_rota.documents.render import page_count, page_size
from nursery_rota.errors import NotPossible
from nursery_rota.gui.jobs import Jobs, Progress, Stop
from nursery_rota.gui.main_window import MainWindow
from nursery_rota.gui.prints.paper_runs import GivingRun
from nursery_rota.gui.prints.print_kinds import KINDS
from nursery_rota.gui.prints.print_page import NO_TERM, PrintPage
from tests.documents.pdf_text import contents, words
from tests.gui.conftest import TODAY, GivenFiles


@pytest.fixture(scope="module")
def page(qapp: QApplication, pristine: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[PrintPage]:
    """The page in a window of its own, once for all tests here: making a window takes seconds."""
    place = tmp_path_factory.mktemp("prints")
    settings = QSettings(str(place / "settings.ini"), QSettings.Format.IniFormat)
    settings.setValue("colours", "light")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nursery_rota.gui.main_window.FileAsker", GivenFiles)
        window = make_window(qapp, settings, lambda: TODAY)
    window.resize(1440, 900)
    window.show()
    window.open(Path(shutil.copy(pristine, place / "plum.rota")))
    window.show_page("prints")
    made = window.pages["prints"]
    assert isinstance(made, PrintPage)
    yield made
    window.close()


@pytest.fixture
def prints(qtbot: QtBot, page: PrintPage) -> PrintPage:
    """The page as it comes up: the wall rota of the term, a week a page."""
    page.desk.bridge._book = None
    window = page.window()
    assert isinstance(window, MainWindow)
    window.show_page("prints")
    page.desk.notices.hide()
    page.open_url = lambda url: True
    page.options.large.setChecked(False)
    page.options.span.set_current("week")
    page.options.paper.set_current("A4")
    page.options.dates.which.setCurrentIndex(0)
    page.panel.fit.buttons()[0].click()
    page.gallery.choose("wall")
    page.options.dates.which.setCurrentIndex(0)
    page.refresh()
    page.giving.share.choose(0)
    page.options.families.search.clear()
    page.options.families._tick_all(True)
    qtbot.waitUntil(lambda: bool(page.pdf) and not page.making.is_running, timeout=30_000)
    return page


@pytest.fixture
def made(qtbot: QtBot, prints: PrintPage) -> Callable[[Callable[[], object]], bytes]:
    """Do something, and answer the document that comes of it."""

    def after(doing: Callable[[], object]) -> bytes:
        before = prints.pdf
        doing()
        qtbot.waitUntil(lambda: bool(prints.pdf) and prints.pdf != before, timeout=30_000)
        qtbot.waitUntil(lambda: not prints.making.is_running, timeout=30_000)
        return prints.pdf

    return after


@pytest.fixture
def folder(prints: PrintPage, tmp_path: Path) -> Path:
    """Where everything is saved that is asked for."""
    files = prints.desk.files
    assert isinstance(files, GivenFiles)
    files.answer = tmp_path / "out"
    files.answer.mkdir()
    return files.answer


def _given(qtbot: QtBot, prints: PrintPage, doing: Callable[[], object]) -> str:
    doing()
    qtbot.waitUntil(lambda: not prints.out.is_running, timeout=30_000)
    return prints.desk.notices.text


def test_the_preview_shows_the_pages_of_the_document_itself(qtbot: QtBot, prints: PrintPage) -> None:
    assert len(prints.preview.sheets) == page_count(prints.pdf) > 0
    assert prints.foot.text == "13 pages. What you see is what prints."
    first = prints.preview.sheets[0]
    qtbot.waitUntil(lambda: first.image is not None, timeout=30_000)
    image = first.image
    assert image is not None
    assert image.width() > image.height(), "the wall rota lies on its side"
    assert any(image.pixelColor(x, image.height() // 8).lightness() < 128 for x in range(image.width()))


def test_pages_are_drawn_when_they_come_into_view_and_given_up_far_from_it(
    qtbot: QtBot, prints: PrintPage
) -> None:
    first, last = prints.preview.sheets[0], prints.preview.sheets[-1]
    qtbot.waitUntil(lambda: first.image is not None, timeout=30_000)
    assert last.image is None
    bar = prints.preview.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: last.image is not None, timeout=30_000)


def test_whole_pages_fit_the_room(qtbot: QtBot, prints: PrintPage) -> None:
    qtbot.mouseClick(prints.panel.fit.buttons()[1], Qt.MouseButton.LeftButton)
    assert prints.preview.sheets[0].height() <= prints.preview.viewport().height()


def test_every_document_of_the_gallery_can_be_seen(
    prints: PrintPage, made: Callable[[Callable[[], object]], bytes]
) -> None:
    for place in range(1, len(KINDS)):
        made(partial(prints.list.setCurrentRow, place))
        assert prints.preview.sheets, KINDS[place].title


def test_the_wall_is_chosen_by_span_paper_dates_and_large_print(
    prints: PrintPage, made: Callable[[Callable[[], object]], bytes]
) -> None:
    options = prints.options
    week, month, term = options.span.buttons()
    assert contents(made(month.click))[0] == "September 2026"
    assert contents(made(term.click))[0] == "Autumn term 2026"
    assert round(page_size(made(options.paper.buttons()[1].click), 0)[0]) == 1191
    made(week.click)
    made(options.paper.buttons()[0].click)
    pdf = made(lambda: options.dates.choose(date(2026, 11, 23), date(2026, 11, 27)))
    assert contents(pdf) == ["23 to 27 November 2026"]
    assert len(contents(made(options.large.click))) == 4


def test_dates_without_a_page_say_so_and_what_to_do(qtbot: QtBot, prints: PrintPage) -> None:
    prints.options.dates.choose(date(2028, 1, 1), date(2028, 1, 2))
    qtbot.waitUntil(lambda: bool(prints.panel.said), timeout=30_000)
    assert prints.panel.said.startswith("Nothing to print for these dates. Choose dates")
    assert not prints._save.isEnabled()
    assert not prints._print.isEnabled()
    assert prints.giving.to_calendars.isEnabled()


def test_the_last_date_is_never_before_the_first(prints: PrintPage) -> None:
    dates = prints.options.dates
    dates.choose(date(2026, 11, 23), date(2026, 11, 27))
    dates.first.setDate(dates.first.date().addDays(30))
    first, last = dates.dates(date(2026, 11, 24))
    assert first == last == date(2026, 12, 23)


def test_sheets_are_for_the_families_that_are_ticked(
    qtbot: QtBot, prints: PrintPage, made: Callable[[Callable[[], object]], bytes]
) -> None:
    made(lambda: prints.gallery.choose("sheets"))
    families = prints.options.families
    ids = {f.name: f.id for f in prints.desk.bridge.book.families}
    pdf = made(lambda: families.choose(ids["Haddad"], ids["Adjei"]))
    assert contents(pdf) == ["Adjei family", "Haddad family"]
    families.search.setText("akes")
    shown = [item.text() for item in families._items() if not item.isHidden()]
    assert shown == ["Åkesson"]
    families.choose()
    qtbot.waitUntil(lambda: bool(prints.panel.said), timeout=30_000)
    assert prints.panel.said == NO_FAMILIES


def test_a_paper_shows_only_the_choices_it_has(
    prints: PrintPage, made: Callable[[Callable[[], object]], bytes]
) -> None:
    made(lambda: prints.gallery.choose("costs"))
    options = prints.options
    assert options.large.isVisible()
    assert not any(part.isVisible() for part in (options.dates, options.families, options.span))


def test_what_is_seen_is_saved_and_printed(
    qtbot: QtBot, prints: PrintPage, folder: Path, tmp_path: Path
) -> None:
    opened: list[QUrl] = []
    prints.open_url = opened.append
    files = prints.desk.files
    assert isinstance(files, GivenFiles)
    files.answer = folder / "wall.pdf"
    prints._save.click()
    assert files.answer.read_bytes() == prints.pdf
    assert prints.desk.notices.text == "Saved as wall.pdf."
    prints.desk.notices._button.click()
    assert opened[0].toLocalFile() == str(files.answer)
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setResolution(72)
    printer.setFromTo(2, 4)
    said = _given(qtbot, prints, lambda: prints.print_with(printer))
    assert said == "3 pages sent to the printer."
    printed = (tmp_path / "printed.pdf").read_bytes()
    assert page_count(printed) == 3
    width, height = page_size(printed, 0)
    assert width > height


def test_pictures_to_send_are_one_for_each_page(qtbot: QtBot, prints: PrintPage, folder: Path) -> None:
    prints.options.dates.choose(date(2026, 11, 16), date(2026, 11, 27))
    qtbot.waitUntil(lambda: len(prints.preview.sheets) == 2, timeout=30_000)
    files = prints.desk.files
    assert isinstance(files, GivenFiles)
    files.answer = folder / "wall.png"
    assert _given(qtbot, prints, prints.giving.to_pictures.click) == "2 pictures saved in out."
    found = sorted(folder.iterdir())
    assert [path.name for path in found] == ["wall 1.png", "wall 2.png"]
    assert all(path.read_bytes().startswith(b"\x89PNG") for path in found)


def test_each_family_gets_a_file_of_its_own(
    qtbot: QtBot, prints: PrintPage, made: Callable[[Callable[[], object]], bytes], folder: Path
) -> None:
    assert not prints.giving.to_each.isVisible()
    made(lambda: prints.gallery.choose("sheets"))
    ids = {f.name: f.id for f in prints.desk.bridge.book.families}
    made(lambda: prints.options.families.choose(ids["Haddad"], ids["Adjei"]))
    assert _given(qtbot, prints, prints.giving.to_each.click) == "2 sheets saved in out."
    assert {path.name for path in folder.iterdir()} == {"Adjei.pdf", "Haddad.pdf"}
    assert "Adjei family" in words((folder / "Adjei.pdf").read_bytes())


def test_calendar_files_go_into_a_folder(qtbot: QtBot, prints: PrintPage, folder: Path) -> None:
    assert _given(qtbot, prints, prints.giving.to_calendars.click) == "25 calendar files saved in out."
    assert (folder / "Whole rota.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")
    assert (folder / "Haddad.ics").is_file()


def test_a_folder_that_takes_nothing_is_said_in_words(
    qtbot: QtBot, prints: PrintPage, tmp_path: Path
) -> None:
    prints._write(tmp_path / "no such folder" / "x.pdf", b"x")
    assert "Choose another folder" in prints.desk.notices.text
    files = prints.desk.files
    assert isinstance(files, GivenFiles)
    files.answer = tmp_path / "no such folder"
    assert "Choose another folder" in _given(qtbot, prints, prints.giving.to_calendars.click)


def test_a_family_s_text_opens_in_the_mail_program(qtbot: QtBot, prints: PrintPage) -> None:
    opened: list[QUrl] = []
    prints.open_url = opened.append
    share = prints.giving.share
    assert not share.write.isEnabled(), "a letter in the mail program goes to one family"
    haddad = next(f for f in prints.desk.bridge.book.families if f.name == "Haddad")
    share.choose(haddad.id)
    qtbot.mouseClick(share.write, Qt.MouseButton.LeftButton)
    assert opened[0].path().startswith("amira.haddad@example.org,")
    assert "Dear Amira and Yusuf," in unquote(bytes(opened[0].toEncoded().data()).decode())


def test_drafts_are_one_for_each_family_with_sheet_and_calendar(
    qtbot: QtBot, prints: PrintPage, folder: Path
) -> None:
    assert _given(qtbot, prints, prints.giving.share.drafts.click) == "24 drafts saved in out."
    message = message_from_bytes((folder / "Haddad.eml").read_bytes())
    assert [part.get_filename() for part in message.walk()][2:] == ["Haddad.pdf", "Haddad.ics"]


def test_a_family_without_an_address_is_named_with_the_next_step(qtbot: QtBot, prints: PrintPage) -> None:
    bridge, notices = prints.desk.bridge, prints.desk.notices
    haddad = next(f for f in bridge.book.families if f.name == "Haddad")
    people = tuple(replace(p, email="") if p.family_id == haddad.id else p for p in bridge.book.people)
    bridge._book = replace(bridge.book, people=people)
    prints.giving.share.choose(haddad.id)
    qtbot.mouseClick(prints.giving.share.write, Qt.MouseButton.LeftButton)
    assert notices.text == (
        "Haddad has no e-mail address. Add it under Families, or print the family's sheet."
    )
    with qtbot.waitSignal(prints.family_wanted) as asked:
        notices._button.click()
    assert asked.args == [haddad.id]


def test_drafts_for_all_name_who_gets_none(qtbot: QtBot, prints: PrintPage, folder: Path) -> None:
    bridge = prints.desk.bridge
    haddad = next(f for f in bridge.book.families if f.name == "Haddad")
    without = tuple(replace(p, email=None) if p.family_id == haddad.id else p for p in bridge.book.people)
    bridge._book = replace(bridge.book, people=without)
    said = _given(qtbot, prints, prints.giving.share.drafts.click)
    assert said == (
        "23 drafts saved in out. 1 family has no e-mail address: Haddad. "
        "Add it under Families, or print their sheets."
    )
    bridge._book = replace(bridge.book, people=tuple(replace(p, email=None) for p in bridge.book.people))
    said = _given(qtbot, prints, prints.giving.share.drafts.click)
    assert said.startswith("24 families have no e-mail address: ")


def test_letters_that_cannot_be_printed_are_said_over_the_pages(
    qtbot: QtBot, prints: PrintPage, made: Callable[[Callable[[], object]], bytes]
) -> None:
    assert not prints.panel.note.isVisible()
    bridge = prints.desk.bridge
    first, *others = bridge.book.people
    bridge._book = replace(bridge.book, people=(replace(first, first_name="प्रिया"), *others))
    made(lambda: prints.gallery.choose("sheets"))
    qtbot.waitUntil(prints.panel.note.isVisible, timeout=5_000)
    assert "1 name has letters that cannot be printed on this computer: प्रिया" in prints.panel._note.text()


def test_a_nursery_without_a_term_has_nothing_to_print_yet(qtbot: QtBot, prints: PrintPage) -> None:
    bridge = prints.desk.bridge
    bridge._book = replace(bridge.book, terms=())
    prints.refresh()
    assert prints.panel.said == NO_TERM
    assert not prints._print.isEnabled()
    assert not prints.giving.share.isEnabled()


def test_giving_out_can_be_cancelled_between_two_pieces(qtbot: QtBot, jobs: Jobs) -> None:
    run = GivingRun(jobs)
    begun, steps = Event(), []
    run.progressed.connect(lambda done, total: steps.append((done, total)))

    def work(progress: Progress, stop: Stop) -> int:
        for done in range(1, 1000):
            progress((done, 1000))
            begun.set()
            if stop():
                return done
            Event().wait(0.01)
        return 1000

    run.begin("Writing", work)
    assert begun.wait(10)
    with qtbot.waitSignal(run.ended, timeout=10_000) as ended:
        run.cancel()
    assert ended.args is not None
    assert ended.args[0] < 1000
    assert ended.args[1] is True

    def trouble(progress: Progress, stop: Stop) -> int:
        raise NotPossible("The printer takes nothing.")

    with qtbot.waitSignal(run.troubled, timeout=10_000) as said:
        run.begin("Printing", trouble)
    assert said.args == ["The printer takes nothing."]
