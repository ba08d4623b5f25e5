"""Where an app that runs from a stick keeps its data: beside itself. No Qt."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from ketams_desktop.errors import OutputError

#: The folder beside the app's own that holds what a person keeps.
DATA = "data"


def portable_folder() -> Path:
    """Return where a portable app keeps its data: beside the folder of its program.

    Raises:
        OutputError: the app is not packed, or nothing can be written there.
    """
    if not getattr(sys, "frozen", False):
        raise OutputError(
            "--portable works in the packed app alone. Nothing was changed. "
            "Please use --data-dir in a checkout."
        )
    folder = Path(sys.executable).resolve().parent.parent / DATA
    try:
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise OutputError(
            f"KetaMS Desktop cannot keep anything beside itself, in {folder}: {error.strerror}. "
            "Nothing was changed. Please take off the write protection, or copy the whole folder "
            "to this computer."
        ) from error
    return folder
