"""Makes a checkout ready to run: the virtual environment, the pinned packages, Qt's system libraries.

Run by the Makefile with any Python 3.11 or newer, before anything is installed, so it needs the standard
library only and knows nothing of the program. Each step that cannot be done says the one line to type.

    python tools/prepare.py program    what the program needs
    python tools/prepare.py developer  and what testing it needs
    python tools/prepare.py window     whether Qt can open a window here; fetches system libraries if allowed
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

# Shared libraries that Qt's window parts load from the system, and the Debian package of each.
# Names are those of Debian 12; later releases and Ubuntu provide them under the same names.
PACKAGE_OF = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libX11.so.6": "libx11-6",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxcb.so.1": "libxcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libz.so.1": "zlib1g",
}

# What of Qt the program loads. Printing looks for cups by itself and does without it, so it is not asked for.
QT_PARTS = (
    "QtGui.abi3.so",
    "QtWidgets.abi3.so",
    "QtSvg.abi3.so",
    "QtPrintSupport.abi3.so",
    "QtTest.abi3.so",
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/platforms/libqxcb.so",
)

OPEN_A_WINDOW = """
import sys
from PySide6 import QtPrintSupport, QtSvg, QtWidgets
application = QtWidgets.QApplication(sys.argv)
QtWidgets.QWidget().winId()
"""


class CannotPrepare(Exception):
    """What is missing, and the line to type; fit to be shown as it is."""


def make_environment() -> None:
    """Creates ``.venv`` if there is none that starts; a broken one is made anew."""
    if _starts(PYTHON):
        return
    if importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        raise CannotPrepare(
            f"This Python cannot make virtual environments. Type:\n  sudo apt install python{version}-venv\n"
            "and try again. (Not on Debian or Ubuntu: install Python from python.org.)"
        )
    print(f"Making .venv with Python {sys.version.split()[0]} ...", flush=True)
    _run([sys.executable, "-m", "venv", "--clear", str(VENV)], "The virtual environment could not be made.")


def install(extra: str = "") -> None:
    """Installs the program from this checkout, in place, at the versions of constraints.txt."""
    print(f"Installing {'what testing needs' if extra else 'what the program needs'} ...", flush=True)
    target = f".[{extra}]" if extra else "."
    pip = [str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"]
    _run(
        [*pip, "--constraint", "constraints.txt", "--editable", target],
        "The packages could not be installed; see above. Is there a connection to the internet?",
    )


def make_window_possible() -> None:
    """Checks that Qt starts; on Debian and Ubuntu fetches missing libraries where no password is needed."""
    wanted = _missing_packages()
    if wanted:
        fetch = ["apt-get", "install", "--yes", "--no-install-recommends", *wanted]
        by_hand = f"  sudo apt-get install {' '.join(wanted)}"
        may = _administrator()
        if may is None:
            raise CannotPrepare(
                f"Qt needs system libraries that are not here. Type:\n{by_hand}\nand try again.\n"
                "(`make demo` and the command line work without them.)"
            )
        print(f"Installing system libraries for Qt: {' '.join(wanted)} ...", flush=True)
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update"], fetch):
            otherwise = f"System libraries could not be installed. Type:\n{by_hand}"
            _run([*may, *command], otherwise, environment, aloud=False)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    _run([str(PYTHON), "-c", OPEN_A_WINDOW], "Qt does not start on this computer; see above.", environment)


def _missing_packages() -> list[str]:
    """Debian packages of the libraries that Qt's parts do not find; empty where ``ldd`` is unknown."""
    if shutil.which("ldd") is None or shutil.which("apt-get") is None:
        return []
    found = next(VENV.glob("lib/python3*/site-packages/PySide6"), None)
    if found is None:
        raise CannotPrepare("PySide6 is not installed. Type:\n  make clean setup")
    parts = [str(found / part) for part in QT_PARTS if (found / part).exists()]
    listing = subprocess.run(["ldd", *parts], capture_output=True, text=True, check=False).stdout
    missing = sorted(set(re.findall(r"(\S+) => not found", listing)))
    unknown = [name for name in missing if name not in PACKAGE_OF]
    if unknown:
        raise CannotPrepare(f"Qt needs system libraries that are not here: {' '.join(unknown)}")
    return sorted({PACKAGE_OF[name] for name in missing})


def _administrator() -> list[str] | None:
    """The words before a command that make it run as administrator; None if a password would be asked."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo") and subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0:
        return ["sudo", "-n"]
    return None


def _starts(python: Path) -> bool:
    if not python.exists():
        return False
    return subprocess.run([str(python), "-m", "pip", "--version"], capture_output=True).returncode == 0


def _run(
    command: list[str], otherwise: str, environment: dict[str, str] | None = None, *, aloud: bool = True
) -> None:
    """Runs one command in the checkout; if it does not end well, shows what it said, then ``otherwise``."""
    talk = None if aloud else subprocess.PIPE
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=talk, stderr=talk, text=True)
    if done.returncode != 0:
        print(done.stdout or "", done.stderr or "", file=sys.stderr)
        raise CannotPrepare(otherwise)


def main(arguments: list[str]) -> int:
    try:
        match arguments:
            case ["program"]:
                make_environment()
                install()
            case ["developer"]:
                make_environment()
                install("dev")
            case ["window"]:
                make_window_possible()
            case _:
                raise CannotPrepare(__doc__ or "")
    except CannotPrepare as trouble:
        print(f"\n{trouble}\n", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
