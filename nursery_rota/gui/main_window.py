"""The main window: menus, rail, pages, status line, and what holds for all pages.

Composes; each page and each verb lives in a file of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QSettings, QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from nursery_rota.actions import rows
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.about import AboutDialog
from nursery_rota.gui.dialogs.files import FileAsker
from nursery_rota.gui.find.finder import Finder
from nursery_rota.gui.frame.agreements import Agreements
from nursery_rota.gui.frame.announcer import Announcer
from nursery_rota.gui.frame.appearance import Appearance
from nursery_rota.gui.frame.commands import Commands
from nursery_rota.gui.frame.file_verbs import FileVerbs
from nursery_rota.gui.frame.mend_ways import MendWays
from nursery_rota.gui.frame.notices import NoticeBar
from nursery_rota.gui.frame.opening import Opening
from nursery_rota.gui.frame.opening_page import OpeningPage
from nursery_rota.gui.frame.panel_steps import step_panel
from nursery_rota.gui.frame.rail import Rail
from nursery_rota.gui.frame.recent_menu import RecentMenu
from nursery_rota.gui.frame.safekeeping import Safekeeping
from nursery_rota.gui.frame.status import StatusLine
from nursery_rota.gui.frame.ways_in import WaysIn, dropped_rota
from nursery_rota.gui.frame.whereabouts import Whereabouts
from nursery_rota.gui.importing.dropped import dropped_sheet
from nursery_rota.gui.jobs import Jobs
from nursery_rota.gui.pages.help_chapters import KEYS
from nursery_rota.gui.pages.make_pages import RAIL_TITLES, Pages
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.pages.welcome_page import WelcomePage
from nursery_rota.gui.safe.door import Door
from nursery_rota.gui.safe.idle_lock import IdleLock
from nursery_rota.gui.safe.mending import Mending
from nursery_rota.gui.safe.password_panel import minutes_until_lock
from nursery_rota.gui.theme import app_icon, icon
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import Notice, RotaFile

NARROW_BELOW = 1280


class MainWindow(QMainWindow):
    def __init__(
        self, bridge: Bridge, jobs: Jobs, reference: Reference, settings: QSettings, appearance: Appearance
    ) -> None:
        super().__init__()
        self.bridge, self.jobs, self._settings, self._appearance = bridge, jobs, settings, appearance
        self.setWindowIcon(app_icon())
        self.setMinimumSize(QSize(1024, 640))
        self.setAcceptDrops(True)
        self.commands = Commands(self, icon)
        self.notices = NoticeBar(parent=self)
        self.files = FileAsker(self)
        self.door = Door(jobs, self)
        self.opening = Opening(jobs, reference, lambda: bridge.today, self)
        self.verbs = FileVerbs(bridge, reference, self.notices, self.files, settings, self.door, self.opening)
        self.keeping = Safekeeping(
            bridge, jobs, self.notices, reference, settings, reopen=self.verbs.open_with, door=self.door
        )
        self.repairing = Mending(self.keeping, self.files, self.verbs, self)
        self.agreements = Agreements(bridge, reference, self.notices, self)
        self.stack = QStackedWidget(self)
        shared = (bridge, jobs, self.commands, self.notices, self.files, settings, self.keeping)
        self.desk = Desk(*shared, self.stack)
        self.pages = Pages(self.desk, reference, self)
        self.pages.made.connect(self._take_in)
        self.whereabouts = Whereabouts(settings, self.pages)
        self.announcer = Announcer(self)
        self.notices.told.connect(self.announcer.notice)
        self.ways_in = WaysIn(bridge, self.commands, settings, self.pages, self.show_page)
        self.mending = MendWays(bridge, self.commands, self.pages, self.show_page, self)
        self.welcome = WelcomePage(
            reference, self.notices, self.verbs.ask_open, self.verbs.ask_sample, self.verbs.open
        )
        self.welcome.wanted.connect(self._make_nursery)
        self.commands.fill_menu_bar(self.menuBar(), RecentMenu(self.verbs, self))
        self._compose()
        self.finder = Finder(self, bridge, self.commands, self.show_page, self.pages)
        self.commands.connect(self._doings())
        appearance.offer(self.commands)
        bridge.changed.connect(self._changed)
        bridge.ready.connect(self._attached)
        bridge.troubled.connect(self._troubled)
        bridge.judged.connect(self._judged)
        self._restyle()
        self._restore()
        self._attached()
        self._say_old_trouble()

    def _compose(self) -> None:
        self.rail = Rail({key: (title, self.commands[key]) for key, title in RAIL_TITLES.items()})
        self.stack.addWidget(self.welcome)
        self.opening_page = OpeningPage(self.opening, self.stack)
        self.opening.read.connect(self.pages.make_first)
        self.status = StatusLine()
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self.stack, 1)
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
        self.cover = QStackedWidget()
        self.cover.addWidget(centre)
        self.setCentralWidget(self.cover)
        self.lock = IdleLock(
            self, self.cover, self.bridge, self.jobs, lambda: minutes_until_lock(self._settings)
        )
        self.lock.locked_changed.connect(self._locked)

    def _take_in(self, page: Page) -> None:
        """A page has come into being."""
        self.stack.addWidget(page)
        page.go_to.connect(self.show_page)
        page.family_wanted.connect(self._open_family)
        page.away_wanted.connect(self.mending.ask)
        page.mend_wanted.connect(self.mending.mend_around)
        self.ways_in.take_in(page)
        if page.key == "safe":
            self.pages.safe.lock_wanted.connect(self.lock.lock)
            self.pages.safe.minutes_changed.connect(self.lock.restart)

    def _doings(self) -> dict[str, Callable[[], object]]:
        doings: dict[str, Callable[[], object]] = {
            "new": self._close_file,
            "open": self.verbs.ask_open,
            "sample": self.verbs.ask_sample,
            "import": self.verbs.ask_import,
            "import-families": lambda: self.show_page("import"),
            "template": self.ways_in.save_template,
            "export": self.verbs.ask_export,
            "print": lambda: self.show_page("prints"),
            "close": self._close_file,
            "quit": self.close,
            "undo": self.bridge.undo,
            "redo": self.bridge.redo,
            "find": self._find,
            "find-any": self.finder.open,
            "add": self._add,
            "larger": self._appearance.larger,
            "smaller": self._appearance.smaller,
            "usual": self._appearance.usual,
            "next-panel": lambda: self._step_panel(1),
            "panel-before": lambda: self._step_panel(-1),
            "about": self._about,
            "help": self._help,
            "keys": lambda: self._help(KEYS),
            "rules": self.agreements.show_rules,
            "carry-over": self.agreements.carry_over,
            "backup": self.keeping.make,
            "verify": self.keeping.look,
            "lock": self._lock_now,
            "privacy": self._privacy,
        }
        doings |= {key: self._opener(key) for key in self.pages if key not in doings}
        return doings

    def _opener(self, key: str) -> Callable[[], object]:
        return lambda: self.show_page(key)

    @property
    def page(self) -> Page | None:
        """The page on show; None while the welcome page is."""
        shown = self.stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def show_page(self, key: str) -> None:
        """Bring a page up; the others keep their state."""
        page = self.pages[key]
        self.ways_in.arriving(page, self.page)
        arriving = self.stack.currentWidget() is not page
        page.host_notices()
        self.stack.setCurrentWidget(page)
        self.rail.setVisible(key != "guide")
        self.rail.show_page("families" if key == "import" else key)
        home = page.home()
        if home is not None and arriving:
            home.setFocus(Qt.FocusReason.OtherFocusReason)
        self._offer()

    def _open_family(self, family_id: int) -> None:
        self.show_page("families")
        self.pages.families.show_family(family_id)

    def open(self, path: Path) -> None:
        """Open ``path`` and return when it is on show; a person's wish is ``verbs.open``, which does not wait."""
        self.verbs.open_now(path)

    def begin_with(self, path: Path) -> None:
        """The window comes up with this file, at the week where it was left."""
        self.verbs.open(path, self.whereabouts.week_of(path, self.bridge.today))

    def say_unexpected(self, report: str) -> None:
        """Something nobody foresaw: calm, with a report to copy, and the file is safe."""
        self.notices.say(
            "Something unexpected happened in the program. Your file is safe, every change was saved before. "
            "The report names no person; please send it to whoever looks after the program.",
            "our-rule",
            button="Copy the report",
            doing=lambda: QGuiApplication.clipboard().setText(report),
        )

    # -- what the file tells ----------------------------------------------------------------------

    def _attached(self) -> None:
        file = self.bridge.file
        if file is None:
            self.setWindowTitle("Nursery Rota")
            self.welcome.host_notices()
            self.welcome.show_recent(self.verbs.recent())
            self.stack.setCurrentWidget(self.welcome)
            self.welcome.name.setFocus()
            self.rail.hide()
            self.status.saved(None)
            for told in (self.status.last_change, self.status.file, self.status.rules):
                told("")
            self._offer()
            return
        self._tell_file(file)
        self.pages.make_first()
        self.pages.rota.monday = self.whereabouts.week_of(file.path, self.bridge.today)
        self.show_page(self.ways_in.first_page(file, self.whereabouts.page_of(file.path)))
        self.keeping.remind()

    def _tell_file(self, file: RotaFile) -> None:
        book = self.bridge.book
        self.setWindowTitle(f"{book.nursery.name} – Nursery Rota")
        lines = [line for line in file.history(1) if line.state == "done"]
        self.status.last_change(lines[0].label if lines else "")
        if file.read_only:
            self.status.read_only("Open to read. Nothing can be changed here.")
        else:
            self.status.saved(datetime.now())
        self.status.file(f"{file.path.name}. {self.keeping.newest_words()}")
        method = book.nursery.mixed_age_method.replace("-", " ")
        self.status.rules(f"{book.rule_set.name} rules, {method}")

    def _changed(self, notice: object) -> None:
        file = self.bridge.file
        if file is None or not isinstance(notice, Notice):
            return
        self.status.saved(datetime.now())
        words = {"do": notice.label, "undo": f"Undone: {notice.label}", "redo": f"Done again: {notice.label}"}
        text = words[notice.kind]
        self.status.last_change(text)
        button, doing = ("Redo", self.bridge.redo) if notice.kind == "undo" else ("Undo", self.bridge.undo)
        self.notices.say(f"{text}.", "done", button=button, doing=doing, aloud=False)
        self.announcer.changed(text)
        if "nursery" in notice.tables:
            self._tell_file(file)
        self._offer()

    def _troubled(self, sentence: str) -> None:
        self.notices.say(sentence, "our-rule")

    def _judged(self, judgement: Any) -> None:
        laws = sum(1 for finding in judgement.findings if finding.severity == "law")
        self.rail.count("rota", laws, f"{laws} against the law")
        self.announcer.judged(laws)

    def _offer(self) -> None:
        file = self.bridge.file
        page = self.page
        self.commands.offer(
            file_open=file is not None, page=page.key if page else "", read_only=bool(file and file.read_only)
        )
        for key, verb, label in (
            ("undo", "&Undo", file.undo_label if file else None),
            ("redo", "&Redo", file.redo_label if file else None),
        ):
            self.commands[key].setText(f"{verb}: {label.replace('&', '&&')}" if label else verb)
            self.commands[key].setEnabled(label is not None)

    # -- what the person does ---------------------------------------------------------------------

    def _make_nursery(self, name: str, rule_set: str, method: str, minimum: int) -> None:
        def choose(file: RotaFile) -> None:
            counting = {"mixed_age_method": method, "minimum_adults": minimum}
            rows.change(file, "nursery", 1, counting, "Chose how adults are counted")

        self.verbs.ask_new(name, rule_set, choose)

    def _close_file(self) -> None:
        self._keep_place()
        trouble = self.keeping.close()
        if trouble:
            self.notices.say(trouble, "our-rule")

    def _keep_place(self) -> None:
        file = self.bridge.file
        if file is not None and self.page is not None:
            self.whereabouts.keep(file.path, self.page.key, self.bridge.today)

    def _say_old_trouble(self) -> None:
        """What could not be said when the window was closed last."""
        trouble = str(self._settings.value("backup_trouble", ""))
        if trouble:
            self.notices.say(trouble, "our-rule")
            self._settings.remove("backup_trouble")

    def _lock_now(self) -> None:
        file = self.bridge.file
        if file is not None and file.key is None:
            self.notices.say(
                "A file without a password cannot be locked. Set one first, under Tools.", "note"
            )
        self.lock.lock()

    def _locked(self, locked: bool) -> None:
        if locked:
            self.commands.offer_nothing()
        else:
            self._offer()

    def _privacy(self) -> None:
        """The privacy of the family that is on show, or of one to choose."""
        family = self.pages.families.current_family() if self.page is self.pages.families else None
        self.show_page("safe")
        self.pages.safe.privacy.choose(family)

    def _find(self) -> None:
        if self.page is not None:
            self.page.start_search()

    def _add(self) -> None:
        if self.page is not None:
            self.page.add_row()

    def _about(self) -> None:
        AboutDialog(self).open()

    def _step_panel(self, step: int) -> None:
        step_panel(self.page.panels() if self.page else [], self.focusWidget(), step)

    def _help(self, title: str = "") -> None:
        """The chapter about the page on show, or the one of that title."""
        before = self.page.key if self.page is not None else "guide"
        self.show_page("help")
        if title:
            self.pages.help.show_titled(title)
        elif before != "help":
            self.pages.help.show_about(before)

    # -- the window itself ------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.narrow(self.width() < NARROW_BELOW)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ThemeChange:
            self._restyle()

    def _restyle(self) -> None:
        self.rail.narrow(self.width() < NARROW_BELOW)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        sheet = dropped_sheet(event.mimeData()) if self.bridge.file is not None else None
        if dropped_rota(event.mimeData()) is not None or sheet is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_rota(event.mimeData())
        sheet = dropped_sheet(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.verbs.open(path)
        elif sheet is not None and self.bridge.file is not None:
            event.acceptProposedAction()
            self.ways_in.import_families(sheet)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._settings.setValue("geometry", self.saveGeometry())
        self.opening.cancel()
        self.jobs.stop_all()
        self._keep_place()
        self._settings.setValue("backup_trouble", self.keeping.close())
        super().closeEvent(event)

    def _restore(self) -> None:
        stored = self._settings.value("geometry")
        if not (isinstance(stored, QByteArray) and self.restoreGeometry(stored)):
            self.resize(1440, 900)
