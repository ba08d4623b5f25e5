"""Puts the content pack and the resources into the wheel; hatchling runs this as a build hook.

An editable install, which finds both in the checkout, is left alone.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

# hatchling runs this file alone; its neighbor is found by this.
sys.path.insert(0, str(Path(__file__).resolve().parent))

from freeze import DATA, data_files


class WheelData(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the data files of the app to a wheel that is to be installed elsewhere."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the files; `version` is "standard" or "editable"."""
        if version == "editable":
            return
        for source, folder in data_files():
            if folder.startswith(DATA):
                build_data["force_include"][source] = f"{folder}/{Path(source).name}"
