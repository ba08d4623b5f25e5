"""What lies in the frozen folder, and what does not."""

from __future__ import annotations

import json
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path

import bundle_parts
import pytest
from freeze import measure
from frozen_app import BARE, FrozenApp

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "ketams_desktop"
LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="only on Linux")


def names(frozen: FrozenApp) -> list[str]:
    """Return the files by where they lie among what is beside the program, links too."""
    every = [path for path in frozen.inside.rglob("*") if not path.is_dir()]
    return [path.relative_to(frozen.inside).as_posix() for path in every]


def python_modules(frozen: FrozenApp) -> set[str]:
    """Return the names of all modules that the starting program carries."""
    from PyInstaller.archive.readers import CArchiveReader

    archive = CArchiveReader(str(frozen.program)).open_embedded_archive("PYZ.pyz")
    return set(archive.toc)


def test_folder_holds_no_network_no_web_and_no_media(frozen: FrozenApp) -> None:
    found = [name for name in names(frozen) if bundle_parts.FORBIDDEN.search(f"/{name}")]
    words = ("network", "qml", "webengine", "multimedia", "/tls/", "ssl", "crypto")
    assert found == []
    left = [x for x in names(frozen) if any(word in x.lower() for word in words)]
    # What Qt's speech library links, and nothing that would make use of it.
    libraries = [x for x in left if any(name in x for name in bundle_parts.LIBRARIES_OF_SPEECH)]
    assert left == libraries
    if sys.platform == "linux":
        assert {x.split("/")[-1] for x in left} == {
            f"lib{name}.so.6" for name in bundle_parts.LIBRARIES_OF_SPEECH
        }


def test_folder_holds_the_plugins_that_are_needed_and_no_others(frozen: FrozenApp) -> None:
    there = [x.split("/plugins/")[1] for x in names(frozen) if "/plugins/" in x]
    wanted = bundle_parts.kept_plugins()
    assert [x for x in wanted if not any(fnmatch(y, x) for y in there)] == []
    assert [y for y in there if not any(fnmatch(y, x) for x in wanted)] == []


@LINUX_ONLY
def test_shibokens_own_modules_are_compiled_beforehand(frozen: FrozenApp) -> None:
    beside = [x for x in names(frozen) if x.startswith("shiboken6/files.dir/")]
    assert "shiboken6/files.dir/shibokensupport/signature/loader.pyc" in beside
    assert [x for x in beside if not x.endswith(".pyc")] == []


def test_files_over_one_megabyte_are_named_with_their_reason(frozen: FrozenApp) -> None:
    large = [path for path in frozen.files() if path.stat().st_size > bundle_parts.LARGE]
    where = [
        path.relative_to(frozen.inside).as_posix() if frozen.inside in path.parents else path.name
        for path in large
    ]
    assert where
    assert [
        name
        for name in where
        if not any(fnmatch(name, known) for known in bundle_parts.LARGE_FILES)
    ] == []


def test_sizes_by_part_add_up_and_are_kept(frozen: FrozenApp) -> None:
    sizes = measure(frozen.folder)
    kept = json.loads((ROOT / "build" / "frozen-sizes.json").read_text("utf-8"))
    assert sum(sizes.values()) == sum(path.stat().st_size for path in frozen.files())
    assert kept["total"] == sum(kept["parts"].values())
    # Half of it is Typst and the data of ICU; all that is ours is a few megabytes.
    assert sum(sizes.values()) < 190_000_000


@LINUX_ONLY
def test_every_library_that_is_linked_is_in_the_folder_or_the_system(frozen: FrozenApp) -> None:
    elf = [path for path in frozen.files() if path.read_bytes()[:4] == b"\x7fELF"]
    env = {**BARE, "LD_LIBRARY_PATH": str(frozen.inside)}
    done = subprocess.run(
        ["ldd", *map(str, elf)], env=env, capture_output=True, text=True, timeout=60, check=True
    )
    assert len(elf) > 50
    assert [line.strip() for line in done.stdout.splitlines() if "not found" in line] == []
    prefixes = {str(ROOT), sys.prefix, sys.base_prefix} - {"/usr"}
    assert [x for x in done.stdout.splitlines() if any(f"=> {p}/" in x for p in prefixes)] == []


def test_modules_are_all_of_ours_but_the_authors_tools(frozen: FrozenApp) -> None:
    ours = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in PACKAGE.rglob("*.py")
        if PACKAGE / "authoring" not in path.parents and path.name != "__main__.py"
    }
    there = python_modules(frozen)
    assert len(ours) > 60
    assert ours - there == set()
    assert [name for name in there if name.startswith("ketams_desktop.authoring")] == []


def test_modules_reach_no_network_and_hold_no_tools(frozen: FrozenApp) -> None:
    there = python_modules(frozen)
    unwanted = {"socket", "ssl", "http", "asyncio", "yaml", "markdown", "textstat", "unittest"}
    assert {name for name in there if name.split(".")[0] in unwanted} == set()
    assert [x for x in names(frozen) if "_socket" in x or "_ssl" in x] == []


def test_resources_are_those_of_the_checkout(frozen: FrozenApp) -> None:
    shipped = frozen.inside / "ketams_desktop" / "data" / "resources"
    for path in (ROOT / "resources").rglob("*"):
        if path.is_file() and path.suffix != ".ts":
            copy = shipped / path.relative_to(ROOT / "resources")
            assert copy.read_bytes() == path.read_bytes()
    assert list(shipped.rglob("*.ts")) == []


def test_licenses_are_in_the_folder(frozen: FrozenApp) -> None:
    there = names(frozen)
    for part in ("ketams-desktop/LICENSE", "content/LICENSE", "python/LICENSE.txt"):
        assert f"licences/{part}" in there
    ours = "ketams_desktop/data/resources/licences"
    for name in (
        "GPL-3.0.txt",
        "qt-pyside6-LGPL-3.0.txt",
        "typst-Apache-2.0.txt",
        "pynacl-Apache-2.0.txt",
    ):
        assert f"{ours}/{name}" in there


@LINUX_ONLY
def test_licenses_of_bundled_system_libraries_are_in_the_folder(frozen: FrozenApp) -> None:
    if not Path("/usr/share/doc/libsqlite3-0/copyright").exists():
        pytest.skip("only on Debian, which says what its libraries' licenses are")
    there = {path.name for path in (frozen.inside / "licences" / "system").glob("*")}
    bundled = [x for x in names(frozen) if x in bundle_parts.BUNDLED_LIBRARIES]
    assert sorted(bundled) == sorted(bundle_parts.BUNDLED_LIBRARIES)
    assert there == {f"{name.split('.so')[0]}-copyright" for name in bundled}
