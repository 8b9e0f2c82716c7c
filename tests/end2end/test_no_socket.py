"""No part of the program speaks to the network: the whole journey, with every socket denied.

The journey runs in processes of its own, because an audit hook cannot be taken out again.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.end2end.conftest import ROOT, SAMPLES

DENY = """
import sys
def deny(event, arguments):
    if event.startswith("socket."):
        sys.stderr.write(f"SOCKET {event} {arguments!r}\\n")
        raise RuntimeError(f"a socket was asked for: {event}")
sys.addaudithook(deny)
"""
COMMANDS = f"""{DENY}
from pathlib import Path
from nursery_rota.cli import commands
home, sample = Path(sys.argv[1]), sys.argv[2]
(home / "pw").write_text("three plum stones")
f = str(home / "plum.rota")
for words in (
    ["import", f, sample],
    ["demand", f, "--from", "2026-11-23", "--to", "2026-11-27", "--json"],
    ["fill", f, "--term", "Autumn term 2026", "--seconds", "1", "--as-of", "2026-12-07"],
    ["check", f, "--term", "Autumn term 2026"],
    ["costs", f, "--from", "2026-09-01", "--to", "2026-12-18", "-o", str(home / "costs.xlsx")],
    ["print", f, "wall", "--term", "Autumn term 2026", "-o", str(home / "wall.pdf")],
    ["calendar", f, "--term", "Autumn term 2026", "-o", str(home / "all.ics")],
    ["export", f, str(home / "all.json")],
    ["password", f, "--new-password-file", str(home / "pw"), "--recovery-sheet", str(home / "sheet.pdf")],
    ["backup", f, "--to", str(home / "kept"), "--password-file", str(home / "pw")],
    ["verify", f, "--password-file", str(home / "pw")],
    ["disclose", f, "--family", "Adjei", "-o", str(home / "adjei"), "--password-file", str(home / "pw")],
    ["erase", f, "--family", "Adjei", "--yes", "--password-file", str(home / "pw")],
):
    code = commands.run(words)
    assert code in (0, 1), (words, code)
print("done")
"""
WINDOW = f"""{DENY}
import time
from datetime import date
from pathlib import Path
from PySide6.QtCore import QSettings
from nursery_rota.app import make_application, make_window
home = Path(sys.argv[1])
app = make_application([])
window = make_window(app, QSettings(str(home / "s.ini"), QSettings.Format.IniFormat), lambda: date(2026, 11, 24))
window.show()
from nursery_rota.store.reference import load_reference
from nursery_rota.store.whole_file import import_tables, read_json
import_tables(home / "window.rota", read_json(Path(sys.argv[2])), load_reference())
window.open(home / "window.rota")
for key in window.pages:
    window.show_page(key)
    app.processEvents()
window.keeping.make()
end = time.monotonic() + 60
while window.jobs.running and time.monotonic() < end:
    app.processEvents()
    time.sleep(0.01)
window.close()
app.processEvents()
print("done")
"""


def journey(code: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", code, str(home), str(SAMPLES / "plum-lane.json")],
        capture_output=True, text=True, timeout=180, cwd=home, env=environment, check=False,
    )  # fmt: skip


def test_the_command_line_opens_no_socket(tmp_path: Path) -> None:
    done = journey(COMMANDS, tmp_path)
    assert "SOCKET" not in done.stderr
    assert done.stdout.rstrip().endswith("done"), done.stderr[-2000:]


def test_the_window_opens_no_socket(tmp_path: Path) -> None:
    done = journey(WINDOW, tmp_path)
    assert "SOCKET" not in done.stderr
    assert done.stdout.rstrip().endswith("done"), done.stderr[-2000:]


def test_the_lock_on_sockets_would_be_noticed(tmp_path: Path) -> None:
    done = journey(f"{DENY}\nimport socket\nsocket.socket()", tmp_path)
    assert done.returncode != 0
    assert "SOCKET socket.__new__" in done.stderr
