"""Opening, making, importing and exporting the nursery's file. Trouble is said in the notice bar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, Signal

from nursery_rota import paths
from nursery_rota.actions.new_nursery import new_nursery
from nursery_rota.errors import FileDamaged, FileInUse, PasswordNeeded, RotaProblem
from nursery_rota.gui.bridge import Bridge
from nursery_rota.gui.dialogs.files import JSON_FILES, ROTA_FILES, FileAsker
from nursery_rota.gui.frame.notices import NoticeBar
from nursery_rota.gui.frame.opening import Opening, Wish
from nursery_rota.gui.safe.door import Door
from nursery_rota.store import place
from nursery_rota.store.opening import refuse_wrong_key
from nursery_rota.store.reference import Reference
from nursery_rota.store.rota_file import RotaFile
from nursery_rota.store.sealing import Key
from nursery_rota.store.whole_file import import_tables, read_json, write_json

RECENT = 6
_WARNED = "warned_of_place"
_MOST_WARNED = 40
Then = Callable[[], object]


def _nothing() -> None:
    """After opening there is nothing more to do."""


class FileVerbs(QObject):
    """``recent_changed`` when the list of recent files is another one."""

    recent_changed = Signal()
    mend_wanted = Signal(object, object)
    """A damaged file, and its key, for which somebody asks what can be done."""

    def __init__(
        self,
        bridge: Bridge,
        reference: Reference,
        notices: NoticeBar,
        files: FileAsker,
        settings: QSettings,
        door: Door,
        opening: Opening,
    ) -> None:
        super().__init__(bridge)
        self._opening = opening
        self._bridge, self._reference, self._notices = bridge, reference, notices
        self._files, self._settings, self._door = files, settings, door

    def recent(self) -> list[Path]:
        """The files opened last that are still there, newest first."""
        stored = self._settings.value("recent_files", [])
        names = [stored] if isinstance(stored, str) else stored if isinstance(stored, list) else []
        return [Path(name) for name in names if Path(name).is_file()]

    def open(self, path: Path, week: date | None = None) -> None:
        """Open ``path`` beside the window, which will show that week of it; where somebody else has it, offer to
        read it."""
        if not self._is_here(path):
            self._begin(path, None, week=week)

    def open_now(self, path: Path) -> None:
        """The same at once, for programs that go on with the open file: returns when it is on show."""
        if self._is_here(path):
            return
        try:
            self._take(RotaFile.open(path, reference=self._reference))
            self._warn_of_place(path)
        except PasswordNeeded:
            self._ask_password(path, read_only=False)
        except RotaProblem as trouble:
            self._say(path)(trouble)

    def _is_here(self, path: Path) -> bool:
        """Says so where the file is the one that is open."""
        self._notices.hide()
        file = self._bridge.file
        if file is None or file.read_only or not path.exists() or not path.samefile(file.path):
            return False
        self._notices.say(f"{path.name} is open here already.", "note")
        return True

    def open_with(self, path: Path, key: Key | None, then: Then = _nothing) -> None:
        """Open ``path`` by its key beside the window, and do ``then`` when it is on show; without the key, ask
        for the password; where it is damaged, lead on."""
        self._begin(path, key, then=then)

    def _begin(
        self,
        path: Path,
        key: Key | None,
        *,
        read_only: bool = False,
        week: date | None = None,
        then: Then = _nothing,
    ) -> None:
        def done(file: RotaFile) -> None:
            self._take(file)
            self._warn_of_place(path)
            then()

        def refused(trouble: RotaProblem) -> None:
            if isinstance(trouble, PasswordNeeded):
                self._ask_password(path, read_only=read_only, then=then)
            else:
                self._say(path, key)(trouble)

        self._opening.begin(Wish(path, key, read_only, week, done, refused))

    def _ask_password(self, path: Path, *, read_only: bool, then: Then = _nothing) -> None:
        def enter(found: Key) -> None:
            refuse_wrong_key(path, found)
            self._begin(path, found, read_only=read_only, then=then)

        self._door.ask(path, enter, self._say(path))

    def open_to_read(self, path: Path, key: Key | None = None) -> None:
        self._begin(path, key, read_only=True)

    def _warn_of_place(self, path: Path) -> None:
        """A network or cloud folder is said once for each file; it works."""
        words = place.WORDS[place.kind_of(path)]
        stored = self._settings.value(_WARNED, [])
        told = [stored] if isinstance(stored, str) else list(stored) if isinstance(stored, list) else []
        if words and str(path.resolve()) not in told:
            self._settings.setValue(_WARNED, [str(path.resolve()), *told][:_MOST_WARNED])
            self._notices.say(words, "note")

    def _say(self, path: Path, key: Key | None = None) -> Callable[[RotaProblem], object]:
        """Says trouble with opening ``path``, with the way out where there is one."""

        def say(trouble: RotaProblem) -> None:
            if isinstance(trouble, FileInUse):
                self._notices.say(
                    str(trouble),
                    "our-rule",
                    button="Open to read",
                    doing=lambda: self.open_to_read(path, key),
                )
            elif isinstance(trouble, FileDamaged):
                self._notices.say(
                    str(trouble),
                    "law",
                    button="See what can be done",
                    doing=lambda: self.mend_wanted.emit(path, key),
                )
            else:
                self._notices.say(str(trouble), "law")

        return say

    def ask_open(self) -> None:
        self._files.to_open("Open a nursery", ROTA_FILES, self.open)

    def ask_new(self, name: str, rule_set: str, then: Callable[[RotaFile], object] | None = None) -> None:
        """Make an empty nursery called ``name`` in a file the person chooses."""

        def make(path: Path) -> None:
            today = self._bridge.today
            file = new_nursery(
                _fresh(path), name=name, rule_set=rule_set, reference=self._reference, today=today
            )
            if then is not None:
                then(file)
            self._take(file)

        offered = f"{_file_name(name)}.rota"
        self._files.to_save(
            "Where should the nursery be kept?",
            offered,
            ROTA_FILES,
            lambda path: self._try(lambda: make(path)),
        )

    def ask_sample(self) -> None:
        """The sample nursery, in a file of its own."""

        def make(path: Path) -> None:
            sample = paths.resources() / "sample" / "plum-lane.json"
            self._import(sample, _fresh(path))

        self._files.to_save(
            "Where should the sample nursery be kept?",
            "Plum Lane sample.rota",
            ROTA_FILES,
            lambda path: self._try(lambda: make(path)),
        )

    def ask_import(self) -> None:
        self._files.to_open("Import a nursery from JSON", JSON_FILES, self.ask_import_into)

    def ask_import_into(self, source: Path) -> None:
        self._files.to_save(
            "Where should the nursery be kept?",
            f"{source.stem}.rota",
            ROTA_FILES,
            lambda path: self._try(lambda: self._import(source, _fresh(path))),
        )

    def ask_export(self) -> None:
        file = self._bridge.file
        if file is None:
            return

        def write(target: Path) -> None:
            write_json(file, target)
            self._notices.say(f"The whole nursery was written to {target.name}.", "done")

        self._files.to_save(
            "Export the whole nursery",
            f"{file.path.stem}-{date.today():%Y-%m-%d}.json",
            JSON_FILES,
            lambda path: self._try(lambda: write(path)),
        )

    def _import(self, source: Path, target: Path) -> None:
        import_tables(target, read_json(source), self._reference)
        self._take(RotaFile.open(target, reference=self._reference))

    def _take(self, file: RotaFile) -> None:
        self._bridge.attach(file)
        self._remember(file.path)

    def _remember(self, path: Path) -> None:
        names = [str(path.resolve()), *(str(p) for p in self.recent() if p != path.resolve())]
        self._settings.setValue("recent_files", names[:RECENT])
        self._settings.setValue("last_file", names[0])
        self.recent_changed.emit()

    def _try(self, doing: Callable[[], object]) -> None:
        try:
            doing()
        except RotaProblem as trouble:
            self._notices.say(str(trouble), "law")
        except OSError as trouble:
            self._notices.say(
                f"The file cannot be written here: {trouble.strerror}. Choose another folder.", "law"
            )


def _fresh(path: Path) -> Path:
    """``path``, free to be made anew: what stood there goes aside under a new name, it is never lost."""
    if path.exists():
        number = 1
        while (aside := path.with_name(f"{path.stem} before {number}{path.suffix}")).exists():
            number += 1
        path.rename(aside)
    return path


def _file_name(name: str) -> str:
    kept = "".join(letter if letter.isalnum() or letter in " -_'" else " " for letter in name)
    return " ".join(kept.split()) or "Our nursery"
