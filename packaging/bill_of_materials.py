"""Lists what a frozen folder is made of (SBOM, CycloneDX 1.6), native libraries included.

    python packaging/bill_of_materials.py FOLDER --out FILE.cdx.json

Made from the bundle itself and `resources/licences/components.toml`, not from the environment:
tools that read an environment list what was not shipped and leave out what Qt brings along.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
import tomllib
import uuid
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from importlib.metadata import version as package_version
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import freeze  # noqa: E402 - its folder is on the path from here on
import notices  # noqa: E402

COMPONENTS = freeze.ROOT / "resources" / "licences" / "components.toml"
#: Files by these beginnings are programs or libraries: what has to be listed one by one.
NATIVE = (b"\x7fELF", b"MZ", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")
#: A made-up name for the same bundle is the same each time.
_NUMBERS = uuid.UUID("5a0e2d3c-7a51-4a43-8f0e-6f3c7f0a9b11")


class UnnamedFileError(Exception):
    """A file of the bundle belongs to no part; says which."""


def parts() -> list[dict[str, Any]]:
    """Return what the app may be made of, as it stands in the list."""
    return list(tomllib.loads(COMPONENTS.read_text("utf-8"))["part"])


def inside_of(folder: Path) -> Path:
    """Return where the bundle's files lie: beside the program, or in an app of macOS."""
    apple = folder / "Contents" / "Frameworks"
    return apple if apple.is_dir() else folder / "_internal"


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Return every file with its name in the bundle; links left out."""
    inside = inside_of(folder)
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            root = inside if inside in path.parents else folder
            yield path.relative_to(root).as_posix(), path


def owner(name: str, known: Sequence[dict[str, Any]]) -> str | None:
    """Return the id of the part that a file belongs to; None if no part names it."""
    for part in known:
        if any(fnmatchcase(name.lower(), pattern.lower()) for pattern in part["files"]):
            return str(part["id"])
    return None


def is_native(path: Path) -> bool:
    """Tell whether a file is a program or a library."""
    with path.open("rb") as file:
        return file.read(4).startswith(NATIVE)


def sorted_by_part(folder: Path) -> dict[str, list[tuple[str, Path]]]:
    """Return the files of each part.

    Raises:
        UnnamedFileError: some belong to none.
    """
    known = parts()
    found: dict[str, list[tuple[str, Path]]] = {}
    nobody = []
    for name, path in files_of(folder):
        part = owner(name, known)
        if part is None:
            nobody.append(name)
        else:
            found.setdefault(part, []).append((name, path))
    if nobody:
        raise UnnamedFileError(f"{COMPONENTS.name} names no part for: {', '.join(nobody)}")
    return found


def missing_texts(folder: Path) -> list[str]:
    """Return the license texts that a bundle should hold and does not."""
    inside, present = inside_of(folder), sorted_by_part(folder)
    missing = []
    for part in parts():
        if part["files"] and part["id"] not in present:
            continue  # of another system
        for text in part["texts"]:
            place = inside / freeze.DATA / "resources" / "licences" / text
            if text.startswith("built/"):
                place = inside / "licences" / text.removeprefix("built/")
            is_there = any(place.iterdir()) if place.is_dir() else place.is_file()
            if not is_there:
                missing.append(f"{part['id']}: {text}")
    system = inside / "licences" / "system"
    for name, _ in present.get("system", []):
        if not (system / f"{Path(name).name.split('.so')[0]}-copyright").is_file():
            missing.append(f"system: {name}")
    return missing


def version_of(part: dict[str, Any]) -> str | None:
    """Return a part's version; None where it is not known here."""
    name = part["version"]
    if name == "app":
        return freeze.project_version()
    if name == "python":
        return ".".join(map(str, sys.version_info[:3]))
    return package_version(name) if name else None


def component(part: dict[str, Any], files: Sequence[tuple[str, Path]]) -> dict[str, Any]:
    """Return a part as CycloneDX has it, its native files as components in it."""
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": part["id"],
        "name": part["name"],
        "supplier": {"name": part["by"]},
        "licenses": [license_of(part["license"])],
    }
    version = version_of(part)
    if version is not None:
        found["version"] = version
        if part["version"] not in ("app", "python"):
            # The list of packages that people look weaknesses up by.
            found["purl"] = f"pkg:pypi/{part['version']}@{version}"
    native = [native_file(name, path) for name, path in files if is_native(path)]
    if native:
        found["components"] = native
    return found


def license_of(text: str) -> dict[str, Any]:
    """Return a license as CycloneDX has it: an expression, or a name where there is none."""
    if text.startswith("see "):
        return {"license": {"name": "see the texts in the folder licences/system"}}
    return {"expression": text}


def native_file(name: str, path: Path) -> dict[str, Any]:
    """Return one program or library, with its hash."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return {
        "type": "file",
        "bom-ref": f"file:{name}",
        "name": name,
        "hashes": [{"alg": "SHA-256", "content": digest}],
    }


def crate(about: dict[str, str]) -> dict[str, Any]:
    """Return a crate inside Typst."""
    return {
        "type": "library",
        "bom-ref": f"crate:{about['name']}@{about['version']}",
        "name": about["name"],
        "version": about["version"],
        "purl": f"pkg:cargo/{about['name']}@{about['version']}",
        "licenses": [license_of(about["license"])],
    }


def bill(folder: Path) -> dict[str, Any]:
    """Return the list of what a frozen folder is made of.

    Raises:
        UnnamedFileError: a file belongs to no part.
    """
    present = sorted_by_part(folder)
    here = [part for part in parts() if not part["files"] or part["id"] in present]
    listed = [component(part, present.get(part["id"], [])) for part in here]
    typst = next(x for x in listed if x["bom-ref"] == "typst")
    crates = [
        x for sbom in notices.files_of("typst", ".cyclonedx.json") for x in notices.crates(sbom)
    ]
    typst.setdefault("components", []).extend(map(crate, crates))
    about = next(x for x in listed if x["bom-ref"] == "ketams-desktop")
    content = json.dumps(listed, sort_keys=True)
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(_NUMBERS, content)}",
        "version": 1,
        "metadata": {"component": {**about, "type": "application", "bom-ref": "app"}},
        "components": [x for x in listed if x is not about],
    }


def main(arguments: Sequence[str]) -> int:
    """Write the list; return the exit code."""
    parser = argparse.ArgumentParser(description=str(__doc__).split("\n")[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args(arguments)
    try:
        missing = missing_texts(options.folder)
        if missing:
            raise UnnamedFileError(f"License texts are missing: {', '.join(missing)}")
        text = json.dumps(bill(options.folder), indent=1, ensure_ascii=False) + "\n"
    except (UnnamedFileError, notices.NoticeError) as error:
        print(f"bill_of_materials.py: {error}", file=sys.stderr)
        return 1
    options.out.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
