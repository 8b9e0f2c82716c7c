"""What goes out of the program: one file, whole or not at all, and the folder for it."""

from __future__ import annotations

from pathlib import Path

from nursery_rota.errors import FileProblem
from nursery_rota.store.creating import temporary_beside


def put_file(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Write ``content`` under a hidden name and rename it. ``mode`` says who may read it, as far as the system's own
    settings allow. ``FileProblem`` with the next step where the place takes no file; nothing has changed then."""
    with temporary_beside(path) as temporary:
        temporary.touch(mode=mode)
        temporary.write_bytes(content)
        temporary.replace(path)


def make_folder(folder: Path) -> None:
    """Make it, and those around it, where there is none; ``FileProblem`` where that cannot be."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise FileProblem(
            f"The folder {folder.name} cannot be made ({trouble.strerror}). Choose another place."
        ) from trouble
