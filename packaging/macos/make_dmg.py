"""Packs KetaMS.app into a .dmg. Runs on a Mac. Signing and notarizing are off without keys.

    python packaging/macos/make_dmg.py build/dist/KetaMS.app [--out DIR]

KETAMS_SIGNING_IDENTITY   name of a "Developer ID Application" certificate in the keychain
KETAMS_NOTARY_PROFILE     name under which `xcrun notarytool store-credentials` kept the account

NOT YET RUN: nobody has run this on a Mac. docs/release.md keeps that list.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

import freeze  # noqa: E402 - its folder is on the path from here on

ENTITLEMENTS = HERE / "entitlements.plist"


def is_code(path: Path) -> bool:
    """Tell whether a file has to be signed by itself: libraries, extension modules, programs."""
    with path.open("rb") as file:
        return file.read(4) in (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")


def to_sign(app: Path) -> list[Path]:
    """Return what is signed, from the inside out: the deepest files first, the app last."""
    files = [x for x in app.rglob("*") if x.is_file() and not x.is_symlink() and is_code(x)]
    return [*sorted(files, key=lambda x: (-len(x.parts), str(x))), app]


def signing_lines(app: Path, identity: str) -> list[list[str]]:
    """Return the commands that sign an app; "-" as identity signs for this computer alone."""
    options = ["--force", "--timestamp" if identity != "-" else "--timestamp=none"]
    if identity != "-":
        options += ["--options", "runtime", "--entitlements", str(ENTITLEMENTS)]
    return [["codesign", *options, "--sign", identity, str(path)] for path in to_sign(app)]


def dmg_lines(app: Path, staging: Path, target: Path) -> list[list[str]]:
    """Return the commands that pack an app beside a link to Applications."""
    title = f"KetaMS Desktop {freeze.project_version()}"
    return [
        # ditto keeps the links inside the app, which its signature covers.
        ["ditto", str(app), str(staging / app.name)],
        ["ln", "-s", "/Applications", str(staging / "Applications")],
        [
            *("hdiutil", "create", "-volname", title, "-srcfolder", str(staging)),
            *("-format", "UDZO", "-ov", str(target)),
        ],
    ]


def notarizing_lines(target: Path, profile: str) -> list[list[str]]:
    """Return the commands that have Apple look at a .dmg, and keep its answer in it."""
    submit = ["xcrun", "notarytool", "submit", str(target), "--keychain-profile", profile, "--wait"]
    return [submit, ["xcrun", "stapler", "staple", str(target)]]


def main(arguments: Sequence[str]) -> int:
    """Sign, pack, notarize; return the exit code."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("app", type=Path)
    parser.add_argument("--out", type=Path, default=freeze.BUILD / "packages")
    options = parser.parse_args(arguments)
    identity = os.environ.get("KETAMS_SIGNING_IDENTITY", "-")
    profile = os.environ.get("KETAMS_NOTARY_PROFILE", "")
    options.out.mkdir(parents=True, exist_ok=True)
    name = f"ketams-desktop-{freeze.project_version()}-macos-{platform.machine()}.dmg"
    target = options.out.resolve() / name
    with tempfile.TemporaryDirectory() as staging:
        lines = signing_lines(options.app.resolve(), identity)
        lines += dmg_lines(options.app.resolve(), Path(staging), target)
        if identity != "-":
            lines.append(["codesign", "--timestamp", "--sign", identity, str(target)])
        if identity != "-" and profile:
            lines += notarizing_lines(target, profile)
        for line in lines:
            if subprocess.run(line, check=False).returncode != 0:
                print(f"make_dmg.py: {line[0]} failed; its own words are above.", file=sys.stderr)
                return 1
    print(f"{target.stat().st_size / 1e6:8.2f} MB  {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
