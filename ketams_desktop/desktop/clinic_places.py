"""Where a clinic's policy and packs lie on each system. Asked at every start, so this is small."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path


def system_policy(
    platform: str = sys.platform, environment: Mapping[str, str] = os.environ
) -> Path:
    """Return the place of the policy that holds for everyone on this computer.

    Only an administrator may write there. Whether a file is there is not looked at.
    """
    if platform == "win32":
        return Path(environment.get("PROGRAMDATA") or r"C:\ProgramData", *_APP, _FILE)
    if platform == "darwin":
        return Path("/Library/Application Support", *_APP, _FILE)
    return Path("/etc/ketams-desktop", _FILE)


def system_packs(platform: str = sys.platform, environment: Mapping[str, str] = os.environ) -> Path:
    """Return the folder of the content packs that hold for everyone on this computer.

    As with the policy, only an administrator may write there.
    """
    if platform == "win32":
        return Path(environment.get("PROGRAMDATA") or r"C:\ProgramData", *_APP, _PACKS)
    if platform == "darwin":
        return Path("/Library/Application Support", *_APP, _PACKS)
    return Path("/var/lib/ketams-desktop", _PACKS)


_APP, _FILE, _PACKS = ("KetaMS Desktop",), "policy.toml", "packs"
