"""Every file of the bundle belongs to a part, and every part has its license with it."""

from __future__ import annotations

import json
from pathlib import Path

import bill_of_materials
import pytest
from frozen_app import FrozenApp


def test_every_part_of_the_bundle_has_its_license_texts(frozen: FrozenApp) -> None:
    assert bill_of_materials.missing_texts(frozen.folder) == []


def test_list_of_parts_names_every_native_file_once(frozen: FrozenApp) -> None:
    bill = bill_of_materials.bill(frozen.folder)
    every = [bill["metadata"]["component"], *bill["components"]]
    files = [x["name"] for part in every for x in part.get("components", []) if x["type"] == "file"]
    native = [
        n for n, p in bill_of_materials.files_of(frozen.folder) if bill_of_materials.is_native(p)
    ]
    assert len(native) > 50
    assert sorted(files) == sorted(native)
    assert {"qt", "typst", "pynacl", "python"} <= {part["bom-ref"] for part in every}


def test_list_of_parts_is_the_same_twice_and_names_no_folder_of_this_machine(
    frozen: FrozenApp,
) -> None:
    texts = [json.dumps(bill_of_materials.bill(frozen.folder)) for _ in range(2)]
    assert texts[0] == texts[1]
    assert str(frozen.folder) not in texts[0]
    assert str(Path.home()) not in texts[0]


def test_crates_notice_names_each_crate_with_its_license(frozen: FrozenApp) -> None:
    text = (frozen.inside / "licences" / "typst" / "crates.txt").read_text("utf-8")
    assert text.count("\n    by ") > 300
    assert "\n    by \n" not in text
    assert "comemo " in text


@pytest.mark.parametrize("name", ["libunknown.dylib", "strange/thing.bin"])
def test_file_that_no_part_names_has_no_owner(name: str) -> None:
    assert bill_of_materials.owner(name, bill_of_materials.parts()) is None
