"""One file out of the program, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from nursery_rota.store.creating import temporary_beside


def put_file(path: Path, content: bytes, *, mode: int = 0o644) -> None:
    """Write ``content`` under a hidden name and rename it. ``mode`` says who may read it, as far as the system's own
    settings allow. ``FileProblem`` with the next step where the place takes no file; nothing has changed then."""
    with temporary_beside(path) as temporary:
        temporary.touch(mode=mode)
        temporary.write_bytes(content)
        temporary.replace(path)
