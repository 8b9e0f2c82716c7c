"""A place for files that are written thousands of times."""

from __future__ import annotations

import os

MEMORY = "/dev/shm"


def folder() -> str | None:
    """A folder in memory where the system has one, or None for the usual one. Tests of what a file holds after
    a program ended do not ask the disk to keep it through a power cut, and need not wait for it."""
    return MEMORY if os.access(MEMORY, os.W_OK) else None
