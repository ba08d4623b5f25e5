"""What the app is made of: each part in the list has its texts, and each dependency a part."""

from __future__ import annotations

import re
from pathlib import Path

import bill_of_materials
import notices
import pytest

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "resources" / "licences"
ALLOWED = re.compile(
    r"MIT|MIT-0|BSD-[23]-Clause|ISC|Apache-2\.0|OFL-1\.1|LGPL-3\.0-only|MPL-2\.0|PSF-2\.0|CC-BY-4\.0"
)


def test_every_part_has_texts_and_they_are_there() -> None:
    for part in bill_of_materials.parts():
        assert part["texts"], part["id"]
        own = [x for x in part["texts"] if not x.startswith("built/")]
        assert [x for x in own if not (TEXTS / x).is_file()] == []


def test_every_text_belongs_to_a_part() -> None:
    named = {text for part in bill_of_materials.parts() for text in part["texts"]}
    there = {path.name for path in TEXTS.glob("*.txt")}
    assert there - named == set()


def test_every_package_that_the_running_app_needs_is_a_part() -> None:
    lines = (ROOT / "requirements" / "run.in").read_text("utf-8").splitlines()
    wanted = {re.split(r"==", line)[0] for line in lines if line and line[0].isalpha()}
    listed = {part["version"] for part in bill_of_materials.parts()}
    # Addons is part of the same release of Qt.
    assert wanted - listed == {"pyside6-addons"}


def test_licenses_are_those_that_we_allow_or_stand_here_with_their_reason() -> None:
    reasons = {
        "pyinstaller",  # its exception lets any program be started by it
        "microsoft",  # comes with Python and Qt for Windows, and may be passed on with them
        "system",  # as Debian has them
    }
    odd = {
        part["id"]
        for part in bill_of_materials.parts()
        if not all(ALLOWED.fullmatch(x) for x in part["license"].split(" AND "))
    }
    assert odd == reasons


def test_crates_inside_typst_have_a_license_that_we_allow() -> None:
    found = [
        x for sbom in notices.files_of("typst", ".cyclonedx.json") for x in notices.crates(sbom)
    ]
    free = {"MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "Zlib", "Unicode-3.0"}
    free |= {"0BSD", "CC0-1.0", "MPL-2.0", "Apache-2.0 WITH LLVM-exception"}
    assert len(found) > 300
    for crate in found:
        for each in re.split(r" AND ", crate["license"].replace("(", "").replace(")", "")):
            assert free & {x.strip() for x in each.split(" OR ")}, crate


def test_file_of_a_package_that_is_not_there_stops() -> None:
    with pytest.raises(notices.NoticeError, match="no file"):
        notices.files_of("typst", "NOT-THERE")
    with pytest.raises(notices.NoticeError, match="not installed"):
        notices.files_of("no-such-package-here", "LICENSE")


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("PySide6/Qt/lib/libQt6Core.so.6", "qt"),
        ("PySide6/Qt6Core.dll", "qt"),
        ("typst/_typst.pyd", "typst"),
        ("libsqlite3.so.0", "system"),
        ("python311.dll", "python"),
        ("python3.11/lib-dynload/_json.cpython-311-x86_64-linux-gnu.so", "python"),
        ("VCRUNTIME140.dll", "microsoft"),
        ("vcruntime140_1.dll", "microsoft"),
        ("PySide6/MSVCP140.dll", "qt"),
        ("_cffi_backend.cp311-win_amd64.pyd", "cffi"),
        ("unicodedata.pyd", "python"),
        ("ketams-desktop", "ketams-desktop"),
    ],
)
def test_file_of_a_bundle_has_its_owner(name: str, part: str) -> None:
    assert bill_of_materials.owner(name, bill_of_materials.parts()) == part
