"""An app on a stick: everything beside itself, and a sentence where nothing can be written."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

import pytest

from ketams_desktop import command_line
from ketams_desktop.desktop.portable import portable_folder
from ketams_desktop.errors import OutputError


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stick with the packed app on it, as far as the app can tell."""
    app = tmp_path / "stick" / "KetaMS Desktop" / "app"
    app.mkdir(parents=True)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(app / "ketams-desktop"))
    return app.parent


def test_data_of_a_portable_app_lies_beside_it(stick: Path) -> None:
    assert portable_folder() == stick / "data"
    assert list((stick / "data").iterdir()) == []
    assert portable_folder() == stick / "data"


def test_stick_that_takes_nothing_is_told(stick: Path) -> None:
    (stick / "data").write_text("in the way")
    with pytest.raises(OutputError, match="cannot keep anything beside itself"):
        portable_folder()


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="only on systems with such rights"
)
def test_stick_without_leave_to_write_is_told(stick: Path) -> None:
    stick.chmod(0o500)
    with pytest.raises(OutputError, match="write protection"):
        portable_folder()


def test_checkout_is_not_portable() -> None:
    with pytest.raises(OutputError, match="works in the packed app alone"):
        portable_folder()


def options(**given: object) -> argparse.Namespace:
    return argparse.Namespace(**{"portable": False, "data_dir": None, **given})


def test_start_keeps_things_where_it_was_told(stick: Path, tmp_path: Path) -> None:
    assert command_line._where_to_keep(options()) == (None, None)
    assert command_line._where_to_keep(options(portable=True)) == (stick / "data", None)
    own = options(portable=True, data_dir=tmp_path / "own")
    assert command_line._where_to_keep(own) == (tmp_path / "own", None)


def test_fault_of_a_stick_is_handed_to_the_window(stick: Path) -> None:
    (stick / "data").write_text("in the way")
    folder, fault = command_line._where_to_keep(options(portable=True))
    assert folder is None
    assert isinstance(fault, OutputError)
