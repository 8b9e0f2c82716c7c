"""What nobody foresaw: caught once, told calmly, with a report that holds no personal data.

The report names the kind of trouble and the places in the program, never its message: that could quote a name.
"""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QObject, Signal


def report_of(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Kind, versions, and file and line of each step, innermost last."""
    lines = [
        "Nursery Rota: report of something unexpected",
        f"Kind: {kind.__name__}",
        f"Python {platform.python_version()}, PySide6 {qt_version}, {platform.system()} {platform.release()}",
    ]
    lines += [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
    return "\n".join(lines)


class Mishaps(QObject):
    """Takes over Python's hooks; ``happened`` carries the report, in the main thread's own time."""

    happened = Signal(str)

    def install(self) -> None:
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook

    def _hook(self, kind: type[BaseException], trouble: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, trouble, trace)
            return
        if sys.stderr is not None:
            # Not the message: what a program writes there is kept in logs, and it could quote a name.
            sys.stderr.write(f"{report_of(kind, trace)}\n")
        self.happened.emit(report_of(kind, trace))

    def _thread_hook(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self._hook(args.exc_type, args.exc_value, args.exc_traceback)
