from __future__ import annotations

from pathlib import Path

import pytest

from ketams_desktop import resources
from ketams_desktop.errors import ResourceMissingError
from ketams_desktop.resources import PACK_NAME, default_pack, resource_dir


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package folder with nothing in it, and a stranger's files beside it."""
    folder = tmp_path / "site-packages" / "ketams_desktop"
    folder.mkdir(parents=True)
    (folder.parent / "resources" / "fonts").mkdir(parents=True)
    (folder.parent / "build").mkdir()
    (folder.parent / "build" / PACK_NAME).touch()
    monkeypatch.setattr(resources, "_PACKAGE", folder)
    return folder


def test_resources_in_a_checkout_lie_beside_the_package(package: Path) -> None:
    assert resource_dir("fonts") == package.parent / "resources" / "fonts"
    assert default_pack() == package.parent / "build" / PACK_NAME


def test_resources_in_an_installed_app_lie_in_the_package(package: Path) -> None:
    (package / "data" / "resources" / "fonts").mkdir(parents=True)
    (package / "data" / PACK_NAME).touch()

    assert resource_dir("fonts") == package / "data" / "resources" / "fonts"
    assert default_pack() == package / "data" / PACK_NAME


def test_resources_missing_in_an_installed_app_are_not_taken_from_beside_it(package: Path) -> None:
    (package / "data").mkdir()

    with pytest.raises(ResourceMissingError, match="fonts"):
        resource_dir("fonts")
    with pytest.raises(ResourceMissingError, match=PACK_NAME):
        default_pack()
