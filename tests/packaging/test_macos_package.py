"""What macOS is told, and in which order the app would be signed. No Mac has run it yet."""

from __future__ import annotations

import plistlib
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "packaging" / "macos"))

import make_dmg  # noqa: E402 - its folder is on the path from here on
from info_plist import OLDEST_MACOS, info_plist  # noqa: E402

PLIST = info_plist("0.1.0")


def test_info_plist_can_be_written_and_says_which_macos_is_needed() -> None:
    back = plistlib.loads(plistlib.dumps(PLIST))
    assert back["LSMinimumSystemVersion"] == OLDEST_MACOS
    assert back["CFBundleShortVersionString"] == "0.1.0"


def test_oldest_macos_is_that_of_the_locked_pyside_and_of_the_readme() -> None:
    pinned = (ROOT / "requirements" / "run.in").read_text("utf-8")
    assert "pyside6-essentials==6.11." in pinned  # its wheels are for macOS 13; 6.12's for 14
    assert OLDEST_MACOS == "13.0"
    assert re.search(r"macOS 13", (ROOT / "README.md").read_text("utf-8"))


def test_list_files_belong_to_the_app() -> None:
    kinds = PLIST["CFBundleDocumentTypes"][0]["LSItemContentTypes"]
    declared = PLIST["UTExportedTypeDeclarations"][0]
    assert kinds == [declared["UTTypeIdentifier"]]
    assert declared["UTTypeTagSpecification"]["public.filename-extension"] == ["ketams"]


def test_what_is_deepest_is_signed_first_and_the_app_last(tmp_path: Path) -> None:
    app = tmp_path / "KetaMS.app"
    for name in ("Contents/MacOS/ketams-desktop", "Contents/Frameworks/PySide6/Qt/lib/QtCore"):
        (app / name).parent.mkdir(parents=True, exist_ok=True)
        (app / name).write_bytes(b"\xcf\xfa\xed\xfe" + b"0" * 8)
    (app / "Contents" / "Info.plist").write_text("no code", "utf-8")
    lines = make_dmg.signing_lines(app, "-")
    assert [Path(line[-1]).name for line in lines] == ["QtCore", "ketams-desktop", "KetaMS.app"]


def test_signing_for_others_needs_the_hardened_runtime(tmp_path: Path) -> None:
    (tmp_path / "KetaMS.app").mkdir()
    (line,) = make_dmg.signing_lines(tmp_path / "KetaMS.app", "Developer ID Application: X")
    assert "runtime" in line
    assert "--timestamp" in line
    rights = plistlib.loads(Path(line[line.index("--entitlements") + 1]).read_bytes())
    assert rights["com.apple.security.cs.disable-library-validation"] is True
