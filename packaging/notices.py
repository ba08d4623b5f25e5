"""License texts that exist only where the app is frozen: of the tools and crates used for it."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError, PathDistribution, distribution
from pathlib import Path

CRATES_HEAD = """Rust crates inside Typst {version}
{line}

Typst and its bridge to Python are built from the crates below. The list comes from the published
package itself. Where there is a choice of licenses ("OR"), we take Apache-2.0, else MIT, else the
first. Their texts stand beside this list. The sources of each are published under its name by
the Rust project's registry of crates.

"""


class NoticeError(Exception):
    """A license text that must be shipped was not found; says which."""


def files_of(package: str, ending: str) -> list[Path]:
    """Return a package's own files (its metadata) whose names end so.

    Raises:
        NoticeError: the package is not installed, or has no such file.
    """
    try:
        found = distribution(package)
    except PackageNotFoundError as error:
        raise NoticeError(f"{package} is not installed.") from error
    assert isinstance(found, PathDistribution)  # noqa: S101 - every installed package is
    paths = [Path(str(found.locate_file(x))) for x in found.files or [] if str(x).endswith(ending)]
    if not paths:
        raise NoticeError(f"{package} has no file {ending}; its license must be shipped.")
    return paths


def crates(sbom: Path) -> list[dict[str, str]]:
    """Return name, version, author and license of each crate that a package says it holds."""
    plain = json.loads(sbom.read_text("utf-8"))
    found = []
    for entry in plain["components"]:
        licenses = [x.get("expression") or x["license"]["id"] for x in entry.get("licenses", [])]
        if not licenses:
            raise NoticeError(f"The crate {entry['name']} states no license.")
        people = entry.get("author") or "its authors"
        about = {"name": entry["name"], "version": entry["version"], "by": people}
        found.append({**about, "license": " ".join(" AND ".join(licenses).split())})
    return sorted(found, key=lambda x: (x["name"], x["version"]))


def write_crates(target: Path) -> Path:
    """Write the notice for the crates inside Typst and return it."""
    title = f"Rust crates inside Typst {distribution('typst').version}"
    head = CRATES_HEAD.format(version=distribution("typst").version, line="=" * len(title))
    lines = [
        f"{x['name']} {x['version']}\n    {x['license']}\n    by {x['by']}\n"
        for sbom in files_of("typst", ".cyclonedx.json")
        for x in crates(sbom)
    ]
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(head + "\n".join(lines), "utf-8")
    return target


def collected(work: Path) -> list[tuple[str, str, str]]:
    """Return PyInstaller's entries for these texts; what is written here lies in `work`."""
    bootloader = files_of("pyinstaller", "COPYING.txt")[0]
    return [
        ("licences/pyinstaller/COPYING.txt", str(bootloader), "DATA"),
        ("licences/typst/crates.txt", str(write_crates(work / "crates.txt")), "DATA"),
    ]
