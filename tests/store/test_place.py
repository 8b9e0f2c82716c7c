"""Where a file lies is told from its name and from what the system says of the disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from nursery_rota.store import place


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("/home/ruth/Documents/acorn.rota", "here"),
        ("/home/ruth/OneDrive/acorn.rota", "cloud"),
        ("/home/ruth/OneDrive - Acorn Nursery/rota/acorn.rota", "cloud"),
        ("/home/ruth/Dropbox/acorn.rota", "cloud"),
        ("/Users/ruth/Library/Mobile Documents/com~apple~CloudDocs/acorn.rota", "cloud"),
        ("/home/ruth/omega/dropboxes.rota", "here"),
        ("//office/share/acorn.rota", "network"),
    ],
)
def test_a_cloud_or_another_computer_is_known_by_its_name(name: str, kind: str) -> None:
    assert place.kind_of(Path(name)) == kind
    assert bool(place.WORDS[place.kind_of(Path(name))]) == (kind != "here")


def test_the_nearest_mount_says_what_the_disk_is(tmp_path: Path) -> None:
    mounts = tmp_path / "mounts"
    mounts.write_text(
        "/dev/sda1 / ext4 rw 0 0\nserver:/x /srv/office nfs4 rw 0 0\nbroken\n/dev/b /srv/off ext4 rw 0 0\n"
    )
    assert place._file_system_of(Path("/srv/office/acorn.rota"), mounts) == "nfs4"
    assert place._file_system_of(Path("/srv/other/acorn.rota"), mounts) == "ext4"
    assert place._file_system_of(Path("/srv/office/acorn.rota"), tmp_path / "none") == ""


def test_two_folders_on_one_disk_are_lost_together(tmp_path: Path) -> None:
    assert place.same_disk(tmp_path, tmp_path / "not" / "yet" / "there")
