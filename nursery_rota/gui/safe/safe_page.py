"""The file: its backups, its password, and the privacy of those in it. Asks, and lets others do it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from nursery_rota.documents.recovery_sheet import RecoverySheet, recovery_sheet
from nursery_rota.errors import PasswordNeeded, RotaProblem
from nursery_rota.exchange.out_file import put_file
from nursery_rota.gui.frame.parts import button, label
from nursery_rota.gui.pages.page import Desk, Page
from nursery_rota.gui.safe import tasks
from nursery_rota.gui.safe.backups_panel import BackupsPanel, Line, read_lines
from nursery_rota.gui.safe.forgetting import Forgetting
from nursery_rota.gui.safe.new_password_dialog import NewPasswordDialog
from nursery_rota.gui.safe.password_panel import PasswordPanel
from nursery_rota.gui.safe.privacy_panel import PrivacyPanel
from nursery_rota.store import sealing
from nursery_rota.store.opening import refuse_wrong_key
from nursery_rota.store.reference import Reference
from nursery_rota.store.sealing import Key
from nursery_rota.wording import plural

PDF_FILES = "PDF files (*.pdf)"


class SafePage(Page):
    """``lock_wanted``: the window is to lock now."""

    lock_wanted = Signal()
    minutes_changed = Signal()

    def __init__(self, desk: Desk, reference: Reference) -> None:
        super().__init__(desk, "safe", "The file")
        self._keeping = desk.keeping
        self.toolbar.addStretch(1)
        self.toolbar.addWidget(button("Look for damage", self._keeping.look, sign="check"))
        self.backups = BackupsPanel(can_make=True)
        self.backups.make.connect(self._keeping.make)
        self.backups.wanted.connect(self.put_back)
        self.backups.add(self._place_line())
        self.password = PasswordPanel(desk.settings)
        self.password.set_wanted.connect(self.ask_new_password)
        self.password.remove_wanted.connect(lambda: self.change_password(None))
        self.password.sheet_wanted.connect(self.ask_sheet)
        self.password.lock_wanted.connect(self.lock_wanted)
        self.password.minutes_changed.connect(self.minutes_changed)
        self.privacy = PrivacyPanel()
        self.forgetting = Forgetting(desk, reference, self.privacy, self)
        self.privacy.who_wanted.connect(lambda: self.go_to.emit("help"))
        self.body.addWidget(self.backups, 3)
        self.body.addWidget(self._side(), 2)
        self._keeping.changed.connect(self._changed)

    def _place_line(self) -> QWidget:
        holder = QFrame()
        row = QHBoxLayout(holder)
        row.setContentsMargins(16, 10, 8, 10)
        row.setSpacing(8)
        self._place = label("", "second", wrap=True)
        self.name_place = button("Choose a second place…", self._ask_place, dense=True)
        self.stop_place = button("Stop using it", lambda: self._keeping.name_second_place(None), dense=True)
        row.addWidget(self._place, 1)
        row.addWidget(self.stop_place)
        row.addWidget(self.name_place)
        return holder

    def _side(self) -> QWidget:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.password)
        column.addWidget(self.privacy)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setMinimumWidth(360)
        scroll.setAccessibleName("Password and privacy")
        return scroll

    def home(self) -> QWidget:
        return self.backups.table.view

    def refresh(self) -> None:
        file, bridge = self.desk.bridge.file, self.desk.bridge
        if file is None:
            return
        self.password.show_state(has_password=file.key is not None, read_only=file.read_only)
        self.privacy.show_book(bridge.book, bridge.today, read_only=file.read_only)
        second = self._keeping.second_place(file.path)
        self._place.setText(
            self._keeping.place_advice()
            or (f"Backups also go to {second}." if second else "Backups are on another disk.")
        )
        self.stop_place.setVisible(second is not None)
        path, key, folders = file.path, file.key, self._keeping.backups.folders(file.path)
        self.backups.reading()
        self._keeping.errand(
            "Reading the backups", lambda: (path, read_lines(path, folders, key)), self._show_lines
        )

    def _show_lines(self, read: tuple[Path, list[Line]]) -> None:
        file = self.desk.bridge.file
        if file is not None and file.path == read[0]:
            self.backups.show_lines(read[1])

    def _ask_place(self) -> None:
        self.desk.files.folder("Where should backups go a second time?", self._keeping.name_second_place)

    # -- putting back -----------------------------------------------------------------------------

    def put_back(self, backup: Path, key: Key | None = None) -> None:
        """Put this backup in the place of the file; one with another password asks for it first."""
        file = self.desk.bridge.file
        if file is None:
            return
        opens = key or file.key
        try:
            sealed_otherwise = sealing.salt_of(backup) is not None and not self._opens(backup, opens)
        except RotaProblem as trouble:
            self.desk.notices.say(str(trouble), "law")
            return
        if sealed_otherwise:
            self._keeping.door.ask(backup, lambda found: self._with_key(backup, found), self._say)
            return
        self._keeping.apart(
            "Putting the backup back",
            lambda path, present: tasks.put_back(backup, path, opens),
            self._was_put_back,
        )

    def _with_key(self, backup: Path, key: Key) -> None:
        refuse_wrong_key(backup, key)
        self.put_back(backup, key)

    def _opens(self, backup: Path, key: Key | None) -> bool:
        try:
            refuse_wrong_key(backup, key)
        except PasswordNeeded:
            return False
        return True

    def _was_put_back(self, done: tasks.PutBack) -> None:
        kept = f" The file that was there is kept as {done.restored.kept.name}." if done.restored.kept else ""
        self.desk.notices.say(f"The file is as it was in the backup.{kept}", "done")
        self.go_to.emit("safe")

    # -- the password -----------------------------------------------------------------------------

    def ask_new_password(self) -> None:
        file = self.desk.bridge.file
        if file is not None:
            NewPasswordDialog(
                has_one=file.key is not None, chosen=self.change_password, parent=self.window()
            ).open()

    def change_password(self, password: str | None) -> None:
        """Give the file this password, or take it away."""
        file = self.desk.bridge.file
        if file is None:
            return
        folders = self._keeping.backups.folders(file.path)
        name = "Taking the password away" if password is None else "Enciphering the file and its backups"
        self._keeping.apart(
            name,
            lambda path, key: tasks.change_password(path, key, password, folders),
            self._password_changed,
        )

    def _password_changed(self, done: tasks.Rekeyed) -> None:
        self.go_to.emit("safe")
        told = " ".join(done.done.words)
        copies = plural(done.done.copies, "backup")
        if done.key is None:
            self.desk.notices.say(f"The file has no password any more, with {copies}. {told}".strip(), "done")
        else:
            self.desk.notices.say(
                f"The file has its new password, with {copies}. {told} Print the recovery sheet now.".replace(
                    "  ", " "
                ),
                "note",
                button="Recovery sheet…",
                doing=self.ask_sheet,
            )

    def ask_sheet(self) -> None:
        """The recovery sheet as a PDF, to print and then to delete."""
        file = self.desk.bridge.file
        if file is not None and file.key is not None:
            self.desk.files.to_save(
                "Save the recovery sheet", "recovery sheet.pdf", PDF_FILES, self._write_sheet
            )

    def _write_sheet(self, target: Path) -> None:
        file = self.desk.bridge.file
        if file is None or file.key is None:
            return
        groups = tuple(sealing.recovery_words(file.key).split())
        sheet = RecoverySheet(self.desk.bridge.book.nursery.name, file.path.name, groups)
        try:
            put_file(target, recovery_sheet(sheet, printed_at=datetime.now()), mode=0o600)
        except RotaProblem as trouble:
            self._say(trouble)
        else:
            self.desk.notices.say(f"Print {target.name}, lock the paper away, then delete the file.", "done")

    def _say(self, trouble: RotaProblem) -> None:
        self.desk.notices.say(str(trouble), "law")
