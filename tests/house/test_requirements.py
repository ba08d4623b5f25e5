"""What is installed is locked, and the same in every environment."""

from __future__ import annotations

import re

import pytest
from house_files import ROOT

LOCKS = ("run", "core", "fuzz", "dev")
PACKAGE_LINE = re.compile(r"^([a-z0-9-]+)==([^ ]+)", re.M)


def lock(name: str) -> str:
    """Return the text of a lock file."""
    return (ROOT / "requirements" / f"{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", LOCKS)
def test_lock_has_a_hash_for_each_package_and_no_address(name: str) -> None:
    # A package and its hashes are one logical line; the lines of it end in a backslash.
    lines = lock(name).replace("\\\n", " ").splitlines()
    packages = [line for line in lines if line and not line.lstrip().startswith("#")]
    assert packages
    assert [line for line in packages if "--hash=sha256:" not in line] == []
    assert not re.search("http|--index|--find-links|@ ", lock(name))


@pytest.mark.parametrize("name", ["run", "core", "fuzz"])
def test_lock_has_the_versions_of_the_largest_one(name: str) -> None:
    every = dict(PACKAGE_LINE.findall(lock("dev")))
    found = dict(PACKAGE_LINE.findall(lock(name)))
    assert (found.pop("atheris", None) is not None) is (name == "fuzz")
    assert found
    assert {package: every.get(package) for package in found} == found


def test_core_lock_has_no_qt() -> None:
    assert not re.search("pyside|shiboken|pytest-qt", lock("core"))


def test_project_pins_the_versions_that_are_locked() -> None:
    project = (ROOT / "pyproject.toml").read_text("utf-8")
    for package in ("pyside6-essentials", "pyside6-addons", "typst", "pynacl"):
        version = dict(PACKAGE_LINE.findall(lock("run")))[package]
        assert f'"{package}=={version}"' in project
